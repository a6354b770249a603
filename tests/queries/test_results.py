"""Answers in the W3C's formats, read back by another reader; and the limits on rows and bytes."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from queries import results
from queries.results import write_rows, write_triples, write_truth

XSD = "http://www.w3.org/2001/XMLSchema#"
FORMATS = {
    results.JSON: QueryResultsFormat.JSON,
    results.XML: QueryResultsFormat.XML,
    results.TSV: QueryResultsFormat.TSV,
}
TERMS: list[NamedNode | Literal | BlankNode | Triple | None] = [
    NamedNode("https://w3id.org/planweave/id/region/210100"),
    Literal("沈阳 <&\"'> \t\n\r\\ ]]>"),
    Literal("x", language="zh"),
    Literal("3.50", datatype=NamedNode(f"{XSD}decimal")),
    BlankNode("b"),
    None,
]


@pytest.mark.parametrize("media", FORMATS)
def test_every_kind_of_term_is_read_back(media: str) -> None:
    names = tuple(f"v{number}" for number in range(len(TERMS)))
    written = write_rows(media, names, [TERMS], 0)
    found = parse_query_results(written.body, FORMATS[media])
    assert isinstance(found, QuerySolutions)
    (row,) = found
    for name, term in zip(names, TERMS, strict=True):
        if isinstance(term, BlankNode):
            assert isinstance(row[name], BlankNode)
        else:
            assert row[name] == term
    assert not written.cut and written.rows == 1


# XML has no way to say most control characters: the others must survive every format
PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=30)


@given(PLAIN)
def test_any_text_is_read_back(text: str) -> None:
    for media in (results.JSON, results.TSV):
        found = parse_query_results(write_rows(media, ("v",), [[Literal(text)]], 0).body, FORMATS[media])
        assert isinstance(found, QuerySolutions)
        assert [row["v"] for row in found] == [Literal(text)]
    tree = ElementTree.fromstring(write_rows(results.XML, ("v",), [[Literal(text)]], 0).body)
    (literal,) = tree.iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert (literal.text or "") == text


def test_what_xml_cannot_hold_does_not_break_it() -> None:
    body = write_rows(results.XML, ("v",), [[Literal("a\x00\x1fb\ufffe")]], 0).body
    found = parse_query_results(body, QueryResultsFormat.XML)
    assert isinstance(found, QuerySolutions)
    assert [row["v"] for row in found] == [Literal("a\ufffd\ufffdb\ufffd")]


def test_csv_holds_bare_values() -> None:
    body = write_rows(results.CSV, ("a", "b"), [[Literal('x,"y"\n'), None], [NamedNode("a:b"), Literal("1")]], 0).body
    assert list(csv.reader(io.StringIO(body.decode(), newline=""))) == [["a", "b"], ['x,"y"\n', ""], ["a:b", "1"]]


@pytest.mark.parametrize("media", results.ROW_TYPES)
def test_no_row_at_all(media: str) -> None:
    written = write_rows(media, ("a",), [], 10)
    assert written.rows == 0 and not written.cut and written.body


def test_rows_beyond_the_limit_are_cut_and_that_is_said() -> None:
    many = ([Literal(str(number))] for number in range(10))
    written = write_rows(results.JSON, ("a",), many, 3)
    found = json.loads(written.body)
    assert (written.cut, written.rows, len(found["results"]["bindings"])) == (True, 3, 3)
    assert next(many)[0] == Literal("4"), "no more rows are asked for than it takes to know that there are more"
    exactly = write_rows(results.JSON, ("a",), [[Literal("1")]] * 3, 3)
    assert not exactly.cut and "cut" not in json.loads(exactly.body)


def test_bytes_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MAX_BYTES", 1000)
    written = write_rows(results.CSV, ("a",), [[Literal("x" * 100)]] * 50, 0)
    assert written.cut and 5 < written.rows < 10 and len(written.body) < 1100


def test_truths() -> None:
    assert json.loads(write_truth(results.JSON, True).body)["boolean"] is True
    assert b"<boolean>false</boolean>" in write_truth(results.XML, False).body
    assert write_truth(results.CSV, True).body == b"true\n"


@pytest.mark.parametrize(
    ("media", "form"),
    [
        (results.TURTLE, RdfFormat.TURTLE),
        (results.N_TRIPLES, RdfFormat.N_TRIPLES),
        (results.RDF_XML, RdfFormat.RDF_XML),
        (results.JSON_LD, RdfFormat.JSON_LD),
    ],
)
def test_triples_are_read_back_and_cut(media: str, form: RdfFormat) -> None:
    triples = [Triple(NamedNode(f"http://x.test/{n}"), NamedNode("http://x.test/p"), Literal("值")) for n in range(5)]
    written = write_triples(media, triples, 0)
    assert {quad.triple for quad in parse(written.body, form)} == set(triples) and not written.cut
    cut = write_triples(media, triples, 2)
    assert [quad.triple for quad in parse(cut.body, form)] == triples[:2] and cut.cut
