// Who is spoken about in two articles or more, but is never heard?
MATCH (p:Person|Organization)<-[:MENTIONS]-()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
WHERE NOT p:Outlet AND NOT EXISTS { (p)-[:SAID]->() }
WITH p, collect(DISTINCT a.path) AS articles
WHERE size(articles) > 1
RETURN p.name AS name, articles
ORDER BY size(articles) DESC, name;
