// PathPattern, PathElements, PathFactor
MATCH p = (a)-->(b)<--(c)--(d) RETURN p;

// ShortestPathCall
MATCH p = shortestPath((a:Person)-[:MENTIONS*..10]-(b:Person)) RETURN length(p) AS hops;
MATCH (a), (b) RETURN length(shortestPath((a)-[*]-(b))) AS hops, allShortestPaths((a)-[*]-(b)) AS paths;

// PathPrefix, PathModeWord
MATCH p = ACYCLIC (a)-[:CITES]->*(b) RETURN p;
MATCH SIMPLE PATHS (a)-[:CITES]->*(b), p = TRAIL PATH (c)-->{1,3}(d), WALK (e)-->(f) RETURN p;
MATCH p = SHORTEST 3 ACYCLIC PATHS (a)-[:CITES]->+(b), q = ANY TRAIL PATH (c)-->+(d) RETURN p, q;

// PathCount
MATCH p = SHORTEST $count (a)-[:CITES]->+(b) RETURN p;
MATCH p = ANY $count PATHS (a)-[:CITES]->+(b) RETURN p;

// PathSelector
MATCH SHORTEST 1 ((a)-[r:CITES]->+(b) WHERE b.year > 2000) RETURN b;
MATCH ALL SHORTEST (p = (a)-[:CITES]->+(b) WHERE length(p) > 2) RETURN p;
MATCH p = SHORTEST 2 SIMPLE PATH GROUPS (a)-->+(b) RETURN p;
MATCH p = ANY SHORTEST (a)-[:CITES]->+(b) RETURN p;
MATCH p = ALL SHORTEST PATHS (a)-[:CITES]->*(b) RETURN p;
MATCH p = SHORTEST 3 (a)-[:CITES]->+(b) RETURN p;
MATCH p = SHORTEST 2 PATH GROUPS (a)-[:CITES]->+(b) RETURN p;
MATCH p = ANY 2 PATHS (a)-->+(b) RETURN p;
MATCH p = ALL PATHS (a)-->(b) RETURN p;

// QuantifiedPath, Quantifier
MATCH (a)((x)-[:NEXT]->(y) WHERE x.words < y.words){1,4}(b) RETURN a, b, size(x) AS steps;
MATCH ((a)-->(b)){2}(c)((d)-->(e)){,3} RETURN c;
MATCH (p = ACYCLIC (a)-[r]->(b) WHERE r.at > 1) RETURN p;
MATCH (a)-[:R]->{3,}(b)-[:S]-{1,2}(c) RETURN a, b, c;

// NodePattern, PatternLabels, PatternProperties
MATCH (), (a), (:A), (a:A {x: 1}), (a:A $properties), (n WHERE n.x > 1), (n IS A|B {x: 1} WHERE n.y = 2) RETURN 1 AS one;

// RelationshipPattern, RelationshipDetail, RelationshipTypes, VariableLength
MATCH (a)-[r:SAID|:TOLD {at: 1} WHERE r.x > 0]->(b), (a)-[*]-(b), (a)<-[:R*2]-(b), (a)-[rs*1..]->(b), (a)-[:R*..3]->(b),
      (a)<-->(b), (a)->(b)<-(c)-(d)<->(e)->+(f), (a)-[:R*1..3 {x: 1}]-(b) RETURN 1 AS one;

// LabelExpression, LabelDisjunction, LabelConjunction, LabelNegation, LabelAtom, LabelName
MATCH (a:A|B), (b:A&!B), (c:!(A|B)&C), (d:%), (e:A:B), (f:`label with spaces`) RETURN 1 AS one;
