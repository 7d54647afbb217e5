#!/usr/bin/env python3
"""What `naql serve` does with clients that no driver is: bolt_bad_input.py [NAQL] [--connections N]

Other protocols at the port, half and slow messages, sizes that are lies, deep nesting, values of the wrong kind, wrong logins (and
whether their time tells a user from none), clients that vanish within a transaction, N (10,000) connections at one time, and a
server that is killed in a write. All the while one client asks for `RETURN 1` and must get it. A crash, an answer that is none, more
than 200 MB of memory or a disturbed client is a failure. Needs no driver.
"""
import argparse
import os
import pathlib
import random
import re
import resource
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
HANDSHAKE = bytes.fromhex("6060B017000001FF000808050002040400000003")
HELLO = b"\xb1\x01\xa0"
LOGON, RESET, GOODBYE = b"\xb1\x6a\xa0", b"\xb0\x0f", b"\xb0\x02"
BEGIN, PULL = b"\xb1\x11\xa0", b"\xb1\x3f\xa1\x81n\xff"
SUCCESS, RECORD, IGNORED, FAILURE = 0x70, 0x71, 0x7E, 0x7F
MEGABYTES = 200


def text(value):
    data = value.encode()
    return bytes([0x80 + len(data)]) + data if len(data) < 16 else b"\xd1" + len(data).to_bytes(2, "big") + data


def run(query, parameters=b"\xa0"):
    return b"\xb3\x10" + text(query) + parameters + b"\xa0"


def logon(user, password):
    return (b"\xb1\x6a\xa3" + text("scheme") + text("basic") + text("principal") + text(user) + text("credentials")
            + text(password))


def framed(message):
    chunks = [message[i:i + 0xFFFF] for i in range(0, len(message), 0xFFFF)]
    return b"".join(len(chunk).to_bytes(2, "big") + chunk for chunk in chunks) + b"\0\0"


class Client:
    """A client of bytes."""

    def __init__(self, port, login=LOGON):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.rest = b""
        if login is not None:
            self.socket.sendall(HANDSHAKE + framed(HELLO) + framed(login))
            self.read(4)
            self.first = [self.answer(), self.answer()]

    def read(self, count):
        while len(self.rest) < count:
            more = self.socket.recv(1 << 16)
            if not more:
                raise EOFError
            self.rest += more
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def message(self):
        data = b""
        while True:
            size = int.from_bytes(self.read(2), "big")
            if size:
                data += self.read(size)
            elif data:
                return data

    def answer(self):
        """The kind of the next message that ends an answer, and the message."""
        while True:
            message = self.message()
            if message[1] != RECORD:
                return message[1], message
            self.record = message

    def ask(self, *messages):
        self.socket.sendall(b"".join(map(framed, messages)))
        return [self.answer() for _ in messages]

    def close(self):
        self.socket.close()


class Server:
    def __init__(self, program, *options, environment=None):
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", *options], cwd=ROOT, stderr=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})})
        self.said = []
        for line in self.process.stderr:
            self.said.append(line)
            if found := re.search(r"serving \S+:(\d+)", line):
                self.port = int(found.group(1))
                threading.Thread(target=lambda: self.said.extend(self.process.stderr), daemon=True).start()
                return
        raise SystemExit("the server did not start: " + "".join(self.said))

    def megabytes(self):
        found = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{self.process.pid}/status").read_text())
        return int(found.group(1)) / 1024

    def end(self, with_signal=signal.SIGTERM):
        self.process.send_signal(with_signal)
        return self.process.wait(60)


class Bystander(threading.Thread):
    """A client that asks all the while."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.client, self.times, self.problem, self.isOver = Client(port), [], None, False
        self.start()

    def run(self):
        while not self.isOver and not self.problem:
            began = time.perf_counter()
            try:
                kinds = [kind for kind, _ in self.client.ask(run("RETURN 1"), PULL)]
                if kinds != [SUCCESS, SUCCESS]:
                    self.problem = f"got {kinds}"
            except (OSError, EOFError) as error:
                self.problem = repr(error)
            self.times.append(time.perf_counter() - began)
            time.sleep(0.02)


failures = []


def check(name, is_good, detail=""):
    print(f"{name:58} {'ok' if is_good else 'FAILED'}  {detail}", flush=True)
    if not is_good:
        failures.append(name)


def ends(port, data, seconds=20, pause=0):
    """What a server answers until it closes; None where it does not close."""
    one = socket.create_connection(("127.0.0.1", port), timeout=seconds)
    answer = b""
    try:
        for piece in ([data] if not pause else [data[i:i + 1] for i in range(len(data))]):
            one.sendall(piece)
            time.sleep(pause)
        while more := one.recv(1 << 16):
            answer += more
    except TimeoutError:
        return None
    except OSError:
        pass
    finally:
        one.close()
    return answer


def protocols(port):
    hello = bytes.fromhex("160301") + (200).to_bytes(2, "big") + b"\x01\0\0\xc4\x03\x03" + bytes(194)
    for name, data in {
        "HTTP": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "TLS": hello,
        "SSH": b"SSH-2.0-OpenSSH_9.6\r\n\r\n\r\n", "PostgreSQL": struct.pack(">II", 8, 80877103) + bytes(16),
        "noise": random.Random(3).randbytes(4096), "zeros": bytes(4096),
        "Bolt of versions that are not": bytes.fromhex("6060B017") + b"\0\0\0\x63" * 4,
    }.items():
        answer = ends(port, data)
        check(f"{name} at the port", answer is not None, repr(answer[:40]) if answer is not None else "stays open")


def refused(port, message):
    """What is said of a message before or instead of closing; None where it is taken."""
    client = Client(port)
    try:
        kind, answer = client.ask(message)[0]
        return re.sub(rb"[^ -~]+", b" ", answer)[2:].decode() if kind == FAILURE else None
    except (EOFError, OSError):
        return "closed"
    finally:
        client.close()


def parameter(value):
    return b"\xb3\x10" + text("RETURN $x") + b"\xa1\x81x" + value + b"\xa0"


def messages(port):
    for name, one in {"lists": b"\x91", "maps": b"\xa1\x81k", "structures": b"\xb1\x4e"}.items():
        said = refused(port, parameter(one * 60_000 + b"\x01"))
        check(f"{name} nested 60,000 deep", said is not None, (said or "")[:70])
    for name, size in {"a text of 4 GB": b"\xd2\xff\xff\xff\xff", "a list of 2 milliards": b"\xd6\x7f\xff\xff\xff",
                       "a map of 4 milliards": b"\xda\xff\xff\xff\xff", "bytes of 4 GB": b"\xce\xff\xff\xff\xff"}.items():
        said = refused(port, parameter(size + b"\x01"))
        check(f"{name} that are not there", said is not None, (said or "")[:70])
    flood = (b"\xff\xff" + bytes(0xFFFF)) * 1030
    began = time.perf_counter()
    check("64 MB in one message before login", ends(port, HANDSHAKE + flood, seconds=60) is not None)
    client = Client(port)
    try:
        client.socket.sendall(b"\xff\xff\xb3\x10\xd2\x7f\0\0\0" + bytes(0xFFFF - 7) + flood)
        said = repr(client.answer()[1][2:])
    except OSError:
        said = "closed"
    client.close()
    seconds = time.perf_counter() - began
    check("64 MB in one message", seconds < 20, f"{seconds:.1f} s, {said[:60]}")
    for name, message in {
        "RUN with a number": b"\xb3\x10\x01\xa0\xa0", "RUN without anything": b"\xb0\x10",
        "PULL of a text": b"\xb1\x3f\xa1\x81n\x81x", "PULL with nothing to pull": PULL,
        "a message that is none": b"\xb1\x55\xa0", "no structure": b"\x01", "COMMIT outside": b"\xb0\x12",
        "text that is no UTF-8": b"\xb3\x10\x83\xff\xfe\xfd\xa0\xa0",
        "a date beyond all": parameter(b"\xb1\x44\xcb" + b"\x7f" * 8),
        "a node as a parameter": parameter(b"\xb4\x4e\x01\x90\xa0\x81e"),
    }.items():
        said = refused(port, message)
        check(name, said is not None, (said or "")[:70])


def slowness(port):
    answer = ends(port, HANDSHAKE + framed(HELLO) + framed(LOGON) + framed(GOODBYE), pause=0.01)
    check("a byte at a time", answer is not None and b"server" in answer)
    began = time.perf_counter()
    halves = {"half a handshake": HANDSHAKE[:7], "half a message": HANDSHAKE + framed(HELLO)[:3], "nothing": b""}
    results = {}
    threads = [threading.Thread(target=lambda name=name, data=data: results.update(
        {name: (ends(port, data, seconds=90), time.perf_counter() - began)})) for name, data in halves.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, (answer, seconds) in results.items():
        check(f"{name}, then silence", answer is not None, f"closed after {seconds:.0f} s")


def vanishing(port):
    for number in range(50):
        client = Client(port)
        client.ask(BEGIN, run("CREATE (:Lost {n: %d})" % number), PULL)
        if number % 2:  # With a reset of the connection.
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.close()
    client = Client(port)
    kinds = [kind for kind, _ in client.ask(run("CREATE (:Kept)"), PULL, run("MATCH (l:Lost) RETURN count(l)"), PULL)]
    check("50 clients that vanish within a transaction", kinds == [SUCCESS] * 4 and client.record[-1] == 0)
    client.close()


def logins(program):
    server = Server(program, "--user", "mona", environment={"NAQL_PASSWORD": "correct horse"})
    times = {"mona": [], "nobody": []}
    for number in range(60):
        for user, taken in times.items():
            client = Client(server.port, login=None)
            client.socket.sendall(HANDSHAKE + framed(HELLO))
            client.read(4)
            client.answer()
            began = time.perf_counter()
            kind, _ = client.ask(logon(user, f"guess {number}"))[0]
            taken.append(time.perf_counter() - began)
            if kind != FAILURE:
                check(f"a wrong password of {user}", False)
            client.close()
    wrong, unknown = (min(taken) * 1e3 for taken in times.values())
    check("120 wrong logins", True, f"at least {wrong:.2f} ms for a user, {unknown:.2f} ms for nobody")
    check("their time tells nothing", abs(wrong - unknown) < 0.5 * max(wrong, unknown))
    time.sleep(6)  # Who was wrong three times has to wait.
    client = Client(server.port, logon("mona", "correct horse"))
    check("the right one after a pause", client.first[1][0] == SUCCESS)
    client.close()
    check("no password in what the server says", "guess" not in "".join(server.said) and server.end() == 0)


def crowd(server, count):
    before, held, refused = server.megabytes(), [], 0
    for _ in range(count):
        try:
            one = socket.create_connection(("127.0.0.1", server.port), timeout=60)
            one.sendall(HANDSHAKE)
            held.append(one)
        except OSError:
            refused += 1
    answered = 0
    for one in held:
        try:
            answered += len(one.recv(64)) == 4
        except OSError:
            pass
    check(f"{count:,} connections", answered > 0, f"{answered:,} answered, {len(held) - answered + refused:,} refused, "
          f"{server.megabytes() - before:.0f} MB more")
    for one in held:
        one.close()


def killed(program, folder):
    archive = folder / "kept.naql"

    def start():
        server = Server(program, "--writable", "--save", str(archive), *([str(archive)] if archive.exists() else []))
        return server, Client(server.port)

    def is_whole():
        done = subprocess.run(
            [program, str(archive), "-q", "--format", "csv", "-c", "MATCH (m:M) RETURN count(m) % 100000 AS m",
             "-c", "MATCH (n:N) RETURN count(n) AS n"], capture_output=True, text=True)
        return done.returncode == 0 and done.stdout.split()[1::2] == ["0", "0"]

    def add(client):
        return client.ask(run("UNWIND range(1, 100000) AS i CREATE (:M {i: i})"), PULL)[1][0] == SUCCESS

    server, client = start()
    is_good = add(client)
    began = time.perf_counter()
    server.end()
    ending = time.perf_counter() - began
    check("a graph is kept at the end", is_good and is_whole())
    for turn in range(6):
        server, client = start()
        client.socket.sendall(framed(run("UNWIND range(1, 3000000) AS i CREATE (:N {i: i})")) + framed(PULL))
        time.sleep(0.1 + 0.1 * turn)
        server.end(signal.SIGKILL)
        check(f"killed in a write, turn {turn + 1}", is_whole())
        server, client = start()
        is_good = add(client)
        server.process.terminate()
        time.sleep(ending * turn / 6)
        server.end(signal.SIGKILL)
        check(f"killed while it keeps the graph, turn {turn + 1}", is_good and is_whole())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", nargs="?", default=str(ROOT / ".build/release/naql"))
    parser.add_argument("--connections", type=int, default=10_000)
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 65_536), most))
    server = Server(program, "--writable")
    bystander = Bystander(server.port)
    for body in (protocols, messages, vanishing, slowness):
        body(server.port)
    check("memory", server.megabytes() < MEGABYTES, f"{server.megabytes():.0f} MB at most")
    crowd(server, options.connections)
    bystander.isOver = True
    bystander.join()
    times = bystander.times
    check("a client beside all this", bystander.problem is None and len(times) > 100,
          bystander.problem or f"{len(times)} answers, median {statistics.median(times) * 1e3:.1f} ms, slowest {max(times):.2f} s")
    check("a stop that is asked for", server.end() == 0)
    logins(program)
    with tempfile.TemporaryDirectory() as folder:
        killed(program, pathlib.Path(folder))
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
