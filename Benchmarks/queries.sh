#!/bin/sh
# Times queries in process: queries.sh GRAPH_FOLDER QUERY_FOLDER
set -eu
exec "$(dirname "$0")/../.build/release/naql" bench --load "$1" --queries "$2" --repeat "${REPEAT:-5}" --json
