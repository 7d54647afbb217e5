#!/usr/bin/env python3
"""What each rule and resolver is worth: the score of who-said-what extraction with each of them off.

    ablation.py SCORER_FOLDER BINARY LANGUAGE [--rules] [--resolvers] [FILE.xml...]

Default are both, over the marked articles of a language that rules are developed on. A line a rule or resolver, what it is worth
most last: how the lenient F1 and the count of right statements change without it. What changes nothing is needed by none of them.
A rule is left out of a copy of the language's folder, which the binary loads in place of its own (`--language`); a resolver by
`--without-resolver`.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import extraction_errors

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "Sources/CLanguagePacks/data"
RULE = re.compile(r"(source|beside|construction|credit) ([\w-]+):")
ARTICLE = "(a:Article)-[:HAS_SECTION]->()-[:HAS_PARAGRAPH]->()-[:HAS_SENTENCE]->(:Sentence)<-[:IN]-(s:Statement)"
QUERY = extraction_errors.QUERY.replace("(s:Statement)", ARTICLE, 1).replace("WITH s,", "WITH a, s,")
QUERY = QUERY.replace("RETURN ", "RETURN a.path AS article, ")


def development(language):
    """The marked articles of a language that rules are developed on."""
    found = []
    for split in sorted((ROOT / "Tests/ArticlesTests/Unseen").rglob(f"{language}/SPLIT.txt")):
        part = split.read_text().split("set-aside:")[0]
        found += [split.parent / line for line in part.split() if line.endswith(".xml")]
    return found


def rules(language):
    """(file, name, lines) of every rule: it goes on in lines that begin with white space."""
    for path in sorted((DATA / language / "rules").glob("*.rules")):
        lines = path.read_text().splitlines()
        for index, line in enumerate(lines):
            match = RULE.match(line)
            if match:
                end = index + 1
                while end < len(lines) and lines[end][:1] in " \t" and lines[end].strip():
                    end += 1
                yield path.name, match[2], range(index, end)


class Scores:
    """Asks the binary about all articles at once."""

    def __init__(self, score, binary, articles, folder):
        self.report, self.binary, self.texts = extraction_errors.Report(score), binary, folder / "texts"
        self.texts.mkdir()
        self.golds = {path.stem: score.read_marked(str(path)) for path in articles}
        for name, gold in self.golds.items():
            (self.texts / f"{name}.txt").write_bytes(gold["text"].encode())

    def of(self, *options):
        """(lenient F1, right statements) with some options."""
        argv = [self.binary, str(self.texts), *options, "--format", "jsonl", "-c", QUERY]
        done = subprocess.run(argv, capture_output=True, timeout=600)
        if done.returncode:
            sys.exit(f"{' '.join(argv)}: exit {done.returncode}\n{done.stderr.decode()}")
        found = {name: [] for name in self.golds}
        for line in done.stdout.decode().splitlines():
            statement = json.loads(line)
            found[pathlib.Path(statement["article"]).stem].append(statement)
        items = [(name, gold, found[name]) for name, gold in self.golds.items()]
        right = sum(len(self.report.score.match_statements(
            [g for g in gold["q"] if g.get("level", "core") == "core"], statements, 0.5)) for _, gold, statements in items)
        return self.report.lenient(items), right


def without_rule(folder, language, number, rule):
    """The options that load a language without a rule."""
    file, _, lines = rule
    copy = folder / str(number) / language
    shutil.copytree(DATA / language, copy)
    path = copy / "rules" / file
    kept = [line for index, line in enumerate(path.read_text().splitlines()) if index not in lines]
    path.write_text("\n".join(kept) + "\n")
    return "--language", str(copy)


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    kinds = {a for a in sys.argv[1:] if a.startswith("--")} or {"--rules", "--resolvers"}
    if len(arguments) < 3 or not kinds <= {"--rules", "--resolvers"}:
        sys.exit(__doc__)
    scorer, binary, language = arguments[:3]
    sys.path.insert(0, str(pathlib.Path(scorer).resolve()))
    import score
    articles = [pathlib.Path(path) for path in arguments[3:]] or development(language)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        scores = Scores(score, binary, articles, folder)
        whole, right = scores.of()
        print(f"{language}: lenient F1 {whole:.4f}, {right} right, {len(articles)} articles")
        jobs = []
        if "--rules" in kinds:
            jobs += [(f"rule {rule[1]}", without_rule(folder, language, number, rule)) for number, rule in enumerate(rules(language))]
        if "--resolvers" in kinds:
            jobs += [(f"resolver {resolver}", ("--without-resolver", resolver)) for resolver in resolvers(binary)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            changes = list(pool.map(lambda job: scores.of(*job[1]), jobs))
    for (f1, count), (label, _) in sorted(zip(changes, jobs), key=lambda change: -change[0][0]):
        print(f"{f1 - whole:+.4f} {count - right:+4d}  {label}")


def resolvers(binary):
    """The names of the resolvers, as the binary tells them where one is unknown."""
    done = subprocess.run([binary, "--without-resolver", "?", "-c", "RETURN 1"], capture_output=True, text=True)
    told = re.search(r"takes one of (.+)", done.stderr)
    return [name.strip() for name in told[1].split(",")] if told else []


if __name__ == "__main__":
    main()
