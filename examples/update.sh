#!/bin/sh
# Writes the answer of every example anew: sh examples/update.sh [FOLDER-OF-NAQL]. Read the differences before you commit them.
set -eu
cd "$(dirname "$0")/.."
PATH=${1:-$PWD/.build/debug}:$PATH
for script in examples/[0-9]*.cypher; do
  naql seeds -f "$script" --format table </dev/null >"${script%.cypher}.expected"
done
for script in examples/[0-9]*.sh; do
  sh "$script" </dev/null >"${script%.sh}.expected"
done
