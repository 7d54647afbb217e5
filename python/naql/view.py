"""Results as notebooks show them."""

from __future__ import annotations

import html
import os
import unicodedata
from typing import Any, Iterable, Sequence

from .types import Node, Path, Relationship

#: Characters of a cell that a notebook shows; the whole stands in its title.
_CELL = 400


class Page:
    """A page of HTML that stands alone: :meth:`save` writes it, a notebook shows it in a frame."""

    def __init__(self, text: str, height: int = 600) -> None:
        self.text = text
        self.height = height

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the page to a file."""
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.text)

    def _repr_html_(self) -> str:
        # The frame may run the page's own script, and reach nothing of the notebook.
        return (
            f'<iframe srcdoc="{html.escape(self.text)}" sandbox="allow-scripts" '
            f'style="width:100%;height:{self.height}px;border:1px solid #ccc" title="naql"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<naql page of {len(self.text):,} characters: .save(path) writes it>"


def is_right_to_left(texts: Iterable[str]) -> bool:
    """Whether most letters of texts are of a script that runs from right to left."""
    right = left = 0
    for text in texts:
        for character in text[:200]:
            direction = unicodedata.bidirectional(character)
            right += direction in ("R", "AL")
            left += direction == "L"
    return right > left


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], foot: str) -> str:
    """A table of HTML; it runs from right to left where its texts do, and each cell as its own text does."""
    direction = "rtl" if is_right_to_left(value for row in rows for value in row if isinstance(value, str)) else "ltr"
    head = "".join(f'<th dir="auto" style="text-align:start">{html.escape(column)}</th>' for column in columns)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return (
        f'<table dir="{direction}" class="naql"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        f"<p>{html.escape(foot)}</p>"
    )


def _cell(value: Any) -> str:
    if value is None:
        return '<td style="opacity:0.5">null</td>'
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f'<td style="text-align:end;font-variant-numeric:tabular-nums">{html.escape(str(value))}</td>'
    text = text_of(value)
    title = ""
    if len(text) > _CELL:
        title = f' title="{html.escape(text[:4000])}"'
        text = text[: _CELL - 1] + "…"
    return f'<td dir="auto" style="text-align:start"{title}>{html.escape(text)}</td>'


def text_of(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, Node):
        labels = "".join(f":{label}" for label in value.labels)
        return f"({labels} {value.caption})"
    if isinstance(value, Relationship):
        return f"[:{value.type}]"
    if isinstance(value, Path):
        text = text_of(value.nodes[0])
        for before, step, node in zip(value.nodes, value.relationships, value.nodes[1:]):
            text += (f"-[:{step.type}]->" if step.start == before.id else f"<-[:{step.type}]-") + text_of(node)
        return text
    if isinstance(value, list):
        return "[" + ", ".join(map(text_of, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {text_of(entry)}" for key, entry in value.items()) + "}"
    return str(value)
