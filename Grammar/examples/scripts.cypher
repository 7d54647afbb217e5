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
