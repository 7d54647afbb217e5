// Where did each name that several articles mention first appear, and how many days did it stay in the news?
MATCH (a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->()-[:MENTIONS]->(name)
WHERE a.published IS NOT NULL AND NOT name:Place
WITH DISTINCT name, a
ORDER BY a.published, a.path
WITH name, collect(a) AS articles
WHERE size(articles) > 1
RETURN name.name AS name,
  articles[0].path AS first,
  articles[0].published AS day,
  size(articles) AS articles,
  duration.inDays(articles[0].published, articles[-1].published).days AS days
ORDER BY day, first, name;
