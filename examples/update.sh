#!/bin/sh
# Writes the answers of the examples and the output in the README anew: sh examples/update.sh [FOLDER-OF-NAQL].
# Read the differences before they are committed.
set -eu
cd "$(dirname "$0")/.."
PATH=${1:-$PWD/.build/debug}:$PATH
for script in examples/[0-9]*.cypher; do
  naql seeds -f "$script" --format table </dev/null >"${script%.cypher}.expected"
done
for script in examples/[0-9]*.sh; do
  sh "$script" </dev/null >"${script%.sh}.expected"
done
python3 scripts/readme.py
