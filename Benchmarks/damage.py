#!/usr/bin/env python3
"""Damaged archives and killed writers: damage.py BINARY [--repaired N] [--plain N] [--kills N] [--seed N] [--large MB]

--repaired: archives, small and large by turns, in which elements were changed and the checksums made good again. None may
crash, hang, or take more memory than is allowed here; each is refused (exit 3) or answers.
--plain: large archives with bytes changed and checksums as they were. None may answer wrongly.
--kills: writers that are killed at a random moment. The archive must be the old or the new one, whole, and nothing may be
left beside it after the next run.
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
import time

import generate_graph
from archive_file import Archive

# The most memory that a run may map, and the most seconds.
MEMORY, SECONDS = 6 << 30, 60

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
    limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        done = subprocess.run([binary, *arguments], capture_output=True, preexec_fn=limit, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "hung", b"", ""
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
        for what in (lambda: ask(binary, target, QUERIES), lambda: run(binary, ["export", target, "--format", "jsonl"]),
                     lambda: run(binary, ["check", target]),
                     lambda: run(binary, ["import", target, "-q", "-o", f"{scratch}/again.naql"])):
            status, _, words = what()
            ends[status] += 1
            if status not in (0, 1, 3) or status == 3 and not words.startswith(("error: ", "<command>")):
                failures += 1
                print(f"  archive {number}, changed at {changed}: {status} {words[-300:]}")
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


def kills(binary, source, count, rng, scratch):
    """What killed writers leave."""
    folder = f"{scratch}/kills"
    os.mkdir(folder)
    target = f"{folder}/a.naql"
    command = [binary, "import", source, "-q", "-o", target]
    began = time.perf_counter()
    subprocess.run(command, check=True)
    whole = time.perf_counter() - began
    failures = killed = left = 0
    for number in range(count):
        if number % 3 == 0 and os.path.exists(target):
            os.unlink(target)
        writer = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        # Two at once, now and then.
        other = subprocess.Popen(command, stderr=subprocess.DEVNULL) if number % 10 == 0 else None
        try:
            writer.wait(rng.uniform(0.3, 1.05) * whole)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
            killed += 1
        writer.wait()
        if other is not None and other.wait() != 0:
            failures += 1
            print(f"  run {number}: the other writer failed")
        if os.path.exists(target):
            status, _, words = run(binary, ["check", target])
            if status != 0:
                failures += 1
                print(f"  run {number}: {status} {words}")
        left = max(left, len(os.listdir(folder)) - os.path.exists(target))
        if left > 2:
            failures += 1
            print(f"  run {number}: left lying: {os.listdir(folder)}")
    subprocess.run(command, check=True)
    if os.listdir(folder) != ["a.naql"]:
        failures += 1
        print(f"  left lying: {os.listdir(folder)}")
    print(f"kills: {count} runs, {killed} killed, at most {left} drafts at a time, {failures} failures")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=os.path.abspath)
    parser.add_argument("--repaired", type=int, default=300)
    parser.add_argument("--plain", type=int, default=100)
    parser.add_argument("--kills", type=int, default=300)
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
        generate_graph.write(f"{scratch}/middle", 20)
        bad += kills(options.binary, f"{scratch}/middle", options.kills, rng, scratch)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
