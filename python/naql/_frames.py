"""Rows as frames of pandas and graphs of networkx, each kind of value in the type that holds it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Iterable, Sequence

from .errors import NaqlError
from .types import Duration, Node, Path, Relationship

if TYPE_CHECKING:
    import networkx
    import pandas

    from ._record import Record

#: Integers up to here are floats too.
EXACT = 2**53


def frame(columns: Sequence[str], rows: Sequence[Record], parse_dates: bool) -> pandas.DataFrame:
    """A frame with a column for each of the result."""
    try:
        import pandas as pd
    except ImportError as error:
        raise NaqlError("pandas is not installed: pip install 'naql[pandas]'") from error
    series = [_series([row[place] for row in rows], parse_dates, pd) for place in range(len(columns))]
    # By number first: two columns may have one name.
    made = pd.DataFrame(dict(enumerate(series)), index=pd.RangeIndex(len(rows)))
    made.columns = pd.Index(columns)
    return made


def _series(values: list[Any], parse_dates: bool, pd: Any) -> Any:
    kinds = {type(value) for value in values if value is not None}
    has_null = any(value is None for value in values)
    if parse_dates and kinds == {date}:
        kinds = {datetime}
        values = [None if value is None else datetime(value.year, value.month, value.day) for value in values]
    if parse_dates and kinds == {Duration} and all(value is None or not value.months for value in values):
        nanoseconds = [
            None if value is None else ((value.days * 86_400 + value.seconds) * 10**9 + value.nanoseconds)
            for value in values]
        return pd.to_timedelta(pd.Series(nanoseconds, dtype="Int64"), unit="ns")
    if kinds == {int}:
        return pd.Series(values, dtype="Int64" if has_null else "int64")
    if kinds == {bool}:
        return pd.Series(values, dtype="boolean" if has_null else "bool")
    if kinds == {float} or kinds == {int, float} and all(
        not isinstance(value, int) or abs(value) <= EXACT for value in values
    ):
        return pd.Series(values, dtype="float64")
    if kinds == {str}:
        return pd.Series(values)
    if kinds == {datetime} and len({_zone(value) for value in values if value is not None}) == 1:
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")))
    return pd.Series(values, dtype="object")


def _zone(value: datetime) -> str:
    return str(value.tzinfo)


def graph(rows: Iterable[Record]) -> networkx.MultiDiGraph:
    """The nodes and relationships in the rows; the ends of a relationship are there, though perhaps without properties."""
    try:
        import networkx as nx
    except ImportError as error:
        raise NaqlError("networkx is not installed: pip install 'naql[networkx]'") from error
    made = nx.MultiDiGraph()

    def add(value: Any) -> None:
        if isinstance(value, Node):
            made.add_node(value.id, **{"labels": value.labels, **value.properties})
        elif isinstance(value, Relationship):
            made.add_edge(value.start, value.end, key=value.id, **{"type": value.type, **value.properties})
        elif isinstance(value, Path):
            for element in (*value.nodes, *value.relationships):
                add(element)
        elif isinstance(value, dict):
            for element in value.values():
                add(element)
        elif isinstance(value, list):
            for element in value:
                add(element)

    for row in rows:
        for value in row:
            add(value)
    return made
