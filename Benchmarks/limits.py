#!/usr/bin/env python3
"""Hostile queries under --timeout, --memory and SIGINT: limits.py BINARY [--only TEXT] [--checks tmi] [--json FILE]

For each query: how long after its start it ended under --timeout 1, how much resident memory it took at the peak under
--memory 200MB beyond what `RETURN 1` takes, and how long after SIGINT it ended. Exit 1 where one is over its threshold.
"""
import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time

import hostile_queries

TIMEOUT = 1.0
LATEST = TIMEOUT + 0.1
MEMORY = 200 << 20
MOST_MEMORY = MEMORY * 1.2
INTERRUPT_AFTER = 0.5
INTERRUPT_LATEST = 0.2
# Whatever goes wrong: no run takes longer, or more address space.
KILL_AFTER = 30
ADDRESS_SPACE = 8 << 30


class Run:
    """One run of the binary: how it ended, when, and with how much memory."""

    def __init__(self, command, interrupt_after=None):
        self.errors = tempfile.TemporaryFile()
        self.interrupted = None
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=self.errors,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE)))
        usage = None
        while usage is None:
            now = time.perf_counter() - began
            if interrupt_after is not None and self.interrupted is None and now >= interrupt_after:
                os.kill(process.pid, signal.SIGINT)
                self.interrupted = now
            if now > KILL_AFTER:
                os.kill(process.pid, signal.SIGKILL)
            done, status, usage = os.wait4(process.pid, os.WNOHANG)
            if not done:
                usage = None
                time.sleep(0.002)
        self.seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdin.close()
        self.code, self.bytes = process.returncode, usage.ru_maxrss * 1024
        self.errors.seek(0)
        self.message = self.errors.read().decode(errors="replace")

    @property
    def ending(self):
        if self.code == -signal.SIGKILL:
            return "KILLED"
        if self.code < 0:
            return f"signal {-self.code}"
        for words, name in [("time limit", "time"), ("memory", "memory"), ("cancelled", "cancelled")]:
            if words in self.message:
                return name
        return "done" if self.code == 0 else "error"


class Bench:
    def __init__(self, binary, folder):
        self.base = [binary, "--format", "none", "-q", f"{folder}/graph"]
        idle = sorted((Run([*self.base, "-c", "RETURN 1"]) for _ in range(5)), key=lambda run: run.seconds)
        self.idle_seconds, self.idle_bytes = idle[2].seconds, max(run.bytes for run in idle)

    def command(self, statement, *options):
        """The program, its options and what it runs; a long text goes through a file."""
        result = [*self.base, *options]
        for text in statement if isinstance(statement, list) else [statement]:
            if len(text) < 100_000:
                result += ["-c", text]
            else:
                with tempfile.NamedTemporaryFile("w", suffix=".cypher", delete=False) as file:
                    file.write(text)
                result += ["-f", file.name]
        return result

    def time(self, statement):
        run = Run(self.command(statement, "--timeout", str(TIMEOUT)))
        seconds = run.seconds - self.idle_seconds
        return seconds, f"{seconds:6.2f} s {run.ending:9}", seconds > LATEST

    def memory(self, statement):
        run = Run(self.command(statement, "--memory", "200MB", "--timeout", "20"))
        held = run.bytes - self.idle_bytes
        return held, f"{held / (1 << 20):6.0f} MB {run.ending:9}", held > MOST_MEMORY

    def interrupt(self, statement):
        # Memory may end a query before the signal comes; then there is nothing to interrupt.
        run = Run(self.command(statement, "--memory", "2GB"), interrupt_after=INTERRUPT_AFTER)
        if run.interrupted is None or run.ending not in ("cancelled", "KILLED", f"signal {int(signal.SIGINT)}"):
            return None, f"{'-':>6}    {run.ending:9}", run.ending == "KILLED"
        seconds = run.seconds - run.interrupted
        return seconds, f"{seconds * 1e3:6.0f} ms {run.ending:9}", seconds > INTERRUPT_LATEST


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--only", default="", help="cases whose name has this text")
    parser.add_argument("--checks", default="tmi", help="t time, m memory, i SIGINT")
    parser.add_argument("--json", help="write the figures to this file")
    options = parser.parse_args()
    checks = {"t": "time", "m": "memory", "i": "interrupt"}
    figures, over = [], 0
    with tempfile.TemporaryDirectory() as folder:
        hostile_queries.materials(folder)
        bench = Bench(options.binary, folder)
        print(f"idle: {bench.idle_seconds * 1e3:.0f} ms, {bench.idle_bytes / (1 << 20):.0f} MB")
        print(f"{'':42}  --timeout 1          --memory 200MB       SIGINT")
        for name, statement, *which in hostile_queries.CASES:
            if options.only not in name:
                continue
            if callable(statement):
                statement = statement(folder)
            entry, line, is_over = {"name": name}, f"{name:42}", False
            for letter in "tmi":
                text, bad = "", False
                if letter in options.checks and (not which or letter in which[0]):
                    entry[checks[letter]], text, bad = getattr(bench, checks[letter])(statement)
                line += f"  {text:18}{'!' if bad else ' '}"
                is_over |= bad
            over += is_over
            figures.append(entry)
            print(line + ("  OVER" if is_over else ""), flush=True)
    print(f"{len(figures)} queries, {over} over")
    if options.json:
        with open(options.json, "w") as file:
            json.dump(figures, file, indent=1)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
