#!/bin/sh
# The Arabic stemmer of Snowball takes a first root letter for a prefix, so that a word and the same word with its article get two stems.
#
# Packages: snowballstemmer 3.1.1 (PyPI, Python 3.11).
# Guess before running: the stem of a noun and of the noun with the article is one, as for كتاب and الكتاب.
# Seen: وزير (minister) gives زير, الوزير gives وزير; so with وزراء and الوزراء. بيان (statement) loses its first letter as well (يان). Words that
# begin with no such letter (كتاب, وفد) do keep one stem.
# Why it matters: a search index on these stems does not find «الوزير» for «وزير», the commonest title in the news; and زير is a word of its own.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check snowballstemmer==3.1.1
"$work/venv/bin/python" - <<'PYTHON'
import sys
import snowballstemmer

stemmer = snowballstemmer.stemmer('arabic')
seen = {word: stemmer.stemWord(word) for word in ('وزير', 'الوزير', 'وزراء', 'الوزراء', 'بيان', 'كتاب', 'الكتاب', 'وفد', 'الوفد')}
print(seen)
holds = (
    seen['وزير'] == 'زير' and seen['الوزير'] == 'وزير' and seen['وزراء'] != seen['الوزراء'] and seen['بيان'] == 'يان'
    and seen['كتاب'] == seen['الكتاب'] and seen['وفد'] == seen['الوفد']
)
if not holds:
    sys.exit('the behaviour has changed')
print('finding holds: وزير and الوزير have two stems')
PYTHON
