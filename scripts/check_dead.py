#!/usr/bin/env python3
"""Finds declarations in Sources that nothing in Sources names, by the index that the compiler writes beside a debug build with tests.

    swift build --build-tests && python3 scripts/check_dead.py [--circles]

What the language itself calls (deinitializers, memberwise initializers, what meets a protocol or overrides) counts as used, as do cases of enums that are
made from raw values or listed whole. --circles prints the groups of files that name one another in a circle, the largest first.
"""
import pathlib
import sys

from house.circles import circles
from house.index import (ACCESSOR_OF, BASE_OF, CHILD_OF, CONTAINED_BY, DEFINITION, IMPLICIT, OVERRIDE_OF, REFERENCE, Index)

ROOT = pathlib.Path(__file__).resolve().parent.parent

# What nothing names and stays, with the reason.
KEPT = {
    "Sources/NaqlCommand/Main.swift: Main": "the program starts there",
    "Sources/NaqlCommand/Main.swift: main()": "the program starts there",
    "Sources/NaqlServe/Main.swift: Main": "the program starts there",
    "Sources/NaqlServe/Main.swift: main()": "the program starts there",
    "Sources/NaqlCommand/Commands/BenchCommand.swift: json": "an option that is read for what it says, not for its value",
    "Sources/NaqlCommand/Commands/ServeCommand.swift: serve": "options shown in the help; another program reads them",
}

# What only tests name and stays, with the reason.
KEPT_FOR_TESTS = {
    "Sources/PropertyGraph/Graph/Graph+Invariants.swift: _checkInvariants()": "tests hold a graph against itself by it",
}

MODULE, EXTENSION, ENUM_CASE, DEINIT, PARAMETER = 1, 9, 15, 23, 25
LISTED_BASES = {"s:SS", "s:Si", "s:s12CaseIterableP", "s:s5UInt8V", "s:s6UInt16V", "s:s6UInt32V", "s:s5Int32V", "s:s6OptionSetP"}


class Definition:
    """A declaration: where it stands, what it is and what encloses it."""

    def __init__(self, path, occurrence):
        self.path, self.line, self.name, self.kind = path, occurrence.line, occurrence.name, occurrence.kind
        self.parents = [usr for roles, usr in occurrence.relations if roles & CHILD_OF]
        self.is_called_by_language = bool(occurrence.roles & IMPLICIT) or occurrence.kind in (MODULE, EXTENSION, DEINIT, PARAMETER)

    def __str__(self):
        return f"{self.path}: {self.name}"


def read(index):
    """The definitions by their USR, which files name each, which file names which, and the types made from raw values."""
    places = {}
    for path, records in index.files():
        path = pathlib.PurePosixPath(path)
        for top in ("Sources", "Tests"):
            if path.suffix == ".swift" and top in path.parts:
                inside = str(pathlib.PurePosixPath(*path.parts[path.parts.index(top):]))
                if ".build" not in path.parts and (ROOT / inside).exists():
                    places[inside] = index.occurrences(index.newest(records)) if records else []
    definitions, listed, witnesses = {}, set(), set()
    for path, occurrences in places.items():
        for occurrence in occurrences:
            if occurrence.roles & DEFINITION and path.startswith("Sources/"):
                definitions[occurrence.usr] = Definition(path, occurrence)
            # A conformance in an extension of its own names its witnesses there.
            if any(roles & (OVERRIDE_OF | ACCESSOR_OF) for roles, _ in occurrence.relations):
                witnesses.add(occurrence.usr)
            if occurrence.usr in LISTED_BASES:
                listed |= {usr for roles, usr in occurrence.relations if roles & BASE_OF}
    for usr in witnesses.intersection(definitions):
        definitions[usr].is_called_by_language = True
    users, names = {}, {}
    for path, occurrences in places.items():
        for occurrence in occurrences:
            definition = definitions.get(occurrence.usr)
            if not definition or not occurrence.roles & REFERENCE:
                continue
            if any(roles & CONTAINED_BY and usr == occurrence.usr for roles, usr in occurrence.relations):
                continue
            users.setdefault(occurrence.usr, set()).add(path)
            if definition.path != path and path.startswith("Sources/"):
                names.setdefault(path, set()).add(definition.path)
    return definitions, users, names, listed


def main():
    store = ROOT / ".build/debug/index/store"
    definitions, users, names, listed = read(Index(store))
    if "--circles" in sys.argv:
        for circle in circles(names):
            print(len(circle), *sorted(circle), sep="\n  ")
        return 0
    problems, excused = [], set()
    for usr, definition in definitions.items():
        if definition.is_called_by_language or (definition.kind == ENUM_CASE and listed.intersection(definition.parents)):
            continue
        used_by = users.get(usr, set())
        if any(path.startswith("Sources/") for path in used_by):
            continue
        if str(definition) in (KEPT_FOR_TESTS if used_by else KEPT):
            excused.add(str(definition))
            continue
        problems.append(f"{definition.path}:{definition.line}: {'only tests name' if used_by else 'nothing names'} `{definition.name}`")
    problems += [f"{name} is used, or gone: take it off the list in scripts/check_dead.py" for name in sorted((KEPT.keys() | KEPT_FOR_TESTS.keys()) - excused)]
    print(*sorted(problems), sep="\n", end="\n" if problems else "", file=sys.stderr)
    if not problems:
        print(f"nothing dead: {len(definitions)} declarations are each named somewhere; largest circle of files {max(map(len, circles(names)), default=1)}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
