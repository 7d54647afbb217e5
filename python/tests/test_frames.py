"""Rows in pandas, Arrow, Parquet and networkx, each value as it was."""

import json
import os
from datetime import date, datetime, time, timezone

import pytest

import naql

pd = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")
nx = pytest.importorskip("networkx")


def test_frames_keep_types(empty):
    frame = empty.query(
        "UNWIND [1, 2] AS i RETURN i, CASE i WHEN 1 THEN i END AS maybe, i * 0.5 AS f, i = 1 AS b, 'س' AS t, "
        "date('2024-01-31') AS d, localdatetime('2024-01-31T10:00') AS l, datetime('2024-01-31T10:00Z') AS z, "
        "duration('P1D') AS u, 9007199254740993 AS big, [i] AS list, null AS nothing").df()
    assert {name: str(kind) for name, kind in frame.dtypes.items() if name in ("i", "maybe", "f", "b", "big")} == {
        "i": "int64", "maybe": "Int64", "f": "float64", "b": "bool", "big": "int64"}
    assert frame["big"][0] == 9007199254740993 and frame["d"][0] == date(2024, 1, 31) and frame["list"][1] == [2]
    assert frame["u"][0] == naql.Duration(0, 1) and frame["nothing"].isna().all()
    assert str(frame["l"].dtype).startswith("datetime64") and str(frame["z"].dt.tz) == "UTC"
    assert pd.isna(frame["maybe"][1])
    parsed = empty.query("RETURN date('2024-01-31') AS d, duration('PT36H') AS u").df(parse_dates=True)
    assert parsed["d"][0] == pd.Timestamp("2024-01-31") and parsed["u"][0] == pd.Timedelta(hours=36)


def test_frames_of_odd_shape(empty):
    assert list(empty.query("UNWIND [] AS a RETURN a, 1 AS b").df().columns) == ["a", "b"]
    assert empty.query("CREATE (:N)").df().shape == (0, 0)
    mixed = empty.query("UNWIND [1, 'a', 2.5, null] AS v RETURN v").df()
    assert list(mixed["v"][:3]) == [1, "a", 2.5] and mixed["v"].dtype == object
    big = empty.query("UNWIND [9007199254740993, 0.5] AS v RETURN v").df()
    assert big["v"][0] == 9007199254740993


QUERY = """
UNWIND range(1, 3) AS i
RETURN i, i * 0.5 AS f, i > 1 AS b, CASE i WHEN 2 THEN 'نص' END AS t, date('2024-01-31') AS d, localtime('10:00') AS lt,
  localdatetime('2024-01-31T10:00') AS ld, datetime('2024-01-31T10:00+01:00[Europe/Paris]') AS z, duration('P1M2DT3.5S') AS u,
  point({longitude: 35.5, latitude: 33.9}) AS p, [i, null] AS l, {a: i, b: {c: 'x'}} AS m, null AS n, [1, 'a', i][i - 1] AS mixed
"""


def test_parquet_reads_back_as_it_was(empty, tmp_path):
    path = tmp_path / "a.parquet"
    result = empty.query(QUERY)
    result.to_parquet(path, compression="zstd")
    table = pq.read_table(path)
    assert table.num_rows == 3 and table.column_names == list(result.columns)
    kinds = {field.name: field.type for field in table.schema}
    assert kinds["i"] == pa.int64() and kinds["f"] == pa.float64() and kinds["b"] == pa.bool_()
    assert kinds["t"] == pa.string() and kinds["d"] == pa.date32() and kinds["lt"] == pa.time64("us")
    assert kinds["ld"] == pa.timestamp("us") and kinds["z"] == pa.timestamp("us", "Europe/Paris")
    row = table.to_pylist()[1]
    assert (row["i"], row["f"], row["b"], row["t"], row["n"]) == (2, 1.0, True, "نص", None)
    assert row["d"] == date(2024, 1, 31) and row["lt"] == time(10) and row["ld"] == datetime(2024, 1, 31, 10)
    assert row["z"] == datetime(2024, 1, 31, 9, tzinfo=timezone.utc)
    assert row["u"] == {"months": 1, "days": 2, "seconds": 3, "nanoseconds": 500_000_000}
    assert row["p"] == {"srid": 4326, "x": 35.5, "y": 33.9, "z": None}
    assert row["l"] == [2, None] and row["m"] == {"a": 2, "b": {"c": "x"}}
    assert [json.loads(value) for value in table["mixed"].to_pylist()] == [1, "a", 3]
    assert table.schema.field("mixed").metadata == {b"naql": b"json"}
    assert result.to_arrow().num_rows == 3  # once more
    assert os.listdir(tmp_path) == ["a.parquet"]


def test_parquet_of_the_graph(seeds, tmp_path):
    path = tmp_path / "graph.parquet"
    query = "MATCH p = (w:Person)-[r:SAID]->(s:Statement) RETURN w, r, s, p, s.date AS day ORDER BY id(r)"
    seeds.query(query).to_parquet(path)
    rows, wanted = pq.read_table(path).to_pylist(), seeds.query(query).fetch()
    assert len(rows) == len(wanted) > 50
    for row, record in zip(rows, wanted):
        assert row["w"]["id"] == record["w"].id and row["w"]["properties"]["name"] == record["w"]["name"]
        assert row["s"]["properties"]["start"] == record["s"]["start"] and row["day"] == record["day"]
        assert set(row["w"]["labels"]) == set(record["w"].labels)
        assert (row["r"]["start"], row["r"]["end"]) == (record["w"].id, record["s"].id)
        assert [node["id"] for node in row["p"]["nodes"]] == [node.id for node in record["p"].nodes]


def test_types_that_change_after_many_rows(empty):
    table = empty.query(
        "UNWIND range(1, 200000) AS i RETURN CASE WHEN i > 100000 THEN i END AS late, "
        "CASE WHEN i > 150000 THEN 'text' ELSE i END AS changes, {k: CASE WHEN i > 100000 THEN i END} AS m").to_arrow()
    assert table.num_rows == 200_000 and table.schema.field("late").type == pa.int64()
    assert table["late"][199_999].as_py() == 200_000 and table["m"][199_999].as_py() == {"k": 200_000}
    assert json.loads(table["changes"][0].as_py()) == 1 and json.loads(table["changes"][199_999].as_py()) == "text"


def test_a_file_that_cannot_be_written_leaves_nothing(empty, tmp_path):
    with pytest.raises(naql.NaqlError, match="cannot be written"):
        empty.query("RETURN 1").to_parquet(tmp_path / "none" / "a.parquet")
    (tmp_path / "a.parquet").write_text("before")
    with pytest.raises(Exception):
        empty.query("RETURN 1 AS a").to_parquet(tmp_path / "a.parquet", compression="nonsense")
    assert os.listdir(tmp_path) == ["a.parquet"] and (tmp_path / "a.parquet").read_text() == "before"


def test_networkx(seeds):
    graph = seeds.query("MATCH p = (w:Person)-[:SAID]->(s) RETURN p").to_networkx()
    count = seeds.query("MATCH (:Person)-[r:SAID]->() RETURN count(r)").value()
    assert graph.number_of_edges() == count
    source, target, data = next(iter(graph.edges(data=True)))
    assert data["type"] == "SAID" and "Person" in graph.nodes[source]["labels"]
