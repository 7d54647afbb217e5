// What only repeats a caption, or a headline that another article has already carried?
MATCH (a:Article)-[:HAS_SECTION]->(s:Section)-[:REPEATS]->(first:Section)<-[:HAS_SECTION]-(b:Article)
RETURN a.path AS article, s.kind AS kind, substring(a.text, s.start, s.end - s.start) AS words, b.path AS origin
UNION
MATCH (a:Article)-[:HAS_SECTION]->(s:Section {kind: 'teaser'}), (b:Article)
WHERE a <> b
WITH a, s, b, substring(a.text, s.start, s.end - s.start) AS words
WHERE text.contains(words, b.headline)
RETURN a.path AS article, s.kind AS kind, words, b.path AS origin;
