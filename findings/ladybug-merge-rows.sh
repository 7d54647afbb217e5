#!/bin/sh
# Ladybug loses a row of UNWIND when MERGE meets a node that the same statement has just made.
#
# Packages: ladybug 0.22.0, beside its forerunner kuzu 0.11.3 (PyPI, Python 3.11).
# Guess before running: three rows go in, MERGE makes or finds one node for each, three rows come out, as openCypher has it.
# Seen: on an empty table Ladybug gives [[1, 101], [2, 102]], so that sum(x) over [7, 7] is 7. The same statement a second time, when
# the nodes are there, gives three rows; so does ON CREATE SET … ON MATCH SET in the first run. Kùzu gives three rows always.
# Why it matters: a count or sum after MERGE is silently too small, and only while the data are loaded for the first time.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ladybug==0.22.0 kuzu==0.11.3
cd "$work"
cat > probe.py <<'PYTHON'
import importlib
import sys

module = importlib.import_module(sys.argv[1])
merge = "UNWIND [1, 1, 2] AS x MERGE (p:P {id: x + 100}) RETURN x, p.id"


def rows(times):
    connection = module.Connection(module.Database(":memory:"))
    connection.execute("CREATE NODE TABLE P(id INT64, PRIMARY KEY(id))")
    for _ in range(times):
        result = connection.execute(merge)
    found = []
    while result.has_next():
        found.append(result.get_next())
    return found


three = [[1, 101], [1, 101], [2, 102]]
wanted = {"kuzu": (three, three), "ladybug": ([[1, 101], [2, 102]], three)}[sys.argv[1]]
seen = (rows(1), rows(2))
print(sys.argv[1], seen)
if seen != wanted:
    sys.exit("the behaviour has changed")
PYTHON
# The two cannot be loaded into one process.
for engine in kuzu ladybug; do "$work/venv/bin/python" probe.py $engine; done
echo 'finding holds: Ladybug gives two rows for UNWIND [1, 1, 2] … MERGE on an empty table, three on a full one'
