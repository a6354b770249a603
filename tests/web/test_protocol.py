"""The SPARQL 1.1 Protocol: its three ways to ask, formats by Accept, statuses; and SPARQLWrapper on a real server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLExceptions, SPARQLWrapper

from graph import names
from graph.stores import open_store
from graph.stores.remote import RemoteStore
from ontology.errors import StoreError
from queries.runner import ask as ask_question
from tests.web.client import TestClient
from tests.web.conftest import Serve

PLANS = "PREFIX pw: <https://w3id.org/planweave/ontology#> SELECT ?p WHERE { ?p a pw:Plan } ORDER BY ?p"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT { ?p a pw:Plan } WHERE { ?p a pw:Plan }"
PREFIXED = f"PREFIX pw: <https://w3id.org/planweave/ontology#> {CONSTRUCT}"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
IN_GRAPHS = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
FORM = "application/x-www-form-urlencoded"
VOCABULARY, LINKS = names.VOCABULARY_GRAPH, names.LINKS_GRAPH

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


def ask(client: TestClient, query: str, accept: str = "*/*", **more: str) -> Any:
    return client.get("/sparql", params={"query": query, **more}, headers={"accept": accept})


def number(client: TestClient, query: str, **more: Any) -> int:
    answer = client.get("/sparql", params={"query": query, **more}, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


@pytest.mark.parametrize("media", RESULTS)
def test_rows_come_as_the_client_asks(client: TestClient, media: str) -> None:
    answer = ask(client, PLANS, media)
    assert answer.headers["content-type"].split(";")[0] == media and answer.headers["vary"]
    if media == "text/csv":  # has no types: read by hand
        assert answer.text.split("\r\n")[0] == "p" and answer.text.count("plan/") == 5
        return
    found = parse_query_results(answer.content, RESULTS[media])
    assert isinstance(found, QuerySolutions)
    assert [row["p"].value.rpartition("/")[2] for row in found] == [
        "shangcheng-plan",
        "shenyang-notice-2021",
        "shenyang-plan",
        "tongliao-plan",
        "zhenan-plan",
    ]


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_a_truth_comes_as_the_client_asks(client: TestClient, media: str) -> None:
    found = parse_query_results(ask(client, ASK, media).content, RESULTS[media])
    assert isinstance(found, QueryBoolean) and bool(found)


@pytest.mark.parametrize("media", GRAPHS)
def test_triples_come_as_the_client_asks(client: TestClient, media: str) -> None:
    answer = ask(client, CONSTRUCT, media)
    assert answer.headers["content-type"].split(";")[0] == media
    assert len(list(parse(answer.content, GRAPHS[media]))) == 5


def test_the_three_ways_to_ask_give_the_same(client: TestClient) -> None:
    by_get = ask(client, PLANS).content
    by_form = client.post("/sparql", data={"query": PLANS})
    direct = client.post("/sparql", content=PLANS, headers={"content-type": "application/sparql-query"})
    assert by_get == by_form.content == direct.content


@pytest.mark.parametrize(
    ("method", "address", "headers", "body", "status"),
    [
        ("POST", "", {"content-type": FORM}, b"query=ASK+%7B", 400),  # a broken query
        ("POST", "", {"content-type": FORM}, b"", 400),  # none
        ("POST", "", {"content-type": FORM}, b"query=ASK+%7B%7D&query=ASK+%7B%7D", 400),  # two
        ("POST", "", {"content-type": FORM}, b"query=%ff%fe", 400),  # no UTF-8
        ("POST", "", {"content-type": FORM}, b"&".join([b"a=1"] * 500), 400),
        ("POST", "", {"content-type": "application/sparql-query"}, b"\xff\xfe", 400),
        ("POST", "", {"content-type": "application/json"}, b"{}", 415),
        ("POST", "", {}, b"ASK {}", 415),
        ("POST", "", {"content-type": "application/sparql-update"}, b"DROP ALL", 403),
        ("POST", "", {"content-type": FORM}, b"update=DROP+ALL", 403),
        ("POST", "", {"content-type": "application/sparql-query"}, b"DROP ALL", 403),
        ("POST", "", {"content-type": "application/sparql-query"}, b"ASK { SERVICE <http://x.test/> { } }", 400),
        ("POST", "", {"content-type": "application/sparql-query"}, b"ASK FROM <http://x.test/> { }", 400),
        ("POST", "", {"content-type": "application/sparql-query"}, b"#" * 2_000_000, 413),
        ("GET", "?query=ASK%7B%7D", {"accept": "image/png"}, None, 406),
        ("GET", "?query=CONSTRUCT+WHERE%7B?a+?b+?c%7D", {"accept": "text/csv"}, None, 406),
        ("GET", "?query=ASK%7B%7D&format=exe", {}, None, 400),
        ("GET", "", {"accept": "image/png"}, None, 406),
        ("GET", "?query=", {}, None, 400),
        ("GET", "?query=ASK%7B%7D&default-graph-uri=http://x.test/", {}, None, 400),
        ("GET", "?query=ASK%7B%7D&named-graph-uri=no+iri", {}, None, 400),
        ("PUT", "", {}, b"", 405),
        ("DELETE", "", {}, None, 405),
    ],
)
def test_what_is_refused_is_refused_with_its_status_and_a_sentence(
    client: TestClient, method: str, address: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    answer = client.request(method, f"/sparql{address}", headers=headers, content=body)
    assert answer.status_code == status
    assert answer.text.strip(), "the reason is said"


def test_the_graphs_of_a_query_are_those_that_the_request_names(client: TestClient) -> None:
    everything = number(client, COUNT)
    vocabulary = number(client, COUNT, **{"default-graph-uri": VOCABULARY})
    links = number(client, COUNT, **{"default-graph-uri": LINKS})
    assert 0 < vocabulary < everything and 0 < links < everything
    assert number(client, COUNT, **{"default-graph-uri": [VOCABULARY, LINKS]}) == vocabulary + links
    assert number(client, IN_GRAPHS, **{"default-graph-uri": VOCABULARY}) == 0, "no graph was named"
    assert number(client, IN_GRAPHS, **{"named-graph-uri": LINKS}) == links
    assert number(client, COUNT, **{"named-graph-uri": LINKS}) == 0, "the default graph is then empty"
    assert number(client, IN_GRAPHS) == everything


def test_the_service_describes_itself(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    triples = [
        (quad.predicate.value, getattr(quad.object, "value", "")) for quad in parse(answer.content, RdfFormat.TURTLE)
    ]
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert (f"{sd}supportedLanguage", f"{sd}SPARQL11Query") in triples
    assert (f"{sd}endpoint", "http://127.0.0.1:8765/sparql") in triples
    assert (f"{sd}name", VOCABULARY) in triples
    assert any("30" in value or "5 seconds" in value for name, value in triples if name.endswith("comment"))
    page = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"})
    assert "<textarea" in page.text and "5 s" in page.text


def test_pages_of_other_sites_may_read_but_send_nothing_that_changes(client: TestClient) -> None:
    assert ask(client, ASK).headers["access-control-allow-origin"] == "*"
    before = client.options("/sparql", headers={"origin": "https://x.test", "access-control-request-method": "POST"})
    assert before.status_code == 204 and "POST" in before.headers["access-control-allow-methods"]
    assert "access-control-allow-credentials" not in before.headers


def test_the_page_shows_the_answer_with_links_and_files(client: TestClient) -> None:
    page = client.get("/sparql", params={"query": PLANS, "format": "html", "lang": "en"}).text
    assert 'href="/plan/tongliao-plan"' in page and "format=csv" in page and "Rows: 5" in page
    broken = client.get("/sparql", params={"query": "ASK {", "format": "html"})
    assert broken.status_code == 400 and 'role="alert"' in broken.text
    triples = client.get("/sparql", params={"query": CONSTRUCT, "format": "html"}).text
    assert "@prefix" in triples
    example = client.get("/sparql?edit=theme_coverage", headers={"accept": "text/html"}).text
    assert "?any_theme" in example


def wrapped(server: str, query: str, returned: str = JSON) -> Any:
    wrapper = SPARQLWrapper(f"{server}/sparql")
    wrapper.setQuery(query)
    wrapper.setReturnFormat(returned)
    return wrapper


def test_sparqlwrapper_reads_every_form(server: str) -> None:
    rows = wrapped(server, PLANS).queryAndConvert()
    assert len(rows["results"]["bindings"]) == 5
    assert wrapped(server, ASK).queryAndConvert()["boolean"] is True
    assert len(wrapped(server, PLANS, XML).queryAndConvert().getElementsByTagName("result")) == 5
    assert wrapped(server, PLANS, CSV).queryAndConvert().decode().count("plan/") == 5
    assert wrapped(server, PLANS, TSV).queryAndConvert().decode().startswith("?p\n<https")
    assert len(wrapped(server, PREFIXED, RDFXML).queryAndConvert()) == 5
    described = wrapped(server, f"DESCRIBE <{names.plan('tongliao-plan')}>", TURTLE).queryAndConvert()
    assert b"pw:Plan" in described
    assert wrapped(server, PREFIXED, N3).query()
    assert len(wrapped(server, PREFIXED, JSONLD).queryAndConvert()) == 5


def test_sparqlwrapper_posts_and_is_told_of_errors(server: str) -> None:
    wrapper = wrapped(server, PLANS)
    wrapper.setMethod(POST)
    assert len(wrapper.queryAndConvert()["results"]["bindings"]) == 5
    with pytest.raises(SPARQLExceptions.QueryBadFormed):
        wrapped(server, "SELECT * WHERE { ?s ?p }").query()
    update = wrapped(server, "INSERT DATA { <a:a> <a:b> <a:c> }")
    update.setMethod(POST)
    with pytest.raises(HTTPError) as caught:
        update.query()
    assert caught.value.code == 403


def test_sparqlwrapper_names_graphs(server: str) -> None:
    wrapper = wrapped(server, COUNT)
    wrapper.addDefaultGraph(LINKS)
    links = int(wrapper.queryAndConvert()["results"]["bindings"][0]["n"]["value"])
    everything = int(wrapped(server, COUNT).queryAndConvert()["results"]["bindings"][0]["n"]["value"])
    assert 0 < links < everything


def test_planweave_itself_can_ask_the_endpoint(serve: Serve, graph: Path) -> None:
    """The remote store of another planweave reads the same rows from it as from the folder."""
    here, there = open_store(graph, None), RemoteStore(f"{serve(graph)}/sparql")
    rows = ask_question(there, "theme_coverage", {"theme": "T04"}).rows
    assert rows == ask_question(here, "theme_coverage", {"theme": "T04"}).rows and len(rows) == 5
    here.close()


def test_planweave_takes_no_part_of_an_answer_for_the_whole(server: str) -> None:
    with pytest.raises(StoreError) as caught:
        RemoteStore(f"{server}/sparql").select("SELECT * WHERE { ?s ?p ?o }")
    assert caught.value.key == "graph.remote_rows" and caught.value.values["rows"] == "500"


def fetched(address: str, **query: str) -> tuple[int, dict[str, str], bytes]:
    request = Request(f"{address}?{urlencode(query)}", headers={"Accept": "application/sparql-results+json"})
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_the_limit_of_rows_says_when_it_bites(server: str) -> None:
    status, headers, body = fetched(f"{server}/sparql", query="SELECT * WHERE { ?s ?p ?o }")
    found = json.loads(body)
    assert status == 200 and len(found["results"]["bindings"]) == 500
    assert found["cut"] is True and headers["x-sparql-maxrows"] == "500"
    status, headers, body = fetched(f"{server}/sparql", query="SELECT * WHERE { ?s ?p ?o } LIMIT 500")
    assert "cut" not in json.loads(body) and "x-sparql-maxrows" not in headers
    page = fetched(f"{server}/sparql", query="SELECT * WHERE { ?s ?p ?o }", format="html", lang="en")[2].decode()
    assert "Only the first 500 rows" in page


def test_the_limit_of_time_says_when_it_bites(server: str) -> None:
    cross = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    status, _, body = fetched(f"{server}/sparql", query=cross, lang="en")
    assert status == 504 and "stopped after 3 s" in body.decode()
    assert fetched(f"{server}/sparql", query=ASK)[0] == 200, "another process has taken its place"
