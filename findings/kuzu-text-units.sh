#!/bin/sh
# One Arabic word has three lengths in Kùzu and Ladybug: text functions count in different units.
#
# Packages: kuzu 0.11.3 and ladybug 0.22.0 (PyPI, Python 3.11).
# Guess before running: size() and substring() count code points (as Cypher does) and levenshtein() counts the same units, so a word with
# one vowel mark is four long and one edit away from the word without it.
# Seen, in both: size('قَال') is 3 and substring(…, 1, 2) gives three code points (they count what a reader sees as one letter), while
# levenshtein('قال', 'قَال') is 2: it counts bytes. For Latin text without accents all agree, so tests in English do not show it.
# Why it matters: offsets into Arabic articles made there point elsewhere in an engine that counts code points, and a threshold on edit
# distance is twice as strict for Arabic as for English.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check kuzu==0.11.3 ladybug==0.22.0
cd "$work"
cat > probe.py <<'PYTHON'
import importlib
import sys

query = (
    "RETURN size('قَال'), substring('قَال', 1, 2) = 'قَا', "
    "levenshtein('قال', 'قَال'), levenshtein('said', 'sa-id')"
)
module = importlib.import_module(sys.argv[1])
row = module.Connection(module.Database(":memory:")).execute(query).get_next()
print(sys.argv[1], row, "code points:", len("قَال"))
if row != [3, True, 2, 1]:
    sys.exit("the behaviour has changed")
PYTHON
# The two cannot be loaded into one process.
for engine in kuzu ladybug; do "$work/venv/bin/python" probe.py $engine; done
echo 'finding holds: size() and substring() count letters with their marks, levenshtein() counts bytes'
