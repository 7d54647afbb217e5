#!/bin/sh
# pandas turns the key "date" of JSON records into dates by itself, and reads one row by months first and the next by days first.
#
# Package: pandas 3.1.1 (PyPI, Python 3.11).
# Guess before running: texts of a JSON record stay texts (JSON has no dates), or 05/03/2024 and 13/03/2024 in one column are read in one order;
# pd.to_datetime refuses the two together since version 2.
# Seen: read_json(lines=True) gives 3 May and 13 March 2024 for the key "date", with no warning; 5.3.2024 and 13.3.2024 likewise. The same texts
# under "published" stay texts. One word that is no date ("unknown") in the column, and all of it stays text. convert_dates=False leaves it alone.
# The manual names the keys that are converted, and issue 28325 disputes it; the order within a column is not its subject.
# Why it matters: exports of news archives have just that key; the first twelve days of each month land in other months, and the column
# has a proper date type.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1
"$work/venv/bin/python" - <<'PYTHON'
import io
import json
import sys
import warnings
import pandas

warnings.simplefilter('error')


def column(key, values):
    text = ''.join(json.dumps({key: value}) + '\n' for value in values)
    return [str(value)[:10] for value in pandas.read_json(io.StringIO(text), lines=True)[key]]


days = ['05/03/2024', '13/03/2024']
dots = ['5.3.2024', '13.3.2024']
seen = [column('date', days), column('date', dots), column('published', days), column('date', days + ['unknown'])]
try:
    pandas.to_datetime(days)
    refused = False
except ValueError:
    refused = True
print(seen, refused)
if seen != [['2024-05-03', '2024-03-13'], ['2024-05-03', '2024-03-13'], days, days + ['unknown']] or not refused:
    sys.exit('the behaviour has changed')
print('finding holds: 05/03/2024 becomes 3 May beside 13/03/2024, which becomes 13 March')
PYTHON
