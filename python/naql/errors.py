"""What can go wrong, and what may explain an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping, Sequence


class NaqlError(Exception):
    """The root of all errors of this package."""


class ProgramError(NaqlError):
    """The program could not be found or started, is of another version, or has ended by itself."""


class SourceError(NaqlError):
    """The sources could not be opened."""


class ClosedError(NaqlError):
    """The session was closed, or belongs to another process."""


class ResultConsumedError(NaqlError):
    """Rows were already taken one by one, so that the result is no longer whole."""


class CommandError(NaqlError):
    """A command of the shell, an export or a request that could not be done."""


@dataclass(frozen=True)
class Place:
    """Where something stands in a query: line and column from 1, and its length in code points."""

    line: int
    column: int
    length: int

    def excerpt(self, query: str) -> str:
        """The line of the query, with carets under the place."""
        lines = query.split("\n")
        if not 0 < self.line <= len(lines):
            return ""
        text = lines[self.line - 1].rstrip("\r").replace("\t", " ")
        carets = "^" * max(1, min(self.length, len(text) - self.column + 1))
        return f"  {text}\n  {' ' * (self.column - 1)}{carets}"


class QueryError(NaqlError):
    """A query that is wrong or failed; the graph is as it was before it.

    ``type`` and ``code`` are openCypher's names, ``place`` says where in ``query``, ``hints`` what would be right.
    """

    def __init__(
        self,
        message: str,
        *,
        query: str = "",
        type: str = "",
        code: str = "",
        place: Place | None = None,
        hints: Sequence[str] = (),
        is_compile_time: bool = False,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.query = query
        self.type = type
        self.code = code
        self.place = place
        self.hints = tuple(hints)
        self.is_compile_time = is_compile_time

    def __str__(self) -> str:
        lines = [self.message]
        if self.place is not None:
            lines[0] = f"{self.place.line}:{self.place.column}: {self.message}"
            excerpt = self.place.excerpt(self.query)
            if excerpt:
                lines.append(excerpt)
        lines.extend(f"  hint: {hint}" for hint in self.hints)
        return "\n".join(lines)

    def __reduce__(self) -> tuple[Any, ...]:
        return (_again, (type(self), self.message, {**self.__dict__}))


def _again(kind: type[QueryError], message: str, state: dict[str, Any]) -> QueryError:
    error = kind(message)
    error.__dict__.update(state)
    return error


class QuerySyntaxError(QueryError):
    """A query that is no Cypher, or that names what is not there: found before it ran."""


class ParameterMissingError(QueryError):
    """A query that reads a parameter which was not given."""


class ConstraintError(QueryError):
    """A change that a constraint forbids."""


class RefusedError(QueryError):
    """A query that is not allowed here: one that writes where the session is read-only, or touches files where it is safe."""


class StoppedError(QueryError):
    """A query that was cancelled, or that took more time or memory than it may."""


class NaqlWarning(UserWarning):
    """What is to be told of sources or of an answer, which stands all the same."""


class LoadWarning(NaqlWarning):
    """A source that could not be read whole."""


class QueryNote(NaqlWarning):
    """What may explain an answer: an unknown label, a comparison that cannot hold."""


@dataclass(frozen=True)
class Note:
    """A note of the program about a query."""

    code: str
    message: str
    place: Place | None = None
    hints: tuple[str, ...] = field(default=())

    def __str__(self) -> str:
        where = f"{self.place.line}:{self.place.column}: " if self.place else ""
        return where + self.message + "".join(f"; {hint}" for hint in self.hints)


_KINDS: dict[str, type[QueryError]] = {
    "SyntaxError": QuerySyntaxError,
    "ParameterMissing": ParameterMissingError,
    "ConstraintValidationFailed": ConstraintError,
    "ConstraintVerificationFailed": ConstraintError,
    "Refused": RefusedError,
    "Stopped": StoppedError,
}


def place_of(told: Mapping[str, Any]) -> Place | None:
    """The place in an error or a note of the protocol."""
    if "line" not in told:
        return None
    return Place(told["line"], told["column"], told.get("length", 1))


def error_of(told: Mapping[str, Any], query: str) -> NaqlError:
    """The exception that an error of the protocol is."""
    kind = told.get("type", "")
    message = told.get("message", kind)
    if kind in ("ProtocolError", "CommandError"):
        return CommandError(message)
    return _KINDS.get(kind, QueryError)(
        message,
        query=query,
        type=kind,
        code=told.get("detail", ""),
        place=place_of(told),
        hints=told.get("hints", ()),
        is_compile_time=told.get("phase") == "compile",
    )


def note_of(told: Mapping[str, Any]) -> Note:
    """A note of the protocol."""
    return Note(told.get("code", ""), told["message"], place_of(told), tuple(told.get("hints", ())))
