#!/usr/bin/env python3
"""What real drivers do with a server: `bolt_checks.py CHECK PORT`, called by check_bolt.py in an environment of its own."""
import asyncio
import concurrent.futures
import socket
import sys
import warnings

import neo4j
from neo4j import AsyncGraphDatabase, GraphDatabase

warnings.simplefilter("ignore")
PORT = int(sys.argv[2])
VERSION = tuple(int(part) for part in neo4j.__version__.split(".")[:2])


def driver(scheme="bolt", **options):
    return GraphDatabase.driver(f"{scheme}://127.0.0.1:{PORT}", **{"auth": None, **options})


def raises(kind, code, body):
    try:
        body()
    except kind as error:
        assert error.code == code, (error.code, code)
        return error
    raise AssertionError(f"nothing was raised: {code}")


def reading():
    for scheme in ("bolt", "neo4j"):
        with driver(scheme) as d:
            d.verify_connectivity()
            assert d.get_server_info().protocol_version == (5, 4)
            records, summary, keys = d.execute_query("UNWIND range(1, 2500) AS i RETURN i, 'n' + i AS name")
            assert len(records) == 2500 and keys == ["i", "name"] and records[2499]["name"] == "n2500"
            assert summary.query_type == "r" and not summary.counters.contains_updates
            with d.session() as s:
                assert [r["i"] for r in s.run("UNWIND range(1, 1000) AS i RETURN i")] == list(range(1, 1001))
                with s.begin_transaction() as tx:
                    a = tx.run("UNWIND range(1, 2500) AS i RETURN i")
                    b = tx.run("RETURN 'b' AS b")
                    assert b.single()["b"] == "b" and len(list(a)) == 2500
                result = s.run("UNWIND range(1, 100000) AS i RETURN i")
                assert next(iter(result))["i"] == 1
                result.consume()
                assert s.execute_read(lambda tx: tx.run("RETURN 1 AS one").single()["one"]) == 1
                graph = s.run("MATCH p = (s:Statement)-[:ABOUT|IN]-() RETURN p LIMIT 20").graph()
                assert len(graph.nodes) > 1 and len(graph.relationships) > 0
                node = next(iter(graph.nodes))
                again = s.run("MATCH (n) WHERE elementId(n) = $id RETURN n", id=node.element_id).single()["n"]
                assert again.labels == node.labels and dict(again) == dict(node)
                plan = s.run("EXPLAIN MATCH (a:Article) RETURN a.headline").consume().plan
                assert plan["operatorType"] and plan["children"]
                result = s.run("PROFILE MATCH (a:Article) RETURN a.headline")
                assert len(list(result)) == result.consume().profile["rows"] > 0
                summary = s.run("MATCH (n:Nowhere) RETURN n").consume()
                notes = summary.gql_status_objects
                assert any("Nowhere" in str(note.diagnostic_record) or note.is_notification for note in notes)
            with d.session(database="neo4j") as s:
                assert s.run("SHOW DATABASES").single()["name"] == "neo4j"
            with d.session(notifications_min_severity="OFF") as s:
                assert not any(n.is_notification for n in s.run("MATCH (n:Nowhere) RETURN n").consume().gql_status_objects)


def types():
    with driver() as d:
        query = """RETURN date('2024-01-15') AS date, datetime('2024-01-15T00:00+03:00') AS moment,
            datetime('2024-07-15T12:00[Europe/Berlin]') AS zoned, localdatetime('2024-01-15T01:02:03.5') AS local,
            time('10:00+01:00') AS time, localtime('10:00:00.000000001') AS localtime, duration('P1Y2M3DT4.5S') AS duration,
            point({x: 1, y: 2}) AS flat, point({longitude: 1, latitude: 2, height: 3}) AS place, [1, null, 2.5, {a: 'b'}] AS list,
            9223372036854775807 AS big, -9223372036854775808 AS small, 1.0 / 3 AS third, true AS yes, null AS nothing"""
        row = d.execute_query(query).records[0]
        for key, value in row.items():
            if value is None:
                continue
            back = d.execute_query("RETURN $v AS v, $v = $v AS same", v=value).records[0]
            assert back["v"] == value and back["same"] is not False, (key, value, back)
            assert type(back["v"]) is type(value), (key, value, back)
        assert row["date"].to_native().isoformat() == "2024-01-15"
        assert row["zoned"].tzinfo.zone == "Europe/Berlin"
        assert row["list"] == [1, None, 2.5, {"a": "b"}] and row["big"] == 2**63 - 1
        text = d.execute_query("RETURN date('-0044-03-15') AS d, datetime('9999-12-31T23:30-01:00') AS e").records[0]
        assert text["d"] == "-0044-03-15" and isinstance(text["e"], str)
        for number in (0, -16, -17, -128, -129, 127, 128, 32767, 32768, 2**31, -2**31 - 1, 2**63 - 1, -2**63):
            assert d.execute_query("RETURN $n AS n", n=number).records[0]["n"] == number
        long = "ش" * 200_000
        assert d.execute_query("RETURN $s AS s", s=long).records[0]["s"] == long
        rows = [{"i": i, "t": f"text {i}"} for i in range(50_000)]
        assert d.execute_query("UNWIND $rows AS r RETURN sum(r.i) AS s", rows=rows).records[0]["s"] == sum(range(50_000))
        raises(neo4j.exceptions.ClientError, "Neo.ClientError.Statement.TypeError",
               lambda: d.execute_query("RETURN $b", b=b"bytes"))


def writing():
    with driver() as d:
        summary = d.execute_query("CREATE (:City {name: 'Dar'})-[:NEAR {km: 3}]->(:City {name: 'Nur'})").summary
        c = summary.counters
        assert (c.nodes_created, c.relationships_created, c.properties_set, c.labels_added) == (2, 1, 3, 2), c
        assert c.contains_updates and summary.query_type == "w"
        with d.session() as s:
            tx = s.begin_transaction()
            tx.run("CREATE (:City {name: 'Gone'})").consume()
            tx.rollback()
            try:
                with s.begin_transaction() as tx:
                    tx.run("CREATE (:City {name: 'Gone'})").consume()
                    tx.run("RETURN 1 / 0").consume()
            except neo4j.exceptions.ClientError:
                pass
            assert s.run("MATCH (c:City {name: 'Gone'}) RETURN count(c) AS n").single()["n"] == 0
            raises(neo4j.exceptions.ClientError, "Neo.ClientError.Statement.AccessMode",
                   lambda: s.execute_read(lambda tx: tx.run("CREATE (:City)").consume()))
            node = s.run("MATCH (c:City {name: 'Dar'})-[r]->(o) RETURN c, r, o").single()
            assert node["r"].start_node == node["c"] and node["r"]["km"] == 3

        def add(number):
            with d.session() as s:
                return s.execute_write(lambda tx: tx.run(
                    "MERGE (c:Counter) SET c.n = coalesce(c.n, 0) + 1 RETURN c.n AS n").single()["n"])

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            assert sorted(pool.map(add, range(80))) == list(range(1, 81))


def errors():
    with driver() as d:
        error = raises(neo4j.exceptions.CypherSyntaxError, "Neo.ClientError.Statement.SyntaxError",
                       lambda: d.execute_query("MATCH (n RETURN n"))
        assert "line 1" in error.message
        raises(neo4j.exceptions.ClientError, "Neo.ClientError.Statement.ParameterMissing",
               lambda: d.execute_query("RETURN $nobody"))
        raises(neo4j.exceptions.ClientError, "Neo.ClientError.Procedure.ProcedureNotFound",
               lambda: d.execute_query("CALL no.such()"))
        raises(neo4j.exceptions.ClientError, "Neo.ClientError.Database.DatabaseNotFound",
               lambda: d.execute_query("RETURN 1", database_="other"))
        with d.session() as s:
            query = neo4j.Query("UNWIND range(1, 1000000000000) AS i WITH i WHERE i < 0 RETURN i", timeout=0.3)
            raises(neo4j.exceptions.ClientError, "Neo.ClientError.Transaction.TransactionTimedOut",
                   lambda: s.run(query).consume())
            assert s.run("RETURN 1 AS one").single()["one"] == 1


def asynchronous():
    async def ask(d, number):
        async with d.session() as s:
            result = await s.run("UNWIND range(1, $n) AS i RETURN sum(i) AS s", n=number)
            return (await result.single())["s"]

    async def main():
        async with AsyncGraphDatabase.driver(f"bolt://127.0.0.1:{PORT}", auth=None) as d:
            await d.verify_connectivity()
            sums = await asyncio.gather(*(ask(d, n) for n in range(1, 60)))
            assert sums == [n * (n + 1) // 2 for n in range(1, 60)]
            records, _, _ = await d.execute_query("RETURN 1 AS one")
            assert records[0]["one"] == 1

    asyncio.run(main())


def frames():
    with driver() as d:
        frame = d.execute_query(
            "MATCH (a:Article) RETURN a.headline AS headline, a.published AS published", result_transformer_=neo4j.Result.to_df)
        assert list(frame.columns) == ["headline", "published"] and len(frame) > 3
        with d.session() as s:
            frame = s.run("UNWIND [1, 2, 3] AS i RETURN i, i * 1.5 AS f, 'x' AS t").to_df()
            assert frame["i"].sum() == 6 and str(frame["f"].dtype) == "float64"


def hostile():
    def connection():
        return socket.create_connection(("127.0.0.1", PORT), timeout=30)

    for start in (b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x00\xa5\x01", b"SSH-2.0-x\r\n", b"\x00" * 64):
        with connection() as s:
            s.sendall(start)
            assert b"HTTP/1.1 4" in s.recv(4096) if start.startswith(b"GET") else s.recv(4096) == b""
    hello = bytes.fromhex("6060B017000001FF00080805000204040000000300")[:20]
    with connection() as s:
        s.sendall(hello + b"\xff\xff" + b"\x91" * 65535 + b"\xff\xff")
        s.recv(4)
        assert b"longer than" in s.recv(4096)
    with connection() as s:
        s.sendall(hello + b"\x00\x03\xb1\x01\xa0\x00\x00\x00\x03\xb1\x6a\xa0\x00\x00")
        s.sendall(b"\x01\x90\xb1\x10" + b"\x91" * 398 + b"\x00\x00")
        reply = b""
        while b"nested" not in reply:
            more = s.recv(4096)
            assert more, reply
            reply += more
    idle = [connection() for _ in range(500)]
    with driver() as d:
        assert d.execute_query("RETURN 1 AS one").records[0]["one"] == 1
    for s in idle:
        s.close()


def login():
    address = f"bolt+ssc://127.0.0.1:{PORT}"
    with GraphDatabase.driver(address, auth=("mona", "s3cret")) as d:
        d.verify_connectivity()
        assert d.execute_query("RETURN 1 AS one").records[0]["one"] == 1
        raises(neo4j.exceptions.ClientError, "Neo.ClientError.Statement.AccessMode", lambda: d.execute_query("CREATE (:A)"))
    for auth in (("mona", "wrong"), ("nobody", "s3cret"), None):
        with GraphDatabase.driver(address, auth=auth) as d:
            raises(neo4j.exceptions.AuthError, "Neo.ClientError.Security.Unauthorized", d.verify_connectivity)
    with driver() as d:
        try:
            d.verify_connectivity()
        except Exception as error:
            # Driver 5 lets an error of its own innermost part out, which has no public name.
            assert isinstance(error, neo4j.exceptions.DriverError) or type(error).__name__ == "BoltHandshakeError", error
            return
        raise AssertionError("a connection without TLS was taken")


def neomodel():
    from neomodel import IntegerProperty, RelationshipTo, StringProperty, StructuredNode, config, db

    config.DATABASE_URL = f"bolt://user:pass@127.0.0.1:{PORT}"

    class Town(StructuredNode):
        name = StringProperty(unique_index=True, required=True)
        size = IntegerProperty(index=True)
        near = RelationshipTo("Town", "NEAR")

    # The package looks classes up in their module.
    globals()["Town"] = Town
    db.install_all_labels()
    dar, nur = Town(name="Dar", size=3).save(), Town(name="Nur", size=9).save()
    dar.near.connect(nur)
    assert [town.name for town in Town.nodes.filter(size__gt=5)] == ["Nur"]
    assert [town.name for town in dar.near.all()] == ["Nur"]
    nur.size = 10
    nur.save()
    assert Town.nodes.get(name="Nur").size == 10
    rows, _ = db.cypher_query("MATCH (t:Town) RETURN t ORDER BY t.name", resolve_objects=True)
    assert [row[0].name for row in rows] == ["Dar", "Nur"]
    dar.delete()
    assert len(Town.nodes) == 1


def viz():
    from neo4j_viz.neo4j import from_neo4j

    with driver() as d, d.session() as s:
        graph = from_neo4j(s.run("MATCH (p:Person)-[r]->(x) RETURN p, r, x LIMIT 30").graph())
        assert graph.nodes and graph.relationships
        assert from_neo4j(d).nodes


def langchain():
    from langchain_neo4j import Neo4jGraph

    graph = Neo4jGraph(url=f"bolt://127.0.0.1:{PORT}", username="user", password="pass")
    assert "Statement" in graph.schema, graph.schema
    assert graph.query("MATCH (a:Article) RETURN count(a) AS n")[0]["n"] > 3


globals()[sys.argv[1]]()
