#!/bin/sh
# Kùzu and Ladybug find a loop twice when the pattern has no direction.
#
# Packages: kuzu 0.11.3 and ladybug 0.22.0 (PyPI, Python 3.11).
# Guess before running: (a)-[:T]-(b) finds a relationship from a node to itself once, as openCypher 9 has it: it is one relationship, and
# both readings of it bind the same things.
# Seen: both give two rows for one loop, so count(*) over all undirected matches is twice the number of loops.
# Why it matters: who cites itself counts double in any query that ignores direction.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check kuzu==0.11.3 ladybug==0.22.0
cd "$work"
cat > probe.py <<'PYTHON'
import importlib
import sys

module = importlib.import_module(sys.argv[1])
connection = module.Connection(module.Database(":memory:"))
connection.execute("CREATE NODE TABLE P(id INT64, PRIMARY KEY(id))")
connection.execute("CREATE REL TABLE T(FROM P TO P)")
connection.execute("CREATE (a:P {id: 1})-[:T]->(a)")
undirected = connection.execute("MATCH (a:P)-[:T]-(b:P) RETURN count(*)").get_next()[0]
directed = connection.execute("MATCH (a:P)-[:T]->(b:P) RETURN count(*)").get_next()[0]
print(sys.argv[1], directed, undirected)
if (directed, undirected) != (1, 2):
    sys.exit("the behaviour has changed")
PYTHON
# The two cannot be loaded into one process.
for engine in kuzu ladybug; do "$work/venv/bin/python" probe.py $engine; done
echo 'finding holds: one loop, one row with a direction, two rows without'
