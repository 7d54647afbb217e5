// Which statement reached the reader through the longest chain of attribution (isnad)?
MATCH (speaker:Agent)-[:SAID]->(s:Statement)
WITH s, COUNT { (s)-[:VIA]->() } AS relays
ORDER BY relays DESC, s.start
LIMIT 1
CALL path.isnad(s) YIELD step, role, node
RETURN step, role, coalesce(node.headline, node.name) AS name, s.text AS said
ORDER BY step;
