#!/usr/bin/env python3
"""Writes the manual page of naql from what the program says of its own commands: naql --experimental-dump-help."""
import json
import sys

ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-"})


def text(words):
    """Text as roff takes it: no line begins with a control character."""
    words = (words or "").replace("\n", " ").translate(ESCAPES)
    return "\\&" + words if words[:1] in ".'" else words


def name(argument):
    """An argument with all its names and its value."""
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        return f"\\fI{text(value)}\\fR" + (" ..." if argument.get("isRepeating") else "")
    names = [("-" if n["kind"] == "short" else "--") + n["name"] for n in argument.get("names", [])]
    shown = ", ".join(f"\\fB{text(n)}\\fR" for n in names)
    return shown + (f" \\fI{text(value)}\\fR" if argument["kind"] == "option" else "")


def arguments(command, skipped=()):
    for argument in command.get("arguments", []):
        key = name(argument)
        if not argument.get("shouldDisplay", True) or key in skipped:
            continue
        default = argument.get("defaultValue")
        yield ".TP"
        yield key
        yield text(argument.get("abstract", "")) + (f" Default: {text(default)}." if default else "")


def page(root, version):
    commands = [c for c in root.get("subcommands", []) if c["commandName"] != "help"]
    ask = next(c for c in commands if c["commandName"] == "ask")
    common = {name(a) for a in ask["arguments"]}
    yield f'.TH NAQL 1 "" "naql {version}" "User Commands"'
    yield ".SH NAME"
    yield "naql \\- " + text(root["abstract"][0].lower() + root["abstract"][1:].rstrip("."))
    yield ".SH SYNOPSIS"
    yield ".B naql"
    yield "[\\fIoptions\\fR] [\\fIsource\\fR ...]"
    for command in commands:
        if command is not ask:
            yield ".br"
            yield f".B naql {text(command['commandName'])}"
            yield "[\\fIoptions\\fR] ..."
    yield ".SH DESCRIPTION"
    for paragraph in root.get("discussion", "").split("\n\n"):
        yield ".PP"
        yield text(paragraph)
    yield ".SH OPTIONS"
    yield from arguments(ask)
    yield ".SH COMMANDS"
    for command in commands:
        if command is ask:
            continue
        yield f".SS naql {text(command['commandName'])}"
        yield text(command.get("abstract", ""))
        yield from arguments(command, skipped=common)
    yield ".SH FILES"
    for path, what in [
        ("~/.config/naql/init.naql", "a script that runs before the first prompt"),
        ("~/.config/naql/questions", "saved questions"),
        ("~/.local/state/naql/history", "what was entered"),
    ]:
        yield ".TP"
        yield f"\\fI{text(path)}\\fR"
        yield what


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: naql --experimental-dump-help | manual.py VERSION > naql.1")
    root = json.load(sys.stdin)["command"]
    print("\n".join(page(root, sys.argv[1])))


main()
