// What has the White House said about Hamas, newest first, and in which sentence does it stand?
MATCH (who:Agent)-[:SAID]->(s:Statement)-[:ABOUT]->(what)
WHERE 'White House' IN who.aliases AND 'Hamas' IN what.aliases
MATCH (s)-[:IN]->(sentence:Sentence)<-[:HAS_SENTENCE]-(:Paragraph)<-[:HAS_PARAGRAPH]-(section:Section)
MATCH (section)<-[:HAS_SECTION]-(a:Article)-[:PUBLISHED_BY]->(o:Outlet)
RETURN coalesce(s.date, a.published) AS day,
  o.name AS outlet,
  section.kind AS place,
  s.verb AS verb,
  s.text AS said,
  sentence.text AS sentence
ORDER BY day DESC, outlet, s.start;
