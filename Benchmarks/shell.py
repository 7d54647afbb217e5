#!/usr/bin/env python3
"""The prompt as a person feels it, and results as other programs get them: shell.py BINARY [GRAPH] [--python PYTHON]

Keys, Tab, pastes and frames are timed in a pseudo-terminal, from the key to the end of the frame that answers it. GRAPH
(an archive of 100,000 articles) is what Tab asks for names; PYTHON is one that has `duckdb`, whose COPY writes the same
rows. Without them their figures are left out.
"""
import argparse
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl

import measure

SHOWN = b"\x1b[?25h"
EDITS = b"\x1b[?2004h"


class Prompt:
    """The shell in a pseudo-terminal of 80 columns and 24 rows."""

    def __init__(self, binary, arguments=(), colored=True):
        self.home = tempfile.mkdtemp()
        environment = {"TERM": "xterm-256color", "HOME": self.home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        if not colored:
            environment["NO_COLOR"] = "1"
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.execve(binary, [binary, "--quiet", *arguments], environment)
        ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.set_blocking(self.descriptor, False)
        self.await_edits(lambda: None)
        self.settle()

    def read(self, seconds):
        """What comes within some seconds; empty when nothing does."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self.descriptor, 1 << 16)
        except OSError:
            raise SystemExit("the shell has gone")

    def settle(self):
        """Waits until nothing more is painted."""
        while self.read(0.2):
            pass

    def send(self, text):
        """Writes, and reads what is painted meanwhile, which it gives back."""
        left, painted = text.encode(), []
        while left:
            _, writable, _ = select.select([], [self.descriptor], [], 0.01)
            if writable:
                try:
                    left = left[os.write(self.descriptor, left[:2048]):]
                except BlockingIOError:
                    pass
            while chunk := self.read(0):
                painted.append(chunk)
        return b"".join(painted)

    def press(self, key):
        """Milliseconds from a key to the end of its frame, and what was written for it."""
        began = time.perf_counter()
        painted = self.send(key)
        while SHOWN not in painted:
            painted += self.read(30)
        taken = (time.perf_counter() - began) * 1e3
        return taken, painted

    def await_edits(self, body):
        """Seconds until the next edit begins."""
        began = time.perf_counter()
        painted = body() or b""
        while EDITS not in painted:
            painted += self.read(60)
        return time.perf_counter() - began

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.descriptor)


def report(name, value, unit, most=None, least=None, extra=""):
    """Prints a figure; whether it keeps its bound."""
    over = most is not None and value > most or least is not None and value < least
    bound = f" (at most {most})" if most is not None else f" (at least {least})" if least is not None else ""
    print(f"{name:52} {value:9.2f} {unit}{bound}{extra}{'  MISSED' if over else ''}", flush=True)
    return not over


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def statement(size, line):
    """A statement of about `size` bytes with lines of about `line` bytes."""
    parts, length, width = ["UNWIND ["], 8, 8
    number = 0
    while length < size:
        part = f"{{name: 'هاني {number}', at: {number} }}, "
        if width + len(part) > line:
            parts.append("\n")
            width = 0
        parts.append(part)
        length += len(part.encode())
        width += len(part)
        number += 1
    return "".join(parts) + "null] AS row RETURN count(row) AS n"


def keys(binary):
    """Key to screen in a text of 100 kB."""
    kept = True
    for name, line in (("lines of 70", 70), ("lines of 4,000", 4000), ("one line", 1 << 30)):
        for place, motion in (("end", ""), ("middle", "\x1b[A" * 400 if line == 70 else "\x1bb" * 2000)):
            shell = Prompt(binary)
            shell.send("\x1b[200~" + statement(100_000, line) + "\x1b[201~")
            shell.settle()
            shell.send(motion)
            shell.settle()
            taken = [shell.press(key)[0] for key in [*"RETURN هاني 12 " * 8, *["\x7f", "\x1b[D"] * 20]]
            kept &= report(f"a key in 100 kB, {name}, at the {place}: p95", quantile(taken, 0.95), "ms", most=5,
                           extra=f", median {statistics.median(taken):.2f}")
            shell.end()
    return kept


PREFIXES = [
    "MATCH (", "MATCH (p:Per", "MATCH (p:Person {", "MATCH (p:Person {name: '", "MATCH (p:Person {name: 'ا",
    "MATCH (o:Outlet) WHERE o.name = '", "MATCH (o:Outlet) WHERE o.na", "MATCH (p:Person) RETURN p.", "MATCH (a)-[:",
    "MATCH (p:Person)-[:", "MATCH (p:Place {name: 'b", "CALL ", "CALL db.", "MATCH (n) RETURN n ORD", "RETURN to",
    "MATCH (s)-[r]->(t) WITH collect(t) AS all UNWIND all AS one RETURN one.", "MATCH (x:Organization {name: 'م",
    "MATCH (p:Person) WHERE p.name STARTS WITH 'a", "MATCH (p:Person) WHERE p.name IN ['x', '", ":schema ",
]


def completion(binary, graph):
    """Tab over a graph: first time and every time."""
    shell = Prompt(binary, [graph])
    first, later = [], []
    for turn in range(6):
        for prefix in PREFIXES:
            shell.send(prefix)
            shell.settle()
            taken = shell.press("\t")[0]
            (later if turn else first).append(taken)
            shell.send("\x03")
            shell.settle()
    shell.end()
    every = first + later
    return report("Tab: p95", quantile(every, 0.95), "ms", most=10,
                  extra=f", median {statistics.median(every):.2f}, slowest {max(every):.1f}")


def pastes(binary):
    """1 MB and Enter, marked as a paste by the terminal or not."""
    kept = True
    letters = "س" * (1 << 19)
    texts = [("a text", f"RETURN size('{letters}') AS n;"), ("lines", statement(1 << 20, 70) + ";")]
    for name, text in texts:
        for marks in (("\x1b[200~", "\x1b[201~"), ("", "")):
            shell = Prompt(binary)
            taken = shell.await_edits(lambda: shell.send(marks[0] + text + marks[1] + "\r"))
            kind = "marked" if marks[0] else "as if typed"
            kept &= report(f"1 MB pasted ({name}, {kind}) and Enter", taken, "s", most=1)
            shell.end()
    return kept


def frames(binary):
    """Bytes that are written for a letter."""
    kept = True
    for name, text, motion in (
        ("at the end of a line", "MATCH (n:Person) RETURN n.name", ""),
        ("in the first of 20 lines", "RETURN 1,\n" * 20, "\x1b[A" * 30),
        ("at the end of 20 lines", "RETURN 1,\n" * 20, ""),
        ("in the middle of a line of 70", "RETURN 'abcdefghijklmnopqrstuvwxyz' AS letters, 'more' AS more", "\x1bb" * 3),
    ):
        shell = Prompt(binary, colored=False)
        shell.send("\x1b[200~" + text + "\x1b[201~")
        shell.settle()
        shell.send(motion)
        shell.settle()
        written = [len(shell.press("x")[1]) for _ in range(5)]
        kept &= report(f"bytes for a letter {name}", statistics.median(written), "B", most=120)
        shell.end()
    return kept


ROWS = "UNWIND range(1, 1000000) AS n RETURN n, n * 0.37 AS share, 'Lena Parson' AS name, n % 2 = 0 AS even"
COPY = (
    "import duckdb, sys; duckdb.sql(\"COPY (SELECT n, n * 0.37::DOUBLE AS share, 'Lena Parson' AS name, n % 2 = 0 AS even "
    "FROM range(1, 1000001) t(n)) TO '/dev/null' ({})\")"
)


def seconds(command):
    return measure.once(command)[0]


def rows(binary, python, runs=7):
    """A million rows to /dev/null as whole processes, in turn with DuckDB."""
    kept = True
    for name, most, options in (("csv", 1.2, "FORMAT csv, HEADER"), ("jsonl", 1.5, "FORMAT json")):
        ours, theirs = [], []
        for _ in range(runs):
            ours.append(seconds([binary, "--format", name, "-c", ROWS]))
            if python:
                theirs.append(seconds([python, "-c", COPY.format(options)]))
        mine = statistics.median(ours)
        if python:
            other = statistics.median(theirs)
            kept &= report(f"1 M rows as {name}, beside COPY", mine / other, "×", most=most,
                           extra=f": {mine:.3f} s, {other:.3f} s")
        else:
            report(f"1 M rows as {name}", mine, "s")
    table = statistics.median(seconds([binary, "--format", "table", "-c", ROWS]) for _ in range(runs))
    return kept & report("rows of a table", 1 / table, "M/s", least=0.4)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("graph", nargs="?")
    parser.add_argument("--python", help="one that has duckdb")
    parser.add_argument("--only", default="", help="letters of what to do: k(eys), t(ab), p(astes), f(rames), r(ows)")
    options = parser.parse_args()
    chosen = options.only or "ktpfr"
    kept = [
        keys(options.binary) if "k" in chosen else True,
        completion(options.binary, options.graph) if "t" in chosen and options.graph else True,
        pastes(options.binary) if "p" in chosen else True,
        frames(options.binary) if "f" in chosen else True,
        rows(options.binary, options.python) if "r" in chosen else True,
    ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
