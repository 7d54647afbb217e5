// On how many voices does each article rest, and how many of them have no name?
MATCH (a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->()<-[:IN]-(s:Statement)<-[:SAID]-(who:Agent)
WITH a, collect(DISTINCT who) AS voices
RETURN a.path AS article,
  size(voices) AS voices,
  size([v IN voices WHERE v:UnnamedSource AND NOT v:Organization]) AS unnamed
ORDER BY voices, unnamed DESC, article;
