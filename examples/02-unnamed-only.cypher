// Which claims rest on unnamed people only, with nobody named who says much the same?
MATCH (source:UnnamedSource)-[:SAID]->(s:Statement)-[:IN]->(:Sentence)<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-(section)
MATCH (section:Section)<-[:HAS_SECTION]-(a:Article)
WHERE NOT source:Organization AND section.kind IN ['lead', 'body'] AND NOT EXISTS {
  MATCH (:Person|Organization)-[:SAID]->(other:Statement)
  WHERE text.similarity(other.text, s.text) > 0.5
}
RETURN DISTINCT a.path AS article, source.name AS source, s.text AS claim
ORDER BY article, claim;
