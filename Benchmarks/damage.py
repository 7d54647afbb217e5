#!/usr/bin/env python3
"""Damaged archives: damage.py BINARY [--repaired N] [--plain N] [--seed N] [--large MB]

--repaired: archives, small and large by turns, in which elements were changed and the checksums made good again. None may
crash, hang, or take more memory than is allowed here; each is refused (exit 3) or answers.
--plain: large archives with bytes changed and checksums as they were. None may answer wrongly.

A run hangs that takes more processor time than is allowed here, or sits still for long.
"""
import argparse
import collections
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile

import generate_graph
from archive_file import Archive

# The most memory that a run may map, the most seconds of processor time, and the most that it may take all the same: a
# busy machine makes nothing hang.
MEMORY, SECONDS, PATIENCE = 6 << 30, 60, 1200

QUERIES = [
    "MATCH (p:Person {name: 'person 7'})-[:SAID]->(s) RETURN s.text AS text, s.day AS day ORDER BY text LIMIT 5",
    "MATCH (s:Statement) RETURN s.kind AS kind, count(*) AS n, sum(s.number) AS sum, avg(s.weight) AS mean ORDER BY kind",
    "MATCH (s:Statement) WHERE s.text CONTAINS 'harbour works (77' RETURN count(*) AS n",
    "MATCH (a:Statement)-[:NEXT*3]->(b) RETURN count(b) AS n",
    "MATCH (p:Person)-[r:SAID]->(s) RETURN r.order AS o, count(DISTINCT p) AS n, max(size(s.text)) AS longest ORDER BY o",
    "MATCH (n) RETURN labels(n) AS l, count(*) AS n ORDER BY l",
    "MATCH (p:Person) RETURN p.aliases AS aliases, p.name AS name ORDER BY name LIMIT 20",
    "MATCH (s:Statement) RETURN max(s.day) AS last, count(DISTINCT s.id) AS ids, count(s.checked) AS known",
    "MATCH (p:Person {name: 'person 9'}) SET p.name = 'nobody', p.new = 'text' CREATE (p)-[:NEW]->(q:New {a: 1}) "
    "WITH p DETACH DELETE p RETURN count(*) AS n",
]


def run(binary, arguments):
    """Status, output and words of one run within limits; a negative status is a signal."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))

    try:
        done = subprocess.run([binary, *arguments], capture_output=True, preexec_fn=limit, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "hung", b"", ""
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return "hung", b"", f"more than {SECONDS} s of processor time"
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def ask(binary, archive, queries):
    command = [archive, "--format", "jsonl", "--quiet"]
    for query in queries:
        command += ["-c", query]
    return run(binary, command)


def repaired(binary, files, count, rng, scratch):
    """How archives whose checksums were made good again end."""
    ends = collections.Counter()
    failures = 0
    target = f"{scratch}/repaired.naql"
    archives = [Archive(open(file, "rb").read()) for file in files]
    good = [bytes(archive.data) for archive in archives]
    for number in range(count):
        which = number % len(archives)
        archive = archives[which]
        changed = []
        for _ in range(rng.randint(1, 4)):
            name, offset, size, _ = rng.choice([s for s in archive.sections if s[2]])
            if rng.random() < 0.1:
                offset, size = archive.table, len(archive.data) - archive.table
            width = rng.choice([1, 4, 8])
            if size < width:
                continue
            place = offset + rng.randrange(size // width) * width
            value = rng.choice([0, 1, 255, 0xFFFFFFFF, 0xFFFFFFFE, 1 << 31, 1 << 63, (1 << 64) - 1, rng.getrandbits(64)])
            archive.data[place:place + width] = value.to_bytes(8, "little")[:width]
            changed += [place, place + width - 1]
        archive.repair(changed)
        with open(target, "wb") as file:
            file.write(archive.data)
        archive.data[:] = good[which]
        for name, what in (("queries", lambda: ask(binary, target, QUERIES)),
                           ("export", lambda: run(binary, ["export", target, "--format", "jsonl"])),
                           ("check", lambda: run(binary, ["check", target])),
                           ("import", lambda: run(binary, ["import", target, "-q", "-o", f"{scratch}/again.naql"]))):
            status, _, words = what()
            ends[status] += 1
            if status not in (0, 1, 3) or status == 3 and not words.startswith(("error: ", "<command>")):
                failures += 1
                print(f"  archive {number}, changed at {changed}, {name}: {status} {words[-300:]}", flush=True)
        if number % 50 == 49:
            print(f"  {number + 1} archives, {failures} failures", flush=True)
    print(f"repaired: {count} archives, runs by exit status {dict(ends)}, {failures} failures")
    return failures


def plain(binary, file, count, rng, scratch):
    """Whether damaged archives answer as the sound one does, or not at all."""
    sound = {query: ask(binary, file, [query])[1] for query in QUERIES}
    everything = run(binary, ["export", file, "--format", "jsonl"])[1]
    data = bytearray(open(file, "rb").read())
    sections = [s for s in Archive(data).sections if s[2] > 64]
    target = f"{scratch}/plain.naql"
    ends = collections.Counter()
    wrong = 0
    for number in range(count):
        _, offset, size, _ = rng.choice(sections)
        place = offset + rng.randrange(size - 64 + 1)
        before = data[place:place + 64]
        data[place:place + 64] = rng.randbytes(64)
        with open(target, "wb") as out:
            out.write(data)
        data[place:place + 64] = before
        status, _, words = run(binary, ["check", target])
        if status != 3 or "is damaged" not in words:
            wrong += 1
            print(f"  archive {number}, bytes {place}: check says {status} {words}")
        for query in rng.sample(QUERIES, 3):
            status, output, words = ask(binary, target, [query])
            ends["refused" if status == 3 else status] += 1
            if status != 3 and (status != 0 or output != sound[query]) or status == 3 and "is damaged" not in words:
                wrong += 1
                print(f"  archive {number}, bytes {place}: {status} {words} {query}")
        status, output, _ = run(binary, ["export", target, "--format", "jsonl"])
        ends["refused" if status == 3 else status] += 1
        if status != 3 and output != everything:
            wrong += 1
            print(f"  archive {number}, bytes {place}: exported otherwise")
    print(f"plain: {count} archives of {len(data) / 1e6:.0f} MB, runs by end {dict(ends)}, {wrong} wrong")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=os.path.abspath)
    parser.add_argument("--repaired", type=int, default=300)
    parser.add_argument("--plain", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--large", type=int, default=160)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for name, megabytes in (("small", 2), ("large", options.large)):
            generate_graph.write(f"{scratch}/{name}", megabytes)
            files.append(f"{scratch}/{name}.naql")
            subprocess.run([options.binary, "import", f"{scratch}/{name}", "-q", "-o", files[-1]], check=True)
        bad = repaired(options.binary, files, options.repaired, rng, scratch)
        bad += plain(options.binary, files[1], options.plain, rng, scratch)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
