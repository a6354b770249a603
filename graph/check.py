"""Checks a graph against its shapes (SHACL core), and says what is wrong in the words of a reader of plans.

Each plan's graph is checked alone, the shared graphs once: the work grows with the plans, the memory does not. Many
plans are checked in several processes; what is found, and in which order, does not depend on how many.
"""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH, SKOS
from rdflib.term import Node

from graph import names
from graph.actuals import actuals_ids
from graph.build import plan_ids
from graph.pool import processors, start_worker, worker_pool
from graph.quick_graph import QuickGraph
from graph.terms import term
from graph.vocabulary import ontology_file
from ontology.messages import language
from ontology.namespaces import BASE, PREFIXES, PW

SHARED = (
    names.VOCABULARY_GRAPH,
    names.ENTITIES_GRAPH,
    names.LINKS_GRAPH,
    names.SHARES_GRAPH,
    names.TARGETS_GRAPH,
    names.CORRECTIONS_GRAPH,
    names.BUILD_GRAPH,
)
_WORTH_A_WORKER = 8  # plans: a process needs as long to start as it takes to check so many


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


@dataclass(frozen=True, slots=True)
class _Checker:
    """What every plan is checked with. `aimed` keeps the shapes by the classes that they were aimed at."""

    store: ox.Store
    shapes: Graph
    types: dict[str, list[str]]
    aimed: dict[frozenset[Node], Graph] = field(default_factory=dict)


_in_worker: list[_Checker] = []


def check(store: ox.Store, version: Path | None = None, workers: int | None = 1) -> Generator[Finding, None, None]:
    """Every finding: plan by plan, each in the order of the text; then those on what the plans share (plan_id '').

    `version` is the folder where the store lies on disk: from there several processes read it. Without it, or with one
    worker, all happens in this process; `workers` None is as many as there are processors, if the plans are many.
    Raises StoreError if a worker dies. Close it to end the workers early.
    """
    checker = _checker(store)
    plans = plan_ids(store)
    count = min(workers or processors(), max(1, len(plans) // _WORTH_A_WORKER)) if version is not None else 1
    if version is None or count == 1:
        for plan_id in plans:
            yield from _plan_findings(checker, plan_id)
    else:
        yield from _in_pool(plans, version, count)
    graphs = (*SHARED, *(names.actuals_graph(file_id) for file_id in actuals_ids(store)))
    shared = as_rdflib(
        quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    )
    yield from _findings(shared, _targeting(checker, set(shared.objects(None, RDF.type))), "")


def _checker(store: ox.Store) -> _Checker:
    shapes = aimed_by_property(Graph().parse(data=ontology_file("shapes"), format="turtle"))
    return _Checker(store, shapes, _shared_types(store))


def _plan_findings(checker: _Checker, plan_id: str) -> list[Finding]:
    """What is wrong in one plan's graph, in the order of its text."""
    graph = ox.NamedNode(names.plan_graph(plan_id))
    data = as_rdflib(checker.store.quads_for_pattern(None, None, None, graph))
    own = set(data.objects(None, RDF.type))
    for thing in {node for node in data.objects() if isinstance(node, URIRef)}:
        for kind in checker.types.get(str(thing), ()):
            data.add((thing, RDF.type, URIRef(kind)))
    return _findings(data, _targeting(checker, own), plan_id)


def _in_pool(plans: Sequence[str], version: Path, count: int) -> Iterator[Finding]:
    """The findings on the plans, in their order, from several processes."""
    with TemporaryDirectory() as scratch, worker_pool(count, _start_checking, str(version)) as pool:
        targets = [Path(scratch) / f"{number}.pickle" for number in range(len(plans))]
        waiting = [pool.submit(_check_to_file, *job) for job in zip(plans, targets, strict=True)]
        for finished, target in zip(waiting, targets, strict=True):
            if finished.result():
                yield from pickle.loads(target.read_bytes())


def _start_checking(version: str) -> None:
    """In a worker: read the store and the shapes once."""
    start_worker()
    _in_worker.append(_checker(ox.Store.read_only(version)))


def _check_to_file(plan_id: str, target: Path) -> bool:
    """In a worker: whether anything is wrong in the plan; what it is, is in the file `target`.

    Through the pipe goes only what it takes in one write (see graph.pool).
    """
    found = _plan_findings(_in_worker[0], plan_id)
    if found:
        target.write_bytes(pickle.dumps(found))
    return bool(found)


def _shared_types(store: ox.Store) -> dict[str, list[str]]:
    """The classes of each thing that the shared graphs describe."""
    found: dict[str, list[str]] = {}
    for graph in SHARED:
        for quad in store.quads_for_pattern(None, term("rdf:type"), None, ox.NamedNode(graph)):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found.setdefault(quad.subject.value, []).append(quad.object.value)
    return found


def as_rdflib(quads: Iterable[ox.Quad]) -> Graph:
    """The quads as an rdflib graph, their named graphs forgotten."""
    graph = QuickGraph()
    known = cache(_node)  # a plan's IRIs stand in many quads each
    for quad in quads:
        graph.add((known(quad.subject), known(quad.predicate), known(quad.object)))
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


def aimed_by_property(shapes: Graph) -> Graph:
    """The same shapes, each property aimed at its class by itself: pyshacl tries it once for all members of the class.

    Under a node shape it would try each property once a member, which takes four times as long.
    """
    for shape in set(shapes.subjects(SH.targetClass)):
        for part in list(shapes.objects(shape, SH.property)):
            shapes.remove((shape, SH.property, part))
            for kind in list(shapes.objects(shape, SH.targetClass)):
                shapes.add((part, SH.targetClass, kind))
    return shapes


def _targeting(checker: _Checker, classes: set[Node]) -> Graph:
    """The shapes, aimed only at classes that the checked graph itself has members of."""
    wanted = frozenset(classes)
    if wanted not in checker.aimed:
        found = QuickGraph()
        for triple in checker.shapes:
            if triple[1] != SH.targetClass or triple[2] in wanted:
                found.add(triple)
        checker.aimed[wanted] = found
    return checker.aimed[wanted]


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
