#!/usr/bin/env python3
"""Asks questions of the tables of a graph on Apache Spark.

    ask.py TABLES QUERY.cypher… [--naql PATH] [-p NAME=VALUE]…

TABLES is a folder that job.py made, or that `naql export --format tables` wrote. Each query becomes a statement by
`naql sql --dialect spark`; what cannot be said in SQL is told, and the others are asked.
"""
import argparse
import os
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser(description="Asks questions of tables on Apache Spark.")
    parser.add_argument("tables")
    parser.add_argument("queries", nargs="+")
    parser.add_argument("--naql", default="naql")
    parser.add_argument("-p", "--param", action="append", default=[])
    options = parser.parse_args()
    statements, refused = [], 0
    for path in options.queries:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        parameters = [word for param in options.param for word in ("-p", param)]
        made = subprocess.run([options.naql, "sql", "--dialect", "spark", options.tables, "-c", text, *parameters],
                              capture_output=True, text=True)
        if made.returncode:
            refused += 1
            print(f"{path}: {made.stderr}", file=sys.stderr)
        else:
            statements.append((path, made.stdout.strip().removesuffix(";")))
    if statements:
        ask(options, statements)
    return 1 if refused else 0


def ask(options, statements):
    from pyspark.sql import SparkSession
    spark = SparkSession.builder.appName("naql").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.conf.set("spark.sql.shuffle.partitions", "8")
    here = os.getcwd()
    queries = [(path, text) for path, text in statements]
    with open(os.path.join(options.tables, "scripts", "spark.sql"), encoding="utf-8") as file:
        script = file.read()
    tables = os.path.join(here, options.tables)
    for view in filter(str.strip, script.split(";\n")):
        spark.sql(view.replace("path 'parquet/", f"path '{tables}/parquet/")
                  .replace("path 'nodes/", f"path '{tables}/nodes/")
                  .replace("path 'relationships/", f"path '{tables}/relationships/"))
    for path, text in queries:
        print(f"{path}:")
        for row in spark.sql(text).collect():
            print("\t".join("" if value is None else str(value) for value in row))
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
