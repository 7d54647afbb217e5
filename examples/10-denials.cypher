// Who denies, rejects or disputes what, and who accuses whom?
MATCH (who:Agent)-[:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
WHERE s.act IN ['deny', 'reject', 'accuse']
RETURN DISTINCT a.published AS published,
  who.name AS who,
  s.act AS act,
  s.verb AS verb,
  s.text AS said
ORDER BY published, who, said;
