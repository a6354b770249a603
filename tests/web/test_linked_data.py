"""Our IRIs resolve: pages for people, RDF for programs; what is served parses, and says what the graph says."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from pyoxigraph import RdfFormat, parse

from graph import names
from ontology.namespaces import BASE, PW
from planweave.web import links
from planweave.web.pages.resources import iri_of
from tests.web.client import TestClient

INDICATOR = names.named("indicator", "婴儿死亡率")
FORMATS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("media", FORMATS)
def test_a_thing_in_every_format(client: TestClient, media: str) -> None:
    answer = client.get(links.described(INDICATOR), headers={"accept": media})
    assert answer.headers["content-type"].split(";")[0] == media and "Accept" in answer.headers["vary"]
    triples = {(quad.subject.value, quad.predicate.value) for quad in parse(answer.content, FORMATS[media])}
    assert (INDICATOR, f"{PW}canonicalUnit") in triples


@pytest.mark.parametrize(
    ("tail", "there"),
    [
        ("plan/tongliao-plan", "/plan/tongliao-plan"),
        ("region/150500", "/region/150500"),
        ("theme/T04", "/theme/T04"),
        ("indicator/婴儿死亡率", "/indicator/" + quote("婴儿死亡率")),
    ],
)
def test_a_browser_is_led_to_the_page(client: TestClient, tail: str, there: str) -> None:
    accept = "text/html,application/xhtml+xml,*/*;q=0.8"
    answer = client.get("/id/" + quote(tail), headers={"accept": accept}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, there)
    assert client.get(there).status_code == 200


def test_a_statement_has_a_page_with_its_sentence_and_its_triples(client: TestClient) -> None:
    rows = client.get("/api/questions/evidence", params={"plan": "tongliao-plan"}).json()["rows"]
    fact = next(row for row in rows if row["kind"] == "IndicatorStatement")
    page = client.get(links.described(BASE + fact["fact"]), headers={"accept": "text/html"}).text
    assert f"<mark>{fact['text']}</mark>" in page
    assert f"/plan/tongliao-plan?at={fact['start']}-{fact['end']}#c" in page
    assert "pw:IndicatorStatement" in page and "prov:wasQuotedFrom" in page
    turtle = client.get(links.described(BASE + fact["fact"])).text
    assert f"oa:start {fact['start']}" in turtle, "its evidence comes with it"


def test_a_piece_of_evidence_and_its_selectors_are_there_too(client: TestClient) -> None:
    row = client.get("/api/questions/evidence", params={"plan": "tongliao-plan"}).json()["rows"][3]
    piece = names.evidence("tongliao-plan", row["start"], row["end"])
    for iri in (piece, f"{piece}#position", f"{piece}#quote"):
        answer = client.get(links.described(iri))
        assert answer.status_code == 200 and "oa:" in answer.text, iri
    page = client.get(links.described(piece), headers={"accept": "text/html"}).text
    assert f"<mark>{row['text']}</mark>" in page


@pytest.mark.parametrize(
    "iri",
    [
        names.region("150500"),
        names.institution("210100", "沈阳市 (一期)/50%"),
        names.project("", "#1 “a”&<b>?x"),
        names.evidence("tongliao-plan", 3, 9) + "#position",
        names.section("a.b", "4-2-1"),
        names.named("unit", "/10万"),
        names.named("indicator", ".."),
    ],
)
def test_an_address_leads_back_to_its_iri(iri: str) -> None:
    assert iri_of(links.described(iri).removeprefix("/id/")) == iri


def test_what_is_not_in_the_graph_or_no_iri(client: TestClient) -> None:
    assert client.get("/id/statement/0000").status_code == 404
    assert client.get("/id/" + quote('a b<>"{}|^`\\')).status_code == 404
    assert client.get("/id/theme/T04", headers={"accept": "image/png"}).status_code == 406
    assert client.get("/id/theme/T04?format=exe").status_code == 400


def test_the_ontology_as_turtle_and_as_a_page(client: TestClient) -> None:
    turtle = client.get("/ontology", headers={"accept": "text/turtle"})
    subjects = {
        quad.subject.value for quad in parse(turtle.content, RdfFormat.TURTLE) if hasattr(quad.subject, "value")
    }
    page = client.get("/ontology", headers={"accept": "text/html"}).text
    for name in ("Plan", "IndicatorStatement", "text"):
        assert PW + name in subjects and f'<dt id="{name}">' in page


def test_every_link_of_a_triples_table_resolves(client: TestClient) -> None:
    import re

    page = client.get("/plan/tongliao-plan/facts", params={"at": "0-400"}).text
    found = sorted(set(re.findall(r'href="(/(?:id|plan|region|theme|indicator|institution|project)/[^"#?]+)', page)))
    assert len(found) > 10
    for address in found:
        answer = client.get(address, headers={"accept": "text/html"}, follow_redirects=True)
        assert answer.status_code == 200, address
