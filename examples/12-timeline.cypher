// What was said about the bridge, day by day, in the order in which it was published?
MATCH (a:Article)-[:HAS_SECTION]->(:Section)-[:HAS_PARAGRAPH]->(:Paragraph)-[:HAS_SENTENCE]->(x:Sentence)<-[:IN]-(s:Statement)
WHERE text.contains(a.text, 'جسر الوادي') OR text.contains(a.text, 'Wadi bridge')
MATCH (who:Agent)-[:SAID]->(s)
WITH DISTINCT a, s, who
ORDER BY a.published, a.path, s.start
RETURN a.published AS day,
  a.headline AS headline,
  count(s) AS statements,
  collect(DISTINCT who.name) AS voices
ORDER BY day, headline;
