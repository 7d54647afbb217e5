#!/usr/bin/env python3
"""Archives: archives.py BINARY [ARCHIVE]

How long a large archive takes to open, beside no archive at all, and how fast all of it is checked. Without ARCHIVE one
of 700 MB is made of invented texts.
"""
import os
import statistics
import sys
import tempfile

import generate_graph
import measure

# Milliseconds that opening may cost, and gigabytes a second that checking must reach.
MOST_MS, LEAST_GBS = 5, 2


def processor_seconds(command):
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise SystemExit(f"{' '.join(command)}: ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as scratch:
        if len(sys.argv) > 2:
            archive = sys.argv[2]
        else:
            archive = f"{scratch}/large.naql"
            generate_graph.write(f"{scratch}/graph", 700)
            measure.once([binary, "import", f"{scratch}/graph", "-q", "-o", archive])
        size = os.path.getsize(archive)
        # In turn, so that both see the same machine.
        pairs = [[measure.once([binary, *source, "-c", "RETURN 1"])[0] for source in ([], [archive])] for _ in range(31)]
        cost = statistics.median(b for _, b in pairs) - statistics.median(a for a, _ in pairs)
        over = cost * 1e3 > MOST_MS
        print(f"opening {size / 1e6:.0f} MB: {cost * 1e3:.2f} ms more than no archive (at most {MOST_MS})"
              + ("  OVER" if over else ""))
        for threads in (1, 2):
            command = [binary, "check", archive, "--threads", str(threads)]
            seconds = statistics.median(measure.once(command)[0] for _ in range(7))
            work = statistics.median(processor_seconds(command) for _ in range(7))
            slow = threads == 2 and size / seconds / 1e9 < LEAST_GBS
            over |= slow
            print(f"checking all with {threads} thread{'s' * (threads > 1)}: {size / seconds / 1e9:.2f} GB/s "
                  f"({seconds:.3f} s, {work:.3f} s of processor time)" + ("  UNDER" if slow else ""))
        for query in ["MATCH (n) RETURN count(*) AS n", "MATCH ()-[r]->() RETURN count(r) AS n",
                      "MATCH (n) RETURN n LIMIT 1", "MATCH (n) WHERE any(k IN keys(n) WHERE n[k] = 'x') RETURN count(n)"]:
            print(f"{measure.median([binary, archive, '-c', query], 5)[0] * 1e3:8.1f} ms  {query}")
        return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
