#!/bin/sh
# Ladybug forgets ORDER BY where WITH … ORDER BY … LIMIT is followed by an aggregate, so that "the top two" are any two.
#
# Packages: ladybug 0.22.0, beside its forerunner kuzu 0.11.3 (PyPI, Python 3.11).
# Guess before running: WITH x ORDER BY x DESC LIMIT 2 hands on the two greatest of 1, 2, 3, 4, whatever comes next: sum 7, max 4, collect [4, 3].
# Seen: Ladybug gives sum 3, max 2 and collect [1, 2], those that were made first; with SKIP likewise. RETURN x instead of an aggregate gives 4
# and 3, and so does a MATCH behind the WITH. Kùzu is right each time. The project's issue 720 asked to leave out such a sort before count(*),
# where it makes no difference; we found no issue on the other aggregates.
# Why it matters: 'how many denials have the ten most quoted' is counted for ten people at random. Leave out the aggregate to check, and it is
# right.
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
connection = module.Connection(module.Database(":memory:"))
connection.execute("CREATE NODE TABLE P(id INT64, PRIMARY KEY(id))")
connection.execute("CREATE (:P {id: 1}), (:P {id: 2}), (:P {id: 3}), (:P {id: 4})")


def rows(ending):
    answer = connection.execute("MATCH (p:P) WITH p ORDER BY p.id DESC LIMIT 2 RETURN " + ending)
    found = []
    while answer.has_next():
        found.append(answer.get_next())
    return found


plain = [row[0] for row in rows("p.id")]
(total, greatest, collected), = rows("sum(p.id), max(p.id), collect(p.id)")
print(sys.argv[1], plain, int(total), greatest, collected)
wanted = {"ladybug": (3, 2, [1, 2]), "kuzu": (7, 4, [3, 4])}[sys.argv[1]]
if plain != [4, 3] or (int(total), greatest, sorted(collected)) != wanted:
    sys.exit("the behaviour has changed")
PYTHON
# The two cannot be loaded into one process.
for engine in ladybug kuzu; do "$work/venv/bin/python" probe.py $engine; done
echo 'finding holds: Ladybug sums the first two rows, not the two greatest'
