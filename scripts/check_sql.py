#!/usr/bin/env python3
"""Holds `naql sql` to naql itself, on DuckDB: queries of the openCypher TCK, the queries of the bench, and random ones.

    check_sql.py BINARY [--tck FOLDER] [--bench FOLDER --articles N] [--random FILE] [--show N]

Each query is answered by `naql rpc` and by DuckDB over the tables that the same process exports; the rows must be the same, or
the query be refused. A random FILE has one JSON object a line: `graph`, a query that makes a graph, and `queries`, each with
`text` and `ordered`. Without DuckDB the script makes itself an environment that has it, in .build/check-sql; where it cannot, its status is 77.
"""
import argparse
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DUCKDB = "2.0.1"


def with_duckdb():
    """Goes on in an environment that has the engine."""
    try:
        import duckdb
        if duckdb.__version__ == DUCKDB:
            return
    except ImportError:
        pass
    folder = ROOT / ".build" / "check-sql"
    python = folder / "bin" / "python"
    try:
        if os.environ.get("NAQL_CHECK_SQL"):
            raise RuntimeError(f"duckdb {DUCKDB} is not in {folder}")
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", f"duckdb=={DUCKDB}", "numpy"], check=True)
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        print(f"check_sql.py: there is no DuckDB to ask: {error}", file=sys.stderr)
        sys.exit(77)
    os.environ["NAQL_CHECK_SQL"] = "1"
    os.execv(str(python), [str(python), *sys.argv])


def main():
    parser = argparse.ArgumentParser(description="Holds naql sql to naql itself, on DuckDB.")
    parser.add_argument("binary")
    parser.add_argument("--tck", help="the folder of the openCypher TCK")
    parser.add_argument("--bench", help="the folder of the bench")
    parser.add_argument("--articles", type=int, default=1000, help="how many articles the bench has")
    parser.add_argument("--repeat", type=int, default=0, help="times the bench's queries and those of its queries-duckdb")
    parser.add_argument("--random", help="a file of random queries")
    parser.add_argument("--show", type=int, default=20, help="how many differences to show")
    options = parser.parse_args()
    with_duckdb()
    sys.path.insert(0, str(ROOT / "scripts" / "sql"))
    import bench
    import random_queries
    import tck
    problems = 0
    if options.tck:
        problems += tck.check(options)
    if options.random:
        problems += random_queries.check(options)
    if options.bench:
        problems += bench.check(options)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
