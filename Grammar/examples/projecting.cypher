// With, Return, Projection, ProjectionItem
MATCH (p:Person) WITH DISTINCT p.name AS name WHERE name STARTS WITH 'س' RETURN name;
MATCH (a)-[r]->(b) WITH *, type(r) AS kind RETURN *;
RETURN 1 + 1, 2 AS `column with spaces`, 3 AS order;
MATCH (p:Person) WITH ALL p.name AS name RETURN ALL name;

// OrderBy, SortItem, Skip, Limit
MATCH (a:Article) RETURN a.title AS title ORDER BY a.published DESC, title ASCENDING SKIP 10 LIMIT $most;
MATCH (a:Article) WITH a ORDER BY a.words DESCENDING OFFSET 1 LIMIT 1 RETURN a.title AS title;

// GroupBy
MATCH (a:Article) RETURN a.outlet AS outlet, avg(a.words) AS words GROUP BY outlet ORDER BY words DESC;
MATCH (a:Article) WITH count(*) AS articles GROUP BY a.outlet, a.language WHERE articles > 1 RETURN articles;
MATCH (a:Article) RETURN max(a.words) AS most GROUP BY ();
MATCH (a:Article) RETURN a.outlet AS outlet, count(*) AS articles GROUP BY ALL;

// Finish
MATCH (a:Article) SET a.seen = true FINISH;

// Let
MATCH (p:Person) LET name = p.name, letters = size(p.name) RETURN name, letters;
MATCH (p:Person) LET VALUE name = p.name RETURN name;

// Filter
MATCH (p:Person) FILTER p.name STARTS WITH 'س' RETURN p;
MATCH (p:Person) FILTER WHERE p.name IS NOT NULL RETURN p;

// Page
MATCH (a:Article) ORDER BY a.published DESC SKIP 1 LIMIT 3 RETURN a.title AS title;
MATCH (a:Article) OFFSET 2 RETURN a;
