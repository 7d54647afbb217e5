# Who is quoted, by gender and party, in each outlet and month? The unknown is a row of its own.
naql seeds --people examples/people.csv --quiet --format table -c '
MATCH (p:Person)-[:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article)
MATCH (a)-[:PUBLISHED_BY]->(o:Outlet)
WITH DISTINCT o.name AS outlet, date.truncate("month", a.day) AS month, s, p
WITH outlet, month, collect(p) AS quoted
CALL stats.share([p IN quoted | {gender: p.gender, party: p.party}]) YIELD value, count, total, share
RETURN outlet, month, value.gender AS gender, value.party AS party, count, total, round(share, 2) AS share
ORDER BY outlet, month, count DESC, gender, party' 2>&1
