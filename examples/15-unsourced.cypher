// Which sentences of the hospital story have no source?
MATCH (a:Article)-[:HAS_SECTION]->(section:Section)-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->(x:Sentence)
WHERE section.kind IN ['lead', 'body']
  AND a.path CONTAINS 'hospital'
  AND NOT EXISTS { (x)<-[:IN]-(:Statement)<-[:SAID]-() }
RETURN a.path AS article, x.text AS sentence
ORDER BY article, x.start;
