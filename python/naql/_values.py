"""Values of the line protocol as Python's, and back. Each comes back from the program as it was given."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Any, Callable, Mapping
from zoneinfo import ZoneInfo

from .types import Duration, Moment, Node, Path, Point, Relationship

_INTEGERS = range(-(2**63), 2**63)
_CLOCK = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2}(?::\d{2})?)?(?:\[([^\]]+)\])?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Unfit(Exception):
    """A moment that Python's types cannot hold."""


def decode(value: Any) -> Any:
    """The value of Python that a value of the protocol is."""
    if isinstance(value, list):
        return [decode(element) for element in value]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    return _DECODERS[kind](content)


def _map(content: Mapping[str, Any]) -> dict[str, Any]:
    return {key: decode(value) for key, value in content.items()}


def _node(content: Mapping[str, Any]) -> Node:
    return Node(content["id"], tuple(content["labels"]), _map(content["properties"]))


def _relationship(content: Mapping[str, Any]) -> Relationship:
    return Relationship(
        content["id"], content["type"], content["start"], content["end"], _map(content["properties"]))


def _path(content: list[Any]) -> Path:
    return Path(tuple(map(decode, content[0::2])), tuple(map(decode, content[1::2])))


def _point(content: Mapping[str, Any]) -> Point:
    z = content.get("z")
    return Point(content["srid"], float(content["x"]), float(content["y"]), None if z is None else float(z))


def _moment(kind: str, read: Callable[[str], Any]) -> Callable[[str], Any]:
    def decode_moment(text: str) -> Any:
        try:
            return read(text)
        except (_Unfit, ValueError, OverflowError):
            return Moment(kind, text)

    return decode_moment


def _date(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise _Unfit
    return date.fromisoformat(text)


def _time(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise _Unfit
    fraction = (match[4] or "").ljust(9, "0")
    if fraction[6:] != "000":
        raise _Unfit
    return time(int(match[1]), int(match[2]), int(match[3] or 0), int(fraction[:6]), _zone(match[5], match[6]))


def _zone(offset: str | None, name: str | None) -> tzinfo | None:
    if name is not None:
        try:
            return ZoneInfo(name)
        except Exception as error:
            raise _Unfit from error
    if offset is None:
        return None
    return timezone.utc if offset == "Z" else timezone(_offset(offset))


def _offset(text: str) -> timedelta:
    parts = [int(part) for part in text[1:].split(":")]
    length = timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2] if len(parts) > 2 else 0)
    return -length if text[0] == "-" else length


def _datetime(text: str) -> datetime:
    day, _, clock = text.partition("T")
    moment = datetime.combine(_date(day), _time(clock))
    match = _CLOCK.fullmatch(clock)
    if match is None or match[6] is None or match[5] is None:
        return moment
    # The hour that comes twice when clocks are put back: the offset tells which.
    offset = timedelta() if match[5] == "Z" else _offset(match[5])
    for fold in (0, 1):
        if moment.replace(fold=fold).utcoffset() == offset:
            return moment.replace(fold=fold)
    raise _Unfit


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "map": _map,
    "node": _node,
    "rel": _relationship,
    "path": _path,
    "point": _point,
    "float": lambda text: float(text),
    "date": _moment("date", _date),
    "localtime": _moment("localtime", _time),
    "time": _moment("time", _time),
    "localdatetime": _moment("localdatetime", _datetime),
    "datetime": _moment("datetime", _datetime),
    "duration": Duration.parse,
}


def encode(value: Any, name: str) -> Any:
    """The value of the protocol that a value of Python is; ``name`` is the parameter's, for messages.

    Besides Python's own types it takes the scalars and arrays of numpy, the timestamps of pandas and everything that is a
    mapping or a sequence.

    :raises TypeError: for what no query can be given.
    :raises ValueError: for an integer beyond 64 bits.
    """
    if value is None or isinstance(value, (bool, str)):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, int):
        if int(value) not in _INTEGERS:
            raise ValueError(f"the parameter `{name}`: {value} does not fit an integer of 64 bits")
        return int(value)
    if isinstance(value, float):
        return _encode_float(float(value))
    if isinstance(value, (Node, Relationship, Path)):
        raise TypeError(
            f"the parameter `{name}`: nodes, relationships and paths cannot be given; give a property, or `.id` and compare "
            "with id(n)")
    encoded = _encode_moment(value)
    if encoded is not None:
        return encoded
    return _encode_other(value, name)


def _encode_float(value: float) -> Any:
    if math.isnan(value):
        return {"float": "NaN"}
    if math.isinf(value):
        return {"float": "Inf" if value > 0 else "-Inf"}
    return {"float": repr(value)}


def _encode_moment(value: Any) -> Any:
    """Moments, durations and points; ``None`` for all else."""
    if isinstance(value, Moment):
        return {value.kind: value.text}
    if isinstance(value, Point):
        height = {} if value.z is None else {"z": _encode_float(value.z)}
        return {"point": {"srid": value.srid, "x": _encode_float(value.x), "y": _encode_float(value.y), **height}}
    if isinstance(value, Duration):
        return {"duration": str(value)}
    if isinstance(value, timedelta):
        return {"duration": str(Duration.of(value))}
    if isinstance(value, datetime):
        if value != value:  # pandas' NaT
            return None
        return {"localdatetime" if value.tzinfo is None else "datetime": _text_of(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, time):
        return {"localtime" if value.tzinfo is None else "time": value.isoformat()}
    return None


def _text_of(value: datetime) -> str:
    text = value.isoformat()
    key = getattr(value.tzinfo, "key", None) or getattr(value.tzinfo, "zone", None)
    return f"{text}[{key}]" if isinstance(key, str) and "/" in key else text


def _encode_other(value: Any, name: str) -> Any:
    if _is_missing(value):
        return None
    if isinstance(value, Mapping):
        wrong = next((key for key in value if not isinstance(key, str)), None)
        if wrong is not None:
            raise TypeError(f"the parameter `{name}`: keys of maps are texts, not {wrong!r}")
        return {"map": {str(key): encode(entry, name) for key, entry in value.items()}}
    kind = getattr(getattr(value, "dtype", None), "kind", None)
    if kind in ("M", "m") and not hasattr(value, "to_pydatetime"):
        # numpy's own moments: as Python's they would be mere numbers where they are finer than a microsecond.
        return _encode_numpy(value, kind, name)
    if hasattr(value, "to_dict") and hasattr(value, "columns"):
        return [encode(row, name) for row in value.to_dict("records")]
    # What numpy, pandas and pyarrow hold says itself what it is in Python.
    for method in ("to_pydatetime", "tolist", "to_pylist", "as_py", "item"):
        convert = getattr(value, method, None)
        if callable(convert) and not isinstance(value, (list, tuple)):
            plain = convert()
            if plain is not value and type(plain) is not type(value):
                return encode(plain, name)
    if isinstance(value, (list, tuple, set, frozenset, range)) or hasattr(value, "__iter__"):
        if isinstance(value, (bytes, bytearray, memoryview)):
            raise TypeError(f"the parameter `{name}`: bytes are no value of Cypher; give text (.decode())")
        return [encode(element, name) for element in value]
    raise TypeError(f"the parameter `{name}`: a {type(value).__name__} is no value of Cypher")


def _encode_numpy(value: Any, kind: str, name: str) -> Any:
    if getattr(value, "ndim", 0):
        return [encode(element, name) for element in value]
    text = str(value)
    if text == "NaT":
        return None
    if kind == "M":
        return {"localdatetime" if "T" in text else "date": text}
    nanoseconds = int(value.astype("timedelta64[ns]").astype("int64"))
    seconds, nanoseconds = divmod(nanoseconds, 10**9)
    return {"duration": str(Duration(0, 0, seconds, nanoseconds))}


def _is_missing(value: Any) -> bool:
    return type(value).__name__ in ("NAType", "NaTType")
