// Call, CallProcedure, Yield, YieldItem
CALL db.labels;
CALL db.labels() YIELD label AS name WHERE name <> 'Draft' RETURN name;
CALL db.labels() YIELD *;
CALL test.doNothing() YIELD - RETURN 1 AS one;
MATCH (p:Person) OPTIONAL CALL test.my.proc(p.name, $in) YIELD out, other AS b RETURN p, out, b;

// CallSubquery
MATCH (p:Person) CALL (p) { MATCH (p)-[:SAID]->(s) RETURN s ORDER BY s.start LIMIT 1 } RETURN p.name AS name, s.text AS text;
MATCH (p:Person) CALL (*) { RETURN 1 AS one } RETURN p, one;
CALL () { RETURN 1 AS n UNION RETURN 2 AS n } RETURN n;
MATCH (p) CALL { WITH p RETURN p.name AS name } RETURN name;
MATCH (p) OPTIONAL CALL (p) { MATCH (p)-->(q) RETURN q } RETURN p, q;

// InTransactions, ReactionToError
MATCH (n) CALL (n) { SET n.x = 1 } IN 2 CONCURRENT TRANSACTIONS OF 100 ROWS ON ERROR CONTINUE REPORT STATUS AS s;

// Retries, Disjointness
MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS ON ERROR RETRY;
MATCH (n) CALL (n) { SET n.x = 1 } IN CONCURRENT TRANSACTIONS OF 10 ROWS DISJOINT BY (n.x, n.y) ON ERROR RETRY FOR 2.5 SECONDS THEN CONTINUE;
MATCH (n) CALL (n) { SET n.x = 1 } IN CONCURRENT TRANSACTIONS DISJOINT BY NONE ON ERROR RETRY 3 SEC THEN BREAK;
