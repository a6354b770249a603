"""Any node of the graph as linked data: in: its IRI, out: its triples both ways, or its description in RDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.answer import plain_value
from queries.catalogue import lookup_query
from queries.parameters import node_term
from queries.render import render

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from graph.stores import Store, Term

# kinds of things that have an index: what plans state, name or list, with counts
INDEXES = ("indicator", "theme", "region", "institution", "project")


@dataclass(frozen=True, slots=True)
class Statement:
    """A triple from the node: predicate and object as terms, and what the object is called ('' if nothing)."""

    predicate: str
    object: Term
    label: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A triple to the node: its subject, and, if that is a statement, the place of it (plan '' otherwise)."""

    subject: str
    predicate: str
    label: str
    plan: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A node with its triples both ways; both are empty if the graph does not hold it."""

    iri: str
    statements: tuple[Statement, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that plans speak of: names, what it is (unit, level, code, type), and in how many plans and places."""

    iri: str
    name: str
    name_en: str
    about: str
    plans: int
    places: int


def read_statements(store: Store, iri: str) -> tuple[Statement, ...]:
    """The triples whose subject is the node. UsageError for what cannot be an IRI."""
    solutions = store.select(render(lookup_query("triples").sparql, {"node": node_term(iri)}))
    found = []
    for predicate, value, label in solutions.rows:
        if predicate is not None and value is not None:
            found.append(Statement(str(plain_value(predicate, base="")), value, str(plain_value(label) or "")))
    return tuple(found)


def read_resource(store: Store, iri: str) -> Resource:
    """The node with its triples both ways. UsageError for what cannot be an IRI."""
    solutions = store.select(render(lookup_query("incoming").sparql, {"node": node_term(iri)}))
    references = []
    for row in solutions.rows:
        subject, predicate, label, plan, start, end, text = (plain_value(cell, base="") for cell in row)
        if subject is not None:
            references.append(
                Reference(
                    str(subject),
                    str(predicate),
                    str(label or ""),
                    str(plan or ""),
                    int(str(start or 0)),
                    int(str(end or 0)),
                    str(text or ""),
                )
            )
    return Resource(iri, read_statements(store, iri), tuple(references))


def describe(store: Store, iri: str) -> list[Triple]:
    """The node's triples, and those of its evidence, in a fixed order. UsageError for what cannot be an IRI."""
    return sorted(store.construct(render(lookup_query("resource").sparql, {"node": node_term(iri)})), key=str)


def list_things(store: Store, kind: str) -> tuple[Thing, ...]:
    """The things of a kind of INDEXES that plans speak of, those of most plans first."""
    solutions = store.select(render(lookup_query(f"{kind}_index").sparql, {}))
    found: dict[str, Thing] = {}
    for row in solutions.rows:
        iri, name, name_en, about, plans, places = (plain_value(cell, base="") for cell in row)
        thing = Thing(
            str(iri), str(name), str(name_en or ""), str(about or ""), int(str(plans or 0)), int(str(places or 0))
        )
        found.setdefault(thing.iri, thing)
    return tuple(found.values())
