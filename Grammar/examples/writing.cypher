// Create
CREATE (a:Article:Draft {title: 'خبر', words: 120})-[:PUBLISHED_BY {at: date('2024-05-01')}]->(o:Outlet);

// Merge
MERGE (p:Person {name: $name}) ON CREATE SET p.new = true ON MATCH SET p.seen = p.seen + 1, p:Known;

// Set, SetItem, PropertyTarget, LabelNames
MATCH (n) SET n.a = 1, n.b.c = 2, (n).d = 3, n[$key] = 4, n:A:B, n IS C:D;
MATCH (n), (m) SET n = m, n += {a: 1};

// Remove, RemoveItem
MATCH (n) REMOVE n.a, n:A:B, n[key];

// Delete
MATCH (n)-[r]->() DELETE r, n;
MATCH (n) DETACH DELETE n;
MATCH (n) NODETACH DELETE n;

// Foreach
MATCH p = (a)-[*]->(b) FOREACH (n IN nodes(p) | SET n.marked = true MERGE (n)-[:IN]->(:Path));

// Insert
INSERT (:Person {name: 'Hind'})-[:KNOWS]->(:Person {name: 'Karim'});

// ComputedLabel
UNWIND $rows AS row CREATE (n:Agent:$(row.labels) {name: row.name})-[:$(row.type)]->(:Statement) SET n:$('Seen') REMOVE n:$(row.old);
MATCH (n:$any(['Person', 'Organization'])) WHERE NOT n:$all($labels) RETURN n;
