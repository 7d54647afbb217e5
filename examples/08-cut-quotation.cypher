// Which quotation is printed shorter in one article than in another?
MATCH (long:Statement), (short:Statement)
WHERE long <> short
  AND long.text CONTAINS short.text
  AND size(short.text) >= 12
  AND long.kind <> 'indirect'
MATCH (long)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
MATCH (short)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(b:Article)
WHERE a <> b
RETURN DISTINCT a.path AS whole, b.path AS cut, long.text AS quotation, short.text AS remains
ORDER BY whole, cut, remains;
