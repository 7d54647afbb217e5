#!/usr/bin/env python3
"""Draws the grammar as railroad diagrams: one SVG for each production of the .ebnf files beside this script.

    python3 Grammar/railroad.py            write Grammar/railroad/*.svg
    python3 Grammar/railroad.py --check    exit 1 where a file on disk differs from what would be written
"""
import html
import pathlib
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent
OUTPUT = FOLDER / "railroad"
TOKEN = re.compile(r"""\s*(?:\(\*.*?\*\)\s*)*(\?.*?\?(?=\s)|"(?:[^"]+)"|'(?:[^']+)'|\w+|[=;|()\[\]{}])""", re.S)
LETTER, HEIGHT, GAP, RADIUS = 7.3, 24, 12, 8


# ---------------------------------------------------------------- reading the EBNF

def read(text):
    """The productions of a grammar, as a list of (name, node)."""
    text = re.sub(r"\(\*.*?\*\)", " ", text, flags=re.S)
    tokens, position = [], 0
    while text[position:].strip():
        match = TOKEN.match(text, position)
        if not match:
            raise SystemExit(f"cannot read the grammar at: {text[position:position + 40]!r}")
        tokens.append(match[1])
        position = match.end()
    productions = []
    while tokens:
        name, equals = tokens.pop(0), tokens.pop(0)
        if equals != "=":
            raise SystemExit(f"expected = after {name}, found {equals}")
        productions.append((name, read_choice(tokens)))
        if not tokens or tokens.pop(0) != ";":
            raise SystemExit(f"expected ; at the end of {name}")
    return productions


def read_choice(tokens):
    options = [read_sequence(tokens)]
    while tokens and tokens[0] == "|":
        tokens.pop(0)
        options.append(read_sequence(tokens))
    return options[0] if len(options) == 1 else Choice(options)


def read_sequence(tokens):
    items = []
    while tokens and tokens[0] not in ("|", ")", "]", "}", ";"):
        token = tokens.pop(0)
        if token in "([{":
            inner = read_choice(tokens)
            closing = tokens.pop(0)
            if closing != {"(": ")", "[": "]", "{": "}"}[token]:
                raise SystemExit(f"{token} is closed by {closing}")
            items.append(inner if token == "(" else Choice([Skip(), inner]) if token == "[" else Loop(inner))
        elif token[0] == "?":
            items.append(Box(token.strip("? "), "words"))
        elif token[0] in "\"'":
            items.append(Box(token[1:-1], "terminal"))
        else:
            items.append(Box(token, "production"))
    return items[0] if len(items) == 1 else Sequence(items)


# ---------------------------------------------------------------- drawing
#
# Each node has a width, and an extent above and below its line of travel; draw() starts at (x, y) on that line.

def number(value):
    return f"{value:.1f}".rstrip("0").rstrip(".")


def line(*points):
    return '<path d="' + " ".join(("M" if i == 0 else "L") + f"{number(x)} {number(y)}"
                                  for i, (x, y) in enumerate(points)) + '"/>'


def bend(x1, y1, x2, y2):
    """A smooth path from one line of travel to another."""
    middle = (x1 + x2) / 2
    return (f'<path d="M{number(x1)} {number(y1)} C{number(middle)} {number(y1)} {number(middle)} {number(y2)} '
            f'{number(x2)} {number(y2)}"/>')


class Skip:
    width, up, down = 0, 0, 0

    def draw(self, x, y, out):
        pass


class Box:
    def __init__(self, text, kind):
        self.text, self.kind = text, kind
        self.width = len(text) * LETTER + 20
        self.up = self.down = HEIGHT / 2

    def draw(self, x, y, out):
        corner = {"terminal": HEIGHT / 2, "production": 0, "words": 5}[self.kind]
        label = html.escape(self.text)
        box = (f'<rect x="{number(x)}" y="{number(y - HEIGHT / 2)}" width="{number(self.width)}" '
               f'height="{HEIGHT}" rx="{number(corner)}" fill="{FILLS[self.kind]}"/>'
               f'<text x="{number(x + self.width / 2)}" y="{number(y + 4)}" fill="#111" stroke="none">{label}</text>')
        out.append(f'<a href="{label}.svg">{box}</a>' if self.kind == "production" else box)


class Sequence:
    """Items one after another; a long row is broken and goes on below."""
    LIMIT = 760

    def __init__(self, items):
        self.rows, row, width = [], [], 0
        for item in items:
            if row and width + item.width > self.LIMIT:
                self.rows.append(row)
                row, width = [], 0
            row.append(item)
            width += item.width + GAP
        self.rows.append(row)
        self.broken = len(self.rows) > 1
        inner = max(sum(i.width + GAP for i in row) - GAP for row in self.rows)
        self.width = inner + (2 * GAP + 2 * RADIUS if self.broken else 0)
        ups = [max((i.up for i in row), default=0) for row in self.rows]
        downs = [max((i.down for i in row), default=0) for row in self.rows]
        self.offsets = [0]
        for index in range(1, len(self.rows)):
            self.offsets.append(self.offsets[-1] + downs[index - 1] + 2 * GAP + ups[index])
        self.up, self.down = ups[0], self.offsets[-1] + downs[-1]
        self.turns = [self.offsets[i] + downs[i] + GAP for i in range(len(self.rows) - 1)]

    def draw(self, x, y, out):
        left, right = x, x + self.width
        start = x + (GAP + RADIUS if self.broken else 0)
        if self.broken:
            out.append(line((left, y), (start, y)))
        for index, row in enumerate(self.rows):
            at, level = start, y + self.offsets[index]
            for place, item in enumerate(row):
                item.draw(at, level, out)
                at += item.width
                if place < len(row) - 1:
                    out.append(line((at, level), (at + GAP, level)))
                    at += GAP
            if index < len(self.rows) - 1:
                turn, below = y + self.turns[index], y + self.offsets[index + 1]
                out.append(line((at, level), (right - RADIUS, level), (right - RADIUS, turn), (left + RADIUS, turn),
                                (left + RADIUS, below), (start, below)))
            else:
                out.append(line((at, level), (right, level), (right, y)) if self.broken
                           else line((at, level), (right, level)))


class Choice:
    """Alternatives under one another; the first lies on the line of travel."""
    SIDE = 2.5 * GAP

    def __init__(self, options):
        self.options = options
        self.width = max(option.width for option in options) + 2 * self.SIDE
        self.up = options[0].up
        self.levels, level = [0], options[0].down
        for option in options[1:]:
            level += GAP + option.up
            self.levels.append(level)
            level += option.down
        self.down = level

    def draw(self, x, y, out):
        end = x + self.width
        for option, level in zip(self.options, self.levels):
            start = x + self.SIDE
            out.append(bend(x, y, start, y + level) if level else line((x, y), (start, y)))
            option.draw(start, y + level, out)
            stop = start + option.width
            out.append(line((stop, y + level), (end - self.SIDE, y + level)))
            out.append(bend(end - self.SIDE, y + level, end, y) if level else line((end - self.SIDE, y), (end, y)))


class Loop:
    """An item any number of times: a line past it, and below it the way back."""
    SIDE = 2.5 * GAP

    def __init__(self, inner):
        self.inner = inner
        self.width = inner.width + 2 * self.SIDE
        self.up, self.down = 0, GAP + inner.up + inner.down + GAP

    def draw(self, x, y, out):
        level, end = y + GAP + self.inner.up, x + self.width
        back = level + self.inner.down + GAP * 0.7
        left, right = x + self.SIDE, end - self.SIDE
        out.append(line((x, y), (end, y)))
        out.append(bend(x, y, left, level))
        self.inner.draw(left, level, out)
        out.append(bend(right, level, end, y))
        near, far = left - GAP / 2, right + GAP / 2
        out.append(line((right, level), (far, level), (far, back), (near, back), (near, level), (left, level)))
        middle = (left + right) / 2
        out.append(f'<path d="M{number(middle + 4)} {number(back - 4)} L{number(middle - 3)} {number(back)} '
                   f'L{number(middle + 4)} {number(back + 4)}"/>')


# Presentation attributes and no style sheet, for many viewers know no CSS.
FILLS = {"terminal": "#e3f0e4", "production": "#e4ebf7", "words": "#f6f0df"}
LINES = '<g fill="none" stroke="#555" stroke-width="1.5">'
BOXES = ('<g stroke="#555" stroke-width="1.2" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="12" '
         'text-anchor="middle">')


def draw(name, node):
    margin, top = 20, 44
    out, y = [], top + node.up
    start = margin + 10
    out.append(line((margin, y), (start, y)))
    node.draw(start, y, out)
    end = start + node.width
    out.append(line((end, y), (end + 10, y)))
    width, height = end + 10 + margin, y + node.down + margin
    lines = [item for item in out if item.startswith("<path")]
    boxes = [item for item in out if not item.startswith("<path")]
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(width)} {number(height)}">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<text x="{margin}" y="22" font-family="sans-serif" font-size="14" font-weight="bold" fill="#111">{name}</text>',
        LINES, *lines, "</g>",
        f'<circle cx="{margin}" cy="{number(y)}" r="4" fill="#555"/>',
        f'<circle cx="{number(end + 10)}" cy="{number(y)}" r="4" fill="#555"/>',
        BOXES, *boxes, "</g>", "</svg>", ""])


def main():
    wanted = {}
    for source in sorted(FOLDER.glob("*.ebnf")):
        for name, node in read(source.read_text(encoding="utf-8")):
            wanted[f"{name}.svg"] = draw(name, node)
    if "--check" in sys.argv[1:]:
        present = {path.name: path.read_text(encoding="utf-8") for path in OUTPUT.glob("*.svg")}
        stale = sorted(name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name))
        if stale:
            print("out of date, run python3 Grammar/railroad.py:", ", ".join(stale), file=sys.stderr)
            return 1
        return 0
    OUTPUT.mkdir(exist_ok=True)
    for path in OUTPUT.glob("*.svg"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (OUTPUT / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} diagrams in {OUTPUT}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
