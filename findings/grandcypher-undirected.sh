#!/bin/sh
# In grand-cypher a relationship without an arrow is found only where it is there in both directions.
#
# Packages: grand-cypher 1.2.0, networkx 3.6.1 (PyPI, Python 3.11).
# Guess before running: on a DiGraph a -> b the pattern (x)-[r]-(y) finds two rows, a-b and b-a, as in Cypher: no arrow, either direction.
# Seen: no row at all; so with (x)--(y), with a MultiDiGraph, and even with a networkx Graph, which has no directions and where -[r]-> finds both
# ways. With b -> a added to the DiGraph there are two rows. -[r]-> works as it should.
# Why it matters: 'who stands in any relation to X' is answered by nobody, or by those alone who answer each other, without an error.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check grand-cypher==1.2.0 networkx==3.6.1
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import sys
import networkx
from grandcypher import GrandCypher


def rows(graph, pattern):
    answer = GrandCypher(graph).run("MATCH %s RETURN ID(x), ID(y)" % pattern)
    return sorted(zip(answer["ID(x)"], answer["ID(y)"]))


seen = {}
for kind in (networkx.DiGraph, networkx.MultiDiGraph, networkx.Graph):
    graph = kind([("a", "b")])
    seen[kind.__name__] = [rows(graph, pattern) for pattern in ("(x)-[r]-(y)", "(x)--(y)", "(x)-[r]->(y)")]
mutual = rows(networkx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]), "(x)-[r]-(y)")
print(seen, mutual)
one, both = [("a", "b")], [("a", "b"), ("b", "a")]
wanted = {"DiGraph": [[], [], one], "MultiDiGraph": [[], [], one], "Graph": [[], [], both]}
if seen != wanted or mutual != both:
    sys.exit("the behaviour has changed")
print("finding holds: (x)-[r]-(y) finds nothing for a -> b, and two rows once b -> a is there")
PYTHON
