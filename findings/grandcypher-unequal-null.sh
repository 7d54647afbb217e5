#!/bin/sh
# In grand-cypher a missing property is unequal to everything, though neither greater nor equal nor less.
#
# Packages: grand-cypher 1.2.0, networkx 3.6.1 (PyPI, Python 3.11).
# Guess before running: a.n <> 3 is null where a has no n, and WHERE drops the row, as for =, > and <.
# Seen: the row is kept. WHERE a.n > 2, WHERE NOT a.n > 2 and WHERE a.n = 3 all leave it out, so that the answers to = and <> together
# count the node that has no value, and those to > and NOT > do not.
# Why it matters: 'everyone whose party is not X' takes in everyone whose party is unknown.
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

graph = networkx.DiGraph()
graph.add_node(1, name="a", n=3)
graph.add_node(2, name="b", n=1)
graph.add_node(3, name="unknown")
seen = {}
for condition in ("a.n = 3", "a.n <> 3", "a.n > 2", "NOT a.n > 2"):
    answer = GrandCypher(graph).run("MATCH (a) WHERE %s RETURN a.name" % condition)
    seen[condition] = sorted(answer["a.name"])
print(seen)
wanted = {"a.n = 3": ["a"], "a.n <> 3": ["b", "unknown"], "a.n > 2": ["a"], "NOT a.n > 2": ["b"]}
if seen != wanted:
    sys.exit("the behaviour has changed")
print("finding holds: <> keeps the node without the property, =, > and NOT > drop it")
PYTHON
