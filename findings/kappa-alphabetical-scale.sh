#!/bin/sh
# scikit-learn and irrCAC weigh disagreements on a scale of words by the alphabet.
#
# Packages: scikit-learn 1.9.1, irrCAC 0.4.4, beside krippendorff 0.9.0 (PyPI, Python 3.11).
# Guess before running: a weighted kappa of ratings in words (false, mostly false, half true, mostly true, true) asks for their order, as
# krippendorff does.
# Seen: cohen_kappa_score(weights="linear") sorts them by the alphabet, where half true stands before mostly false, and gives 0.69 for what is
# 0.79 in the scale's order; irrCAC's alpha with ordinal weights is 0.77 instead of 0.89. krippendorff refuses words without value_domain. labels=
# and categories= set the order.
# Why it matters: the figure that shows how far two fact-checkers agree is printed in the paper; in Arabic the order of the letters has still less
# to do with the scale's.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check scikit-learn==1.9.1 irrCAC==0.4.4 krippendorff==0.9.0
"$work/venv/bin/python" - <<'PYTHON'
import sys
import warnings

warnings.simplefilter('ignore')
import krippendorff
import pandas
from irrCAC.raw import CAC
from sklearn.metrics import cohen_kappa_score

scale = ['false', 'mostly false', 'half true', 'mostly true', 'true']
first = ['false', 'half true', 'mostly false', 'mostly true', 'true', 'false']
second = ['false', 'mostly false', 'mostly false', 'mostly true', 'true', 'mostly false']
kappas = [round(cohen_kappa_score(first, second, weights='linear', labels=labels), 2) for labels in (None, scale)]
table = pandas.DataFrame({'first': first, 'second': second})
alphas = [
    round(CAC(table, weights='ordinal', **order).krippendorff()['est']['coefficient_value'], 2) for order in ({}, {'categories': scale})
]
try:
    krippendorff.alpha(reliability_data=[first, second], level_of_measurement='ordinal')
    refused = False
except ValueError:
    refused = True
print(kappas, alphas, refused)
if kappas != [0.69, 0.79] or alphas != [0.77, 0.89] or not refused:
    sys.exit('the behaviour has changed')
print('finding holds: 0.69 by the alphabet, 0.79 by the scale')
PYTHON
