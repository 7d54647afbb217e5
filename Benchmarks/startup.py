#!/usr/bin/env python3
"""Start-up: startup.py BINARY"""
import sys

import measure

CASES = [
    # name, arguments, most milliseconds, most megabytes
    ("a constant", ["-c", "RETURN 1"], 15, 16),
    ("first answer over seeds/", ["seeds", "-c", "MATCH (a:Article) RETURN count(a) AS n"], 60, None),
]


def main():
    failed = False
    for name, arguments, most_ms, most_mb in CASES:
        seconds, megabytes = measure.median([sys.argv[1], *arguments], 21)
        over = seconds * 1e3 > most_ms or (most_mb is not None and megabytes > most_mb)
        failed |= over
        print(f"{name:28} {seconds * 1e3:8.1f} ms (at most {most_ms})  {megabytes:6.1f} MB"
              + (f" (at most {most_mb})" if most_mb else "") + ("  OVER" if over else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
