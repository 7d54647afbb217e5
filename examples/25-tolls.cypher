// Which toll was given, by whom, how did it change, and who still prints the old one after a new one was out?
MATCH (a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->(x:Sentence)-[:STATES]->(f:Figure)
WHERE f.of IN ['dead', 'hurt']
  AND (text.contains(a.text, 'جسر الوادي') OR text.contains(a.text, 'bridge'))
OPTIONAL MATCH (a)-[:PUBLISHED_BY]->(o:Outlet)
OPTIONAL MATCH (who)-[:SAID]->(:Statement)-[:STATES]->(f)
WITH f, a.day AS day, o.name AS outlet, collect(DISTINCT who.name) AS voices
WITH collect({day: day, outlet: outlet, voices: voices, f: f}) AS all
UNWIND all AS one
WITH one, [x IN all WHERE x.f.of = one.f.of AND x.day <= one.day | x.f.value] AS known
RETURN one.day AS day,
  one.outlet AS outlet,
  one.voices AS voices,
  one.f.of AS of,
  one.f.comparator AS comparator,
  one.f.value AS value,
  one.f.value < reduce(most = 0, v IN known | CASE WHEN v > most THEN v ELSE most END) AS old
ORDER BY day, outlet, of, value;
