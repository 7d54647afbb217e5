#!/bin/sh
# webvtt-py gives all words of a caption with two voices to the first, and leaves its escapes as they are.
#
# Packages: webvtt-py 0.6.0, beside pysubs2 1.8.1 (PyPI, Python 3.11).
# Guess before running: a cue with two <v Name> spans gives two voices or says that it has several; text is plain, so that &lt; is <.
# Seen: caption.voice is the first name and caption.text both sentences; "&lt;" and "&amp;" stay in the text. pysubs2 leaves the names out
# altogether and keeps the escapes as well. WebVTT (W3C, 4.2.2) lets a cue hold as many voice spans as it likes.
# Why it matters: an interview's question and answer often share a cue; the answer is then quoted from the interviewer.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check webvtt-py==0.6.0 pysubs2==1.8.1
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import sys
import pysubs2
import webvtt

with open('talk.vtt', 'w') as file:
    file.write('''WEBVTT

00:01.000 --> 00:03.000
<v Salma Haddad>Is the dam safe?</v>
<v Omar Nasser>Risk &lt; 1 &amp; falling.</v>
''')
caption = webvtt.read('talk.vtt')[0]
event = pysubs2.load('talk.vtt')[0]
print(repr(caption.voice), repr(caption.text), repr(event.name), repr(event.plaintext))
text = 'Is the dam safe?\nRisk &lt; 1 &amp; falling.'
if (caption.voice, caption.text, event.name, event.plaintext) != ('Salma Haddad', text, '', text):
    sys.exit('the behaviour has changed')
print('finding holds: both sentences are given to the first voice, and &lt; stays')
PYTHON
