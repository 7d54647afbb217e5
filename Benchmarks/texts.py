#!/usr/bin/env python3
"""How fast long queries and scripts are read: texts.py NAQL [COUNT] [--rounds N]

COUNT (1,000,000) literals in a list of a query (integers, floats, texts, maps of two), as values of a parameter in a script and
as one given to `naql rpc`: at most 0.3 s a million, the start of the program taken off. A dump of COUNT statements
`CREATE (:A {id: …, name: …});` from a file, from standard input and in one transaction: at least 200,000 a second. Processor time
is printed beside the time that passed, for machines are busy; the thresholds hold for the lesser of both.
"""
import argparse
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

LITERALS = {
    "integers": (1, lambda i: str(i)),
    "floats": (1, lambda i: f"{i * 0.731:.6f}"),
    "texts": (1, lambda i: f"'name {i}'"),
    "maps of two": (2, lambda i: f"{{id: {i}, name: 'n{i}'}}"),
}
SECONDS_A_MILLION = 0.3
STATEMENTS_A_SECOND = 200_000


def run(arguments, expected, text=None):
    """Seconds passed and seconds of the processor that a run takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(text or "/dev/null", "rb") as source:
        done = subprocess.run(arguments, stdin=source, capture_output=True, text=True)
    passed = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0 or expected not in done.stdout:
        sys.exit(f"{arguments}: {done.stderr[:500] or done.stdout[:500]}")
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def median(rounds, *arguments):
    results = [run(*arguments) for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*results)]


def ask_rpc(binary, values):
    """Seconds that one request takes whose parameter holds `values`."""
    request = (json.dumps({"op": "run", "query": "RETURN size($x) AS n", "params": {"x": values}}) + "\n").encode()
    warm = (json.dumps({"op": "run", "query": "RETURN 1"}) + "\n").encode()
    with subprocess.Popen([binary, "rpc"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        times = []
        for line in (warm, request, request, request):
            start = time.perf_counter()
            server.stdin.write(line)
            server.stdin.flush()
            answer = json.loads(server.stdout.readline())
            times.append(time.perf_counter() - start)
        server.stdin.close()
    if answer.get("rows") != [[len(values)]]:
        sys.exit(f"rpc: {str(answer)[:300]}")
    return statistics.median(times[1:])


def tell(name, seconds, figure, unit, is_good):
    print(f"{name:44} {seconds:6.2f} s {figure:12,.2f} {unit}{'' if is_good else '  MISSED'}", flush=True)
    return 0 if is_good else 1


def literals(options, folder, idle):
    missed = 0
    for name, (values, literal) in LITERALS.items():
        count = options.count // values
        text = "[" + ", ".join(literal(i) for i in range(count)) + "]"
        for kind, script in (("a query", f"RETURN size({text}) AS n;\n"),
                             ("a parameter", f":param x => {text}\nRETURN size($x) AS n;\n")):
            path = folder / "list.cypher"
            path.write_text(script)
            passed, processor = median(options.rounds, [options.naql, "-f", str(path)], str(count))
            seconds = max(0, min(passed, processor) - idle)
            rate = seconds / options.count * 1e6
            missed += tell(f"{name} in {kind}", seconds, rate, "s a million values", rate <= SECONDS_A_MILLION)
    for name, values in (("integers", list(range(options.count))), ("texts", [f"name {i}" for i in range(options.count)])):
        seconds = ask_rpc(options.naql, values)
        rate = seconds / options.count * 1e6
        missed += tell(f"{name} to naql rpc", seconds, rate, "s a million values", rate <= SECONDS_A_MILLION)
    return missed


def dump(options, folder):
    missed = 0
    path = folder / "dump.cypher"
    with open(path, "w") as file:
        for i in range(options.count):
            file.write(f"CREATE (:A {{id: {i}, name: 'name {i}'}});\n")
        file.write("MATCH (a:A) RETURN count(*), max(a.id);\n")
    for name, arguments, text in (
            ("from a file", ["-f", str(path)], None), ("from standard input", [], path),
            ("in one transaction", ["--single-transaction", "-f", str(path)], None)):
        passed, processor = median(options.rounds, [options.naql, *arguments], str(options.count - 1), text)
        seconds = min(passed, processor)
        rate = options.count / seconds
        missed += tell(f"CREATE statements {name}", seconds, rate, "a second", rate >= STATEMENTS_A_SECOND)
    return missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("naql")
    parser.add_argument("count", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    idle = min(median(options.rounds, [options.naql, "-c", "RETURN 1"], "1"))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        missed = literals(options, folder, idle) + dump(options, folder)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
