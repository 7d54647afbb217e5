#!/bin/sh
# In grand-cypher a missing value counts as 0 in AVG.
#
# Packages: grand-cypher 1.2.0, networkx 3.6.1 (PyPI, Python 3.11).
# Guess before running: AVG over 10, 20 and two nodes without a value is 15: nulls stay out of all aggregates but count(*).
# Seen: 7.5, the sum divided by the number of rows; with WHERE a.n > 0 it is 15. SUM is 30, MIN 10 and MAX 20: the missing value is no 0 for MIN,
# so that the average can lie below the least value.
# Why it matters: what is not known pulls every mean down, and the more so the less is known.
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
graph.add_node("a", n=10)
graph.add_node("b", n=20)
graph.add_nodes_from(["c", "d"])


def run(query):
    return {key: values[0] for key, values in GrandCypher(graph).run(query).items()}


whole = run("MATCH (a) RETURN AVG(a.n), SUM(a.n), MIN(a.n), MAX(a.n)")
known = run("MATCH (a) WHERE a.n > 0 RETURN AVG(a.n)")
print(whole, known)
if whole != {"AVG(a.n)": 7.5, "SUM(a.n)": 30, "MIN(a.n)": 10, "MAX(a.n)": 20} or known != {"AVG(a.n)": 15}:
    sys.exit("the behaviour has changed")
print("finding holds: the average of 10, 20 and two missing values is 7.5, below their minimum")
PYTHON
