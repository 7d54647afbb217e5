// Who relays whom?
MATCH (source:Agent)-[:SAID]->(s:Statement)-[via:VIA]->(relay:Agent)
RETURN relay.name AS relay,
  source.name AS source,
  via.order AS step,
  via.verb AS verb,
  s.text AS said
ORDER BY relay, source, said;
