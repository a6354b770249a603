"""Where regions, indicators and first targets stand when rows are sorted by them: an integer each.

In: a store that holds the plans, the entities and the vocabulary. Out: `pw:sortRank`, from 1, of each region by its
full name, of each indicator by its Chinese label, of each plan by its identifier, and of each first target by year,
plan, place and IRI. Names sort as their code points do; equal names share a rank. A query that sorts many thousands of
rows by texts spends a fifth of its time on comparing these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import names
from graph.terms import integer, pairs, term

GRAPH = NamedNode(names.TARGETS_GRAPH)


def sort_rank_quads(store: Store, keys: Mapping[str, str]) -> Iterator[Quad]:
    """A quad for each region, indicator, plan and target; `keys` are the first targets' keys (see `graph.targets`)."""
    yield from _ranked(pairs(store, "pw:fullName"))
    yield from _ranked(_said(store, "pw:Indicator", "skos:prefLabel", "zh"))
    yield from _ranked(_said(store, "pw:Plan", "dcterms:identifier", None))
    yield from _ranked((target, _order(target, key)) for target, key in keys.items())


def _ranked(named: Iterable[tuple[str, str]]) -> Iterator[Quad]:
    """What each is sorted by, as its rank among what all are sorted by; of several names the one that sorts first."""
    firsts: dict[str, str] = {}
    for iri, name in named:
        firsts[iri] = min(name, firsts.get(iri, name))
    ranks = {name: rank for rank, name in enumerate(sorted(set(firsts.values())), start=1)}
    for iri, name in firsts.items():
        yield Quad(NamedNode(iri), term("pw:sortRank"), integer(ranks[name]), GRAPH)


def _said(store: Store, kind: str, predicate: str, language: str | None) -> Iterator[tuple[str, str]]:
    """Each thing of a kind and its name in a language (None for one without)."""
    for typed in store.quads_for_pattern(None, term("rdf:type"), term(kind), None):
        for quad in store.quads_for_pattern(typed.subject, term(predicate), None, None):
            iri, name = quad.subject, quad.object
            if isinstance(iri, NamedNode) and isinstance(name, Literal) and name.language == language:
                yield iri.value, name.value


def _order(target: str, key: str) -> str:
    """Year, plan, start and IRI of a target."""
    plan, place, _section, year, *_ = key.split("\n")
    return "\n".join((year, plan, place[:9], target))
