#!/bin/sh
# Kùzu and Ladybug decide questions about lists with null that Cypher leaves open.
#
# Packages: kuzu 0.11.3 and ladybug 0.22.0 (PyPI, Python 3.11).
# Guess before running: three-valued logic as in openCypher: 'a' IN ['b', null] is null, [1, null] = [1, null] is null, null IN [] is
# false.
# Seen, in both: false, true and null. NULL = NULL alone is null, as it should be.
# Why it matters: WHERE NOT x IN list keeps rows there that Cypher drops when the list holds a null, so a query moved from one engine to
# the other changes its count without a word.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check kuzu==0.11.3 ladybug==0.22.0
cd "$work"
cat > probe.py <<'PYTHON'
import importlib
import sys

query = "RETURN 'a' IN ['b', NULL], [1, NULL] = [1, NULL], NULL IN [], NULL = NULL"
module = importlib.import_module(sys.argv[1])
row = module.Connection(module.Database(":memory:")).execute(query).get_next()
print(sys.argv[1], row)
if row != [False, True, None, None]:
    sys.exit("the behaviour has changed")
PYTHON
# The two cannot be loaded into one process.
for engine in kuzu ladybug; do "$work/venv/bin/python" probe.py $engine; done
echo 'finding holds: IN gives false beside a null, lists with nulls are equal, null IN [] is null'
