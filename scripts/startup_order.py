#!/usr/bin/env python3
"""Lists the functions that a start of naql runs, for the linker to lay side by side: startup_order.py BINARY > scripts/startup-order.txt

A start runs some thousand of the program's functions. Scattered over the text they make the kernel map most of it; laid
together they are a few pages. A name that is gone costs nothing but its place, so that the list needs renewing only
now and then. It wants valgrind, and a binary with its symbols.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What starts are made for: an answer without sources, one over articles.
STARTS = [["-c", "RETURN 1"], [str(ROOT / "seeds"), "-c", "MATCH (a:Article) RETURN count(*)"]]


def functions(binary, arguments, folder):
    """The binary's own functions that run under the arguments."""
    trace = folder / "trace"
    subprocess.run(
        ["valgrind", "--tool=callgrind", "--demangle=no", "--compress-strings=no", f"--callgrind-out-file={trace}", binary]
        + arguments, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found, object_name = set(), ""
    for line in trace.read_text(errors="replace").splitlines():
        if line.startswith("ob="):
            object_name = line[3:]
        elif line.startswith("fn=") and object_name == str(binary):
            # Valgrind writes a recursion's depth behind the name.
            found.add(re.sub(r"'\d+$", "", line[3:]))
    return found


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        binary = folder / "naql"
        # Valgrind reads symbols, and stumbles over what debuggers want.
        subprocess.run(["strip", "-g", "-o", binary, sys.argv[1]], check=True)
        listed = set()
        for arguments in STARTS:
            new = {name for name in functions(binary, arguments, folder) if re.fullmatch(r"[\w$.]+", name)} - listed
            print("\n".join(sorted(new)))
            listed |= new


if __name__ == "__main__":
    main()
