# How does a reporter spend an hour with it, from a word to citations?
naql seeds --quiet --format table --echo <<'END' 2>&1
:find جرحى OR hurt
:open 3

MATCH (who)-[:SAID]->(s:Statement)
WHERE text.fold(s.text) CONTAINS text.fold('الجسر') OR s.text CONTAINS 'bridge'
RETURN who.name AS who, s.act AS act, s.text AS said ORDER BY who, said LIMIT 8;

:param who سليم الحداد
MATCH (:Person {name: $who})-[:SAID]->(s)
RETURN s.kind AS kind, count(*) AS n ORDER BY n DESC;

MATCH (:Person {name: $who})-[:SAID]->(s {kind: 'direct'})
RETURN source.cite(s) AS reference ORDER BY reference;
:last markdown

:set quoted = MATCH (p:Person)-[:SAID]->(s) WITH p, count(s) AS n WHERE n > 3 RETURN p.name
UNWIND $quoted AS name
MATCH (:Person {name: name})-[:SAID]->(s)-[:VIA]->(relay)
RETURN name, collect(DISTINCT relay.name) AS relays ORDER BY name;

:once csv
MATCH (a:Article)-[:PUBLISHED_BY]->(o) RETURN o.name AS outlet, count(*) AS articles ORDER BY articles DESC, outlet;

:format timeline
MATCH (a:Article) WHERE a.headline CONTAINS 'bridge' OR a.headline CONTAINS 'جسر' RETURN a.day AS day, a.headline AS headline;
:help UNION
END
