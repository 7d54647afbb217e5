#!/bin/sh
# feedparser takes a zone that it does not know for UTC, and drops a date of the same form that has no zone.
#
# Packages: feedparser 6.0.14 (PyPI, Python 3.11).
# Guess before running: "Sat, 09 Mar 2024 10:00:00 GST" (the Gulf's time, UTC+4) has either the right moment or none; without a zone it is read as
# a local time or as UTC.
# Seen: with GST published_parsed is 10:00 UTC, four hours off; with no zone at all it is None. 2024-03-09T10:00:00, without a zone too, is
# 10:00 UTC. +03:00 and EST are right.
# Why it matters: who had it first is a question of hours, and feeds of Gulf papers come out four hours late.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$work/venv/bin/python" - <<'PYTHON'
import sys
import feedparser

day = 'Sat, 09 Mar 2024 10:00:00'
dates = [day + ' GST', day, '2024-03-09T10:00:00', day + ' +0300', day + ' EST']
items = ''.join('<item><title>a</title><pubDate>%s</pubDate></item>' % date for date in dates)
feed = feedparser.parse('<rss version="2.0"><channel><title>feed</title>%s</channel></rss>' % items)
hours = [entry.get('published_parsed') and entry.published_parsed.tm_hour for entry in feed.entries]
print(dict(zip(dates, hours)))
if hours != [10, None, 10, 7, 15]:
    sys.exit('the behaviour has changed')
print('finding holds: GST is read as UTC, and a date without a zone is dropped')
PYTHON
