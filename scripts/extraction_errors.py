#!/usr/bin/env python3
"""Where the errors of who-said-what extraction come from, on marked articles.

    extraction_errors.py SCORER_FOLDER BINARY [--list] [--rules] FILE.xml...

Prints the score, how many statements and direct quotations were found and how many of those have the right speaker.
--list adds every error by its kind with its sentence, the rule and the resolver that made it: mouth (another speaks),
lost (nothing there), cut (another stretch), invented, span (less than strict), via, kind.
--rules adds, for every rule and resolver, how the lenient F1 would change without the statements that it made.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

QUERY = """MATCH (s:Statement) OPTIONAL MATCH (sp)-[:SAID]->(s) OPTIONAL MATCH (s)-[v:VIA]->(o)
WITH s, sp, o, v ORDER BY v.order
RETURN s.start AS start, s.`end` AS stop, s.kind AS kind, sp.name AS speaker, coalesce(sp.aliases, []) AS aliases,
coalesce(labels(sp), []) AS labels, s.rule AS rule, s.resolver AS resolver, collect(o.name) AS via"""


def ask(binary, name, gold):
    """The statements that the binary finds in an article."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / (name + ".txt")
        path.write_bytes(gold["text"].encode())
        argv = [binary, str(path), "--format", "jsonl", "-c", QUERY]
        if gold["date"]:
            argv += ["--published", gold["date"]]
        done = subprocess.run(argv, capture_output=True, timeout=120)
    if done.returncode:
        sys.exit(f"{' '.join(argv)}: exit {done.returncode}\n{done.stderr.decode()}")
    return [json.loads(line) for line in done.stdout.decode().splitlines() if line]


def f1(right, found, wanted):
    return 2 * right / (found + wanted) if found + wanted else 0.0


class Report:
    """Counts and errors over articles."""

    def __init__(self, score):
        self.score = score
        self.counts = collections.Counter()
        self.errors = []

    def lenient(self, items, leave_out=lambda statement: False):
        """The lenient F1 without some statements."""
        right = found = wanted = 0
        for _, gold, statements in items:
            kept = [s for s in statements if not leave_out(s)]
            core = [g for g in gold["q"] if g.get("level", "core") == "core"]
            soft = [g for g in gold["q"] if g not in core]
            pairs = self.score.match_statements(core, kept, 0.5)
            rest = [s for s in kept if all(s is not p for _, p in pairs)]
            right, wanted = right + len(pairs), wanted + len(core)
            found += len(kept) - len(self.score.match_statements(soft, rest, 0.5))
        return f1(right, found, wanted)

    def add(self, name, gold, statements):
        core = [g for g in gold["q"] if g.get("level", "core") == "core"]
        soft = [g for g in gold["q"] if g not in core]
        strict = self.score.match_statements(core, statements, 0.8)
        pairs = self.score.match_statements(core, statements, 0.5)
        rest = [s for s in statements if all(s is not p for _, p in pairs)]
        spared = self.score.match_statements(soft, rest, 0.5)
        self.counts.update(
            wanted=len(core), strict=len(strict), lenient=len(pairs), found=len(statements) - len(spared))
        for g, s in pairs:
            self.found(name, gold["text"], g, s, any(g is x for x, _ in strict))
        for g in core:
            self.sought(name, gold["text"], g, statements, any(g is x for x, _ in pairs))
        taken = [s for _, s in pairs] + [s for _, s in spared]
        for s in statements:
            if all(s is not t for t in taken) and all(self.score.overlap(g, s) <= 0.05 for g in core):
                self.note("invented", f"{name}: [{s['speaker']}] {made_by(s)}: {line(gold['text'], s)}")

    def found(self, name, text, g, s, is_strict):
        relays = [x.strip() for x in g.get("via", "").split(">") if x.strip()]
        if relays:
            fits = len(relays) == len(s["via"]) and all(self.score.same_name(a, [b]) for a, b in zip(relays, s["via"]))
            self.counts.update(relays=1, relays_right=fits)
            if not fits:
                self.note("via", f"{name}: wanted {relays}, found {s['via']} {made_by(s)}: {line(text, g)}")
        is_kind = s["kind"] in re.split(r"\|", g.get("accept", g["k"]))
        self.counts.update(kind=is_kind)
        if not is_kind:
            self.note("kind", f"{name}: wanted {g['k']}, found {s['kind']} {made_by(s)}: {line(text, g)}")
        if not is_strict:
            self.note("span", f"{name}: {made_by(s)} <{text[s['start']:s['stop']]}>: {line(text, g)}")

    def sought(self, name, text, g, statements, is_right):
        best = max(statements, key=lambda s: self.score.overlap(g, s), default=None)
        size = self.score.overlap(g, best) if best else 0
        self.counts.update(covered=size >= 0.5, covered_right=size >= 0.5 and is_right)
        if g["k"] == "direct":
            self.counts.update(direct=1, direct_found=size >= 0.5, direct_right=size >= 0.5 and is_right)
        if is_right:
            return
        where = f"{name}: [{g['s']}]"
        if size >= 0.5:
            self.note("mouth", f"{where} found [{best['speaker']}] {made_by(best)}: {line(text, g)}")
        elif size > 0.05:
            self.note("cut", f"{where} {made_by(best)} <{text[best['start']:best['stop']]}>: {line(text, g)}")
        else:
            self.note("lost", f"{where} {g.get('v')}: {line(text, g)}")

    def note(self, kind, text):
        self.errors.append((kind, text.replace("\n", " ")))

    def summary(self):
        c = self.counts
        part = lambda a, b: f"{c[a]}/{c[b]} = {c[a] / max(1, c[b]):.3f}"
        print(f"strict F1 {f1(c['strict'], c['found'], c['wanted']):.3f}, lenient F1 {f1(c['lenient'], c['found'], c['wanted']):.3f}"
              f" ({c['lenient']} right of {c['found']} found, {c['wanted']} wanted)")
        print("statements found whoever speaks", part("covered", "wanted") + ", with the right speaker", part("covered_right", "covered"))
        print("direct quotations found", part("direct_found", "direct") + ", with the right speaker", part("direct_right", "direct_found"))
        print("relays", part("relays_right", "relays") + ", kind", part("kind", "lenient"))
        print(", ".join(f"{kind} {count}" for kind, count in collections.Counter(k for k, _ in self.errors).most_common()))


def made_by(statement):
    return f"{statement['rule']}/{statement['resolver']}"


def line(text, span):
    """A span within its line, marked."""
    start = max(text.rfind("\n", 0, span["start"]) + 1, span["start"] - 160)
    end = text.find("\n", span["stop"])
    end = min(len(text) if end < 0 else end, span["stop"] + 120)
    return f"{text[start:span['start']]}⟦{text[span['start']:span['stop']]}⟧{text[span['stop']:end]}"


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) < 3:
        sys.exit(__doc__)
    sys.path.insert(0, str(pathlib.Path(arguments[0]).resolve()))
    import score
    golds = [(pathlib.Path(path).stem, score.read_marked(path)) for path in arguments[2:]]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = list(pool.map(lambda item: ask(arguments[1], *item), golds))
    items = [(name, gold, found) for (name, gold), found in zip(golds, answers)]
    report = Report(score)
    for item in items:
        report.add(*item)
    report.summary()
    if "--rules" in sys.argv:
        whole = report.lenient(items)
        for key in ("rule", "resolver"):
            names = collections.Counter(s[key] for _, _, found in items for s in found)
            changes = [(report.lenient(items, lambda s: s[key] == name) - whole, name) for name in names]
            for change, name in sorted(changes):
                print(f"{key} {name}: {names[name]} statements, without them {change:+.3f}")
    if "--list" in sys.argv:
        for kind, text in sorted(report.errors, key=lambda e: e[0]):
            print(f"{kind}\t{text}")


if __name__ == "__main__":
    main()
