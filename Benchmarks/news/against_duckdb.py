"""Times the questions of queries.txt with naql and with DuckDB, on one graph and in one run, and compares the answers.

    python3 Benchmarks/news/against_duckdb.py --binary .build/release/naql --articles 10000 --threads 2

Wants the package duckdb (`pip install duckdb`). Each is asked once and then again several times, from the text each time;
medians count. Ends with 1 where answers differ. `--other BINARY` times a second build of naql, turn by turn.
"""
import argparse
import csv
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time

import graph
import questions

KINDS = {"INT": "BIGINT", "STRING": "VARCHAR", "BOOLEAN": "BOOLEAN"}


def naql(binary, data, folder, threads, repeat):
    """What `naql bench` says."""
    command = [binary, "bench", "--load", data, "--queries", folder, "--threads", str(threads), "--repeat",
               str(repeat), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def load(data, threads):
    """The graph as tables, with a key on every label's."""
    import duckdb
    connection = duckdb.connect(":memory:", config={"threads": threads})
    with open(f"{data}/graph.json", encoding="utf-8") as file:
        lists = json.load(file)
    for entry in lists["nodes"] + lists["edges"]:
        is_node = "label" in entry
        names = [entry["label"]] if is_node else [entry["type"], entry["source"], entry["target"]]
        columns = ([] if is_node else [("src", "BIGINT"), ("dst", "BIGINT")]) + [
            (c["name"], KINDS[c["type"]]) for c in entry["columns"]]
        declared = ", ".join(f'"{n}" {k}' + (" PRIMARY KEY" if is_node and n == "id" else "") for n, k in columns)
        table = "_".join(names).lower()
        connection.execute(f'CREATE TABLE "{table}"({declared})')
        kinds = ", ".join(f"'{n}': '{k}'" for n, k in columns)
        connection.execute(f"INSERT INTO \"{table}\" SELECT * FROM read_csv('{data}/{entry['file']}', header=false, "
                           f"skip=1, auto_detect=false, delim=',', quote='\"', columns={{{kinds}}})")
    return connection


def duckdb_times(data, threads, repeat, scratch):
    """Times and checksum of every question."""
    began = time.perf_counter()
    connection = load(data, threads)
    result, loaded = {}, time.perf_counter() - began
    for name, _, sql in questions.questions():
        times, path = [], f"{scratch}/rows.csv"
        for turn in range(repeat + 1):
            # Other spaces each time: it plans anew, as for what is typed.
            text = sql.replace(" ", " " * (turn + 1), 1)
            start = time.perf_counter()
            if name.endswith("_rows"):
                connection.execute(f"COPY ({text}) TO '{path}' (FORMAT csv, HEADER)")
            else:
                rows = connection.execute(text).fetchall()
            times.append(time.perf_counter() - start)
        if name.endswith("_rows"):
            with open(path, newline="", encoding="utf-8") as file:
                reader = csv.reader(file)
                next(reader)
                total = questions.checksum(reader, in_any_order=True)
        else:
            total = questions.checksum(rows)
        result[name] = {"times": times[1:], "checksum": total}
    return loaded, result


def milliseconds(times):
    return statistics.median(times) * 1000


def mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else float("nan")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/naql")
    parser.add_argument("--other", help="another build of naql to hold it against")
    parser.add_argument("--articles", type=int, default=10000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", help="where the graph is, or is to be written")
    parser.add_argument("--no-duckdb", action="store_true")
    a = parser.parse_args()
    scratch = tempfile.mkdtemp()
    data = a.data or f"{scratch}/graph"
    if not os.path.exists(f"{data}/graph.json"):
        graph.write(data, a.articles)
    questions.write_cypher(f"{scratch}/queries")
    builds = [a.binary] + ([a.other] if a.other else [])
    times, sums, loads = {}, {}, {}
    for _ in range(a.rounds):
        for build in builds:
            run = naql(build, data, f"{scratch}/queries", a.threads, a.repeat)
            loads[build] = f"{run['load_s']:.2f} s, {run['peak'] >> 20} MB"
            for name, one in run["queries"].items():
                times.setdefault((build, name), []).extend(one.get("times") or [math.nan])
                sums[build, name] = one.get("checksum") or one["error"]
        if not a.no_duckdb:
            loaded, answers = duckdb_times(data, a.threads, a.repeat, scratch)
            loads["DuckDB"] = f"{loaded:.2f} s"
            for name, one in answers.items():
                times.setdefault(("DuckDB", name), []).extend(one["times"])
                sums["DuckDB", name] = one["checksum"]
    columns = builds + ([] if a.no_duckdb else ["DuckDB"])
    print(f"{a.articles} articles, {a.threads} threads; loading: {loads}\n")
    print("| question | " + " | ".join(f"{os.path.basename(c)}, ms" for c in columns) + " | ÷ |\n|---|"
          + "---:|" * (len(columns) + 1))
    ratios, differ = [], False
    for name, _, _ in questions.questions():
        found = [milliseconds(times[c, name]) for c in columns]
        ratio = found[0] / found[-1] if len(found) > 1 else math.nan
        ratios.append(ratio)
        alike = len({sums[c, name] for c in columns}) == 1
        differ = differ or not alike
        print(f"| {name} | " + " | ".join(f"{t:.3f}" for t in found) + f" | {ratio:.3f} |"
              + ("" if alike else " **answers differ**: " + ", ".join(sums[c, name] for c in columns)))
    if len(columns) > 1:
        print(f"\nGeometric mean of {os.path.basename(columns[0])} over {os.path.basename(columns[-1])}: {mean(ratios):.3f}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
