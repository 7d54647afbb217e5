// Match, Where, PatternList
MATCH (p:Person)-[:SAID]->(s:Statement), (s)-[:ABOUT]->(o) WHERE o.name = 'البنك المركزي' RETURN p, s;
OPTIONAL MATCH (a:Article) WHERE a.words > 1000 RETURN a;

// MatchMode
MATCH REPEATABLE ELEMENTS (a)-[r]->{1,3}(b)-[s]-(c) RETURN r, s;
MATCH DIFFERENT RELATIONSHIPS (a)--(b)--(c) RETURN a, b, c;

// IndexHint
MATCH (p:Person) USING INDEX p:Person(name) WHERE p.name = 'Hind' RETURN p;
MATCH (p:Person) USING TEXT INDEX SEEK p:Person(name) WHERE p.name CONTAINS 'H' RETURN p;
MATCH (p:Person)-->(o:Organization) USING SCAN p:Person USING JOIN ON p, o RETURN p;

// ExpandHint
MATCH (p:Person)-[r]->(o)-[s]->(q) USING EXPAND ALL FROM p TO o VIA r, INTO FROM o TO q RETURN p;
MATCH (p:Person)-[r]->(o) USING EXPAND VIA r RETURN p;

// Unwind
UNWIND [1, 2, 3] AS n RETURN n;

// LoadCSV
LOAD CSV WITH HEADERS FROM 'people.csv' AS row FIELDTERMINATOR ';' RETURN row.name AS name;
LOAD CSV FROM $file AS row RETURN row[0] AS first;

// For
FOR n IN [1, 2, 3] RETURN n;
FOR word IN ['one', 'two'] WITH ORDINALITY n RETURN n, word;
