#!/usr/bin/env python3
"""Compares the main text that `naql read` and trafilatura find on marked pages, and their speed, in one run.

    python3 Benchmarks/pages_against_trafilatura.py [NAQL] [FOLDER]

FOLDER has pages (`x.html`) with their texts beside them (`x.txt`); default are those of the tests. Needs trafilatura
(`pip install trafilatura lxml_html_clean`). F is that of words as a bag, a page's mean; times are of one core.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import time

import trafilatura

ROOT = pathlib.Path(__file__).resolve().parent.parent


def words(text):
    return collections.Counter(re.findall(r"\w+", text))


def f_score(found, wanted):
    found, wanted = words(found), words(wanted)
    same = sum((found & wanted).values())
    return 2 * same / max(1, sum(found.values()) + sum(wanted.values()))


def by_naql(naql, pages):
    answer = subprocess.run([naql, "read", "--quiet", *map(str, pages)], capture_output=True, text=True, check=False)
    texts = collections.defaultdict(list)
    for line in answer.stdout.splitlines():
        record = json.loads(line)
        texts[record["path"]].append(record["text"])
    return ["\n".join(texts[str(page)]) for page in pages]


def main():
    naql = sys.argv[1] if len(sys.argv) > 1 else ROOT / ".build/release/naql"
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / "Tests/ArticlesTests/Layouts")
    pages = sorted(folder.glob("*.html"))
    wanted = [page.with_suffix(".txt").read_text() for page in pages]
    sources = [page.read_bytes() for page in pages]
    trafilatura.extract(sources[0])
    start = time.process_time()
    theirs = [trafilatura.extract(source, include_comments=False) or "" for source in sources]
    their_time = time.process_time() - start
    repeats = 20
    by_naql(naql, pages[:1])
    start = time.perf_counter()
    by_naql(naql, pages[:1])
    base = time.perf_counter() - start
    start = time.perf_counter()
    ours = by_naql(naql, pages * repeats)[: len(pages)]
    our_time = max(1e-9, time.perf_counter() - start - base) / repeats
    ours = by_naql(naql, pages)
    for page, one, other, gold in zip(pages, ours, theirs, wanted):
        a, b = f_score(one, gold), f_score(other, gold)
        if min(a, b) < 0.93:
            print(f"{page.name:28} naql {a:.3f}  trafilatura {b:.3f}")
    print(f"{len(pages)} pages   naql F {sum(map(f_score, ours, wanted)) / len(pages):.3f}, "
          f"{our_time / len(pages) * 1000:.2f} ms a page   trafilatura {trafilatura.__version__} "
          f"F {sum(map(f_score, theirs, wanted)) / len(pages):.3f}, {their_time / len(pages) * 1000:.2f} ms a page   "
          f"{their_time / our_time:.1f} times as fast")


if __name__ == "__main__":
    main()
