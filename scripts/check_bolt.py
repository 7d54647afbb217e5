#!/usr/bin/env python3
"""Runs the real drivers of Neo4j, and programs on top of them, against `naql serve`.

    check_bolt.py [PROGRAM] [--venv FOLDER] [--only NAME] [--all]

PROGRAM is `naql` (default .build/release/naql), with `naql-serve` beside it. Each set of packages, pinned, gets an environment of
its own under FOLDER (default: a folder of the user's cache, so that the next run needs no network). Where packages cannot be had
this is told, and nothing fails. Programs on top of the driver, whose packages are many, run with --all.
"""
import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent

# Name: packages, and the checks in `bolt_checks.py` that run with them.
SETS = {
    "driver-6": (["neo4j==6.4.1", "pandas==3.1.1"], ["reading", "types", "writing", "errors", "asynchronous", "frames", "hostile"]),
    "driver-5": (["neo4j==5.28.2"], ["reading", "types", "writing", "errors", "asynchronous"]),
    "rust": (["neo4j-rust-ext==6.4.1.0"], ["reading", "types", "writing"]),
    "programs": (["neomodel==7.0.0", "neo4j-viz==1.11.0", "langchain-neo4j==0.11.0"], ["neomodel", "viz", "langchain"]),
}


class Server:
    """A server on a free port over the sample articles."""

    def __init__(self, program, *options, sources=("seeds",), environment=None):
        self.process = subprocess.Popen(
            [program, "serve", *sources, "--port", "0", *options], cwd=ROOT, stderr=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})})
        self.address = None
        for line in self.process.stderr:
            found = re.search(r"serving ([^\s,]+)", line)
            if found:
                self.address = found.group(1)
                break
            sys.stderr.write(line)
        if not self.address:
            raise SystemExit("the server did not start")
        self.port = int(self.address.rsplit(":", 1)[1])

    def health(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=10) as reply:
            return dict(part.split("=") for part in reply.read().decode().split()[1:])

    def stop(self):
        """Ends it in the good way, and says whether it went well."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=20) == 0
        except subprocess.TimeoutExpired:
            self.process.kill()
            return False


def environment(folder, name, packages):
    """The Python of an environment with the packages; None where they cannot be had."""
    place = folder / name
    python = place / "bin" / "python"
    mark = place / "packages"
    if mark.exists() and mark.read_text() == "\n".join(packages):
        return python
    if subprocess.run([sys.executable, "-m", "venv", "--clear", place]).returncode != 0:
        return None
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "--timeout", "20", *packages])
    if done.returncode != 0:
        return None
    mark.write_text("\n".join(packages))
    return python


def certificate(folder):
    """A certificate for this machine and its key, made by openssl."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
        check=True, capture_output=True)
    return cert, key


def soak(python, program, seconds=20):
    """Whether many clients at one time go well for a short while."""
    script = ROOT / "Benchmarks" / "bolt_soak.py"
    return subprocess.run([sys.executable, script, program, "--seconds", str(seconds), "--python", python]).returncode == 0


def run_checks(python, checks, program, folder):
    failed = []
    for check in checks:
        server = Server(program, "--writable")
        began = time.time()
        done = subprocess.run([python, HERE / "bolt_checks.py", check, str(server.port)], timeout=300)
        well = server.stop()
        if done.returncode != 0 or not well:
            failed.append(check if done.returncode else f"{check} (the server did not end well)")
        print(f"  {check}: {'ok' if done.returncode == 0 and well else 'FAILED'} ({time.time() - began:.1f} s)", flush=True)
    if "hostile" in checks and not soak(python, program):
        failed.append("soak")
    if "reading" in checks and shutil.which("openssl"):
        cert, key = certificate(folder)
        server = Server(program, "--user", "mona", "--cert", cert, "--key", key, environment={"NAQL_PASSWORD": "s3cret"})
        done = subprocess.run([python, HERE / "bolt_checks.py", "login", str(server.port)])
        if not server.stop() or done.returncode != 0:
            failed.append("login")
        print(f"  login: {'FAILED' if 'login' in failed else 'ok'}", flush=True)
    return failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?", default=str(ROOT / ".build/release/naql"))
    parser.add_argument("--venv", type=pathlib.Path)
    parser.add_argument("--only", choices=SETS)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "naql-check-bolt"
    folder = (options.venv or cache).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    program = str(pathlib.Path(options.program).resolve())
    failures, left_out = [], []
    with tempfile.TemporaryDirectory() as scratch:
        for name, (packages, checks) in SETS.items():
            if options.only and name != options.only or name == "programs" and not (options.all or options.only):
                continue
            python = environment(folder, name, packages)
            if python is None:
                left_out.append(name)
                continue
            print(f"{name}: {', '.join(packages)}", flush=True)
            failures += [f"{name}: {check}" for check in run_checks(python, checks, program, pathlib.Path(scratch))]
    if left_out:
        print(f"bolt: left out, for their packages cannot be had here: {', '.join(left_out)}")
    if failures:
        print("bolt: FAILED: " + ", ".join(failures), file=sys.stderr)
        return 1
    print("bolt: all that ran went well")
    return 0


if __name__ == "__main__":
    sys.exit(main())
