"""Whole graphs in files, read back by the programs that they are for: counts and values compared."""

import json
import shutil
import subprocess
from collections import Counter
from datetime import date

import pytest

import naql
from naql import Duration

SCHEMA, PROV = "https://schema.org/", "http://www.w3.org/ns/prov#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"

ODD = r"""
CREATE (a:`A b`:Ünïcode {`a key`: 'quote " back \\ line\nreturn\r tab\t null' , ` `: 'س', n: -7, big: 9007199254740993,
    f: 1.5, inf: 1.0/0.0, neg: -1.0/0.0, t: true, d: date('2024-02-29'), far: date({year: 20000}), lt: localtime('10:00:00.5'),
    zt: time('10:00+02:00'), ldt: localdatetime('2024-01-31T10:00'), dt: datetime('2024-01-31T10:00+02:00'),
    zoned: datetime('2024-01-31T10:00+01:00[Europe/Paris]'), du: duration('P1Y2M3DT4.5S'), neg_du: duration('P1M-2D'),
    list: ['b', 'a', 'b'], numbers: [1, 2], none: [], p: point({longitude: 35.5, latitude: 33.9}), q: point({x: 1, y: 2, z: 3})})
CREATE (b) CREATE (a)-[:R]->(b) CREATE (a)-[:R]->(b) CREATE (a)-[:R {w: 2}]->(b) CREATE (b)-[:`odd type` {k: 'v'}]->(b)
"""


@pytest.fixture(scope="module")
def odd():
    with naql.open() as session:
        session.query(ODD).consume()
        yield session


@pytest.fixture(scope="module")
def rdf(seeds, tmp_path_factory):
    rdflib = pytest.importorskip("rdflib")
    path = tmp_path_factory.mktemp("rdf") / "seeds.ttl"
    assert seeds.export(path) == []
    return rdflib.Graph().parse(path)


def ask(rdf, query):
    prefixes = (
        f"PREFIX schema: <{SCHEMA}> PREFIX prov: <{PROV}> PREFIX nif: <{NIF}> "
        "PREFIX key: <urn:naql:key:> PREFIX type: <urn:naql:type:> PREFIX label: <urn:naql:label:> PREFIX role: <urn:naql:role:> "
        "PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#> ")
    return [tuple(None if cell is None else cell.toPython() for cell in row) for row in rdf.query(prefixes + query)]


def test_turtle_has_every_node_and_relationship(seeds, rdf):
    labels = Counter(label for row in seeds.query("MATCH (n) UNWIND labels(n) AS l RETURN l") for label in row)
    found = dict(ask(rdf, "SELECT ?l (COUNT(?n) AS ?c) { ?n a ?l FILTER(STRSTARTS(STR(?l), 'urn:naql:label:')) } GROUP BY ?l"))
    assert {str(name).removeprefix("urn:naql:label:"): count for name, count in found.items()} == labels
    types = dict(seeds.query("MATCH (a)-[r]->(b) WITH DISTINCT type(r) AS t, a, b RETURN t, count(*)").fetch())
    found = dict(ask(rdf, "SELECT ?t (COUNT(*) AS ?c) { ?a ?t ?b FILTER(STRSTARTS(STR(?t), 'urn:naql:type:')) } GROUP BY ?t"))
    assert {str(name).removeprefix("urn:naql:type:"): count for name, count in found.items()} == types
    with_properties = seeds.query(
        "MATCH ()-[r]->() WHERE size(keys(r)) > 0 OR type(r) IN ['SAID', 'VIA'] RETURN count(r)").value()
    assert ask(rdf, "SELECT (COUNT(?r) AS ?c) { ?r a <http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> }") == [
        (with_properties,)]


def test_turtle_names_quotations_articles_and_people(seeds, rdf):
    wanted = seeds.query(
        "MATCH (w)-[:SAID]->(s:Statement)-[:IN]->()<-[:HAS_SENTENCE]-()<-[:HAS_PARAGRAPH]-()<-[:HAS_SECTION]-(a:Article) "
        "RETURN DISTINCT w.name, s.text, a.id, toString(s.date)").fetch()
    found = ask(rdf, """SELECT ?name ?text ?id ?date { ?s a schema:Quotation ; schema:text ?text ; prov:wasQuotedFrom ?a ;
        schema:spokenByCharacter ?w . ?a a schema:NewsArticle ; schema:identifier ?id . ?w schema:name ?name
        OPTIONAL { ?s schema:dateCreated ?date } }""")
    assert Counter((name, text, id, None if day is None else str(day)) for name, text, id, day in found) == Counter(
        tuple(row) for row in wanted)
    assert len(found) > 100
    people = seeds.query("MATCH (p:Person) RETURN p.name, [x IN p.aliases | x] AS aliases").fetch()
    aliases = Counter(ask(rdf, "SELECT ?n ?a { ?p a schema:Person ; schema:name ?n ; schema:alternateName ?a }"))
    assert aliases == Counter((row[0], alias) for row in people for alias in dict.fromkeys(row["aliases"] or []))


def test_turtle_holds_the_chain_of_attribution(seeds, rdf):
    wanted = seeds.query(
        "MATCH (w)-[:SAID]->(s:Statement)-[v:VIA]->(r) RETURN w.name, s.text, v.order, r.name").fetch()
    found = ask(rdf, """SELECT ?who ?text ?order ?relay { ?s prov:wasAttributedTo ?w ; schema:text ?text ;
        prov:qualifiedAttribution ?first, ?step . ?first a prov:Attribution ; prov:agent ?w ; prov:hadRole role:speaker .
        ?step prov:agent ?r ; prov:hadRole role:relay ; key:order ?order . ?w schema:name ?who . ?r schema:name ?relay }""")
    assert Counter(found) == Counter(tuple(row) for row in wanted) and len(found) > 5


def test_offsets_of_nif_read_what_they_say(rdf):
    rows = ask(rdf, """SELECT ?text ?begin ?end ?anchor ?length { ?span nif:referenceContext ?context ; nif:beginIndex ?begin ;
        nif:endIndex ?end ; nif:anchorOf ?anchor . ?context a nif:Context ; nif:isString ?text ; nif:endIndex ?length }""")
    assert len(rows) > 500
    for text, begin, end, anchor, length in rows:
        assert text[begin:end] == anchor and len(text) == length
    mentions = ask(rdf, "SELECT ?anchor ?name { ?m itsrdf:taIdentRef ?e ; nif:anchorOf ?anchor . ?e schema:name ?name }")
    assert len(mentions) == len(ask(rdf, "SELECT ?m { ?m itsrdf:taIdentRef ?e }")) > 100


def test_turtle_of_odd_names_and_all_types(odd, tmp_path):
    rdflib = pytest.importorskip("rdflib")
    odd.export(tmp_path / "odd.ttl")
    graph = rdflib.Graph().parse(tmp_path / "odd.ttl")
    key = rdflib.Namespace("urn:naql:key:")
    label = rdflib.URIRef("urn:naql:label:Ünïcode")
    (node,) = graph.subjects(rdflib.RDF.type, label)
    assert (node, rdflib.RDF.type, rdflib.URIRef("urn:naql:label:A%20b")) in graph
    value = odd.query("MATCH (n:Ünïcode) RETURN n").value()

    def get(name):
        return graph.value(node, key[name])

    assert str(get("a%20key")) == value["a key"] and str(get("%20")) == "س"
    assert get("n").toPython() == -7 and get("big").toPython() == 9007199254740993 and get("t").toPython() is True
    assert get("f").toPython() == 1.5 and get("inf").toPython() == float("inf") and get("neg").toPython() == -float("inf")
    assert get("d").toPython() == date(2024, 2, 29) and str(get("far")) == "20000-01-01"
    assert get("dt").toPython() == value["dt"] and get("ldt").toPython() == value["ldt"]
    assert get("lt").toPython() == value["lt"] and str(get("zt")) == "10:00:00+02:00"
    assert str(get("zoned")) == "2024-01-31T10:00:00+01:00[Europe/Paris]" and "value:datetime" in str(get("zoned").datatype)
    assert get("du").datatype == rdflib.XSD.duration and Duration.parse(str(get("du"))) == value["du"]
    assert "value:duration" in str(get("neg_du").datatype) and Duration.parse(str(get("neg_du"))) == value["neg_du"]
    assert [item.toPython() for item in rdflib.collection.Collection(graph, get("list"))] == ["b", "a", "b"]
    assert list(rdflib.collection.Collection(graph, get("none"))) == []
    assert str(get("p")) == "POINT(35.5 33.9)" and str(get("q")) == "SRID=9157;POINT Z (1.0 2.0 3.0)"
    reified = list(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    assert len(reified) == 3  # the second and third R, and the odd one
    assert (None, rdflib.URIRef("urn:naql:type:odd%20type"), None) in graph


def wanted_graph(session):
    nodes = Counter(tuple(row["l"]) for row in session.query("MATCH (n) RETURN labels(n) AS l"))
    types = Counter(session.query("MATCH ()-[r]->() RETURN type(r) AS t").values())
    return nodes, types


@pytest.mark.parametrize("which", ["seeds", "odd"])
def test_graphml_in_networkx_and_igraph(which, request, tmp_path):
    networkx, igraph = pytest.importorskip("networkx"), pytest.importorskip("igraph")
    session = request.getfixturevalue(which)
    path = tmp_path / "a.graphml"
    session.export(path)
    nodes, types = wanted_graph(session)
    read = networkx.read_graphml(path, force_multigraph=True)
    # No label of these graphs has a colon in it.
    assert Counter(tuple(filter(None, data["labels"].split(":"))) for _, data in read.nodes(data=True)) == nodes
    assert Counter(data["type"] for _, _, data in read.edges(data=True)) == types
    other = igraph.Graph.Read_GraphML(str(path))
    assert (other.vcount(), other.ecount()) == (nodes.total(), types.total())
    assert Counter(other.es["type"]) == types
    if which == "seeds":
        texts = Counter(session.query("MATCH (s:Statement) RETURN s.text").values())
        said = Counter(data["text"] for _, data in read.nodes(data=True) if data["labels"] == "Statement")
        assert said == texts
        starts = Counter(session.query("MATCH (s:Statement) RETURN s.start").values())
        assert Counter(int(v["start"]) for v in other.vs if v["labels"] == "Statement") == starts
        ends = Counter(
            (read.nodes[a].get("name"), read.nodes[b].get("text")) for a, b, data in read.edges(data=True)
            if data["type"] == "SAID")
        assert ends == Counter(tuple(r) for r in session.query("MATCH (w)-[:SAID]->(s) RETURN w.name, s.text"))
    else:
        ((_, data),) = [item for item in read.nodes(data=True) if item[1]["labels"]]
        value = session.query("MATCH (n:Ünïcode) RETURN n").value()
        assert data["a key"] == value["a key"] and data["big"] == value["big"] and data["inf"] == float("inf")
        assert json.loads(data["list"]) == value["list"]


@pytest.mark.parametrize("which", ["seeds", "odd"])
def test_dot_in_graphviz(which, request, tmp_path):
    if shutil.which("gvpr") is None:
        pytest.skip("graphviz is not installed")
    session = request.getfixturevalue(which)
    session.export(tmp_path / "a.dot")
    # Graphviz' own reader, without the picture: laying a whole graph out takes minutes.
    program = 'N { printf("n %s\\n", $.label) } E { printf("e %s\\n", $.label) }'
    made = subprocess.run(["gvpr", program, str(tmp_path / "a.dot")], capture_output=True, text=True, timeout=100)
    assert made.returncode == 0 and made.stderr == "", made.stderr
    lines = made.stdout.splitlines()
    nodes, types = wanted_graph(session)
    assert Counter(line[2:] for line in lines if line.startswith("e ")) == types
    labels = Counter(line.rpartition("\\n:")[2] for line in lines if line.startswith("n "))
    assert labels == Counter({":".join(row): count for row, count in nodes.items()})
    if which == "odd":
        drawn = subprocess.run(["dot", "-Tsvg", str(tmp_path / "a.dot")], capture_output=True, text=True, timeout=100)
        assert drawn.returncode == 0 and drawn.stdout.count('class="edge"') == types.total()


def test_cypher_and_json_lines_hold_the_same(seeds, tmp_path):
    seeds.export(tmp_path / "a.jsonl")
    kinds = Counter(json.loads(line)["kind"] for line in (tmp_path / "a.jsonl").open(encoding="utf-8"))
    nodes, types = wanted_graph(seeds)
    assert kinds == {"node": nodes.total(), "relationship": types.total()}


def test_what_cannot_be_exported_is_told(seeds, tmp_path):
    with pytest.raises(naql.CommandError, match="no export format"):
        seeds.export(tmp_path / "a.odt")
    with pytest.raises(naql.CommandError, match="no such file or folder"):
        seeds.export(tmp_path / "none" / "a.ttl")
    with naql.open(safe=True) as safe, pytest.raises(naql.CommandError, match="safe mode"):
        safe.export(tmp_path / "a.ttl")
