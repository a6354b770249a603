"""From a store to an rdflib graph, and typed reading of it: plans, names, sections, places in the text.

In: a store and a diagram's name; the CONSTRUCT query viz/diagrams/NAME.rq gathers what the diagram needs, of what was
selected where it has places for it. Out: a `Source`, from which viz/diagrams/*.py make networkx graphs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from pyoxigraph import Literal as StoreLiteral
from pyoxigraph import NamedNode, Triple
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS, Namespace
from rdflib.term import Node as Term

from ontology.messages import LANGUAGES
from ontology.namespaces import PREFIXES, PW
from queries.render import places, render
from viz.model import Evidence, Words

if TYPE_CHECKING:
    from graph.stores import Store
    from viz.reading.selection import Selection

PLANWEAVE = Namespace(PW)
OA = Namespace(PREFIXES["oa"])
PROV = Namespace(PREFIXES["prov"])


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as a diagram names it. `regions` are the nodes of the regions that it covers."""

    node: URIRef
    id: str
    title: str
    sha256: str
    period: str
    regions: tuple[URIRef, ...]


def _term(term: object) -> URIRef | Literal:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, StoreLiteral):
        if term.language:
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=URIRef(term.datatype.value))
    raise TypeError(f"{term!r}: planweave's graphs hold IRIs and literals only")


def to_rdflib(triples: Iterable[Triple]) -> Graph:
    """A store's triples as an rdflib graph."""
    term = cache(_term)  # most terms come many times
    graph = Graph()
    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


def query_text(name: str, folder: str = "diagrams") -> str:
    """The query of that name in viz/`folder`."""
    return (resources.files("viz") / folder / f"{name}.rq").read_text(encoding="utf-8")


def read_source(store: Store, name: str, folder: str = "diagrams", selection: Selection | None = None) -> Source:
    """What the diagram `name` needs, gathered from `store` by its query.

    A query with a place for `$plan`, `$indicator` or `$theme` gathers what the selected plans need, one by one; without
    any, what the indicators or the themes need. The diagram leaves out the rest.
    """
    query = query_text(name, folder)
    found = (triple for given in _given(query, selection) for triple in store.construct(render(query, given)))
    return Source(to_rdflib(dict.fromkeys(found)))


def _given(query: str, selection: Selection | None) -> list[dict[str, NamedNode]]:
    """What to fill the query's places with, one by one. One kind is enough: each turn costs a fortieth of a second."""
    if selection is None:
        return [{}]
    held = places(query)
    chosen = (("plan", selection.plans), ("indicator", selection.indicators), ("theme", selection.themes))
    nodes = next(((name, nodes) for name, nodes in chosen if nodes and name in held), ("", frozenset()))
    return [{nodes[0]: NamedNode(node)} for node in sorted(nodes[1])] or [{}]


def read_plans(store: Store) -> tuple[Plan, ...]:
    """The plans of a store, for diagrams that gather the rest in another way."""
    query = (resources.files("viz.reading") / "plans.rq").read_text(encoding="utf-8")
    return Source(to_rdflib(store.construct(query))).plans()


class Source:
    """An rdflib graph with readers for what diagrams ask of it. All orders are fixed (by id, code or IRI)."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def one(self, subject: Term, predicate: URIRef) -> Term | None:
        """The object of a single-valued property; the first in order if a graph holds several; None if absent."""
        return min(self.graph.objects(subject, predicate), key=str, default=None)

    def text(self, subject: Term, predicate: URIRef) -> str:
        """A single-valued property as text; "" if absent."""
        found = self.one(subject, predicate)
        return "" if found is None else str(found)

    def number(self, subject: Term, predicate: URIRef) -> float:
        """A single-valued numeric property; 0 if absent."""
        found = self.one(subject, predicate)
        return float(found.value) if isinstance(found, Literal) else 0.0

    def links(self, subject: Term, predicate: URIRef) -> tuple[URIRef, ...]:
        """The IRIs that a property leads to, in order."""
        return tuple(sorted(o for o in self.graph.objects(subject, predicate) if isinstance(o, URIRef)))

    def link(self, subject: Term, predicate: URIRef) -> URIRef | None:
        """The first IRI that a property leads to."""
        return next(iter(self.links(subject, predicate)), None)

    def having(self, predicate: URIRef) -> tuple[URIRef, ...]:
        """All IRIs that have a property, in order."""
        return tuple(sorted({s for s in self.graph.subjects(predicate) if isinstance(s, URIRef)}))

    def reached(self, predicate: URIRef) -> tuple[URIRef, ...]:
        """All IRIs that a property leads to, in order."""
        return tuple(sorted({o for o in self.graph.objects(None, predicate) if isinstance(o, URIRef)}))

    def plans(self) -> tuple[Plan, ...]:
        """All plans, in the order of their ids."""
        found = [
            Plan(
                node,
                self.text(node, DCTERMS.identifier),
                self.text(node, DCTERMS.title) or self.text(node, DCTERMS.identifier),
                self.text(node, PLANWEAVE.textHash),
                "–".join(filter(None, (self.text(node, PLANWEAVE.periodStart), self.text(node, PLANWEAVE.periodEnd)))),
                self.links(node, PLANWEAVE.coversRegion),
            )
            for node in self.having(DCTERMS.identifier)
        ]
        return tuple(sorted(found, key=lambda plan: plan.id))

    def label(self, node: Term) -> Words:
        """The preferred label in each language; one language stands in for another, the IRI's tail for both."""
        labels: dict[str, str] = {}
        for found in sorted(self.graph.objects(node, SKOS.prefLabel), key=str):
            if isinstance(found, Literal):
                labels.setdefault(found.language or "zh", str(found))
        spare = next(iter(labels.values()), str(node).rsplit("/", 1)[-1])
        return {language: labels.get(language, labels.get("zh", spare)) for language in LANGUAGES}

    def region_name(self, region: Term) -> str:
        """The region's full name, else its label."""
        return self.text(region, PLANWEAVE.fullName) or self.label(region)["zh"]

    def wider(self, regions: tuple[URIRef, ...]) -> frozenset[URIRef]:
        """The regions and all that they lie within."""
        found: set[URIRef] = set()
        waiting = list(regions)
        while waiting:
            region = waiting.pop()
            if region not in found:
                found.add(region)
                waiting.extend(self.links(region, PLANWEAVE.within))
        return frozenset(found)

    def path(self, section: Term | None) -> tuple[str, ...]:
        """The headings from the outermost to `section`, markers before them."""
        found: list[str] = []
        seen: set[Term] = set()
        while section is not None and section not in seen:
            seen.add(section)
            found.append(self.text(section, PLANWEAVE.marker) + self.text(section, PLANWEAVE.heading))
            section = self.one(section, PLANWEAVE.parentSection)
        return tuple(reversed([heading for heading in found if heading]))

    def evidence(self, fact: Term, plan: Plan, section: Term | None, remark: Words) -> Evidence:
        """The place in the text that `fact` was read from."""
        values: dict[str, str] = {}
        for place in self.links(fact, PROV.wasQuotedFrom)[:1]:
            for selector in self.links(place, OA.hasSelector):
                for name in ("start", "end", "exact", "prefix", "suffix"):
                    found = self.text(selector, OA[name])
                    if found:
                        values[name] = found
        return Evidence(
            plan=plan.id,
            path=self.path(section),
            before=values.get("prefix", ""),
            quote=values.get("exact", ""),
            after=values.get("suffix", ""),
            start=int(values["start"]) if "start" in values else None,
            end=int(values["end"]) if "end" in values else None,
            remark=remark,
        )

    def start_of(self, fact: Term) -> int:
        """Where a fact stands in its text (its offset); 0 if it holds no place."""
        return min(
            (
                int(self.number(selector, OA.start))
                for place in self.links(fact, PROV.wasQuotedFrom)
                for selector in self.links(place, OA.hasSelector)
                if (selector, OA.start, None) in self.graph
            ),
            default=0,
        )
