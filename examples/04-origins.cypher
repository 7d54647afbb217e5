// What is said about Adam Boehler comes from how many outlets, and from how many independent origins behind them?
MATCH (what:Person)<-[:ABOUT]-(s:Statement)<-[:SAID]-(origin:Agent)
WHERE 'Adam Boehler' IN what.aliases OR what.name = 'Adam Boehler'
MATCH (s)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)-[:PUBLISHED_BY]->(outlet)
OPTIONAL MATCH (s)-[:VIA]->(relay)
WITH count(DISTINCT outlet) AS outlets, count(DISTINCT s) AS statements,
  // Unnamed sources that reach us through the same relay may be the same people, so they count once.
  count(DISTINCT CASE WHEN origin:UnnamedSource THEN coalesce(
    relay.name,
    origin.name
  ) ELSE origin.name END) AS origins
RETURN outlets, statements, origins;
