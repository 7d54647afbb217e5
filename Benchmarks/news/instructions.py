"""Instructions that one run of every question of queries.txt takes, by callgrind: the same on a busy machine as on a quiet.

    python3 Benchmarks/news/instructions.py --binary .build/release/naql [--write]

Runs each question 5 and 25 times; the difference is twenty runs, from the text to the last row, without start and loading.
One thread, 1,000 articles. Fails where a question takes more than 1.1 of what instructions.json says; --write writes that
file anew. Wants valgrind, and some minutes.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

import graph
import questions

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "instructions.json")
MOST = 1.1


def counted(binary, data, folder, repeat):
    """Instructions of the whole program."""
    with tempfile.NamedTemporaryFile() as out:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out.name}", binary, "bench", "--load", data,
             "--queries", folder, "--threads", "1", "--repeat", str(repeat), "--json"],
            capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or not found:
        sys.exit(f"callgrind failed: {run.stderr[-500:]}")
    return int(found[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/naql")
    parser.add_argument("--only", default="", help="questions whose name holds this")
    parser.add_argument("--write", action="store_true")
    a = parser.parse_args()
    known = {}
    if os.path.exists(FILE):
        with open(FILE, encoding="utf-8") as file:
            known = json.load(file)
    found, failed = dict(known), False
    with tempfile.TemporaryDirectory() as scratch:
        # Valgrind does not read every form of debugging information.
        binary = f"{scratch}/naql"
        subprocess.run(["strip", "--strip-debug", "-o", binary, a.binary], check=True)
        graph.write(f"{scratch}/graph", 1000)
        questions.write_cypher(f"{scratch}/all")
        for name, _, _ in questions.questions():
            if a.only not in name:
                continue
            os.makedirs(f"{scratch}/{name}")
            os.rename(f"{scratch}/all/{name}.cypher", f"{scratch}/{name}/{name}.cypher")
            counts = [counted(binary, f"{scratch}/graph", f"{scratch}/{name}", n) for n in (5, 25)]
            found[name] = (counts[1] - counts[0]) // 20
            ratio = found[name] / known[name] if name in known else 1.0
            is_above = ratio > MOST
            failed = failed or is_above
            print(f"{name:24} {found[name]:12,} {ratio:6.2f}" + ("  more than it may" if is_above else ""), flush=True)
    if a.write:
        with open(FILE, "w", encoding="utf-8") as file:
            json.dump(found, file, indent=1)
            file.write("\n")
    return 1 if failed and not a.write else 0


if __name__ == "__main__":
    sys.exit(main())
