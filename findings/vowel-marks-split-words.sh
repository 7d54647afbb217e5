#!/bin/sh
# SQLite's full-text search, scikit-learn and RapidFuzz take every Arabic vowel mark for a space between words.
#
# Packages: apsw 3.54.1.0 (SQLite 3.54.1), scikit-learn 1.9.1, rapidfuzz 3.14.6 (PyPI, Python 3.11).
# Guess before running: a mark belongs to its letter, as in Unicode's word boundaries, so that مُحَمَّد is one word; and SQLite's "unicode61
# remove_diacritics 2" finds it by محمد, as it finds é by e.
# Seen: FTS5 has the words م, ح, م and د: محمد and the beginning مح* do not find it, the single letter د does, and the option changes nothing.
# CountVectorizer drops words of one letter, so that the name is not in its vocabulary at all, and of قَالَ (said) there is ال, the article.
# RapidFuzz' default_process makes "م ح م  د" of it.
# Why it matters: the few vowels that editors set are on the words that are ambiguous without them, names above all; those leave the index or the
# counts, and bare text in tests does not show it.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check apsw==3.54.1.0 scikit-learn==1.9.1 rapidfuzz==3.14.6
"$work/venv/bin/python" - <<'PYTHON'
import sys
import apsw
from rapidfuzz.utils import default_process
from sklearn.feature_extraction.text import CountVectorizer

name, bare, said = 'مُحَمَّد', 'محمد', 'قَالَ'
connection = apsw.Connection(':memory:')
connection.execute("CREATE VIRTUAL TABLE texts USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
connection.execute('INSERT INTO texts VALUES (?), (?)', (name, 'José'))
found = [
    connection.execute('SELECT count(*) FROM texts WHERE x MATCH ?', (query,)).fetchall()[0][0] for query in (bare, 'مح*', 'د', name, 'jose')
]
words = sorted(CountVectorizer().fit([said + ' ' + name]).vocabulary_)
processed = default_process(name).split()
print(found, words, processed)
if found != [0, 0, 1, 1, 1] or words != ['ال'] or processed != ['م', 'ح', 'م', 'د']:
    sys.exit('the behaviour has changed')
print('finding holds: مُحَمَّد is four words of one letter, or none')
PYTHON
