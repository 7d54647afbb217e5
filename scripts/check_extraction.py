#!/usr/bin/env python3
"""Scores who-said-what extraction on the marked articles, those of other styles by language, and holds each set to its
floors in scripts/floors.json.

    check_extraction.py SCORER_FOLDER BINARY
"""
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def holds(scorer, binary, name, files, floors):
    """True where the scores of a set of articles are not below its floors."""
    if not files:
        print(f"no marked articles found for {name}", file=sys.stderr)
        return False
    done = subprocess.run(
        [sys.executable, str(scorer), "--naql", str(binary), "--json", *files], capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        return False
    totals = json.loads(done.stdout)
    is_held = True
    for key, floor in floors.items():
        f1 = totals[key]["f1"]
        print(f"{name:12} {key:12} F1 {f1:.3f}, the floor is {floor:.3f}")
        is_held &= f1 >= floor
    return is_held


def main():
    scorer, binary = pathlib.Path(sys.argv[1]).resolve() / "score.py", pathlib.Path(sys.argv[2]).resolve()
    floors = json.loads((ROOT / "scripts/floors.json").read_text())
    articles = ROOT / "Tests/ArticlesTests"
    sets = [("marked", articles / "Marked", floors["extraction"])]
    sets += [(f"unseen/{code}", articles / "Unseen" / code, kept) for code, kept in floors["extraction_unseen"].items()]
    results = [holds(scorer, binary, name, sorted(map(str, folder.glob("*.xml"))), kept) for name, folder, kept in sets]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
