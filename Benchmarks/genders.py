#!/usr/bin/env python3
"""Of how many named persons the gender is given: genders.py NAQL

Reads the marked articles of Tests/ArticlesTests (Unseen and Marked), marks taken off, and tells by language how many of the persons that
are marked by name and found have a gender, and by what (`genderBy`); at least 0.85 of all. `--list` prints who has which, for a
person to judge: whether a gender is right stands in no mark.
"""
import argparse
import collections
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent.parent / "Tests/ArticlesTests"
LEAST = 0.85
QUERY = """
    MATCH (p:Person)<-[:MENTIONS]-(s) WITH DISTINCT p, source.of(s).file AS file
    RETURN file, [p.name] + coalesce(p.aliases, []) AS names, p.gender AS gender, p.genderBy AS by
    """


def written(folder):
    """Writes the texts into a folder a language; the marked names by text."""
    names = {}
    for path in sorted(TESTS.glob("Unseen/**/*.xml")) + sorted(TESTS.glob("Marked/**/*.xml")):
        marked = path.read_text(encoding="utf-8")
        found = {html.unescape(name) for name in re.findall(r'<e t="Person" n="([^"]*)"', marked)}
        language = re.search(r'lang="(\w+)"', marked)
        if not found or not language:
            continue
        target = folder / language.group(1)
        target.mkdir(exist_ok=True)
        name = "-".join(path.relative_to(TESTS).with_suffix("").parts)
        (target / f"{name}.txt").write_text(html.unescape(re.sub(r"<[^>]*>", "", marked)).strip() + "\n", encoding="utf-8")
        names[name] = found
    return names


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("naql")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    counts, means = collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        names = written(folder)
        for language in sorted(path.name for path in folder.iterdir()):
            done = subprocess.run([options.naql, str(folder / language), "-q", "--format", "jsonl", "-c", QUERY],
                                  capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(done.stderr)
            for row in map(json.loads, done.stdout.splitlines()):
                persons = names.get(pathlib.Path(row["file"] or "").stem, set()) & set(row["names"])
                for person in sorted(persons):
                    counts[language, "found"] += 1
                    counts[language, "given"] += row["gender"] is not None
                    means[row["by"]] += 1
                    if options.list:
                        print(language, person, row["gender"], row["by"], sep="\t")
    found, given = (sum(n for (_, kind), n in counts.items() if kind == which) for which in ("found", "given"))
    for language in sorted({language for language, _ in counts}):
        one, other = counts[language, "given"], counts[language, "found"]
        print(f"{language}: {one} of {other} ({one / other:.3f})")
    print(f"gender is given of {given} of {found} named persons: {given / found:.3f}"
          + ("" if given / found >= LEAST else "  MISSED"))
    print("by " + ", ".join(f"{by or 'nothing'}: {n}" for by, n in means.most_common()))
    return 0 if given / found >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
