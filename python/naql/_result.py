"""The rows of a query."""

from __future__ import annotations

import os
import sys
import warnings
from collections import deque
from typing import TYPE_CHECKING, Any, Iterator, Sequence

from ._record import Record
from ._values import decode
from .errors import NaqlError, Note, QueryNote, ResultConsumedError, StoppedError, error_of, note_of
from .view import table

if TYPE_CHECKING:
    import networkx
    import pandas
    import pyarrow

    from ._session import Session

#: Rows that a notebook shows.
_SHOWN = 100
#: Rows that are held when another query is asked before they were read.
_AHEAD = 100_000
_PACKAGE = os.path.dirname(os.path.abspath(__file__))


class Result:
    """The rows of a query, which come as they are read: ``for record in result``.

    Rows that are iterated over are not kept. What asks for all of them (``fetch``, ``data``, ``df`` …) keeps them, so that one may
    ask again, and iterate too.
    """

    def __init__(self, session: Session, query: str, number: int) -> None:
        self._session = session
        self._number = number
        self.query = query
        #: The names of the columns.
        self.columns: tuple[str, ...] = ()
        #: What the query changed, known at its end: ``{"nodesCreated": 1}``.
        self.changes: dict[str, int] = {}
        #: What may explain the answer, known at its end; each is a :class:`QueryNote` warning, too.
        self.notes: list[Note] = []
        self._waiting: deque[list[Any]] = deque()
        self._error: BaseException | None = None
        self._is_done = False
        self._taken = 0
        self._kept: list[Record] | None = None
        self._arrow: Any = None

    # Reading

    def _begin(self) -> None:
        reply = self._session._program.receive()
        assert reply is not None
        if "error" in reply:
            self._finish()
            raise error_of(reply["error"], self.query)
        self.columns = tuple(reply["columns"])
        self._places = {name: place for place, name in enumerate(self.columns)}

    def _finish(self) -> None:
        self._is_done = True
        self._session._current = None

    def _fetch(self) -> bool:
        """Reads one more batch; whether there was one."""
        with self._session._lock:
            if self._is_done:
                # Another query may have read ahead meanwhile.
                if self._error is not None and not self._waiting:
                    raise self._error
                return bool(self._waiting)
            try:
                self._session._ready()
                reply = self._session._program.receive()
            except NaqlError as error:
                self._error = error
                self._finish()
                raise
            except BaseException:
                self._waiting.clear()
                self._error = StoppedError("the query was interrupted: run it again", query=self.query)
                self._session._abandon(self._number)
                self._finish()
                raise
            assert reply is not None
            return self._take(reply)

    def _take(self, reply: dict[str, Any]) -> bool:
        if "rows" in reply:
            self._waiting.extend(reply["rows"])
            return True
        if "error" in reply:
            self._error = error_of(reply["error"], self.query)
            self._finish()
            if self._waiting:
                return True
            raise self._error
        self.changes = reply.get("changes", {})
        self.notes = [note_of(note) for note in reply.get("notes", ())]
        self._finish()
        for note in self.notes:
            warn(str(note), QueryNote)
        return False

    def _read_ahead(self) -> None:
        """Reads the rest, so that the session can go on, or stops the query where that is too much to hold; whoever reads these
        rows is told then, as of any error."""
        try:
            while not self._is_done:
                if len(self._waiting) > _AHEAD:
                    self._session._abandon(self._number)
                    self._error = StoppedError(
                        f"only {_AHEAD:,} rows were read ahead when the session was asked something else: read all first, "
                        "or ask in a session of its own", query=self.query)
                    self._finish()
                    return
                self._fetch()
        except NaqlError:
            pass

    def __iter__(self) -> Iterator[Record]:
        if self._kept is not None:
            return iter(self._kept)
        if self._taken and self._is_done and not self._waiting and self._error is None:
            raise ResultConsumedError(
                "the rows were taken already: run the query again, or call .fetch() first, which keeps them")
        return self._stream()

    def _stream(self) -> Iterator[Record]:
        waiting, places = self._waiting, self._places
        while waiting or self._fetch():
            while waiting:
                row = waiting.popleft()
                self._taken += 1
                yield Record(places, [
                    decode(value) if value.__class__ is dict or value.__class__ is list else value for value in row])

    # All of it

    def fetch(self) -> list[Record]:
        """All rows, which are kept.

        :raises ResultConsumedError: where some were iterated over before.
        """
        if self._kept is None:
            if self._error is not None:
                raise self._error
            if self._taken:
                raise ResultConsumedError("some rows were taken already: run the query again")
            kept = list(self._stream())
            self._kept, self._taken = kept, 0
        return list(self._kept)

    def data(self) -> list[dict[str, Any]]:
        """All rows as dictionaries."""
        return [record.data() for record in self.fetch()]

    def values(self, column: int | str = 0) -> list[Any]:
        """The values of one column."""
        return [record[column] for record in self.fetch()]

    def single(self) -> Record:
        """The only row.

        :raises ValueError: where there is none, or more than one.
        """
        rows = self.fetch()
        if len(rows) != 1:
            raise ValueError(f"the query has {len(rows)} rows, not one")
        return rows[0]

    def value(self) -> Any:
        """The first value of the only row."""
        return self.single()[0]

    def consume(self) -> dict[str, int]:
        """Reads to the end without keeping anything; what the query changed."""
        while self._waiting or self._fetch():
            self._taken += len(self._waiting)
            self._waiting.clear()
        return self.changes

    # Elsewhere

    def df(self, parse_dates: bool = False) -> pandas.DataFrame:
        """The rows as a frame of pandas; ``parse_dates`` makes ``datetime64`` of dates and ``timedelta64`` of durations."""
        from ._frames import frame

        return frame(self.columns, self.fetch(), parse_dates)

    def to_arrow(self) -> pyarrow.Table:
        """The rows as a table of Arrow. Unless they are kept they are read batch by batch, and only the table stays."""
        from ._arrow import arrow

        if self._arrow is None:
            self._arrow = arrow(self.columns, iter(self))
        return self._arrow

    def to_parquet(self, path: str | os.PathLike[str], **options: Any) -> None:
        """Writes the rows to a file of Parquet, which takes its name when it is whole; ``options`` are pyarrow's."""
        from ._arrow import write_parquet

        write_parquet(self.to_arrow(), path, options)

    def to_networkx(self) -> networkx.MultiDiGraph:
        """The nodes and relationships that stand anywhere in the rows, each once."""
        from ._frames import graph

        return graph(self.fetch())

    def _peek(self, count: int) -> list[list[Any]]:
        """The next rows, which stay to be read."""
        while len(self._waiting) <= count and not self._is_done:
            self._fetch()
        return [[decode(value) for value in row] for row in list(self._waiting)[:count]]

    def _repr_html_(self) -> str:
        if self._kept is not None:
            rows: Sequence[Sequence[Any]] = self._kept[:_SHOWN]
            count, is_whole = len(self._kept), True
        elif self._taken:
            return f"<p>a result of which {self._taken} rows were taken</p>"
        else:
            rows = self._peek(_SHOWN)
            count, is_whole = len(self._waiting), self._is_done
        if not self.columns:
            return "<p>" + (", ".join(f"{name}: {number}" for name, number in self.changes.items()) or "done") + "</p>"
        foot = f"{count:,} row{'' if count == 1 else 's'}" if is_whole else f"more than {len(rows):,} rows"
        if not is_whole or count > len(rows):
            foot += f", {len(rows):,} shown"
        return table(self.columns, rows, foot)

    def __repr__(self) -> str:
        return f"<naql.Result {', '.join(self.columns)}>"


def warn(message: str, category: type[Warning]) -> None:
    """Warns at the line outside of this package that led here."""
    level = 1
    frame = sys._getframe(1)
    while frame.f_back is not None and os.path.dirname(os.path.abspath(frame.f_code.co_filename)) == _PACKAGE:
        frame = frame.f_back
        level += 1
    warnings.warn(message, category, stacklevel=level + 1)
