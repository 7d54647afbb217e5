#!/usr/bin/env python3
"""Killed writers: kills.py BINARY [--count N] [--seed N] [--only KIND]

Whatever writes files is killed at random moments, by kinds in turn: archives by import, by bringing one up to date and by
`:save`, exports to a file and to a folder. What was there before or what was to be written must be there, whole, and
nothing may be left beside it after the next run. A folder whose files were being exchanged says so when it is opened.
"""
import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import generate_articles
import generate_graph

SUMMARY = ("MATCH (n) WITH count(*) AS nodes, sum(size(keys(n))) AS keys, sum(size(coalesce(n.text, n.name, ''))) AS texts "
           "OPTIONAL MATCH ()-[r]->() RETURN nodes, keys, texts, count(r) AS relationships")


class Writer:
    """One way to write, from two sources by turns, and what it leaves of each."""

    #: How many states two sources may lead to before the script takes it that they never come to an end.
    MOST_STATES = 40

    def __init__(self, binary, folder, target, commands):
        self.binary, self.folder, self.target, self.commands = binary, folder, f"{folder}/{target}", commands
        os.mkdir(folder)
        self.seconds, self.next = [], {}
        self.explore()

    def explore(self):
        """Learns what each command makes of nothing and of all that the commands make."""
        kept = f"{self.folder}-state"
        waiting = [(None, None)]
        while waiting:
            state, copy = waiting.pop()
            for number in range(len(self.commands)):
                self.put(copy)
                began = time.perf_counter()
                subprocess.run([self.binary, *self.commands[number]], check=True, stdout=subprocess.DEVNULL)
                self.seconds.append(time.perf_counter() - began)
                made = self.content()
                if isinstance(made, str):
                    sys.exit(f"before any kill: {made}")
                self.next[state, number] = made
                if made in [known for known, _ in self.next] + [known for known, _ in waiting]:
                    continue
                if len(self.next) > self.MOST_STATES:
                    sys.exit(f"{self.folder}: every run makes something else")
                waiting.append((made, f"{kept}{len(self.next)}"))
                self.copy(self.target, waiting[-1][1])
        self.put(None)

    @staticmethod
    def copy(source, target):
        shutil.copytree(source, target) if os.path.isdir(source) else shutil.copy2(source, target)

    def put(self, copy):
        """Puts a kept state in place; None for nothing."""
        if os.path.lexists(self.target):
            shutil.rmtree(self.target) if os.path.isdir(self.target) else os.unlink(self.target)
        if copy:
            self.copy(copy, self.target)

    def content(self):
        """What is there: archives and folders by what they answer, a file by its bytes; None for nothing, a text for what is
        refused."""
        if not os.path.lexists(self.target):
            return None
        if os.path.isfile(self.target) and not self.target.endswith(".naql"):
            with open(self.target, "rb") as stream:
                return hashlib.sha256(stream.read()).digest()
        commands = [[self.binary, self.target, "-q", "--format", "csv", "-c", SUMMARY]]
        if self.target.endswith(".naql"):
            commands.insert(0, [self.binary, "check", self.target])
        for command in commands:
            done = subprocess.run(command, capture_output=True, timeout=300)
            if done.returncode != 0:
                return f"{' '.join(command)}: {done.returncode} {done.stderr.decode(errors='replace')}"
        return done.stdout

    def kill(self, number, rng):
        """Kills one run; how many words of complaint there are, and whether it was killed."""
        before = self.content()
        if number % 7 == 0 or isinstance(before, str):
            self.put(None)
            before = None
        choice = rng.randrange(len(self.commands))
        process = subprocess.Popen(
            [self.binary, *self.commands[choice]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        killed = False
        try:
            process.wait(rng.uniform(0.02, 1.1) * max(self.seconds))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed = True
        process.wait()
        after = self.content()
        is_told = isinstance(after, str) and os.path.isdir(self.target) and "was interrupted; export again" in after
        if after not in (before, self.next[before, choice]) and not is_told:
            return f"run {number}: neither the old, {before}, nor the new, {self.next[before, choice]}: {after}", killed
        return None, killed

    def left(self):
        """What lies beside the target after one run that nobody killed."""
        subprocess.run([self.binary, *self.commands[0]], check=True, stdout=subprocess.DEVNULL)
        names = [name for _, folders, files in os.walk(self.folder) for name in folders + files]
        return [name for name in names if name.endswith((".partial", ".old"))]


def articles(folder):
    """Two folders of articles: the second is the first with some gone, some new and some changed."""
    generate_articles.write(200, f"{folder}/one", 1)
    generate_articles.write(200, f"{folder}/two", 1)
    names = sorted(os.listdir(f"{folder}/two"))
    for name in names[:20]:
        os.unlink(f"{folder}/two/{name}")
    for name in names[20:40]:
        with open(f"{folder}/two/{name}", "a", encoding="utf-8") as file:
            file.write("\nMara Ellison said that the bridge would open again.\n")


def writers(binary, scratch):
    articles(scratch)
    for number, name in ((1, "a"), (2, "b")):
        generate_graph.write(f"{scratch}/{name}", 20, number)
        subprocess.run([binary, "import", f"{scratch}/{name}", "-q", "-o", f"{scratch}/{name}.naql"], check=True)
    sources = [f"{scratch}/a.naql", f"{scratch}/b.naql"]
    folder = f"{scratch}/kills-"
    return {
        "import": lambda: Writer(binary, f"{folder}import", "t.naql", [
            ["import", f"{scratch}/{name}", "-q", "-o", f"{folder}import/t.naql"] for name in "ab"]),
        "update": lambda: Writer(binary, f"{folder}update", "t.naql", [
            ["import", f"{scratch}/{name}", "-q", "-o", f"{folder}update/t.naql"] for name in ("one", "two")]),
        "save": lambda: Writer(binary, f"{folder}save", "t.naql", [
            [source, "-q", "-c", f":save {folder}save/t.naql"] for source in sources]),
        "export": lambda: Writer(binary, f"{folder}export", "t.jsonl", [
            ["export", source, "-q", "--format", "jsonl", "-o", f"{folder}export/t.jsonl"] for source in sources]),
        "folder": lambda: Writer(binary, f"{folder}folder", "t", [
            ["export", source, "-q", "--format", "csv", "-o", f"{folder}folder/t"] for source in sources]),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=os.path.abspath)
    parser.add_argument("--count", type=int, default=300, help="runs in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="kinds whose name has this text")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        kinds = {kind: make for kind, make in writers(options.binary, scratch).items() if options.only in kind}
        for kind, make in kinds.items():
            writer = make()
            complaints, killed = [], 0
            for number in range(options.count // len(kinds)):
                complaint, was = writer.kill(number, rng)
                killed += was
                complaints += [complaint] if complaint else []
            left = writer.left()
            complaints += [f"left lying: {left}"] if left else []
            failures += len(complaints)
            print(f"{kind}: {options.count // len(kinds)} runs, {killed} killed, {len(complaints)} failures", flush=True)
            for complaint in complaints:
                print(f"  {complaint}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
