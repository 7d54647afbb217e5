// SchemaCommand, CreateIndex, SchemaPattern, SchemaKey
CREATE INDEX FOR (p:Person) ON (p.name);
CREATE INDEX person_name IF NOT EXISTS FOR (p:Person) ON (p.name, p.born);
CREATE TEXT INDEX titles FOR (a:Article) ON (a.title);
CREATE RANGE INDEX said_at FOR ()-[s:SAID]-() ON (s.at);
CREATE INDEX ON :Person(name);

// CreateConstraint, ConstraintKind
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (p:Person) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT FOR (p:Person) REQUIRE (p.first, p.last) IS NODE KEY;
CREATE CONSTRAINT FOR ()-[s:SAID]->() REQUIRE s.at IS NOT NULL;

// Drop
DROP INDEX person_name IF EXISTS;
DROP CONSTRAINT person_id;

// Show, ShowPaging, Showable
SHOW FUNCTIONS;
SHOW BUILT IN FUNCTIONS YIELD name, signature AS s WHERE name STARTS WITH 'text.';
SHOW PROCEDURES YIELD *;
SHOW FUNCTIONS YIELD name, category ORDER BY name SKIP 1 LIMIT 5 WHERE name <> 'abs' RETURN category, count(*) AS n;
SHOW ALL INDEXES WHERE entityType = 'NODE';
SHOW CONSTRAINTS;
