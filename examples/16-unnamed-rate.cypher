// What share of statements does each outlet take from unnamed sources, and with which words does it describe them?
MATCH (who:Agent)-[:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
MATCH (a)-[:PUBLISHED_BY]->(outlet:Outlet)
WITH DISTINCT outlet, who, s
WITH outlet,
  count(s) AS statements,
  count(CASE WHEN who:UnnamedSource AND NOT who:Organization THEN 1 END) AS unnamed,
  collect(DISTINCT CASE WHEN who:UnnamedSource AND NOT who:Organization THEN who.name END) AS words
RETURN outlet.name AS outlet,
  statements,
  unnamed,
  round(100.0 * unnamed / statements) AS percent,
  words
ORDER BY percent DESC, outlet;
