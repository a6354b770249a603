"""The quick graph answers every pattern as rdflib's own graph does."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from graph.quick_graph import QuickGraph

A, B, P, Q = (URIRef(f"https://example.org/{name}") for name in "abpq")
NODES: list[Node] = [A, B, Literal("a"), Literal("a", lang="zh"), Literal("1", datatype=URIRef(f"{A}#type"))]
TRIPLES = st.lists(st.tuples(st.sampled_from([A, B]), st.sampled_from([P, Q]), st.sampled_from(NODES)), max_size=12)


def filled(triples: list[tuple[Node, Node, Node]]) -> tuple[QuickGraph, Graph]:
    """The same triples in both kinds of graph; the quick one is asked half-way, so that what it keeps must follow."""
    quick, usual = QuickGraph(), Graph()
    for number, triple in enumerate(triples):
        quick.add(triple)
        usual.add(triple)
        if number == len(triples) // 2:
            assert set(quick.subjects(P, A)) == set(usual.subjects(P, A))
    return quick, usual


@given(TRIPLES)
def test_every_pattern_finds_what_rdflib_finds(triples: list[tuple[Node, Node, Node]]) -> None:
    quick, usual = filled(triples)
    assert len(quick) == len(usual) == len(set(triples))
    for pattern in product((None, A, B), (None, P, Q), (None, *NODES)):
        found = list(quick.triples(pattern))
        assert len(found) == len(set(found))
        assert set(found) == set(usual.triples(pattern))
        subject, predicate, value = pattern
        assert Counter(quick.objects(subject, predicate)) == Counter(usual.objects(subject, predicate))
        assert Counter(quick.subjects(predicate, value)) == Counter(usual.subjects(predicate, value))
        if subject is not None and predicate is not None and value is not None:
            assert (pattern in quick) == (pattern in usual)


def test_shapes_are_tried_on_it() -> None:
    shapes = Graph()
    shapes.parse(
        data=f"@prefix sh: <{SH}> . <{P}> a sh:NodeShape ; sh:targetClass <{B}> ;"
        f" sh:property [ sh:path <{Q}> ; sh:minCount 1 ; sh:class <{B}> ] .",
        format="turtle",
    )
    data = QuickGraph()
    data.add((A, RDF.type, B))
    assert validate(data, shacl_graph=shapes, inplace=True)[0] is False  # the value is lacking
    data.add((A, Q, A))
    assert validate(data, shacl_graph=shapes, inplace=True)[0] is True
    data.add((A, Q, P))
    assert validate(data, shacl_graph=shapes, inplace=True)[0] is False  # one value is of no class
