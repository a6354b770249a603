"""Triples as people read them: in: a node's IRI, out: predicate and object with prefixes, names and where they lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.namespaces import BASE, PREFIXES
from planweave.web import links
from queries.resources import Statement, read_statements

if TYPE_CHECKING:
    from pyoxigraph import Literal

    from graph.stores import Store


@dataclass(frozen=True, slots=True)
class Triple:
    """Predicate and object as Turtle writes them, where they lead ('': nowhere), what the object is called."""

    predicate: str
    predicate_href: str
    object: str
    href: str
    label: str
    is_literal: bool


def triples_of(store: Store, iri: str) -> tuple[Triple, ...]:
    """The triples whose subject is the node, its type first."""
    found = [_triple(statement) for statement in read_statements(store, iri)]
    return tuple(sorted(found, key=lambda triple: (triple.predicate != "a", triple.predicate, triple.object)))


def _triple(statement: Statement) -> Triple:
    from pyoxigraph import Literal as LiteralTerm
    from pyoxigraph import NamedNode

    term = statement.object
    predicate = shortened(statement.predicate)
    shown = "a" if predicate == "rdf:type" else predicate
    if isinstance(term, NamedNode):
        return Triple(
            shown, vocabulary(statement.predicate), shortened(term.value), leads(term.value), statement.label, False
        )
    text = _literal(term) if isinstance(term, LiteralTerm) else str(term)
    return Triple(shown, vocabulary(statement.predicate), text, "", "", True)


def _literal(term: Literal) -> str:
    quoted = '"' + term.value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    datatype = term.datatype.value
    if datatype == f"{PREFIXES['xsd']}string":
        return quoted
    if datatype in (f"{PREFIXES['xsd']}integer", f"{PREFIXES['xsd']}boolean"):
        return term.value
    return f"{quoted}^^{shortened(datatype)}"


def shortened(iri: str) -> str:
    """An IRI with its prefix (ours: what follows the base), whole if none fits.

    >>> shortened("https://w3id.org/planweave/ontology#Plan"), shortened("https://w3id.org/planweave/id/theme/T04")
    ('pw:Plan', 'theme/T04')
    """
    if iri.startswith(BASE):
        return iri.removeprefix(BASE)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def leads(iri: str) -> str:
    """Where an object leads: our things to their pages, our terms to the ontology, others to nowhere."""
    return links.of_iri(iri) if iri.startswith(BASE) else vocabulary(iri)


def vocabulary(iri: str) -> str:
    """Where one of our own terms is described; '' for the terms of others."""
    return f"/ontology#{iri.removeprefix(PREFIXES['pw'])}" if iri.startswith(PREFIXES["pw"]) else ""
