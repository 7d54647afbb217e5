"""The program as a process: found, started, asked a line at a time, stopped.

Two threads of its own read what the process says, so that a KeyboardInterrupt can never tear a line apart; what is asked is
written whole by a third.
"""

from __future__ import annotations

import itertools
import json
import os
import queue
import shutil
import subprocess
import threading
from collections import deque
from typing import Any, Iterator, Sequence

from .errors import ProgramError

#: Lines of replies that wait for whoever asked; what comes after them waits in the process.
_AHEAD = 4


def find_program(given: str | os.PathLike[str] | None = None) -> str:
    """The path of the program: the one given, else of the environment variable ``NAQL``, else the first on ``PATH``.

    :raises ProgramError: where there is none, or it cannot be run.
    """
    for origin, name in (("binary=", given), ("the environment variable NAQL", os.environ.get("NAQL"))):
        if not name:
            continue
        path = shutil.which(os.path.expanduser(os.fspath(name)))
        if path is None:
            reason = "cannot be run (chmod +x?)" if os.path.exists(os.path.expanduser(name)) else "is not there"
            raise ProgramError(f"the program that {origin} names, {os.fspath(name)!r}, {reason}")
        return path
    path = shutil.which("naql")
    if path is None:
        raise ProgramError(
            "there is no program `naql` on PATH: install it (`make install`, or the .deb), or name it by the environment "
            "variable NAQL or naql.open(…, binary=…)")
    return path


class Program:
    """A running ``naql rpc``. Its methods may be called from any thread, one at a time; ``cancel`` beside the others."""

    def __init__(self, binary: str, arguments: Sequence[str]) -> None:
        self.owner = os.getpid()
        self.binary = binary
        try:
            # A session of its own: Ctrl-C in the terminal is for Python, which then cancels the query.
            self._process = subprocess.Popen(
                [binary, "rpc", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                start_new_session=True)
        except OSError as error:
            raise ProgramError(f"{binary} cannot be started: {error.strerror}") from error
        self._numbers = itertools.count(1)
        self._requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._replies: queue.Queue[bytes | None] = queue.Queue(_AHEAD)
        self._messages: deque[str] = deque(maxlen=200)
        stop = self._stop = threading.Event()
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._threads = [
            threading.Thread(target=work, args=arguments, daemon=True, name=f"naql-{work.__name__.strip('_')}")
            for work, arguments in (
                (_write, (self._process.stdin, self._requests)),
                (_read, (self._process.stdout, self._replies, stop)),
                (_listen, (self._process.stderr, self._messages)),
            )
        ]
        for thread in self._threads:
            thread.start()

    def number(self) -> int:
        """A number that no request had before."""
        return next(self._numbers)

    def send(self, request: dict[str, Any]) -> None:
        """Asks; the replies come from :meth:`receive`."""
        # Half a surrogate pair is no character: json would write one that the program refuses with a place in bytes.
        self._requests.put(json.dumps(request, ensure_ascii=False, allow_nan=False).encode() + b"\n")

    def cancel(self, number: int) -> None:
        """Asks that a request be stopped."""
        self.send({"op": "cancel", "id": number})

    def receive(self, timeout: float | None = None) -> dict[str, Any] | None:
        """The next line of a reply; ``None`` where none came in time.

        :raises ProgramError: where the process has ended.
        """
        try:
            line = self._replies.get(timeout=timeout)
        except queue.Empty:
            return None
        if line is None:
            self._replies.put(None)
            raise ProgramError(self.obituary())
        reply = json.loads(line)
        if not isinstance(reply, dict):
            raise ProgramError(f"{self.binary} answers what is no reply: {line[:100]!r}")
        return reply

    @property
    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def messages(self) -> Iterator[str]:
        """The last lines that it said on the side of messages."""
        return iter(list(self._messages))

    def obituary(self) -> str:
        """How the process ended, and its last words."""
        try:
            status = self._process.wait(5)
        except subprocess.TimeoutExpired:
            return f"{self.binary} has closed its output"
        self._threads[2].join(5)
        how = f"was ended by signal {-status}" if status < 0 else f"has ended with status {status}"
        words = "\n".join(list(self._messages)[-10:])
        return f"{self.binary} {how}" + (f":\n{words}" if words else "")

    @property
    def status(self) -> int | None:
        """The exit status, where it has ended."""
        return self._process.poll()

    def end(self) -> None:
        """Ends the process, gently first."""
        if self.owner != os.getpid():
            return
        self._stop.set()
        self._requests.put(None)
        while True:  # the reader may wait for room
            try:
                self._replies.get_nowait()
            except queue.Empty:
                break
        try:
            self._process.wait(0.5)
        except subprocess.TimeoutExpired:
            self._process.terminate()
            try:
                self._process.wait(2)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(1)


def _write(pipe: Any, requests: queue.SimpleQueue[bytes | None]) -> None:
    try:
        while (line := requests.get()) is not None:
            pipe.write(line)
            pipe.flush()
    except OSError:
        pass  # whoever reads the replies hears of it
    finally:
        try:
            pipe.close()
        except OSError:
            pass


def _read(pipe: Any, replies: queue.Queue[bytes | None], stop: threading.Event) -> None:
    def put(line: bytes | None) -> bool:
        while not stop.is_set():
            try:
                replies.put(line, timeout=0.2)
                return True
            except queue.Full:
                continue
        return False

    with pipe:
        for line in pipe:
            # A last line without an end is one that the process could not finish.
            if not line.endswith(b"\n") or not put(line):
                break
    put(None)


def _listen(pipe: Any, messages: deque[str]) -> None:
    with pipe:
        for line in pipe:
            messages.append(line.decode("utf-8", "replace").rstrip("\n"))
