"""Reads and writes the program's lists of names (the format is told in Sources/CLanguagePacks/data/README.md)."""
import pathlib

from letters import fold

THINGS = ("Person", "Place", "Organization")


class NameFile:
    """The entries of a list: things with their forms, or personal names, each with the line that it stands on."""

    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.things = []  # (part, line number, [form], [adjective])
        self.names = []  # (part, line number, name as written)
        part = ""
        for number, raw in enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1):
            line = raw.split("#")[0].strip()
            if line.startswith("[") and line.endswith("]"):
                part = line[1:-1]
            elif line and part.split(" ")[0] in THINGS:
                sides = line.split(";")
                forms = [form.strip() for form in sides[0].split("=")]
                adjectives = [form.strip() for form in sides[1].split("=")] if len(sides) > 1 else []
                self.things.append((part, number, forms, adjectives))
            elif line:
                self.names += [(part, number, word) for word in line.split()]


def bare(form):
    """A form without its marks."""
    return form.rstrip("?!").replace("_", " ")


def known_forms(folder, skip=()):
    """Folded forms of all things of a folder's lists."""
    forms = set()
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        if path.name not in skip:
            forms |= {fold(bare(form)) for _, _, things, _ in NameFile(path).things for form in things}
    return forms


def known_names(folders, skip=(), marked=False):
    """Folded personal names of all lists of some folders, those that bear a mark only where asked for."""
    names = set()
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob("*.txt")):
            if path.name not in skip:
                names |= {fold(bare(word)) for _, _, word in NameFile(path).names if marked or word[-1] not in "?!"}
    return names


def wrapped(words, width=118):
    """Words set in lines of a width."""
    lines, line = [], ""
    for word in words:
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines + [line] if line else lines
