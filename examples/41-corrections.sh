# What I put right: is it there tomorrow, after the next import, and at my colleague's?
d=$(mktemp -d); export NAQL_USER=amal
naql import seeds --quiet -o "$d/mine.naql"
naql "$d/mine.naql" --write "$d/mine.naql" --quiet --format none <<'END'
MATCH (s:Statement) WHERE s.resolver <> 'explicit' RETURN s ORDER BY s.text LIMIT 3;
:said 1 Dina Sabri
:mark 2 wrong span
:note 3 asked the ministry
MATCH (o:Organization {name: 'حماس'}) SET o.party = 'yes';
END
naql import seeds --quiet --fresh -o "$d/mine.naql"
naql corrections "$d/mine.naql" >"$d/mine.csv"
naql import seeds --quiet -o "$d/hers.naql"
naql "$d/hers.naql" --corrections "$d/mine.csv" --quiet --format table -c '
MATCH (s:Statement) WHERE s.resolver = "corrected" OR s.mark IS NOT NULL OR s.notes IS NOT NULL
OPTIONAL MATCH (who)-[:SAID]->(s)
RETURN left(s.text, 30) AS said, who.name AS who, s.mark AS mark, s.fault AS fault, s.notes AS notes ORDER BY said' -c '
MATCH (o {party: "yes"}) RETURN o.name AS name'
rm -r "$d"
