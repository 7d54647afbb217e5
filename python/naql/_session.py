"""A session: sources opened once, asked as often as one likes."""

from __future__ import annotations

import os
import threading
import warnings
import weakref
from typing import Any, Iterable, Literal, Mapping

from ._program import Program, find_program
from ._result import Result
from ._values import encode
from ._version import PROTOCOL
from .errors import ClosedError, CommandError, LoadWarning, NaqlError, ProgramError, SourceError, error_of
from .view import Page


def open(  # noqa: A001
    *sources: str | os.PathLike[str],
    binary: str | os.PathLike[str] | None = None,
    parameters: Mapping[str, Any] | None = None,
    read_only: bool = False,
    safe: bool = False,
    timeout: float | None = None,
    memory: str | int | None = None,
    threads: int | None = None,
    published: str | None = None,
    outlet: str | None = None,
    strict: bool = False,
    options: Iterable[str] = (),
) -> Session:
    """Opens article files, folders of them, graph CSV folders or ``.naql`` archives as one graph; none is an empty graph.

    :param binary: the program; else that of the environment variable ``NAQL``, else ``naql`` on ``PATH``.
    :param parameters: values of ``$name`` for every query, unless it has its own.
    :param read_only: refuse queries that change the graph.
    :param safe: no files from inside queries.
    :param timeout: seconds that a query may take.
    :param memory: what a query may hold, in bytes or as ``"500MB"``.
    :param threads: how many threads may work at one time.
    :param published: when the articles were published (YYYY-MM-DD), where they do not say.
    :param outlet: who published them, where they do not say.
    :param strict: load nothing where a file or a record cannot be read.
    :param options: other options of ``naql rpc``, as on its command line.
    :raises ProgramError: where the program is not found, does not start or is of another version.
    :raises SourceError: where nothing could be opened. What could not be read beside others is a :class:`LoadWarning`.
    """
    arguments: list[str] = []
    for name, value in (
        ("--timeout", timeout), ("--memory", memory), ("--threads", threads), ("--published", published),
        ("--outlet", outlet),
    ):
        if value is not None:
            arguments += [name, str(value)]
    for name, is_set in (("--read-only", read_only), ("--safe", safe), ("--strict", strict)):
        if is_set:
            arguments.append(name)
    arguments += [*options, "--", *(os.path.expanduser(os.fspath(source)) for source in sources)]
    if "-" in arguments:
        raise SourceError("standard input belongs to Python: write what it holds to a file, and name that")
    return Session(Program(find_program(binary), arguments), parameters or {})


class Session:
    """A graph in a process of its own. Every thread may ask it; queries wait for one another.

    It ends with ``close()``, with the ``with`` statement, or when nothing holds it any more.
    """

    def __init__(self, program: Program, parameters: Mapping[str, Any]) -> None:
        self._program = program
        self._end = weakref.finalize(self, Program.end, program)
        self._lock = threading.RLock()
        self._current: weakref.ref[Result] | None = None
        #: Values of ``$name`` for every query, unless it has its own.
        self.parameters: dict[str, Any] = dict(parameters)
        #: What loading told.
        self.messages: list[str] = []
        try:
            self._greet()
        except BaseException:
            self.close()
            raise

    def _greet(self) -> None:
        program = self._program
        try:
            told = self._ask({"op": "hello"})
        except CommandError as error:
            raise ProgramError(f"{program.binary} is too old for this package: install the program of the same "
                               f"release, or the package of its ({error})") from error
        except ProgramError as error:
            # Status 3 says that a source cannot be opened.
            words = [line for line in program.messages() if line.strip()]
            if program.status == 3 and words:
                raise SourceError("\n".join(words).removeprefix("error: ")) from None
            raise
        if told.get("protocol") != PROTOCOL:
            raise ProgramError(
                f"{program.binary} (naql {told.get('naql', '?')}) speaks version {told.get('protocol')} of the protocol, "
                f"this package version {PROTOCOL}: install both of the same release")
        #: The version of the program.
        self.version: str = told["naql"]
        self.messages = list(told["messages"])
        if told["incomplete"]:
            words = [line for line in self.messages if line.startswith("warning: ")] or self.messages
            warnings.warn("\n".join(words), LoadWarning, stacklevel=5)

    # Asking

    def query(self, query: str, parameters: Mapping[str, Any] | None = None, /, **named: Any) -> Result:
        """Runs a query with ``$name`` as ``name=value``, or from a mapping; its rows come as they are read.

        :raises QueryError: where it is wrong. One that fails later raises where rows are read.
        """
        params = self._params(parameters, named)
        with self._lock:
            self._settle()
            number = self._program.number()
            result = Result(self, query, number)
            self._current = weakref.ref(result)
            try:
                self._program.send(
                    {"op": "run", "id": number, "query": query, "params": params, "types": True, "stream": True})
                result._begin()
            except NaqlError:
                result._finish()
                raise
            except BaseException:
                self._abandon(number)
                result._finish()
                raise
            return result

    def parameters_of(self, query: str) -> list[str]:
        """The names of the parameters that a query reads.

        :raises QueryError: where it is no query.
        """
        return list(self._request({"op": "parameters", "query": query}, query)["parameters"])

    def complete(self, text: str) -> tuple[str, list[str]]:
        """What the shell's Tab offers after a text: the part that is typed already, and words that can take its place."""
        told = self._request({"op": "complete", "text": text})
        return told["typed"], [candidate["text"] for candidate in told["candidates"]]

    def command(self, line: str) -> str:
        """What a command of the shell prints: ``command(":stats")``.

        :raises CommandError: where it cannot be done.
        """
        told = self._request({"op": "command", "line": line})
        return str(told["output"]) + "".join(message + "\n" for message in told["messages"])

    def format(self, query: str, format: str, parameters: Mapping[str, Any] | None = None, /, **named: Any) -> str:
        """The rows of a query in a format of ``naql --format``: ``table``, ``csv``, ``graphml``, ``chart`` …"""
        request = {"op": "format", "query": query, "format": format, "params": self._params(parameters, named)}
        return str(self._request(request, query)["output"])

    def view(self, query: str, parameters: Mapping[str, Any] | None = None, /, **named: Any) -> Page:
        """A query's result as a page with its table, a picture of the graph, a timeline and the articles."""
        request = {"op": "page", "query": query, "params": self._params(parameters, named)}
        return Page(str(self._request(request, query)["page"]))

    def export(
        self, path: str | os.PathLike[str],
        format: Literal["turtle", "graphml", "cypher", "jsonl", "csv"] | None = None,
    ) -> list[str]:
        """Writes the whole graph to a file, in the form that ``format`` or its ending tells; what is to be told of it.

        :raises CommandError: where it cannot be written.
        """
        request: dict[str, Any] = {"op": "export", "path": os.path.abspath(os.path.expanduser(os.fspath(path)))}
        if format is not None:
            request["format"] = format
        return list(self._request(request)["messages"])

    def _params(self, parameters: Mapping[str, Any] | None, named: Mapping[str, Any]) -> dict[str, Any]:
        encoded = {}
        for name, value in {**self.parameters, **(parameters or {}), **named}.items():
            try:
                encoded[name] = encode(value, name)
            except RecursionError:
                raise ValueError(f"the parameter `{name}` is nested too deep, or holds itself") from None
        return encoded

    # Ending

    def close(self) -> None:
        """Ends the process; the graph in it is gone, but for what was exported."""
        self._end()

    @property
    def closed(self) -> bool:
        """Whether it was closed, or the process has ended by itself."""
        return not self._end.alive or not self._program.is_alive

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<naql.Session {'closed' if self.closed else self._program.binary}>"

    def __reduce__(self) -> Any:
        raise TypeError("a session cannot be pickled: open the sources in each process")

    # The one line of talk

    def _ready(self) -> None:
        if self._program.owner != os.getpid():
            raise ClosedError("this session belongs to the process that opened it: open the sources again in this one")
        if not self._end.alive:
            raise ClosedError("the session is closed: open the sources again")

    def _settle(self) -> None:
        """Lets whoever asked before have its rows, so that the next replies are those of the next request."""
        self._ready()
        before = self._current() if self._current is not None else None
        if before is not None:
            before._read_ahead()
        elif self._current is not None:
            self._synchronize()
        self._current = None

    def _request(self, request: dict[str, Any], query: str = "") -> dict[str, Any]:
        with self._lock:
            self._settle()
            return self._ask(request, query)

    def _ask(self, request: dict[str, Any], query: str = "") -> dict[str, Any]:
        number = self._program.number()
        try:
            self._program.send({**request, "id": number})
            reply = self._program.receive()
        except BaseException as error:
            if not isinstance(error, ProgramError):
                self._abandon(number)
            raise
        assert reply is not None
        if "error" in reply:
            raise error_of(reply["error"], query)
        return reply

    def _abandon(self, number: int) -> None:
        """Stops a request of which nothing more is wanted; a second interrupt meanwhile ends the process."""
        try:
            self._synchronize(number)
        except ProgramError:
            pass
        except BaseException:
            self.close()
            raise

    def _synchronize(self, number: int | None = None) -> None:
        """Reads past all replies of requests before. ``number`` is the one to be stopped; else the last."""
        program = self._program
        barrier = program.number()
        number = barrier - 1 if number is None else number
        program.cancel(number)
        program.send({"op": "parameters", "query": "RETURN 1", "id": barrier})
        while True:
            reply = program.receive(timeout=0.2)
            if reply is None:
                # One that had not begun yet did not hear it.
                program.cancel(number)
            elif reply.get("id") == barrier:
                return
