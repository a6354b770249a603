"""The shapes find what is broken, and say it to a person."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH

from graph import names
from graph.check import Finding, aimed_by_property, as_rdflib, check
from graph.entities import entities
from graph.stores import open_embedded
from graph.stores.embedded import Writer
from graph.terms import plain, term
from graph.vocabulary import ontology_file, vocabulary
from ontology.errors import StoreError
from ontology.messages import choose_language
from tests.benchmarks.plans import plan_graphs
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


def test_shapes_aimed_by_property_find_what_the_shapes_find(assemble: Assemble, made: Made) -> None:
    store = assemble([made])
    for kind, predicate in (("pw:Quantity", "pw:role"), ("pw:Mention", "pw:surface"), ("pw:Section", "pw:inPlan")):
        spoil(store, kind, predicate, None)
    spoil(store, "pw:Action", "pw:theme", NamedNode(names.named("theme", "T99")))
    found = []
    for change in (lambda shapes: shapes, aimed_by_property):
        shapes = change(Graph().parse(data=ontology_file("shapes"), format="turtle"))
        _, report, _ = validate(as_rdflib(store), shacl_graph=shapes, inplace=True, allow_warnings=False)
        found.append(
            sorted(
                tuple(
                    str(report.value(result, about))
                    for about in (
                        SH.focusNode,
                        SH.resultPath,
                        SH.resultSeverity,
                        SH.sourceConstraintComponent,
                        SH.value,
                    )
                )
                for result in report.subjects(RDF.type, SH.ValidationResult)
            )
        )
    assert found[0] == found[1] and len(found[0]) >= 4


PLANS = 18  # as many as make two workers worth it


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph on disk of many plans, some of which break their shapes."""
    folder = tmp_path_factory.mktemp("many") / "g"
    with Writer(folder) as writer:
        for plan_id, quads in plan_graphs(PLANS, 7):
            wrong = [quad for quad in quads if quad.predicate == term("pw:role")]
            kept = [quad for quad in quads if quad not in wrong[:3]] if hash_of(plan_id) % 3 == 0 else quads
            writer.replace(NamedNode(names.plan_graph(plan_id)), kept)
        writer.replace(NamedNode(names.VOCABULARY_GRAPH), vocabulary())
        writer.replace(NamedNode(names.ENTITIES_GRAPH), entities(writer.now))
        writer.commit()
    return folder


def hash_of(plan_id: str) -> int:
    """A number of a plan, the same on every machine."""
    return sum(map(ord, plan_id))


def test_workers_do_not_show(many: Path) -> None:
    store = open_embedded(many)
    alone = list(check(store.backend))
    assert len({finding.plan_id for finding in alone}) >= 3
    assert list(check(store.backend, store.version, 1)) == alone
    assert list(check(store.backend, store.version, 2)) == alone
    store.close()


def test_closed_early_it_leaves_no_process(many: Path) -> None:
    store = open_embedded(many)
    before = set(multiprocessing.active_children())
    running = check(store.backend, store.version, 2)
    assert next(running).plan_id
    assert 1 <= len(set(multiprocessing.active_children()) - before) <= 2  # the pool starts workers as they are needed
    running.close()
    ends = time.monotonic() + 30  # a worker may have been starting as the pool was closed
    while set(multiprocessing.active_children()) - before and time.monotonic() < ends:
        time.sleep(0.1)
    assert set(multiprocessing.active_children()) <= before
    store.close()


def test_a_worker_that_dies_is_told(many: Path, tmp_path: Path) -> None:
    """Workers that cannot read the store end as they begin."""
    store = open_embedded(many)
    with pytest.raises(StoreError, match="--workers 1"):
        list(check(store.backend, tmp_path / "nothing", 2))
    store.close()
