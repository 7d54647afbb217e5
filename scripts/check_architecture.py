#!/usr/bin/env python3
"""Holds ARCHITECTURE.md against the tree: every path on the page exists, and every target is on it."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PATH = re.compile(r"`((?:Sources|Tests|Grammar|scripts|Benchmarks|examples)(?:/[\w.+-]+)*)`")


def main():
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = set(PATH.findall(page))
    problems = [f"`{path}` is not there" for path in sorted(named) if not (ROOT / path).exists()]
    for target in sorted(p.name for p in (ROOT / "Sources").iterdir() if p.is_dir()):
        if not any(path == f"Sources/{target}" or path.startswith(f"Sources/{target}/") for path in named):
            problems.append(f"the target {target} is not on the page")
    for problem in problems:
        print(f"ARCHITECTURE.md: {problem}", file=sys.stderr)
    if not problems:
        print(f"architecture: {len(named)} paths of the page are there, and every target is on it")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
