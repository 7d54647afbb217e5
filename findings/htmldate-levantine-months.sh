#!/bin/sh
# htmldate reads a date with a Levantine month name as the first of January of its year.
#
# Packages: htmldate 1.11.0 (PyPI, Python 3.11), the date finder of trafilatura.
# Guess before running: 17 آذار 2024 (17 March, as newspapers from Beirut to Baghdad write) is read as 2024-03-17, or there is no date.
# Seen: 2024-01-01, without a word that only the year was understood; 12 كانون الثاني 2024 (12 January) likewise. 17 مارس 2024 (the Egyptian name),
# 17 mars 2024 and 17 März 2024 are read right. With extensive_search=False there is no date for the Levantine names.
# Why it matters: a corpus of such pages shows a heap of articles on New Year's Day, and a timeline of statements is wrong by months.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0
"$work/venv/bin/python" - <<'PYTHON'
import sys
from htmldate import find_date

page = "<html><body><article><p class='date'>%s</p><p>A text.</p></article></body></html>"
seen = {date: find_date(page % date) for date in ('17 آذار 2024', '12 كانون الثاني 2024', '17 مارس 2024', '17 mars 2024')}
cautious = find_date(page % '17 آذار 2024', extensive_search=False)
print(seen, cautious)
wanted = {
    '17 آذار 2024': '2024-01-01', '12 كانون الثاني 2024': '2024-01-01', '17 مارس 2024': '2024-03-17', '17 mars 2024': '2024-03-17',
}
if seen != wanted or cautious is not None:
    sys.exit('the behaviour has changed')
print('finding holds: 17 آذار 2024 is read as 2024-01-01')
PYTHON
