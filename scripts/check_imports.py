#!/usr/bin/env python3
"""Checks that every target imports only what the design allows.

The table is the design's; a target that it does not name, or an import outside it, fails. So does an import that is handed on: each file says
what it names.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

ALLOWED = {
    "Machine": set(),
    "Text": set(),
    "PropertyGraph": {"Machine", "Text"},
    "Language": {"Text"},
    "CompileLanguages": {"Language"},
    "CLanguagePacks": set(),
    "Reporting": {"Text", "Language", "CLanguagePacks"},
    "CUnpack": set(),
    "CMarkup": set(),
    "Pages": {"CMarkup"},
    "CCommonMark": set(),
    "CYAML": set(),
    "Containers": {"CUnpack"},
    "Articles": {"Machine", "Text", "Language", "Reporting", "PropertyGraph", "Containers", "CExpat", "CCommonMark",
        "CYAML", "Pages"},
    "CExpat": set(),
    "CypherSyntax": {"Text"},
    "CypherSemantics": {"CypherSyntax", "Text"},
    "CypherPlanner": {"CypherSyntax", "CypherSemantics", "PropertyGraph"},
    "CypherRuntime": {"CypherSyntax", "CypherSemantics", "CypherPlanner", "PropertyGraph", "Machine", "Text"},
    "Naql": {
        "Machine", "Text", "PropertyGraph", "Articles", "CypherSyntax", "CypherSemantics", "CypherPlanner", "CypherRuntime",
    },
    "CypherSQL": {"CypherSyntax", "CypherSemantics", "CypherPlanner", "PropertyGraph"},
    "Renderers": {"Naql", "CypherSQL", "CypherRuntime", "PropertyGraph", "Articles", "Machine", "Text"},
    "BoltServer": {
        "Naql", "CypherSyntax", "CypherSemantics", "CypherPlanner", "CypherRuntime", "PropertyGraph", "Machine",
        "NIOCore", "NIOPosix", "NIOSSL",
    },
    "CLibEdit": set(),
    "Shell": {
        "Naql", "Renderers", "CypherSyntax", "CypherSemantics", "CypherRuntime", "PropertyGraph", "Articles", "Machine", "Text",
        "CLibEdit",
    },
    "CommandOptions": {"Shell", "Naql", "PropertyGraph", "Articles", "Machine", "ArgumentParser"},
    "NaqlServe": {
        "BoltServer", "CommandOptions", "Shell", "Renderers", "Naql", "Articles", "Machine", "Text", "ArgumentParser",
    },
    "NaqlCommand": {
        "CommandOptions", "Shell", "Renderers", "Naql", "CypherSQL", "CypherSyntax", "PropertyGraph", "Articles", "Machine", "Text",
        "ArgumentParser",
    },
}
SYSTEM = {"Swift", "Glibc", "Musl", "Darwin", "Dispatch", "Synchronization"}
# The targets at the edge of the system; the engine does without.
FOUNDATION = {"Foundation", "FoundationEssentials"}
WITH_FOUNDATION = {"Articles", "BoltServer", "CompileLanguages", "Naql", "Renderers", "Shell", "CommandOptions", "NaqlServe", "NaqlCommand"}

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:public |package |internal |fileprivate |private )?import\s+"
    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)")


def main():
    problems = []
    for folder in sorted((ROOT / "Sources").iterdir()):
        if not folder.is_dir():
            continue
        target = folder.name
        if target not in ALLOWED:
            problems.append(f"Sources/{target}: a target that the design does not name")
            continue
        allowed = ALLOWED[target] | SYSTEM | (FOUNDATION if target in WITH_FOUNDATION else set())
        for file in sorted(folder.rglob("*.swift")):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if "@_exported" in line:
                    problems.append(f"{file.relative_to(ROOT)}:{number}: {target} hands on what it imports")
                found = IMPORT.match(line)
                if found and found.group(1) not in allowed:
                    problems.append(
                        f"{file.relative_to(ROOT)}:{number}: {target} may not import {found.group(1)} "
                        f"(allowed: {', '.join(sorted(ALLOWED[target])) or 'nothing'})")
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print("imports: every target keeps to the design's table")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
