"""Values go in and come out as what they are."""

import math
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

import naql
from naql import Duration, Moment, Node, Path, Point, Relationship

BEIRUT = ZoneInfo("Asia/Beirut")


@pytest.mark.parametrize("value", [
    None, True, False, 0, -1, 2**53 + 1, 2**63 - 1, -(2**63), 1.0, 1e300, -0.0, 5e-324, 0.1, math.inf, -math.inf,
    "", "سليم \n\t\"\\ 😀 \u2028", [], [1, [2.5, None], "x"], {}, {"a": {"b": [1]}, "ب": None},
    date(2024, 2, 29), date(1, 1, 1), date(9999, 12, 31), time(12, 30), time(12, 30, 1, 500000),
    time(12, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))), time(0, 0, tzinfo=timezone.utc),
    datetime(2024, 1, 31, 10, 0), datetime(2024, 1, 31, 10, 0, 0, 1), datetime(2024, 1, 31, 10, tzinfo=timezone.utc),
    datetime(2024, 7, 31, 10, tzinfo=BEIRUT), datetime(2024, 1, 31, 10, tzinfo=timezone(timedelta(hours=-3))),
    Duration(14, 3, 4, 5), Duration(0, 0, -2, 999_999_995), Duration(), Duration(-1, -1, -1, 0),
    Moment("localdatetime", "2024-01-31T00:00:00.000000001"), Moment("date", "+20000-01-01"),
    Moment("datetime", "-0001-01-01T00:00:00Z"), Moment("localtime", "10:00:00.123456789"),
    Point(4326, 35.5, 33.9), Point(4979, 35.5, 33.9, 12.0), Point(7203, -1.0, 2.5), Point(9157, 0.0, 0.0, 0.0),
])
def test_a_parameter_comes_back(empty, value):
    again = empty.query("RETURN $p AS p", p=value).value()
    assert again == value
    assert type(again) is type(value)
    assert repr(again) == repr(value)


def test_nan_and_timedelta(empty):
    assert math.isnan(empty.query("RETURN $p", p=math.nan).value())
    given = timedelta(days=-1, seconds=3, microseconds=5)
    assert empty.query("RETURN $p", p=given).value().timedelta() == given


def test_the_hour_that_comes_twice_keeps_its_offset(empty):
    for fold in (0, 1):
        moment = datetime(2023, 10, 29, 2, 30, fold=fold, tzinfo=ZoneInfo("Europe/Paris"))
        again = empty.query("RETURN $p", p=moment).value()
        assert (again.fold, again.utcoffset()) == (fold, moment.utcoffset())


def test_numpy_pandas_and_arrow_are_taken(empty):
    np, pd, pa = pytest.importorskip("numpy"), pytest.importorskip("pandas"), pytest.importorskip("pyarrow")

    def ask(value):
        return empty.query("RETURN $p", p=value).value()

    assert ask(np.int64(3)) == 3 and ask(np.float32(0.5)) == 0.5 and ask(np.bool_(True)) is True
    assert ask(np.array([[1, 2], [3, 4]])) == [[1, 2], [3, 4]]
    assert ask(np.datetime64("2024-01-31")) == date(2024, 1, 31)
    assert ask(np.array(["2024-01-31T10:00:00.000000001"], dtype="datetime64[ns]")) == [
        Moment("localdatetime", "2024-01-31T10:00:00.000000001")]
    assert ask(np.timedelta64(1500, "ms")) == Duration(0, 0, 1, 500_000_000)
    assert ask(pd.Timestamp("2024-01-31 10:00")) == datetime(2024, 1, 31, 10)
    assert ask([pd.NaT, pd.NA, np.datetime64("NaT")]) == [None, None, None]
    assert ask(pd.Series([1, 2])) == [1, 2]
    assert ask(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})) == [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}]
    assert ask(pa.table({"a": [1]})) == [{"a": 1}] and ask(pa.scalar(7)) == 7


@pytest.mark.parametrize("value, message", [
    (2**63, "does not fit"), (b"x", "bytes are no value"), (object(), "is no value of Cypher"), ({1: 2}, "keys of maps"),
    (1j, "is no value of Cypher"), (Node(1, (), {}), "cannot be given"), ([{"a": [2**64]}], "does not fit"),
])
def test_what_is_no_value_is_refused_by_the_name_of_its_parameter(empty, value, message):
    with pytest.raises((TypeError, ValueError), match=message) as caught:
        empty.query("RETURN $who", who=value)
    assert "`who`" in str(caught.value)
    assert empty.query("RETURN 1").value() == 1


def test_what_is_nested_without_end_is_refused(empty):
    endless = []
    endless.append(endless)
    with pytest.raises(ValueError, match="`p` is nested too deep"):
        empty.query("RETURN $p", p=endless)
    deep = 1
    for _ in range(300):
        deep = [deep]
    with pytest.raises(naql.CommandError, match="nested more than"):
        empty.query("RETURN $p", p=deep)
    assert empty.query("RETURN 1").value() == 1


def test_half_a_surrogate_pair_is_refused(empty):
    with pytest.raises((ValueError,)):
        empty.query("RETURN $p", p="\ud800")
    assert empty.query("RETURN 1").value() == 1


def test_entities(empty):
    row = empty.query(
        "CREATE p = (a:Person:Agent {name: 'سلمى', born: date('1980-01-01')})-[r:SAID {at: 3}]->(s:Statement {tags: ['x']})"
        " RETURN a, r, s, p, [a] AS list, {k: r} AS map").single()
    node, step, path = row["a"], row["r"], row["p"]
    assert isinstance(node, Node) and node.labels == ("Person", "Agent") or set(node.labels) == {"Person", "Agent"}
    assert node["name"] == "سلمى" and node["born"] == date(1980, 1, 1) and node.get("none") is None
    assert isinstance(step, Relationship) and step.type == "SAID" and (step.start, step.end) == (node.id, row["s"].id)
    assert isinstance(path, Path) and path.nodes == (node, row["s"]) and path.relationships == (step,) and len(path) == 1
    assert row["list"] == [node] and row["map"] == {"k": step}
    assert len({node, path.start}) == 1 and node != step
    assert row[0] is row["a"] and [*row][0] is node and row.get("no") is None and row.keys()[0] == "a"
    with pytest.raises(KeyError, match="there are a, r"):
        row["missing"]
