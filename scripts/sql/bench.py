"""The queries of the bench: the checksums of its own SQL for DuckDB, and the times of both."""
import importlib.util
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import duckdb


def check(options):
    folder = pathlib.Path(options.bench).resolve()
    sys.path.insert(0, str(folder))
    common, adapters = importlib.import_module("common"), load(folder / "engines.py")
    with tempfile.TemporaryDirectory(prefix="naql-bench-") as scratch:
        data, tables = f"{scratch}/data", f"{scratch}/tables"
        subprocess.run([sys.executable, str(folder / "generate.py"), "--articles", str(options.articles), "--out", data],
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run([options.binary, "export", "-q", data, "--format", "tables", "-o", tables], check=True)
        return compare(options, common, adapters, data, tables)


def load(path):
    spec = importlib.util.spec_from_file_location("engines_of_bench", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compare(options, common, adapters, data, tables):
    own = duckdb.connect(config={"threads": 2})
    here, binary = os.getcwd(), os.path.abspath(options.binary)
    os.chdir(tables)
    with open("scripts/duckdb.sql", encoding="utf-8") as file:
        own.execute(file.read())
    os.chdir(here)
    theirs = hand_written(adapters, data)
    differ, ratios = 0, []
    for name in common.query_names():
        query, written = common.query_for("process", name), common.query_for("duckdb", name)
        made = subprocess.run([binary, "sql", "--dialect", "duckdb", tables, "-c", query.text],
                              capture_output=True, text=True)
        if made.returncode:
            print(f"{name}: refused: {made.stderr}")
            differ += 1
            continue
        sums = [common.checksum(c.execute(t).fetchall(), query.stream) for c, t in ((own, made.stdout), (theirs, written.text))]
        if sums[0] != sums[1]:
            print(f"{name}: {sums[0]} is not {sums[1]}\n{made.stdout}")
            differ += 1
        if options.repeat:
            times = [best(c, t, options.repeat) for c, t in ((own, made.stdout), (theirs, written.text))]
            ratios.append(times[0] / times[1])
            print(f"{name}: {times[0] * 1e3:.2f} ms, by hand {times[1] * 1e3:.2f} ms, {ratios[-1]:.2f}")
    mean = math.exp(sum(map(math.log, ratios)) / len(ratios)) if ratios else 0
    print(f"bench: {len(common.query_names())} queries at {options.articles} articles, {differ} refused or with another "
          "checksum" + (f", geometric mean of the times {mean:.2f} of those by hand" if ratios else ""))
    return differ


def best(connection, text, repeat):
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        connection.execute(text).fetchall()
        times.append(time.perf_counter() - start)
    return min(times)


def hand_written(adapters, data):
    """The tables of the bench's own adapter."""
    import json
    with open(f"{data}/graph.json", encoding="utf-8") as file:
        graph = json.load(file)
    engine = adapters.DuckDB.__new__(adapters.DuckDB)
    engine.graph, engine.threads = graph, 2
    engine.file = lambda entry: os.path.join(data, entry["file"])
    engine.load()
    return engine.conn
