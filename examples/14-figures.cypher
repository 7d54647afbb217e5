// Which figures are given in digits, and who gave them?
MATCH (who:Agent)-[:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
WITH DISTINCT a, who, s, [w IN text.words(text.fold(s.text)) WHERE w =~ '[0-9][0-9,.]*'] AS figures
WHERE size(figures) > 0
RETURN figures, who.name AS who, s.text AS said, a.path AS article
ORDER BY article, said;
