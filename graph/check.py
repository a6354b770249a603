"""Checks a graph against its shapes (SHACL core), and says what is wrong in the words of a reader of plans.

Each plan's graph is checked alone, the shared graphs once: the work grows with the plans, the memory does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH, SKOS
from rdflib.term import Node

from graph import names
from graph.actuals import actuals_ids
from graph.build import plan_ids
from graph.terms import term
from graph.vocabulary import ontology_file
from ontology.messages import language
from ontology.namespaces import BASE, PREFIXES, PW

SHARED = (
    names.VOCABULARY_GRAPH,
    names.ENTITIES_GRAPH,
    names.LINKS_GRAPH,
    names.CORRECTIONS_GRAPH,
    names.BUILD_GRAPH,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: where, with what, and what (by language); `is_error` False is only worth a look."""

    plan_id: str
    section: str
    thing: str
    iri: str
    problem: dict[str, str]
    value: str
    is_error: bool

    @property
    def text(self) -> str:
        """What is wrong, in the language in force."""
        return self.problem[language()]


def check(store: ox.Store) -> Iterator[Finding]:
    """Every finding: plan by plan, each in the order of the text; then those on what the plans share (plan_id '')."""
    shapes = Graph().parse(data=ontology_file("shapes"), format="turtle")
    types = _shared_types(store)
    for plan_id in plan_ids(store):
        data = _rdflib(store.quads_for_pattern(None, None, None, ox.NamedNode(names.plan_graph(plan_id))))
        own = set(data.objects(None, RDF.type))
        for thing in {node for node in data.objects() if isinstance(node, URIRef)}:
            for kind in types.get(str(thing), ()):
                data.add((thing, RDF.type, URIRef(kind)))
        yield from _findings(data, _targeting(shapes, own), plan_id)
    graphs = (*SHARED, *(names.actuals_graph(file_id) for file_id in actuals_ids(store)))
    shared = _rdflib(
        quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    )
    yield from _findings(shared, _targeting(shapes, set(shared.objects(None, RDF.type))), "")


def _shared_types(store: ox.Store) -> dict[str, list[str]]:
    """The classes of each thing that the shared graphs describe."""
    found: dict[str, list[str]] = {}
    for graph in SHARED:
        for quad in store.quads_for_pattern(None, term("rdf:type"), None, ox.NamedNode(graph)):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found.setdefault(quad.subject.value, []).append(quad.object.value)
    return found


def _rdflib(quads: Iterable[ox.Quad]) -> Graph:
    """The quads as an rdflib graph, their named graphs forgotten."""
    graph = Graph()
    for quad in quads:
        graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    return graph


def _node(found: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(found, ox.NamedNode):
        return URIRef(found.value)
    if isinstance(found, ox.Literal):
        if found.language is not None:
            return Literal(found.value, lang=found.language)
        if found.datatype == term("xsd:string"):
            return Literal(found.value)  # rdflib tells a plain string from an xsd:string, RDF does not
        # kept as it is written: rdflib would rewrite what it takes for a number
        return Literal(found.value, datatype=URIRef(found.datatype.value), normalize=False)
    raise ValueError(f"{found} has no place in a graph of ours")


def _targeting(shapes: Graph, classes: set[Node]) -> Graph:
    """The shapes, aimed only at classes that the checked graph itself has members of."""
    found = Graph()
    for triple in shapes:
        if triple[1] != SH.targetClass or triple[2] in classes:
            found.add(triple)
    return found


def _findings(data: Graph, shapes: Graph, plan_id: str) -> list[Finding]:
    conforms, report, _ = validate(data, shacl_graph=shapes, inplace=True, allow_warnings=False)
    if conforms:
        return []
    found = [_finding(data, report, result, plan_id) for result in report.subjects(RDF.type, SH.ValidationResult)]
    return [finding for _, _, finding in sorted(found, key=lambda one: one[:2])]


def _finding(data: Graph, report: Graph, result: Node, plan_id: str) -> tuple[int, str, Finding]:
    focus = report.value(result, SH.focusNode)
    assert focus is not None
    messages = [node for node in report.objects(result, SH.resultMessage) if isinstance(node, Literal)]
    # a shape without messages of its own has none in either language
    problem = {code: str(messages[0]) for code in ("en", "zh")}
    problem |= {str(text.language): str(text) for text in messages if text.language}
    value = report.value(result, SH.value)
    finding = Finding(
        plan_id=plan_id,
        section=_section(data, focus),
        thing=_label(data, focus),
        iri=str(focus),
        problem=problem,
        value="" if value is None else str(value).removeprefix(BASE),
        is_error=report.value(result, SH.resultSeverity) == SH.Violation,
    )
    return _start(data, focus), f"{focus} {problem['en']} {finding.value}", finding


def _section(data: Graph, focus: Node) -> str:
    section = data.value(focus, URIRef(f"{PW}inSection"))
    if section is None:
        return ""
    number = data.value(section, URIRef(f"{PREFIXES['dcterms']}identifier"))
    heading = data.value(section, URIRef(f"{PW}heading"))
    return " ".join(str(part) for part in (number, heading) if part is not None)


def _label(data: Graph, focus: Node) -> str:
    """What a reader would call the thing: its name, its words in the text, else the tail of its IRI."""
    for predicate in (
        f"{PW}heading",
        f"{PREFIXES['dcterms']}title",
        str(SKOS.prefLabel),
        f"{PW}surface",
        f"{PW}subject",
        f"{PW}citedTitle",
        f"{PW}rawValue",
    ):
        found = sorted(str(label) for label in data.objects(focus, URIRef(predicate)))
        if found:
            return found[0]
    return str(focus).removeprefix(BASE)


def _start(data: Graph, focus: Node) -> int:
    evidence = data.value(focus, URIRef(f"{PREFIXES['prov']}wasQuotedFrom"))
    start = data.value(URIRef(f"{evidence}#position"), URIRef(f"{PREFIXES['oa']}start")) if evidence else None
    return int(str(start)) if start is not None else -1
