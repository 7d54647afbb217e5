"""A row of a result."""

from __future__ import annotations

from typing import Any, Iterator, Sequence, overload


class Record(Sequence[Any]):
    """A row: ``record["name"]``, ``record[0]``, ``record.get("name")``; it unpacks as a tuple does."""

    __slots__ = ("_places", "_values")

    def __init__(self, places: dict[str, int], values: list[Any]) -> None:
        self._places = places
        self._values = values

    @overload
    def __getitem__(self, key: int | str) -> Any: ...
    @overload
    def __getitem__(self, key: slice) -> list[Any]: ...
    def __getitem__(self, key: int | str | slice) -> Any:
        if isinstance(key, str):
            try:
                return self._values[self._places[key]]
            except KeyError:
                raise KeyError(f"there is no column {key!r}; there are {', '.join(self._places)}") from None
        return self._values[key]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def get(self, column: str, default: Any = None) -> Any:
        """The value of a column, or ``default`` where there is no such column."""
        place = self._places.get(column)
        return default if place is None else self._values[place]

    def keys(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self._places)

    def values(self) -> list[Any]:
        """The values, in order."""
        return list(self._values)

    def items(self) -> list[tuple[str, Any]]:
        """Names and values."""
        return list(zip(self._places, self._values))

    def data(self) -> dict[str, Any]:
        """The row as a dictionary."""
        return dict(zip(self._places, self._values))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Record):
            return self._values == other._values and self._places == other._places
        return isinstance(other, (tuple, list)) and self._values == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "Record(" + ", ".join(f"{name}={value!r}" for name, value in self.items()) + ")"
