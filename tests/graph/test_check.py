"""The shapes find what is broken, and say it to a person."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import names
from graph.check import Finding, check
from graph.terms import plain, term
from ontology.messages import choose_language
from tests.graph.conftest import Assemble
from tests.graph.factory import Made

ID = "shenyang-example"
GRAPH = NamedNode(names.plan_graph(ID))


def spoil(store: Store, kind: str, predicate: str, value: NamedNode | Literal | None) -> NamedNode:
    """Replace a predicate's values on the first node of a class."""
    nodes = [q.subject for q in store.quads_for_pattern(None, term("rdf:type"), term(kind), GRAPH)]
    node = sorted(nodes, key=str)[0]
    assert isinstance(node, NamedNode)
    for quad in list(store.quads_for_pattern(node, term(predicate), None, GRAPH)):
        store.remove(quad)
    if value is not None:
        store.add(Quad(node, term(predicate), value, GRAPH))
    return node


def test_a_sound_graph_has_no_findings(assemble: Assemble, made: Made) -> None:
    assert list(check(assemble([made]))) == []


@pytest.mark.parametrize(
    ("kind", "predicate", "value", "words"),
    [
        ("pw:IndicatorStatement", "sdmx-dimension:refPeriod", plain("next year"), "year"),
        ("pw:IndicatorStatement", "pw:comparator", plain("about"), "how the value is meant"),
        ("pw:IndicatorStatement", "pw:indicator", NamedNode("https://example.org/x"), "indicator"),
        ("pw:Quantity", "pw:subject", None, "counted"),
        ("pw:Action", "pw:theme", NamedNode(names.named("theme", "T99")), "theme"),
        ("pw:Mention", "prov:wasQuotedFrom", None, "no evidence"),
        ("pw:Section", "pw:sectionLevel", plain("9"), "level"),
        ("pw:ProjectStatement", "pw:investment", plain("much"), "investment"),
        ("pw:Responsibility", "pw:role", plain("boss"), "leads or supports"),
        ("pw:Plan", "pw:textHash", plain("no"), "hash"),
    ],
)
def test_each_fault_is_found_and_told(
    assemble: Assemble, made: Made, kind: str, predicate: str, value: NamedNode | Literal | None, words: str
) -> None:
    store = assemble([made])
    node = spoil(store, kind, predicate, value)
    found = [finding for finding in check(store) if finding.iri == node.value]
    assert found and any(words in finding.problem["en"] for finding in found)
    for finding in found:
        assert finding.plan_id == ID and finding.is_error
        assert finding.problem["zh"] != finding.problem["en"]


def test_a_finding_names_plan_section_and_thing(assemble: Assemble, made: Made) -> None:
    store = assemble([made])
    spoil(store, "pw:Quantity", "pw:role", plain("maybe"))
    [finding] = check(store)
    assert (finding.section, finding.thing, finding.value) == ("1-1 控烟", "戒烟门诊", "maybe")
    choose_language("zh")
    try:
        assert "数值" in finding.text
    finally:
        choose_language("en")


def test_what_is_only_worth_a_look_is_a_warning(assemble: Assemble, made: Made) -> None:
    store = assemble([made])
    spoil(store, "pw:Plan", "pw:coversRegion", None)
    assert [(finding.is_error, finding.plan_id) for finding in check(store)] == [(False, ID)]


def test_shared_graphs_are_checked_too(assemble: Assemble, made: Made) -> None:
    store = assemble([made])
    shared = NamedNode(names.ENTITIES_GRAPH)
    region = NamedNode(names.region("210103"))
    store.add(Quad(region, term("pw:regionCode"), plain("zero"), shared))
    findings: list[Finding] = list(check(store))
    assert findings and {finding.plan_id for finding in findings} == {""}
    assert {finding.thing for finding in findings} == {"沈河区"}
