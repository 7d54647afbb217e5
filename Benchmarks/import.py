#!/usr/bin/env python3
"""Import: import.py BINARY [COUNT]"""
import pathlib
import subprocess
import sys
import tempfile

import measure

FEWEST_A_SECOND_A_CORE = 500


def main():
    binary, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 4000
    with tempfile.TemporaryDirectory() as folder:
        articles = pathlib.Path(folder) / "articles"
        subprocess.run(
            [sys.executable, pathlib.Path(__file__).with_name("generate_articles.py"), str(count), articles], check=True)
        # One core, so that the figure is per core whatever the machine has.
        # A new archive each time: one that is there would only be brought up to date.
        command = [
            "sh", "-c", 'rm -f "$3" && exec taskset -c 0 "$1" import "$2" -q -o "$3"', "import", binary, str(articles),
            f"{folder}/archive.naql"]
        seconds, megabytes = measure.median(command, 3)
        rate = count / seconds
        print(f"import of {count} articles        {rate:8.0f} articles/s a core (at least {FEWEST_A_SECOND_A_CORE})  "
              f"{megabytes:6.0f} MB" + ("  BELOW" if rate < FEWEST_A_SECOND_A_CORE else ""))
        return 1 if rate < FEWEST_A_SECOND_A_CORE else 0


if __name__ == "__main__":
    sys.exit(main())
