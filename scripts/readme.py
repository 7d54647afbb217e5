#!/usr/bin/env python3
"""Runs the commands in the console blocks of the README and the tour and writes what they print under them.

`naql` must be on the path.
"""

import pathlib
import shutil
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "Grammar/tour.md")


def is_open(command):
    """Whether a command goes on in the next line: a quotation mark is open, or a backslash ends it."""
    return command.endswith("\\") or command.count("'") % 2 == 1


def rewrite(path):
    """The document with the commands' output of today."""
    lines = iter(path.read_text(encoding="utf-8").split("\n"))
    out = []
    for line in lines:
        out.append(line)
        if line != "```console":
            continue
        line = next(lines)
        while line != "```":
            if line.startswith("$ "):
                command = line[2:]
                out.append(line)
                while is_open(command):
                    line = next(lines)
                    out.append(line)
                    command += "\n" + line
                run = subprocess.run(["sh", "-c", command], cwd=root, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
                out += run.stdout.decode("utf-8").split("\n")[:-1]
            line = next(lines)
        out.append(line)
    path.write_text("\n".join(out), encoding="utf-8")


if shutil.which("naql") is None:
    sys.exit("readme.py: naql is not on the path: PATH=$PWD/.build/debug:$PATH python3 scripts/readme.py")
# An archive that an earlier build left would be brought up to date, not made.
pathlib.Path("/tmp/naql-tour.naql").unlink(missing_ok=True)
for document in DOCUMENTS:
    rewrite(root / document)
