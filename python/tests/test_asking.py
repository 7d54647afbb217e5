"""Queries that are right, wrong, long, many at once, and what else there is to ask."""

import gc
import pickle
import resource
import threading
import time
import warnings

import pytest

import naql


def test_a_wrong_query_has_type_code_place_and_remedy(seeds):
    with pytest.raises(naql.QuerySyntaxError) as caught:
        seeds.query("MATCH (s:Statement)\nRETURN cuont(s)")
    error = caught.value
    assert (error.type, error.code, error.place) == ("SyntaxError", "UnknownFunction", naql.Place(2, 8, 5))
    assert error.hints == ("did you mean `count`?",) and error.is_compile_time
    assert str(error) == "2:8: there is no function `cuont`\n  RETURN cuont(s)\n         ^^^^^\n  hint: did you mean `count`?"
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) and type(again) is type(error)
    with pytest.raises(naql.ParameterMissingError, match=r"\$who"):
        seeds.query("RETURN $who")


def test_notes_are_warnings_at_the_line_that_asked(seeds):
    with pytest.warns(naql.QueryNote, match="did you mean `Statement`") as caught:
        result = seeds.query("MATCH (s:Statment) RETURN s")
        assert result.fetch() == []
    assert caught[0].filename == __file__
    assert result.notes[0].code == "UnknownLabel" and result.notes[0].place == naql.Place(1, 10, 8)


def test_a_query_that_fails_in_the_middle(empty):
    result = empty.query("UNWIND range(1, 20000) AS i RETURN 100 / (15000 - i) AS x")
    seen = 0
    with pytest.raises(naql.QueryError, match="division by zero"):
        for _ in result:
            seen += 1
    assert 0 < seen < 15000
    with pytest.raises(naql.QueryError, match="division by zero"):
        result.fetch()
    assert empty.query("RETURN 1").value() == 1


def test_a_failed_change_leaves_no_trace(empty):
    with pytest.raises(naql.QueryError):
        empty.query("UNWIND [1, 0] AS i CREATE (:N {x: 1 / i})").consume()
    assert empty.query("MATCH (n) RETURN count(n)").value() == 0
    changed = empty.query("CREATE (:N {x: 1})")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert changed.consume() == {"nodesCreated": 1, "labelsAdded": 1, "propertiesSet": 1}


def test_limits_and_modes():
    with naql.open(timeout=0.2) as session, pytest.raises(naql.StoppedError, match="time limit"):
        session.query("UNWIND range(1, 1000000000) AS i UNWIND range(1, 1000) AS j WITH i WHERE i < 0 RETURN i").fetch()
    with naql.open(memory="50MB") as session, pytest.raises(naql.StoppedError, match="memory"):
        session.query("UNWIND range(1, 100000000) AS i RETURN collect(toString(i)) AS all").fetch()
    with naql.open(read_only=True, parameters={"p": 7}) as session:
        with pytest.raises(naql.RefusedError):
            session.query("CREATE ()")
        assert session.query("RETURN $p").value() == 7
        assert session.query("RETURN $p", p=8).value() == 8
        assert session.query("RETURN $p", {"p": 9}).value() == 9


def test_results_of_one_session_do_not_mix(empty):
    first = empty.query("UNWIND range(1, 30000) AS i RETURN i")
    taken = [next(iter(first))[0]]
    second = empty.query("UNWIND range(1, 10) AS i RETURN -i AS i")
    assert [row["i"] for row in second] == [-i for i in range(1, 11)]
    taken += [row["i"] for row in first]
    assert taken == list(range(1, 30001))


def test_a_long_result_does_not_fill_the_memory_when_another_is_asked(empty):
    first = empty.query("UNWIND range(1, 1000000000) AS i RETURN i")
    taken = [next(iter(first))["i"]]
    assert empty.query("RETURN 7").value() == 7
    with pytest.raises(naql.StoppedError, match="read ahead"):
        for row in first:
            taken.append(row["i"])
    assert taken == list(range(1, len(taken) + 1)) and len(taken) > 50_000


def test_a_result_that_is_dropped_is_not_read_on(empty):
    for _ in range(3):
        result = empty.query("UNWIND range(1, 1000000000) AS i RETURN i")
        assert next(iter(result))["i"] == 1
        del result
        gc.collect()
        assert empty.query("RETURN 1").value() == 1


def test_rows_are_taken_once_or_kept(empty):
    result = empty.query("UNWIND [1, 2] AS i RETURN i")
    assert [row[0] for row in result] == [1, 2]
    with pytest.raises(naql.ResultConsumedError):
        result.fetch()
    with pytest.raises(naql.ResultConsumedError):
        iter(result)
    kept = empty.query("UNWIND [1, 2] AS i RETURN i")
    assert kept.values() == [1, 2] and [row[0] for row in kept] == [1, 2] and kept.data() == [{"i": 1}, {"i": 2}]
    with pytest.raises(ValueError, match="2 rows, not one"):
        kept.single()
    assert empty.query("UNWIND [] AS i RETURN i").fetch() == []


def test_a_million_rows_take_no_memory(empty):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    total = 0
    for row in empty.query("UNWIND range(1, 1000000) AS i RETURN i, toString(i) AS text, i * 0.5 AS half"):
        total += row["i"]
    assert total == 500_000_500_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kilobytes


def test_a_reader_that_is_slow_holds_the_query_up(empty):
    result = iter(empty.query("UNWIND range(1, 100000000) AS i RETURN i, toString(i) + 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'"))
    next(result)
    time.sleep(0.5)
    pid = empty._program._process.pid
    with open(f"/proc/{pid}/status") as status:
        held = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    assert held < 500_000


def test_threads_share_a_session(seeds):
    found, problems = [], []

    def ask(number):
        try:
            for _ in range(10):
                rows = seeds.query("UNWIND range(1, 3000) AS i RETURN i * $n AS x", n=number).values()
                assert rows == [i * number for i in range(1, 3001)]
                iterator = iter(seeds.query("UNWIND range(1, 3000) AS i RETURN $n AS n", n=number))
                assert all(row["n"] == number for row in iterator)
            found.append(number)
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == [] and sorted(found) == list(range(8))


def test_completion_commands_formats_and_parameters(seeds):
    typed, words = seeds.complete("MATCH (s:Stat")
    assert typed == "Stat" and words == ["Statement"]
    assert "SAID" in seeds.complete("MATCH (a:Agent)-[:")[1]
    assert ":Statement" in seeds.command(":schema") or "Statement" in seeds.command(":schema")
    with pytest.raises(naql.CommandError, match="unknown command"):
        seeds.command(":nonsense")
    assert seeds.format("RETURN $p AS p", "csv", p=3).split() == ["p", "3"]
    with pytest.raises(naql.CommandError, match="format"):
        seeds.format("RETURN 1", "cvs")
    with pytest.raises(naql.QuerySyntaxError):
        seeds.format("RETURN", "csv")
    assert seeds.parameters_of("MATCH (n {name: $who}) RETURN '$no', $`a b`") == ["a b", "who"]


def test_the_page_stands_in_a_frame(seeds):
    page = seeds.view("MATCH p = (w)-[:SAID]->(s) RETURN p LIMIT $n", n=3)
    assert page.text.startswith("<!doctype html>") and "<svg" in page.text
    frame = page._repr_html_()
    assert frame.startswith("<iframe srcdoc=") and 'sandbox="allow-scripts"' in frame
    assert "<!doctype" not in frame and "&lt;!doctype" in frame


def test_tables_run_as_their_texts_do(empty):
    assert '<table dir="rtl"' in empty.query("RETURN 'سليم الحداد' AS who, 3 AS n")._repr_html_()
    table = empty.query("RETURN '<b>&' AS `<x>`, null AS n, [1, 'a'] AS l")._repr_html_()
    assert '<table dir="ltr"' in table and "<b>" not in table and "&lt;b&gt;&amp;" in table and "&lt;x&gt;" in table
    result = empty.query("UNWIND range(1, 1000000) AS i RETURN i")
    assert "more than 100 rows" in result._repr_html_()
    assert sum(1 for _ in zip(result, range(150))) == 150  # shown rows are still to be read
