"""Asks news articles who said what, on whose authority: the ``naql`` program from Python.

>>> import naql
>>> with naql.open("seeds") as graph:
...     graph.query("MATCH (p:Person {name: $who})-[:SAID]->(s) RETURN s.text AS said", who="Salma al-Raei").df()

In a notebook ``%load_ext naql`` adds ``%%cypher`` and ``%naql``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._record import Record
from ._result import Result
from ._session import Session, open
from ._version import VERSION as __version__
from .errors import (
    ClosedError,
    CommandError,
    ConstraintError,
    LoadWarning,
    NaqlError,
    NaqlWarning,
    Note,
    ParameterMissingError,
    Place,
    ProgramError,
    QueryError,
    QueryNote,
    QuerySyntaxError,
    RefusedError,
    ResultConsumedError,
    SourceError,
    StoppedError,
)
from .types import Duration, Moment, Node, Path, Point, Relationship
from .view import Page

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

__all__ = [
    "ClosedError", "CommandError", "ConstraintError", "Duration", "LoadWarning", "Moment", "NaqlError", "NaqlWarning",
    "Node", "Note", "Page", "ParameterMissingError", "Path", "Place", "Point", "ProgramError", "QueryError", "QueryNote",
    "QuerySyntaxError", "Record", "RefusedError", "Relationship", "Result", "ResultConsumedError", "Session",
    "SourceError", "StoppedError", "__version__", "open",
]


def load_ipython_extension(shell: InteractiveShell) -> None:
    """``%load_ext naql``."""
    from .magic import load

    load(shell)


def unload_ipython_extension(shell: InteractiveShell) -> None:
    """``%unload_ext naql``."""
    from .magic import unload

    unload(shell)
