#!/usr/bin/env python3
"""Statements that say the same: similar.py BINARY [--all] [--wrong]

Each sentence of Benchmarks/similar/pairs.txt is said in an article of its own. Of each block the first sentence is asked for the
one that says the same and for those in the other language: how many are among the first five, and whether one that turns the
sense ever stands above. Only blocks that were set aside count, with --all those that were looked at, too.
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent / "similar"
FEWEST = 0.8
KINDS = ["en", "en-same", "en-turned", "ar", "ar-same", "ar-turned"]
SPEAKERS = {"en": ["Greta Lindqvist", "Owen Hartnell", "Clara Tarrant"], "ar": ["مروان الشمالي", "سعاد الراعي", "ناجي الخوري"]}
QUERY = """
LOAD CSV WITH HEADERS FROM 'file://{file}' AS q
CALL search.similar(q.text, {{limit: 40, min: 0.0}}) YIELD node, score, turned
MATCH (a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->()<-[:IN]-(node)
RETURN q.id AS id, a.path AS path, node.text AS text, turned, score
"""


def blocks():
    parts = (HERE / "pairs.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    return [part.strip().splitlines() for part in parts if part.strip() != "----"]


def aside():
    """The number of the first block that was set aside."""
    return (HERE / "pairs.txt").read_text(encoding="utf-8").split("----")[0].count("\n\n")


def write(folder):
    for number, block in enumerate(blocks(), 1):
        for index, (kind, sentence) in enumerate(zip(KINDS, block)):
            who = SPEAKERS[kind[:2]][index % 3]
            text = f"{who} said on Monday that {sentence}." if kind[:2] == "en" else f"قال {who} إن {sentence}."
            head = "What was said" if kind[:2] == "en" else "ما قيل"
            (folder / f"{number:02}.{kind}.txt").write_text(
                f"---\noutlet: {'Valley Radio' if index % 2 else 'Coast Agency'}\n---\n{head}\n\n{text}\n", encoding="utf-8")


def answers(binary, folder, archive):
    asked = folder / "asked.csv"
    with open(asked, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["id", "text"])
        for number, block in enumerate(blocks(), 1):
            table.writerow([f"{number:02}.en", block[0]])
            table.writerow([f"{number:02}.ar", block[3]])
    run = subprocess.run([binary, archive, "-q", "--format", "jsonl", "-c", QUERY.format(file=asked)],
                         capture_output=True, text=True)
    if run.returncode:
        sys.exit(run.stderr)
    sentences = {f"{number:02}.{kind}": sentence for number, block in enumerate(blocks(), 1)
                 for kind, sentence in zip(KINDS, block)}
    found = {}
    for line in run.stdout.splitlines():
        row = json.loads(line)
        name = pathlib.Path(row["path"]).name[:-4]
        # What is reported within the sentence is a statement of its own, which may say less.
        if len(row["text"]) >= 0.75 * len(sentences[name]):
            found.setdefault(row["id"], []).append((name, row["turned"], row["score"]))
    return found


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sources = folder / "sources"
        sources.mkdir()
        write(sources)
        archive = str(folder / "similar.naql")
        subprocess.run([binary, "import", sources, "-q", "--names", HERE / "names.txt", "-o", archive], check=True)
        found = answers(binary, folder, archive)
    asked = right = turned = 0
    for number, block in enumerate(blocks(), 1):
        if number < aside() and "--all" not in sys.argv:
            continue
        for own, other in (("en", "ar"), ("ar", "en")):
            ranked = [hit for hit in found.get(f"{number:02}.{own}", []) if hit[0] != f"{number:02}.{own}"]
            names = [hit[0] for hit in ranked]
            for wanted in ([f"{number:02}.{own}-same"], [f"{number:02}.{other}", f"{number:02}.{other}-same"]):
                asked += 1
                hit = any(name in names[:5] for name in wanted)
                right += hit
                if not hit and "--wrong" in sys.argv:
                    print("missed", wanted, [h for h in ranked if h[0][:2] == f"{number:02}"][:6], names[:5])
            same = [names.index(name) for kind in ("en", "en-same", "ar", "ar-same")
                    if (name := f"{number:02}.{kind}") in names]
            above = [name for kind in ("en-turned", "ar-turned") if (name := f"{number:02}.{kind}") in names
                     and same and names.index(name) < max(same)]
            turned += len(above)
            if above and "--wrong" in sys.argv:
                print("turned above", f"{number:02}.{own}", above, [h for h in ranked if h[0][:2] == f"{number:02}"])
    recall = right / asked
    isBelow = recall < FEWEST or turned
    print(f"similar: {right} of {asked} found among the first five ({recall:.2f}, at least {FEWEST}), {turned} turned ones above"
          + ("  BELOW" if isBelow else ""))
    return 1 if isBelow else 0


if __name__ == "__main__":
    sys.exit(main())
