// With which verbs and acts do the articles let those speak whom they quote most?
MATCH (who:Person)-[:SAID]->(s:Statement)
WITH who, s.act AS act, collect(DISTINCT s.verb) AS verbs, count(*) AS times
ORDER BY times DESC, act
WITH who,
  sum(times) AS statements,
  collect(act + ': ' + reduce(t = head(verbs), v IN tail(verbs) | t + ', ' + v)) AS acts
WHERE statements > 2
RETURN who.name AS who, statements, acts
ORDER BY statements DESC, who;
