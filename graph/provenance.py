"""The build graph: which version of the tool read which inputs, and how much came of it. No times, no paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import names
from graph.terms import boolean, english, integer, plain, term
from ontology.namespaces import PW

GRAPH = NamedNode(names.BUILD_GRAPH)


@cache
def tool_version() -> str:
    """The installed version of planweave."""
    try:
        return metadata.version("planweave")
    except metadata.PackageNotFoundError:
        return "source"


def input_quads(plan: Iterable[Quad], plan_id: str, quotes: bool) -> tuple[Quad, ...]:
    """What the build graph says of one input, from the quads of the plan's graph."""
    node = NamedNode(names.named("input", plan_id))
    subject = NamedNode(names.plan(plan_id))
    facts = 0
    found = [
        _quad(node, "rdf:type", term("pw:Input")),
        _quad(node, "rdf:type", term("prov:Entity")),
        _quad(node, "dcterms:identifier", plain(plan_id)),
        _quad(node, "pw:toolVersion", plain(tool_version())),
        _quad(node, "pw:hasQuotes", boolean(quotes)),
    ]
    copied = (term("dcterms:source"), term("pw:textHash"))
    for quad in plan:
        if quad.subject == subject and quad.predicate in copied:
            found.append(Quad(node, quad.predicate, quad.object, GRAPH))
        facts += quad.predicate == term("pw:inPlan")
    return (*found, _quad(node, "pw:factCount", integer(facts)))


def provenance(store: Store, inputs: Mapping[str, tuple[Quad, ...]]) -> tuple[Quad, ...]:
    """All quads of the build graph, sorted.

    `inputs`: by plan id, what `input_quads` says of the plans that were read now (nothing for a removed one); what
    the store's build graph says of the others is kept.
    """
    before = [quad for quad in store.quads_for_pattern(None, None, None, GRAPH) if quad.subject != GRAPH]
    read_now = {NamedNode(names.named("input", plan_id)) for plan_id in inputs}
    held = [quad for quad in before if quad.subject not in read_now]
    held.extend(quad for plan_id in sorted(inputs) for quad in inputs[plan_id])
    iris = sorted({quad.subject.value for quad in held if isinstance(quad.subject, NamedNode)})
    facts = 0
    for quad in held:
        if quad.predicate == term("pw:factCount") and isinstance(quad.object, Literal):
            facts += int(quad.object.value)
    graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode) and graph != GRAPH)
    triples = len(store) - sum(1 for _ in store.quads_for_pattern(None, None, None, GRAPH))
    found = [
        *held,
        _quad(GRAPH, "rdf:type", term("void:Dataset")),
        _quad(GRAPH, "rdf:type", term("pw:Build")),
        _quad(GRAPH, "dcterms:title", english("What government plans say, read by planweave")),
        _quad(GRAPH, "void:vocabulary", NamedNode(PW)),
        _quad(GRAPH, "void:triples", integer(triples)),
        _quad(GRAPH, "pw:toolVersion", plain(tool_version())),
        _quad(GRAPH, "pw:planCount", integer(len(iris))),
        _quad(GRAPH, "pw:factCount", integer(facts)),
    ]
    found.extend(_quad(GRAPH, "void:subset", NamedNode(graph)) for graph in graphs)
    found.extend(_quad(GRAPH, "prov:wasDerivedFrom", NamedNode(iri)) for iri in iris)
    return tuple(sorted(dict.fromkeys(found), key=str))


def _quad(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(subject, term(predicate), value, GRAPH)
