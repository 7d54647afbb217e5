"""Values that Python has no type for: what a graph is made of, points, durations, and moments of any range and precision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Iterator, Mapping


class _Entity(Mapping[str, Any]):
    """A node or a relationship: its properties by name, and an id that is its own within the session."""

    __slots__ = ("id", "_properties")

    def __init__(self, id: int, properties: Mapping[str, Any]) -> None:
        self.id = id
        self._properties = dict(properties)

    @property
    def properties(self) -> dict[str, Any]:
        """A copy of the properties."""
        return dict(self._properties)

    def __getitem__(self, key: str) -> Any:
        return self._properties[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._properties)

    def __len__(self) -> int:
        return len(self._properties)

    def __bool__(self) -> bool:
        # One without properties is there all the same.
        return True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.id == other.id

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.id))


class Node(_Entity):
    """A node: ``node["name"]`` is a property, ``node.labels`` its labels."""

    __slots__ = ("labels",)

    def __init__(self, id: int, labels: tuple[str, ...], properties: Mapping[str, Any]) -> None:
        super().__init__(id, properties)
        self.labels = tuple(labels)

    @property
    def caption(self) -> str:
        """What to call it: its name, headline, title or the beginning of its text, else its first label."""
        for key in ("name", "headline", "title", "text"):
            text = self._properties.get(key)
            if isinstance(text, str):
                return text if len(text) <= 60 else text[:59] + "…"
        return self.labels[0] if self.labels else f"n{self.id}"

    def __repr__(self) -> str:
        labels = "".join(f":{label}" for label in self.labels)
        return f"<Node {self.id} {labels} {self.caption!r}>"


class Relationship(_Entity):
    """A relationship of a ``type`` from the node of id ``start`` to that of id ``end``."""

    __slots__ = ("type", "start", "end")

    def __init__(self, id: int, type: str, start: int, end: int, properties: Mapping[str, Any]) -> None:
        super().__init__(id, properties)
        self.type = type
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"<Relationship {self.id} ({self.start})-[:{self.type}]->({self.end})>"


@dataclass(frozen=True)
class Path:
    """Nodes, and the relationships between each and the next."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]

    @property
    def start(self) -> Node:
        """The first node."""
        return self.nodes[0]

    @property
    def end(self) -> Node:
        """The last node."""
        return self.nodes[-1]

    def __len__(self) -> int:
        return len(self.relationships)

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Point:
    """A point of a system of coordinates: 4326 and 4979 are longitude, latitude (and metres), 7203 and 9157 plain."""

    srid: int
    x: float
    y: float
    z: float | None = None

    @property
    def longitude(self) -> float:
        """Degrees east, where it is a point on the earth."""
        return self._on_earth(self.x)

    @property
    def latitude(self) -> float:
        """Degrees north, where it is a point on the earth."""
        return self._on_earth(self.y)

    def _on_earth(self, degrees: float) -> float:
        if self.srid not in (4326, 4979):
            raise AttributeError(f"a point of the system {self.srid} lies on no earth: it has x and y")
        return degrees


_DURATION = re.compile(
    r"P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?"
    r"(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?)(\d+)(?:\.(\d{1,9}))?S)?)?"
)


@dataclass(frozen=True)
class Duration:
    """A duration as Cypher has it: months, days, seconds and nanoseconds, each of its own, for no number of days is a month."""

    months: int = 0
    days: int = 0
    seconds: int = 0
    nanoseconds: int = 0

    @classmethod
    def parse(cls, text: str) -> Duration:
        """The duration that a text of ISO 8601 means, such as ``P1M2DT3.5S``."""
        match = _DURATION.fullmatch(text)
        if match is None or len(text) < 3:
            raise ValueError(f"{text!r} is no duration; one is written P1Y2M3DT4H5M6.7S")
        years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups()[:6])
        sign = -1 if match[7] else 1
        seconds = hours * 3600 + minutes * 60 + sign * int(match[8] or 0)
        nanoseconds = sign * int((match[9] or "").ljust(9, "0"))
        if nanoseconds < 0:
            seconds, nanoseconds = seconds - 1, nanoseconds + 1_000_000_000
        return cls(years * 12 + months, weeks * 7 + days, seconds, nanoseconds)

    @classmethod
    def of(cls, delta: timedelta) -> Duration:
        """The same length of time."""
        return cls(0, delta.days, delta.seconds, delta.microseconds * 1000)

    def timedelta(self) -> timedelta:
        """The same length of time.

        :raises ValueError: where it has months, or a part of a microsecond, which ``timedelta`` has not.
        """
        if self.months:
            raise ValueError(f"{self} has months, which have no one length")
        if self.nanoseconds % 1000:
            raise ValueError(f"{self} is finer than a microsecond")
        return timedelta(days=self.days, seconds=self.seconds, microseconds=self.nanoseconds // 1000)

    def __str__(self) -> str:
        seconds, nanoseconds = self.seconds, self.nanoseconds
        sign = ""
        if seconds < 0 and nanoseconds:
            seconds, nanoseconds = seconds + 1, 1_000_000_000 - nanoseconds
            sign = "-" if seconds == 0 else ""
        fraction = f".{nanoseconds:09}".rstrip("0") if nanoseconds else ""
        date = (f"{self.months}M" if self.months else "") + (f"{self.days}D" if self.days else "")
        time = f"T{sign}{seconds}{fraction}S" if seconds or nanoseconds else ""
        return "P" + (date + time or "T0S")


@dataclass(frozen=True)
class Moment:
    """A date or time that Python's own types cannot hold: a year beyond 9999 or before 1, or a part of a microsecond.

    ``kind`` is ``date``, ``localtime``, ``time``, ``localdatetime`` or ``datetime``; ``text`` is ISO 8601, and exact.
    """

    kind: str
    text: str

    def __str__(self) -> str:
        return self.text
