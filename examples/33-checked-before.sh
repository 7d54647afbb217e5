#!/bin/sh
# Who said first what was found false, and who repeated it after that?
naql seeds --names examples/names.txt --fact-checks examples/fact-checks.csv --format table -c '
  MATCH (check:FactCheck)-[:REVIEWS]->(s:Statement)<-[:SAID]-(who)
  MATCH (s)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)-[:PUBLISHED_BY]->(o)
  RETURN check.rating AS rating, check.day AS checked, a.day AS said,
    CASE WHEN a.day > check.day THEN "after that" ELSE "before" END AS `when`,
    who.name AS who, o.name AS outlet, s.text AS words
  ORDER BY checked, said, words' 2>&1
