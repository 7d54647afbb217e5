"""Queries that would run for hours or fill the machine, each with what it is about.

A case is (name, statement) or (name, statement, checks) where checks says what is measured: "t" time under a limit, "m"
memory under a limit, "i" time to end after SIGINT; all three unless told. A statement may be a function of the folder that
`materials` filled, and may be a list: the last one is measured, those before it prepare the graph.
"""
import json
import os
import random

PEOPLE = 400
KNOWS = 8000


def materials(folder):
    """Writes the files that the cases read: a dense graph, a line of 300 MB, a FIFO that nobody writes."""
    chance = random.Random(7)
    os.makedirs(f"{folder}/graph/nodes")
    os.makedirs(f"{folder}/graph/edges")
    with open(f"{folder}/graph/nodes/Person.csv", "w") as file:
        file.write("id:ID(Person),name:STRING\n")
        file.writelines(f"{number},name {number}\n" for number in range(PEOPLE))
    with open(f"{folder}/graph/edges/KNOWS__Person__Person.csv", "w") as file:
        file.write(":START_ID(Person),:END_ID(Person),weight:FLOAT\n")
        for _ in range(KNOWS):
            file.write(f"{chance.randrange(PEOPLE)},{chance.randrange(PEOPLE)},{chance.random():.3f}\n")
    with open(f"{folder}/graph/graph.json", "w") as file:
        json.dump({
            "nodes": [{"label": "Person", "file": "nodes/Person.csv"}],
            "edges": [{"type": "KNOWS", "source": "Person", "target": "Person",
                       "file": "edges/KNOWS__Person__Person.csv"}],
        }, file)
    with open(f"{folder}/line.csv", "wb") as file:
        for _ in range(300):
            file.write(b"x" * (1 << 20))
    with open(f"{folder}/fields.csv", "wb") as file:
        for _ in range(250):
            file.write(b"a,b,\"c d\"," * 100_000)
    os.mkfifo(f"{folder}/nobody.fifo")


DOUBLED = "reduce(s = 'ab', x IN range(1, {0}) | s + s)"

CASES = [
    # One expression
    ("text doubled in reduce", "RETURN size(reduce(s = 'ab', x IN range(1, 60) | s + s)) AS n"),
    ("list doubled in reduce", "RETURN size(reduce(l = [1], x IN range(1, 60) | l + l)) AS n"),
    ("text grown by one in reduce", "RETURN size(reduce(s = '', x IN range(1, 100000000) | s + 'x')) AS n"),
    ("list grown by one in reduce", "RETURN size(reduce(l = [], x IN range(1, 100000000) | l + x)) AS n"),
    ("count in reduce", "RETURN reduce(n = 0, x IN range(1, 90000000) | n + x % 7) AS n"),
    ("split at every character", f"RETURN size(split({DOUBLED.format(25)}, '')) AS n"),
    ("split at every other character", f"RETURN size(split({DOUBLED.format(25)}, 'b')) AS n"),
    ("nested replace", "RETURN size(" + "replace(" * 12 + "'aaaa'" + ", 'a', 'aaaaaaaa')" * 12 + ") AS n"),
    ("replace of nothing", f"RETURN size(replace({DOUBLED.format(25)}, '', 'xyz')) AS n"),
    ("toUpper again and again", f"WITH {DOUBLED.format(22)} AS s UNWIND range(1, 10000) AS i "
     "RETURN max(size(toUpper(s))) AS n", "ti"),
    ("toUpper of a long Arabic text", "WITH reduce(s = 'قال ', x IN range(1, 24) | s + s) AS s "
     "RETURN size(toUpper(toLower(s + s))) AS n"),
    ("reverse and trim", f"RETURN size(trim(reverse('  ' + {DOUBLED.format(26)} + '  '))) AS n"),
    ("folding, words and stems", "WITH reduce(s = 'وقال المتحدث إن ', x IN range(1, 22) | s + s) AS s "
     "RETURN size(text.words(text.fold(s))), size(text.stem(s)) AS n"),
    ("similarity of long texts", "WITH reduce(s = 'one word ', x IN range(1, 22) | s + s) AS s "
     "RETURN text.similarity(s, s + 'x') AS n"),
    ("snippet of a long text", "WITH reduce(s = 'one word ', x IN range(1, 23) | s + s) AS s "
     "RETURN text.snippet(s, 'nowhere') AS n"),
    ("normal forms", "WITH reduce(s = 'é', x IN range(1, 25) | s + s) AS s RETURN size(normalize(s, 'NFKD')) AS n"),
    ("regular expression over a long text", f"RETURN {DOUBLED.format(26)} =~ '(a|ab|b)*(a+b+)*c' AS n"),
    ("regular expression again and again", f"WITH {DOUBLED.format(18)} AS s UNWIND range(1, 100000) AS i "
     "WITH s WHERE s =~ '(ab?)*x(.*)' RETURN count(*) AS n", "ti"),
    ("CONTAINS again and again", f"WITH {DOUBLED.format(24)} AS s UNWIND range(1, 100000) AS i "
     "WITH s WHERE s CONTAINS 'ba' + 'bb' RETURN count(*) AS n", "ti"),
    ("comparison of long texts", f"WITH {DOUBLED.format(23)} AS s UNWIND range(1, 100000) AS i "
     "WITH s WHERE s + 'x' < s + 'y' RETURN count(*) AS n", "ti"),
    ("two long lists compared", "WITH range(1, 3000000) AS l UNWIND range(1, 100000) AS i "
     "WITH l WHERE l = l + [] RETURN count(*) AS n", "ti"),
    ("IN a long list", "WITH range(1, 2000000) AS l UNWIND range(1, 1000000) AS i "
     "WITH i WHERE [-i] IN [l] OR -i IN l RETURN count(*) AS n", "ti"),
    ("nested list comprehension", "RETURN size([x IN range(1, 100000) | [y IN range(1, 100000) | x * y]]) AS n"),
    ("filter in a list comprehension", "RETURN size([x IN range(1, 90000000) WHERE x % 2 = 3 | x]) AS n"),
    ("quantifier", "RETURN none(x IN range(1, 90000000) WHERE x = -1) AS n"),
    ("quantifier in a quantifier", "RETURN all(x IN range(1, 1000000) WHERE any(y IN range(1, 1000000) WHERE y = -x)) AS n"),
    ("range of ranges", "UNWIND range(1, 1000000) AS i RETURN sum(size(range(1, 10000000))) AS n", "ti"),
    ("long range", "RETURN size(range(1, 90000000)) AS n"),
    ("list in a map, again and again", "RETURN size([x IN range(1, 10000000) | {a: x, b: [x, x], c: toString(x)}]) AS n"),
    ("list reversed, cut and joined", "RETURN size(reverse(range(1, 30000000))[1..] + tail(range(1, 30000000))) AS n"),
    ("pattern comprehension", "RETURN size([(a:Person)-[:KNOWS*1..6]->(b) | [a.name, b.name]]) AS n"),
    ("COUNT of a subquery", "RETURN COUNT { MATCH (a)--(b)--(c)--(d)--(e)--(f) WHERE a.name < f.name } AS n"),
    ("COLLECT of a subquery", "RETURN size(COLLECT { UNWIND range(1, 100000000) AS x RETURN 'text ' + x }) AS n"),
    # Rows
    ("WITH s + s 40 times", "WITH 'abcdefgh' AS s0 " + " ".join(
        f"WITH s{i} + s{i} AS s{i + 1}" for i in range(40)) + " RETURN size(s40) AS n"),
    ("WITH that carries every s + s", "WITH 'abcdefgh' AS s0 " + " ".join(
        "WITH " + ", ".join(f"s{j}" for j in range(i + 1)) + f", s{i} + s{i} AS s{i + 1}" for i in range(36))
     + " RETURN size(s36) AS n"),
    ("many WITH over wide rows", "UNWIND range(1, 1000) AS i WITH i, " + DOUBLED.format(10) + " AS s0 " + " ".join(
        f"WITH i, s{i} + 'x' AS s{i + 1} ORDER BY i" for i in range(60)) + " RETURN max(size(s60)) AS n"),
    ("product of rows", "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n", "ti"),
    ("rows that are filtered away", "UNWIND range(1, 100000000000) AS a WITH a WHERE a < 0 RETURN count(*) AS n", "ti"),
    ("sort of numbers", "UNWIND range(1, 100000000) AS i WITH i % 1000003 AS k ORDER BY k RETURN count(k) AS n"),
    ("sort of texts", "UNWIND range(1, 100000000) AS i WITH 'key ' + (i % 1000003) AS k ORDER BY k RETURN count(k) AS n"),
    ("sort by long texts", f"WITH {DOUBLED.format(20)} AS s UNWIND range(1, 100000) AS i "
     "WITH s, i ORDER BY s, i DESC RETURN sum(i) AS n", "ti"),
    ("top of long texts", f"UNWIND range(1, 100000000) AS i WITH {DOUBLED.format(10)} + i AS s ORDER BY s LIMIT 100000 "
     "RETURN count(s) AS n"),
    ("DISTINCT texts", "UNWIND range(1, 100000000) AS i WITH DISTINCT 'some text ' + i AS s RETURN count(s) AS n"),
    ("DISTINCT lists", "UNWIND range(1, 100000000) AS i WITH DISTINCT [i, i + 1] AS s RETURN count(s) AS n"),
    ("count(DISTINCT text)", "UNWIND range(1, 100000000) AS i RETURN count(DISTINCT 'some text ' + i) AS n"),
    ("groups by text", "UNWIND range(1, 100000000) AS i RETURN 'some text ' + i AS k, count(*) AS n, collect(i) AS l"),
    ("collect", "UNWIND range(1, 100000000) AS i RETURN size(collect(i)) AS n"),
    ("collect of texts", "UNWIND range(1, 100000000) AS i RETURN size(collect('some text ' + i)) AS n"),
    ("collect of collected", "UNWIND range(1, 100000000) AS i WITH i % 1000 AS k, collect([i]) AS l RETURN size(collect(l)) AS n"),
    ("percentileCont of a long range", "UNWIND range(1, 100000000) AS i RETURN percentileCont(i, 0.5) AS n"),
    ("percentileDisc and stDev", "UNWIND range(1, 100000000) AS i RETURN percentileDisc(toFloat(i), 0.9), stDev(i) AS n"),
    ("max of long texts", f"UNWIND range(1, 1000000) AS i RETURN size(max({DOUBLED.format(20)} + i)) AS n", "ti"),
    ("hash join", "UNWIND range(1, 100000000) AS a WITH collect(a) AS l UNWIND l AS a MATCH (p:Person) WHERE id(p) = a RETURN count(*) AS n"),
    ("join of two long sides", "CALL { UNWIND range(1, 50000000) AS a RETURN a } CALL { UNWIND range(1, 50000000) AS b RETURN b } "
     "WITH a, b WHERE a = b RETURN count(*) AS n"),
    ("UNION of texts", "UNWIND range(1, 50000000) AS i RETURN 'a ' + i AS t UNION UNWIND range(1, 50000000) AS i RETURN 'b ' + i AS t"),
    ("procedure with long arguments", "UNWIND range(1, 100000) AS i CALL search.text('name ' + i) YIELD node RETURN count(*) AS n", "ti"),
    # Paths
    ("paths of any length", "MATCH p = (a:Person)-[:KNOWS*]->(b:Person) RETURN count(p) AS n", "ti"),
    ("paths of any length, collected", "MATCH p = (a:Person)-[:KNOWS*1..8]->(b:Person) RETURN size(collect(p)) AS n"),
    ("paths between two people", "MATCH p = (a:Person {name: 'name 1'})-[:KNOWS*10..14]->(b:Person {name: 'name 2'}) "
     "RETURN count(p) AS n", "ti"),
    ("all shortest paths with a condition", "MATCH (a:Person {name: 'name 1'}), (b:Person {name: 'name 2'}) "
     "MATCH p = shortestPath((a)-[:KNOWS*]-(b)) WHERE length(p) > 20 RETURN length(p) AS n"),
    ("all shortest paths of all pairs", "MATCH (a:Person), (b:Person) WHERE a <> b UNWIND range(1, 1000) AS i "
     "MATCH p = allShortestPaths((a)-[:KNOWS*]-(b)) RETURN count(p) AS n", "ti"),
    ("quantified paths", "MATCH ((a:Person)-[:KNOWS]->(b)){1,9} RETURN count(*) AS n"),
    ("reachable from all", "UNWIND range(1, 100000) AS i MATCH (a:Person)-[:KNOWS*1..20]->(b) "
     "WITH DISTINCT i, a, b RETURN count(*) AS n", "ti"),
    ("six hops", "MATCH (a)-[:KNOWS]-(b)-[:KNOWS]-(c)-[:KNOWS]-(d)-[:KNOWS]-(e)-[:KNOWS]-(f) RETURN count(DISTINCT a.name + f.name) AS n", "ti"),
    ("triangles of everybody", "MATCH (a)-[:KNOWS]-(b)-[:KNOWS]-(c)-[:KNOWS]-(d)-[:KNOWS]-(a) RETURN count(*) AS n", "ti"),
    ("betweenness again and again", "UNWIND range(1, 100000) AS i CALL algo.betweenness('Person', 'KNOWS') YIELD node RETURN count(*) AS n", "ti"),
    ("page rank again and again", "UNWIND range(1, 100000) AS i CALL algo.pageRank('Person', 'KNOWS') YIELD node RETURN count(*) AS n", "ti"),
    # Writes
    ("UNWIND and CREATE", "UNWIND range(1, 100000000) AS i CREATE (:Made {number: i})"),
    ("CREATE of texts", "UNWIND range(1, 100000000) AS i CREATE (:Made {text: 'some text ' + i})"),
    ("CREATE of relationships", "MATCH (a:Person) UNWIND range(1, 100000000) AS i CREATE (a)-[:MADE {n: i}]->(a)"),
    ("SET of long texts", f"UNWIND range(1, 100000) AS i MATCH (a:Person) SET a.text = {DOUBLED.format(12)} + i"),
    ("MERGE of many", "UNWIND range(1, 100000000) AS i MERGE (:Made {number: i})"),
    ("FOREACH", "FOREACH (i IN range(1, 90000000) | CREATE (:Made {number: i}))"),
    ("FOREACH in FOREACH", "FOREACH (i IN range(1, 100000) | FOREACH (j IN range(1, 100000) | CREATE (:Made)))"),
    # Files
    ("LOAD CSV of /dev/zero", "LOAD CSV FROM '/dev/zero' AS row RETURN size(row[0]) AS n"),
    ("LOAD CSV of one line of 300 MB", lambda folder: f"LOAD CSV FROM '{folder}/line.csv' AS row RETURN size(row[0]) AS n"),
    ("LOAD CSV of one line of many fields", lambda folder: f"LOAD CSV FROM '{folder}/fields.csv' AS row RETURN size(row) AS n"),
    ("LOAD CSV WITH HEADERS of such a line",
     lambda folder: f"LOAD CSV WITH HEADERS FROM '{folder}/fields.csv' AS row RETURN count(*) AS n"),
    ("LOAD CSV of a FIFO", lambda folder: f"LOAD CSV FROM '{folder}/nobody.fifo' AS row RETURN row", "ti"),
    ("LOAD CSV of /dev/stdin", "LOAD CSV FROM '/dev/stdin' AS row RETURN row", "ti"),
]
