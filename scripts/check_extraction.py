#!/usr/bin/env python3
"""Scores who-said-what extraction on the marked articles and holds it to the floors in scripts/floors.json.

    check_extraction.py SCORER_FOLDER BINARY
"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main():
    scorer, binary = pathlib.Path(sys.argv[1]).resolve() / "score.py", pathlib.Path(sys.argv[2]).resolve()
    floors = json.loads((ROOT / "scripts/floors.json").read_text())["extraction"]
    files = sorted(map(str, (ROOT / "Tests/ArticlesTests/Marked").glob("*.xml")))
    if not files:
        print("no marked articles found", file=sys.stderr)
        return 1
    done = subprocess.run(
        [sys.executable, str(scorer), "--naql", str(binary), "--json", *files], capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        return 1
    totals = json.loads(done.stdout)
    failed = False
    for key, floor in floors.items():
        f1 = totals[key]["f1"]
        print(f"{key:22} F1 {f1:.3f}, the floor is {floor:.3f}")
        failed |= f1 < floor
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
