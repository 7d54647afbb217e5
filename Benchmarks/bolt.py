#!/usr/bin/env python3
"""How fast `naql serve` answers the Python driver, held against a server that has the same bytes in memory.

    bolt.py [NAQL] [--sources SOURCE…] [--python PYTHON] [--rounds N]

PYTHON has the driver (`pip install neo4j==6.4.1`). Prints, each in the same run:
  point queries a second on one connection, of both servers; rows a second of a million rows of three columns, of both;
  two readers against one, while a writer commits ten times a second; the memory of 1,000 idle connections; the time from the start
  of the program to its first answer.
"""
import argparse
import os
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
POINT = "MATCH (a:Article) WHERE elementId(a) = $id RETURN a.headline AS headline, a.published AS published"
ROWS = "UNWIND range(1, 1000000) AS i RETURN i AS number, i * 0.5 AS half, 'row ' + i AS name"


class Recorder(threading.Thread):
    """Stands between a driver and the server and writes down what each says, a flush at a time."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.target = port
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.flushes = []
        self.start()

    def run(self):
        client, _ = self.listener.accept()
        server = socket.create_connection(("127.0.0.1", self.target))
        for one in (client, server):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def back():
            while data := server.recv(1 << 20):
                self.flushes.append(("s", data))
                client.sendall(data)

        threading.Thread(target=back, daemon=True).start()
        while data := client.recv(1 << 20):
            self.flushes.append(("c", data))
            server.sendall(data)

    def write(self, path):
        """Joins neighbours of one side to a request or an answer."""
        joined = []
        for side, data in self.flushes:
            if joined and joined[-1][0] == side:
                joined[-1][1] += data
            else:
                joined.append([side, bytearray(data)])
        with open(path, "w") as file:
            for (a, request), (b, answer) in zip(joined[::2], joined[1::2]):
                assert (a, b) == ("c", "s")
                file.write(f"{request.hex()}\t{answer.hex()}\n")


def serve(program, sources, *options):
    process = subprocess.Popen(
        [program, "serve", *sources, "--port", "0", *options], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if found := re.search(r"serving \S+:(\d+)", line):
            threading.Thread(target=process.stderr.read, daemon=True).start()
            return process, int(found.group(1))
    raise SystemExit("the server did not start")


# --- What runs in the Python that has the driver: `bolt.py --client KIND PORT ARGUMENT`.


def client(kind, port, argument):
    import neo4j

    driver = neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=None)
    with driver, driver.session() as session:
        if kind == "id":
            print(session.run("MATCH (a:Article) RETURN elementId(a) AS id LIMIT 1").single()["id"])
            return
        count, rows, began = 0, 0, time.perf_counter()
        if kind == "point":
            seconds, one = argument.split(",")
            while time.perf_counter() - began < float(seconds):
                list(session.run(POINT, id=one))
                count += 1
            print(count / (time.perf_counter() - began))
        elif kind == "rows":
            for _ in session.run(ROWS):
                rows += 1
            assert rows == 1_000_000, rows
            print(rows / (time.perf_counter() - began))
        elif kind == "count":
            while time.perf_counter() - began < float(argument):
                session.run("MATCH (s:Statement)-->(x)-->(y) RETURN count(y) AS n").single()
                count += 1
            print(count / (time.perf_counter() - began))
        elif kind == "write":
            while time.perf_counter() - began < float(argument):
                session.run("MERGE (c:Counter) SET c.n = coalesce(c.n, 0) + 1").consume()
                count += 1
                time.sleep(max(0, count * 0.1 - (time.perf_counter() - began)))
            print(count / (time.perf_counter() - began))


def start(python, kind, port, argument=""):
    return subprocess.Popen(
        [python, __file__, "--client", kind, str(port), argument], stdout=subprocess.PIPE, text=True)


def measure(python, kind, port, argument=""):
    out, _ = start(python, kind, port, argument).communicate()
    return out.strip() if kind == "id" else float(out)


def against_memory(python, port, kind, argument, rounds):
    """Both servers by turns; the median of each, in units a second."""
    recorder = Recorder(port)
    measure(python, kind, recorder.port, argument and "0.2," + argument)
    with tempfile.NamedTemporaryFile(suffix=".hex") as file:
        recorder.write(file.name)
        memory = subprocess.Popen(
            [sys.executable, HERE / "bolt_memory_server.py", file.name], stdout=subprocess.PIPE, text=True)
        other = int(memory.stdout.readline())
        own, same = [], []
        for _ in range(rounds):
            own.append(measure(python, kind, port, argument and "3," + argument))
            same.append(measure(python, kind, other, argument and "3," + argument))
        memory.kill()
    return statistics.median(own), statistics.median(same)


def resident(pid):
    text = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


def idle_connections(process, port, count=1000):
    hello = bytes.fromhex("6060B017000001FF000808050002040400000003") + b"\0\3\xb1\1\xa0\0\0\0\3\xb1\x6a\xa0\0\0"
    before = resident(process.pid)
    sockets = []
    for _ in range(count):
        one = socket.create_connection(("127.0.0.1", port))
        one.sendall(hello)
        sockets.append(one)
    for one in sockets:
        one.recv(4096)
    time.sleep(1)
    return resident(process.pid) - before


def first_answer(program, sources):
    """Milliseconds from the start of the program until the port answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    began = time.perf_counter()
    process = subprocess.Popen(
        [program, "serve", *sources, "--port", str(port), "--quiet"], cwd=ROOT, stderr=subprocess.DEVNULL)
    text = b"MATCH (n:Article) RETURN count(n)"
    query = bytes([0xB3, 0x10, 0xD0, len(text)]) + text + b"\xa0\xa0"
    messages = b"\0\3\xb1\1\xa0\0\0\0\3\xb1\x6a\xa0\0\0" + len(query).to_bytes(2, "big") + query + b"\0\0"
    messages += b"\0\6\xb1\x3f\xa1\x81n\xff\0\0"
    while True:
        try:
            one = socket.create_connection(("127.0.0.1", port))
            break
        except ConnectionRefusedError:
            time.sleep(0.0005)
    one.sendall(bytes.fromhex("6060B017000001FF000808050002040400000003") + messages)
    answer = b""
    while b"\xb1\x71" not in answer:
        answer += one.recv(4096)
    taken = (time.perf_counter() - began) * 1000
    process.terminate()
    process.wait()
    return taken


def main():
    if sys.argv[1:2] == ["--client"]:
        return client(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    parser = argparse.ArgumentParser()
    parser.add_argument("program", nargs="?", default=str(ROOT / ".build/release/naql"))
    parser.add_argument("--sources", nargs="*", default=["seeds"])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    process, port = serve(program, options.sources, "--writable")
    one = measure(options.python, "id", port)
    own, same = against_memory(options.python, port, "point", one, options.rounds)
    print(f"point queries a second: {own:.0f}; the same bytes from memory {same:.0f}: {own / same:.0%}", flush=True)
    own, same = against_memory(options.python, port, "rows", "", max(1, options.rounds // 2))
    print(f"rows a second, of a million: {own:.0f}; from memory {same:.0f}: {own / same:.0%}", flush=True)
    writer = start(options.python, "write", port, "30")
    alone = statistics.median(measure(options.python, "count", port, "4") for _ in range(3))
    pairs = []
    for _ in range(3):
        pair = [start(options.python, "count", port, "4") for _ in range(2)]
        pairs.append(sum(float(reader.communicate()[0]) for reader in pair))
    print(f"two readers while one writes: {statistics.median(pairs) / alone:.2f} × one; "
          f"{float(writer.communicate()[0]):.1f} commits a second", flush=True)
    print(f"1,000 idle connections: {idle_connections(process, port):.1f} MB", flush=True)
    process.terminate()
    process.wait()
    times = [first_answer(program, options.sources) for _ in range(7)]
    print(f"first answer after {statistics.median(times):.0f} ms (of {len(times)} starts)")


main()
