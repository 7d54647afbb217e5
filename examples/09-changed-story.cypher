// Who said something else on another day about the same thing?
MATCH (who:Agent)-[:SAID]->(old:Statement), (who)-[:SAID]->(new:Statement)
MATCH (old)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
MATCH (new)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(b:Article)
WITH DISTINCT who, old, new, coalesce(old.date, a.published) AS day, coalesce(new.date, b.published) AS later,
  text.similarity(old.text, new.text) AS alike
WHERE day < later AND 0.12 < alike < 0.8
RETURN who.name AS who, day, old.text AS said, later, new.text AS saidLater
ORDER BY alike DESC, day, said;
