#!/usr/bin/env python3
"""Runs the job of examples/spark on the sample articles, and holds its graph to that of an import: check_spark.py BINARY

Where there is no Java, or Spark cannot be installed (into .build/check-spark), the status is 77.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SPARK = "4.3.0"


def python_with_spark():
    folder = ROOT / ".build" / "check-spark"
    python = folder / "bin" / "python"
    try:
        if not shutil.which("java"):
            raise RuntimeError("there is no java on the path")
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", f"pyspark=={SPARK}"], check=True)
    except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
        print(f"check_spark.py: Spark cannot run: {error}", file=sys.stderr)
        sys.exit(77)
    return str(python)


def main():
    binary, python = os.path.abspath(sys.argv[1]), python_with_spark()
    environment = dict(os.environ, PYSPARK_PYTHON=python, PYSPARK_DRIVER_PYTHON=python)
    with tempfile.TemporaryDirectory(prefix="naql-spark-") as folder:
        with open(f"{folder}/records.jsonl", "wb") as records:
            subprocess.run([binary, "read", "-q", "seeds"], stdout=records, check=True, cwd=ROOT)
        subprocess.run(
            [python, str(ROOT / "examples/spark/job.py"), "records.jsonl", "tables", "--naql", binary, "--partitions", "4",
             "--path", "records.jsonl", "--dump", "dump.txt"], cwd=folder, env=environment, check=True)
        subprocess.run([binary, "export", "-q", "records.jsonl", "--format", "jsonl", "-o", "export.jsonl"],
                       cwd=folder, check=True)
        return subprocess.run([sys.executable, str(ROOT / "examples/spark/compare.py"), f"{folder}/dump.txt",
                               f"{folder}/export.jsonl"]).returncode


if __name__ == "__main__":
    sys.exit(main())
