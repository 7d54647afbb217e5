// What only repeats a caption, or announces what another article tells?
MATCH (a:Article)-[:HAS_SECTION]->(s:Section)-[:REPEATS]->(:Section)<-[:HAS_SECTION]-(b:Article)
RETURN a.path AS article,
  s.kind AS kind,
  substring(a.text, s.start, s.end - s.start) AS words,
  b.path AS origin
UNION
MATCH (a:Article)-[:HAS_SECTION]->(s:Section {kind: 'teaser'}), (b:Article)
WITH a, s, b, substring(a.text, s.start, s.end - s.start) AS words
WHERE a <> b AND text.contains(b.headline, split(words, ': ')[-1])
RETURN a.path AS article, s.kind AS kind, words, b.path AS origin;
