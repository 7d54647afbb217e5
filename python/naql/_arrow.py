"""Rows as tables of Arrow and files of Parquet.

Dates, times and moments are Arrow's own (moments of several zones are UTC, times with a zone texts); durations, points, nodes,
relationships and paths are structures, maps structures of their keys; a column of several kinds is JSON, and its field says so.
"""

from __future__ import annotations

import json
import os
import tempfile
from datetime import date, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Sequence

from ._frames import EXACT
from .errors import NaqlError
from .types import Duration, Moment, Node, Path, Point, Relationship

if TYPE_CHECKING:
    import pyarrow

#: Rows that are held as Python's values at one time.
_CHUNK = 1 << 16
#: The most keys of maps that are a structure.
_KEYS = 200
_JSON = {b"naql": b"json"}


def _pyarrow() -> Any:
    try:
        import pyarrow

        return pyarrow
    except ImportError as error:
        raise NaqlError("pyarrow is not installed: pip install 'naql[pyarrow]'") from error


def arrow(columns: Sequence[str], rows: Iterator[Sequence[Any]]) -> pyarrow.Table:
    """A table with a column for each of the result."""
    pa = _pyarrow()
    chunks: list[list[Any]] = [[] for _ in columns]
    while part := list(islice(rows, _CHUNK)):
        for place, column in enumerate(chunks):
            values = [row[place] for row in part]
            kind = _kind(pa, values)
            column.append(pa.array([_fit(pa, value, kind) for value in values], type=kind))
    fields, arrays = [], []
    for name, column in zip(columns, chunks):
        kind = pa.null()
        for chunk in column:
            kind = _join(pa, kind, chunk.type)
        arrays.append(pa.chunked_array([_widened(pa, chunk, kind) for chunk in column], type=kind))
        fields.append(_field(pa, name, kind))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def write_parquet(table: pyarrow.Table, path: str | os.PathLike[str], options: dict[str, Any]) -> None:
    """Writes a table beside the place where it shall be, then gives it its name."""
    _pyarrow()
    import pyarrow.parquet as pq

    target = os.path.abspath(os.path.expanduser(os.fspath(path)))
    try:
        handle, draft = tempfile.mkstemp(dir=os.path.dirname(target), prefix=f".{os.path.basename(target)}.")
    except OSError as error:
        raise NaqlError(f"{target} cannot be written: {error.strerror}") from error
    try:
        os.close(handle)
        pq.write_table(table, draft, **options)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, 0o666 & ~mask)
        os.replace(draft, target)
    except OSError as error:
        raise NaqlError(f"{target} cannot be written: {error.strerror or error}") from error
    finally:
        if os.path.exists(draft):
            os.unlink(draft)


def _field(pa: Any, name: str, kind: Any) -> Any:
    return pa.field(name, kind, metadata=_JSON if pa.types.is_large_string(kind) else None)


def _widened(pa: Any, array: Any, kind: Any) -> Any:
    """An array in a type that holds more."""
    if array.type.equals(kind):
        return array
    return pa.array([_fit(pa, value, kind, array.type) for value in array.to_pylist()], type=kind)


def _kind(pa: Any, values: Iterable[Any]) -> Any:
    """The type of Arrow that holds all of the values; where only JSON does, a large string."""
    values = [value for value in values if value is not None]
    kinds = {type(value) for value in values}
    if not kinds:
        return pa.null()
    if kinds == {int, float} and all(not isinstance(value, int) or abs(value) <= EXACT for value in values):
        return pa.float64()
    if len(kinds) > 1:
        return pa.large_string()
    (kind,) = kinds
    simple = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), str: pa.string(), date: pa.date32(),
              Moment: pa.string()}
    if kind in simple:
        return simple[kind]
    if kind is datetime:
        zones = {None if value.tzinfo is None else str(value.tzinfo) for value in values}
        if len(zones) > 1:
            return pa.large_string() if None in zones else pa.timestamp("us", "UTC")
        (zone,) = zones
        return pa.timestamp("us", zone if zone is None or "/" in zone else "UTC")
    if kind is time:
        zoned = {value.tzinfo is not None for value in values}
        return pa.string() if zoned == {True} else pa.time64("us") if zoned == {False} else pa.large_string()
    return _structure(pa, kind, values)


def _structure(pa: Any, kind: type, values: list[Any]) -> Any:
    if kind is Duration:
        parts = {"months": pa.int64(), "days": pa.int64(), "seconds": pa.int64(), "nanoseconds": pa.int32()}
        return pa.struct(list(parts.items()))
    if kind is Point:
        return pa.struct([("srid", pa.int32()), ("x", pa.float64()), ("y", pa.float64()), ("z", pa.float64())])
    if kind is list:
        return pa.list_(_kind(pa, (element for value in values for element in value)))
    if kind is dict:
        return _map(pa, values)
    if kind is Node or kind is Relationship:
        fixed = (
            [("id", pa.int64()), ("labels", pa.list_(pa.string()))] if kind is Node
            else [("id", pa.int64()), ("type", pa.string()), ("start", pa.int64()), ("end", pa.int64())])
        properties = _field(pa, "properties", _map(pa, [value.properties for value in values]))
        return pa.struct([*(pa.field(*field) for field in fixed), properties])
    if kind is Path:
        nodes = _kind(pa, (node for value in values for node in value.nodes))
        steps = _kind(pa, (step for value in values for step in value.relationships))
        return pa.struct([("nodes", pa.list_(nodes)), ("relationships", pa.list_(steps))])
    return pa.large_string()


def _map(pa: Any, maps: Sequence[dict[str, Any]]) -> Any:
    """The structure that holds maps: none has no key (Parquet has no such structure), nor very many."""
    keys = list(dict.fromkeys(key for entries in maps for key in entries))
    if not 0 < len(keys) <= _KEYS:
        return pa.large_string()
    return pa.struct([_field(pa, key, _kind(pa, (entries.get(key) for entries in maps))) for key in keys])


def _join(pa: Any, a: Any, b: Any) -> Any:
    """The type that holds the values of both."""
    if a.equals(b) or pa.types.is_null(b):
        return a
    if pa.types.is_null(a):
        return b
    if pa.types.is_timestamp(a) and pa.types.is_timestamp(b) and a.tz and b.tz:
        return pa.timestamp("us", "UTC")
    if pa.types.is_list(a) and pa.types.is_list(b):
        return pa.list_(_join(pa, a.value_type, b.value_type))
    if pa.types.is_struct(a) and pa.types.is_struct(b):
        types = {field.name: field.type for field in a}
        for field in b:
            types[field.name] = _join(pa, types.get(field.name, pa.null()), field.type)
        return pa.struct([_field(pa, name, kind) for name, kind in types.items()])
    return pa.large_string()


def _fit(pa: Any, value: Any, kind: Any, was: Any = None) -> Any:
    """A value as Arrow takes it in a type; ``was`` is the type that it comes from, where it was Arrow's already."""
    if value is None:
        return None
    if pa.types.is_large_string(kind):
        is_json = was is not None and pa.types.is_large_string(was)
        return value if is_json else json.dumps(_json(value), ensure_ascii=False)
    value = _parts(value)
    if pa.types.is_list(kind):
        return [_fit(pa, element, kind.value_type, was and was.value_type) for element in value]
    if pa.types.is_struct(kind):
        before = {field.name: field.type for field in was} if was is not None else {}
        return {field.name: _fit(pa, value.get(field.name), field.type, before.get(field.name)) for field in kind}
    return str(value) if isinstance(value, (Moment, time)) and pa.types.is_string(kind) else value


def _parts(value: Any) -> Any:
    """A structure by the names of its parts; all else as it is."""
    if isinstance(value, Duration):
        return {"months": value.months, "days": value.days, "seconds": value.seconds, "nanoseconds": value.nanoseconds}
    if isinstance(value, Point):
        return {"srid": value.srid, "x": value.x, "y": value.y, "z": value.z}
    if isinstance(value, Node):
        return {"id": value.id, "labels": list(value.labels), "properties": value.properties}
    if isinstance(value, Relationship):
        ends = {"start": value.start, "end": value.end}
        return {"id": value.id, "type": value.type, **ends, "properties": value.properties}
    if isinstance(value, Path):
        return {"nodes": list(value.nodes), "relationships": list(value.relationships)}
    return value


def _json(value: Any) -> Any:
    """A value as JSON has it: moments are texts."""
    value = _parts(value)
    if isinstance(value, dict):
        return {key: _json(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_json(entry) for entry in value]
    if isinstance(value, float) and value - value != 0:
        return str(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, Moment) else value
