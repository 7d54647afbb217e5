#!/bin/sh
# DuckDB turns a text round by what a reader sees as letters, and counts and cuts it by code points.
#
# Package: duckdb 2.0.1 (PyPI, Python 3.11).
# Guess before running: one unit for all functions of text, so that left(reverse(s), 1) is right(s, 1) for every s, as in Cypher;
# for 'شَم' (three code points: a letter, its vowel mark, a letter) reverse gives the mark before its letter.
# Seen: length 3, left(s, 2) is the letter with its mark, substring(s, 2, 1) the mark alone; but reverse(s) is 'مشَ', the mark still behind
# its letter. So right(s, 1) is left(reverse(s), 1) here, and not for 'مشَ', which ends with the mark.
# Why it matters: a query that finds endings by turning the text round (the usual way to index suffixes) gives other rows for vocalised
# Arabic than for bare text, and other rows than the engine it was moved from. Turned twice the text is the same, so a test by turning
# twice does not see it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
"$work/venv/bin/python" - <<'PYTHON'
import sys

import duckdb

text = "\u0645\u0634\u064e"
query = "SELECT length(s), substring(s, 3, 1), right(s, 1), left(reverse(s), 1), reverse(s), reverse(reverse(s)) = s FROM (SELECT ? AS s)"
row = duckdb.execute(query, [text]).fetchone()
print([part if not isinstance(part, str) else part.encode("unicode_escape").decode() for part in row])
if row != (3, "\u064e", "\u064e", "\u0634", "\u0634\u064e\u0645", True):
    sys.exit("the behaviour has changed")
PYTHON
echo 'finding holds: reverse keeps a vowel mark behind its letter, while length, substring, left and right count code points'
