#!/bin/sh
# igraph invents values when it reads GraphML: what is absent becomes false or an empty text, and long integers lose digits.
#
# Packages: igraph 1.0.0, beside networkx 3.6.1 (PyPI, Python 3.11).
# Guess before running: a node without <data> for a key has no value for it (None), and attr.type="long" is read as a whole number.
# Seen: igraph gives False for an absent boolean, '' for an absent string, NaN for an absent number, and 9007199254740992.0 for
# 9007199254740993. networkx leaves absent keys out and keeps the number.
# Why it matters: in a graph of statements 'not known' turns into 'no' for every flag that only some nodes have, and identifiers beyond
# 2^53 run together; texts are the only safe form for both.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check igraph==1.0.0 networkx==3.6.1
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import math
import sys
import igraph
import networkx

document = '''<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="k0" for="node" attr.name="checked" attr.type="boolean"/>
<key id="k1" for="node" attr.name="number" attr.type="long"/>
<key id="k2" for="node" attr.name="role" attr.type="string"/>
<graph edgedefault="directed">
<node id="n0"><data key="k0">true</data><data key="k1">9007199254740993</data><data key="k2">mayor</data></node>
<node id="n1"/>
</graph></graphml>'''
with open('graph.graphml', 'w') as file:
    file.write(document)
first, second = igraph.Graph.Read_GraphML('graph.graphml').vs
others = networkx.read_graphml('graph.graphml').nodes
print(first.attributes(), second.attributes(), dict(others))
holds = (
    second['checked'] is False and second['role'] == '' and math.isnan(second['number'])
    and first['number'] == 9007199254740992.0
    and others['n1'] == {} and others['n0']['number'] == 9007199254740993
)
if not holds:
    sys.exit('the behaviour has changed')
print('finding holds: igraph reads absent as False, empty text and NaN, and a long through a float')
PYTHON
