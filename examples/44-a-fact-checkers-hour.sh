# How does a fact-checker spend an hour with it, from a colleague's draft to a reference and a correction that stays?
d=$(mktemp -d); export NAQL_USER=amal
naql import seeds --quiet --names examples/names.txt -o "$d/desk.naql"
cat >"$d/draft.txt" <<'DRAFT'
Bridge: what they said

“We have lost nobody,” Haddad said. He promised: “We will not reopen the road within a week.”

وقال سليم الحداد: «لم نفقد أحداً».
DRAFT
naql "$d/desk.naql" --write "$d/desk.naql" --fact-checks examples/fact-checks.csv --quiet --format table --echo <<END 2>&1 | sed "s#$d#DESK#g"
// What in the draft is not what the sources have?
:verify $d/draft.txt
:open 2

// Who said that before, and who says the contrary?
:param claim The road will be reopened in a week
CALL search.similar(\$claim, {limit: 4, min: 0.4}) YIELD node AS s, score, turned
RETURN round(score, 2) AS score, turned, s.text AS said ORDER BY score DESC, said;
:open 1

// Was it checked before, and who repeats it?
MATCH (check:FactCheck)-[:REVIEWS]->(s:Statement)<-[:SAID]-(who)
RETURN check.rating AS rating, check.day AS checked, who.name AS who, s.text AS words ORDER BY words;

// Which tolls were printed, and by whom?
MATCH (o:Outlet)<-[:PUBLISHED_BY]-(a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->()-[:STATES]->(f:Figure)
WHERE f.of = 'hurt'
RETURN a.day AS day, o.name AS outlet, f.comparator AS comparator, f.value AS value ORDER BY day, outlet, value;

// Where does the word stand?
CALL search.kwic('reopen OR reopened', {width: 30}) YIELD left, hit, right RETURN left, hit, right ORDER BY left;

// A reference to paste, for the quotation that holds.
MATCH (s:Statement {kind: 'direct'}) WHERE s.text CONTAINS 'lost nobody' RETURN source.cite(s) AS reference;
:last markdown

// What the program read wrong is put right, and stays.
MATCH (who)-[:SAID]->(s:Statement) WHERE s.resolver <> 'explicit' RETURN who.name AS who, s.text AS said ORDER BY said LIMIT 2;
:mark 1 checked
:note 2 asked the ministry
:write
END
naql corrections "$d/desk.naql" | cut -d, -f1-2 | sed 1d
rm -r "$d"
