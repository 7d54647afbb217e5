#!/usr/bin/env python3
"""Many clients at one time for a long while: nothing lost, no stale read, flat memory.

    bolt_soak.py [NAQL] [--seconds N] [--readers N] [--python PYTHON]

PYTHON has the driver (`pip install neo4j==6.4.1`). Fifty clients read, one writes, and one is killed again and again within a transaction.
The writer keeps two counts and as many nodes as they say, in one transaction each; a reader that sees them differ, or go back, or
lag behind what the writer knew to be committed before it asked, has seen what nobody committed.
"""
import argparse
import pathlib
import random
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent


def run_clients(port, seconds, readers):
    """In the Python that has the driver."""
    import neo4j

    def connect():
        return neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=None, notifications_min_severity="OFF")

    end = time.monotonic() + seconds
    known = [0]
    faults, counts = [], {"reads": 0, "writes": 0, "killed": 0}
    lock = threading.Lock()

    def read():
        last = 0
        with connect() as driver:
            while time.monotonic() < end and not faults:
                floor = known[0]
                row = driver.execute_query(
                    "MATCH (c:Soak) OPTIONAL MATCH (e:Entry) RETURN c.n AS n, c.m AS m, count(e) AS k").records[0]
                if row["n"] != row["m"] or row["n"] != row["k"]:
                    faults.append(f"half a transaction was seen: {row}")
                if row["n"] < max(last, floor):
                    faults.append(f"a stale state was seen: {row['n']} after {max(last, floor)}")
                last = row["n"]
                with lock:
                    counts["reads"] += 1
                time.sleep(random.random() * 0.05)

    def write():
        with connect() as driver:
            while time.monotonic() < end and not faults:
                def change(tx):
                    tx.run("MATCH (c:Soak) SET c.n = c.n + 1")
                    tx.run("MATCH (c:Soak) SET c.m = c.m + 1 CREATE (:Entry {number: c.n, text: 'entry ' + c.n})")
                    return tx.run("MATCH (c:Soak) RETURN c.n AS n").single()["n"]

                with driver.session() as session:
                    n = session.execute_write(change)
                if n != known[0] + 1:
                    faults.append(f"a change was lost: {n} after {known[0]}")
                known[0] = n
                counts["writes"] += 1
                time.sleep(0.02)

    def kill():
        victim = (
            "import neo4j,sys,time\n"
            f"d=neo4j.GraphDatabase.driver('bolt://127.0.0.1:{port}',auth=None)\n"
            "t=d.session().begin_transaction()\n"
            "t.run('MATCH (c:Soak) SET c.n = c.n + 1000 CREATE (:Entry)').consume()\n"
            "print('in',flush=True)\ntime.sleep(60)\n")
        while time.monotonic() < end and not faults:
            process = subprocess.Popen([sys.executable, "-c", victim], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            process.stdout.readline()
            time.sleep(random.random() * 0.2)
            process.kill()
            process.wait()
            counts["killed"] += 1
            time.sleep(0.5)

    with connect() as driver:
        driver.execute_query("CREATE (:Soak {n: 0, m: 0})")
    threads = [threading.Thread(target=read) for _ in range(readers)]
    threads += [threading.Thread(target=write), threading.Thread(target=kill)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with connect() as driver:
        n = driver.execute_query("MATCH (c:Soak) RETURN c.n AS n").records[0]["n"]
    if n != known[0]:
        faults.append(f"at the end {n} changes are there, and {known[0]} were committed")
    print(f"{counts['reads']} reads, {counts['writes']} transactions written, {counts['killed']} clients killed", flush=True)
    for fault in faults[:5]:
        print("FAULT:", fault, file=sys.stderr)
    return 1 if faults else 0


def memory(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=30) as reply:
        return int(re.search(r"memory=(\d+)", reply.read().decode()).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?", default=str(ROOT / ".build/release/naql"))
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--clients", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.clients:
        return run_clients(options.clients, options.seconds, options.readers)
    server = subprocess.Popen(
        [str(pathlib.Path(options.program).resolve()), "serve", "--writable", "--port", "0"], stderr=subprocess.PIPE, text=True)
    port = int(re.search(r":(\d+)", server.stderr.readline().split("//", 1)[1]).group(1))
    threading.Thread(target=server.stderr.read, daemon=True).start()
    clients = subprocess.Popen(
        [options.python, __file__, "--clients", str(port), "--seconds", str(options.seconds), "--readers", str(options.readers)])
    levels = []
    while clients.poll() is None:
        levels.append(memory(port))
        time.sleep(max(0.5, options.seconds / 100))
    server.send_signal(signal.SIGTERM)
    ended = server.wait(timeout=30)
    third = max(1, len(levels) // 3)
    early, late = max(levels[:third]), max(levels[-third:])
    print(f"memory: at most {early} MB in the first third, {late} MB in the last; the server ended with {ended}")
    # What was written is there to stay: some MB for the entries themselves.
    flat = late <= early * 1.25 + 32
    return 0 if clients.returncode == 0 and ended == 0 and flat else 1


if __name__ == "__main__":
    sys.exit(main())
