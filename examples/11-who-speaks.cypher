// Who speaks how often, directly or not, in each outlet and week?
MATCH (who:Agent)-[:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
MATCH (a)-[:PUBLISHED_BY]->(outlet:Outlet)
WITH DISTINCT outlet, who, s, date.truncate('week', a.published) AS week
WITH outlet.name AS outlet,
  week,
  who.name AS who,
  count(s) AS statements,
  count(CASE WHEN s.kind = 'indirect' THEN null ELSE 1 END) AS quoted
WHERE statements > 1
RETURN outlet, week, who, statements, quoted
ORDER BY outlet, week, statements DESC, who;
