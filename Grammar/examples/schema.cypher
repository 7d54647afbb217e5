// SchemaCommand, CreateIndex, SchemaPattern, SchemaKey, IndexedKeys, SchemaName, SchemaOptions
CREATE POINT INDEX FOR (p:Place) ON (p.location) OPTIONS {indexConfig: {}};
CREATE FULLTEXT INDEX texts IF NOT EXISTS FOR (n:Statement|Sentence) ON EACH [n.text, n.title];
CREATE LOOKUP INDEX labels IF NOT EXISTS FOR (n) ON EACH labels(n);
CREATE LOOKUP INDEX types IF NOT EXISTS FOR ()-[r]-() ON type(r);
CREATE INDEX $name FOR ()-[s:SAID]-() ON (s.at) OPTIONS $options;
CREATE INDEX FOR (p:Person) ON (p.name);
CREATE INDEX person_name IF NOT EXISTS FOR (p:Person) ON (p.name, p.born);
CREATE TEXT INDEX titles FOR (a:Article) ON (a.title);
CREATE RANGE INDEX said_at FOR ()-[s:SAID]-() ON (s.at);
CREATE INDEX ON :Person(name);

// CreateConstraint, ConstraintKind
CREATE CONSTRAINT person_id IF NOT EXISTS FOR (p:Person) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT FOR (p:Person) REQUIRE (p.first, p.last) IS NODE KEY;
CREATE CONSTRAINT FOR ()-[s:SAID]->() REQUIRE s.at IS NOT NULL;

CREATE CONSTRAINT $name FOR (p:Person) REQUIRE p.born IS :: DATE | STRING;
CREATE CONSTRAINT FOR ()-[s:SAID]-() REQUIRE s.role IS TYPED LIST<STRING NOT NULL>;

// Drop
DROP INDEX $name IF EXISTS;
DROP INDEX person_name IF EXISTS;
DROP CONSTRAINT person_id;

// Show, ShowPaging, Showable
SHOW FUNCTIONS;
SHOW BUILT IN FUNCTIONS YIELD name, signature AS s WHERE name STARTS WITH 'text.';
SHOW PROCEDURES YIELD *;
SHOW FUNCTIONS YIELD name, category ORDER BY name SKIP 1 LIMIT 5 WHERE name <> 'abs' RETURN category, count(*) AS n;
SHOW ALL INDEXES WHERE entityType = 'NODE';
SHOW CONSTRAINTS;
SHOW NODE KEY CONSTRAINTS;
SHOW FULLTEXT INDEXES YIELD name, createStatement;
SHOW PROCEDURES EXECUTABLE BY CURRENT USER;
SHOW SETTINGS 'memory', 'timeout';

// ShowClause
SHOW INDEXES YIELD name AS index, labelsOrTypes UNWIND labelsOrTypes AS label MATCH (n) WHERE label IN labels(n) RETURN index, count(n) AS nodes;
SHOW CONSTRAINTS YIELD name AS rule SHOW INDEXES YIELD owningConstraint AS owner FILTER owner = rule RETURN rule;
