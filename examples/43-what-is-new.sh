# What is new since I asked last, and what does an article say otherwise than before?
d=$(mktemp -d); export HOME="$d"; unset XDG_STATE_HOME XDG_CONFIG_HOME
mkdir "$d/articles"
printf -- '---\nurl: https://example.org/port\nmodified: 2024-03-05T08:00:00Z\n---\nPort\n\nLena Parson said that five people were hurt.\n' >"$d/articles/1.txt"
printf 'MATCH (p:Person)-[:SAID]->(s) RETURN p.name AS who, s.text AS said ORDER BY said;\n' >"$d/who.cypher"
cd "$d"
naql run ./who.cypher articles --new --quiet
naql run ./who.cypher articles --new --quiet; echo "nothing new: exit status $?"
printf -- '---\nurl: https://example.org/port\nmodified: 2024-03-05T10:00:00Z\n---\nPort\n\nLena Parson said that seven people were hurt. Omar Hale said that the port was shut.\n' >articles/2.txt
naql run ./who.cypher articles --new --quiet
naql articles --quiet --format table -c '
MATCH (a:Article) CALL article.diff(a) YIELD change, who, text, before
RETURN change, who, text, before ORDER BY change'
cd /; rm -r "$d"
