"""naql and DuckDB over the same graph, and their values in one form."""
import datetime
import json
import os
import subprocess
import tempfile

import duckdb


class Naql:
    """`naql rpc`: a request a line in, a reply a line out."""

    def __init__(self, binary):
        self.process = subprocess.Popen(
            [binary, "rpc"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def call(self, **request):
        self.process.stdin.write(json.dumps(request, ensure_ascii=False).encode() + b"\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"naql ended at {request}")
        return json.loads(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Tables:
    """The graph that naql holds now, in DuckDB."""

    def __init__(self, naql):
        self.naql = naql
        # Thousands of small folders are written and read: in memory, where there is such a place.
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.folder = tempfile.TemporaryDirectory(prefix="naql-sql-", dir=memory)
        self.connection = duckdb.connect(config={"threads": 1})
        self.empty, self.made, self.loaded = True, (), None

    def start(self):
        """An empty graph."""
        self.made = ()

    def note(self, *what):
        """Something changed the graph."""
        self.made += what

    def load(self):
        """The graph as it is now, unless it is here already."""
        if self.loaded == self.made:
            return
        self.loaded = self.made
        if not self.empty:
            self.connection.execute("DROP SCHEMA main_tables CASCADE")
        self.connection.execute("CREATE SCHEMA main_tables")
        self.connection.execute("SET schema = 'main_tables'")
        self.empty = False
        reply = self.naql.call(op="tables", path=self.folder.name + "/tables")
        if "error" in reply:
            raise SystemExit(f"the export failed: {reply}")
        here = os.getcwd()
        os.chdir(self.folder.name + "/tables")
        try:
            with open("scripts/duckdb.sql", encoding="utf-8") as file:
                self.connection.execute(file.read())
        finally:
            os.chdir(here)

    def rows(self, statement, parameters):
        used = {name: value for name, value in parameters.items() if f"${name}" in statement}
        return self.connection.execute(statement, used).fetchall()


# Values are tagged tuples, so that 1, 1.0 and true differ.

def of_naql(value, bag=False):
    """A value as `naql rpc` writes it."""
    if value is None or isinstance(value, (bool, int, str)):
        return (type(value).__name__, value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, list):
        return sequence([of_naql(v, bag) for v in value], bag)
    (tag, body), = value.items()
    if tag == "float":
        return number({"NaN": float("nan"), "Inf": float("inf"), "-Inf": float("-inf")}.get(body) if body in
                      ("NaN", "Inf", "-Inf") else float(body))
    if tag == "map":
        return ("map", tuple(sorted((k, of_naql(v, bag)) for k, v in body.items())))
    if tag in ("node", "rel"):
        return (tag, body["id"])
    if tag == "path":
        return ("path", tuple(part["node" if "node" in part else "rel"]["id"] for part in body))
    return (tag, json.dumps(body, sort_keys=True))


def of_duckdb(value, bag=False):
    """A value as the Python of DuckDB has it."""
    if value is None or isinstance(value, (bool, int, str)):
        return (type(value).__name__, value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, (list, tuple)):
        return sequence([of_duckdb(v, bag) for v in value], bag)
    if isinstance(value, dict):
        if "_labels" in value or "_type" in value:
            return ("node" if "_labels" in value else "rel", value["_id"])
        if set(value) == {"nodes", "relationships"}:
            parts = [value["nodes"][0]["_id"]]
            for relationship, node in zip(value["relationships"], value["nodes"][1:]):
                parts += [relationship["_id"], node["_id"]]
            return ("path", tuple(parts))
        return ("map", tuple(sorted((k, of_duckdb(v, bag)) for k, v in value.items())))
    if isinstance(value, datetime.datetime):
        return ("str", f"{value.date().isoformat()}T{clock(value)}")
    if isinstance(value, datetime.date):
        return ("str", value.isoformat())
    if isinstance(value, datetime.time):
        return ("str", clock(value))
    return (type(value).__name__, repr(value))


def clock(value):
    text = value.strftime("%H:%M")
    if value.second or value.microsecond:
        text += value.strftime(":%S")
    if value.microsecond:
        text += f".{value.microsecond:06}".rstrip("0")
    return text


def number(value):
    return ("float", "NaN" if value != value else value + 0.0)


def sequence(values, bag):
    return ("list", tuple(sorted(values, key=repr) if bag else values))


def plain(value):
    """A parameter as `naql rpc` takes it, for Python."""
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        (tag, body), = value.items()
        return float(body) if tag == "float" else {k: plain(v) for k, v in body.items()} if tag == "map" else body
    return value


def same(expected, got, ordered):
    if ordered:
        return expected == got
    return sorted(expected, key=repr) == sorted(got, key=repr)
