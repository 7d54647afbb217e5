// Script, Statement, Query, SingleQuery, Clause
MATCH (a:Article) RETURN count(a) AS articles;
EXPLAIN MATCH (a:Article) RETURN a.title AS title;
PROFILE MATCH (p:Person)-[:SAID]->(s) RETURN p.name AS name, count(s) AS statements;

// Query
MATCH (p:Person) RETURN p.name AS name UNION MATCH (o:Organization) RETURN o.name AS name;
RETURN 1 AS n UNION ALL RETURN 1 AS n;
RETURN 1 AS n UNION DISTINCT RETURN 2 AS n;

// Space
/* A comment before
   and */ RETURN /* inside */ 1 AS one; // and after

// UnitedQuery, QueryPart, BracedQuery
{ RETURN 1 AS n UNION RETURN 2 AS n } UNION ALL RETURN 2 AS n;
MATCH (p:Person) RETURN p.name AS name NEXT RETURN count(name) AS names;

// ConditionalQuery
WHEN $day = 'Friday' THEN RETURN 'weekend' AS kind WHEN $day IS NULL THEN { RETURN 'unknown' AS kind } ELSE RETURN 'weekday' AS kind;
MATCH (s:Statement) CALL (*) { WHEN s.kind = 'direct' THEN RETURN 1 AS weight ELSE RETURN 0 AS weight } RETURN sum(weight) AS weight;

// Version
CYPHER 25 MATCH (a:Article) RETURN count(a) AS articles;
CYPHER 5 runtime = parallel RETURN 1 AS one;
