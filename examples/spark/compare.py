#!/usr/bin/env python3
"""Compares the graph that job.py dumped with one that naql exported: compare.py DUMP EXPORT.jsonl"""
import collections
import json
import sys


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    nodes, relationships = {}, []
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            value = entry["value"]
            if entry["kind"] == "node":
                nodes[value["id"]] = text([sorted(value["labels"]), sorted(value["properties"].items())])
            else:
                relationships.append(value)
    exported = collections.Counter(nodes.values())
    for value in relationships:
        exported[text([nodes[value["start"]], value["type"], sorted(value["properties"].items()), nodes[value["end"]]])] += 1
    with open(sys.argv[1], encoding="utf-8") as file:
        dumped = collections.Counter(file.read().split("\n")[:-1])
    for sign, more in (("-", exported - dumped), ("+", dumped - exported)):
        for line in list(more.elements())[:10]:
            print(sign, line)
    print(f"{sum(exported.values())} exported, {sum(dumped.values())} dumped, "
          f"{sum(((exported - dumped) + (dumped - exported)).values())} differ")
    return 0 if exported == dumped else 1


def text(value):
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
