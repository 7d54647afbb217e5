#!/bin/sh
# Which reporting words are used most, over all articles?
naql seeds --format jsonl -c 'MATCH (s:Statement) RETURN s.verb AS verb' |
  python3 -c '
import collections, json, sys
verbs = collections.Counter(json.loads(line)["verb"] for line in sys.stdin)
for verb, times in sorted(verbs.items(), key=lambda item: (-item[1], item[0]))[:8]:
    print(times, verb)'
