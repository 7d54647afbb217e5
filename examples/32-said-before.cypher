// Who said that before, in whatever words, and who says the contrary?
CALL search.similar('The road will be reopened in a week', {limit: 6, min: 0.4})
  YIELD node AS s, score, turned
MATCH (who)-[:SAID]->(s)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)-[:PUBLISHED_BY]->(o)
RETURN round(score, 2) AS score, turned, a.day AS day, o.name AS outlet, who.name AS who, s.text AS said
ORDER BY turned IS NOT NULL, a.day, score DESC, said;
