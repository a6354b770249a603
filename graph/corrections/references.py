"""Renamed and merged names: makes statements speak of the name that a reviewer gave, and remembers what they said.

A statement keeps its IRI; `pw:readAs` holds the name that was read, so that a correction can be taken back without
the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pyoxigraph import NamedNode, Quad, Store

from graph import names
from graph.terms import term


@cache
def references() -> tuple[NamedNode, ...]:
    """The predicates from a plan or statement to an institution or project. A subject has one of them, once."""
    return term("pw:mentions"), term("pw:institution"), term("pw:project"), term("dcterms:publisher")


def with_targets(quads: Iterable[Quad], targets: Mapping[str, str]) -> tuple[Quad, ...]:
    """The quads of one plan's graph with each reference led to its target; earlier renames are taken back first."""
    found = tuple(quads)
    read_as = {quad.subject: quad.object for quad in found if quad.predicate == term("pw:readAs")}
    if not read_as and not targets:
        return found
    led: list[Quad] = []
    for quad in found:
        if quad.predicate == term("pw:readAs"):
            continue
        if quad.predicate not in references():
            led.append(quad)
            continue
        said = read_as.get(quad.subject, quad.object)
        assert isinstance(said, NamedNode)
        target = NamedNode(targets.get(said.value, said.value))
        led.append(Quad(quad.subject, quad.predicate, target, quad.graph_name))
        if target != said:
            led.append(Quad(quad.subject, term("pw:readAs"), said, quad.graph_name))
    return tuple(led)


def plans_to_lead(store: Store, targets: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of plans whose graphs may change: a reference was led elsewhere, or is to be."""
    quads = list(store.quads_for_pattern(None, term("pw:readAs"), None, None))
    for name in targets:
        for predicate in references():
            quads.extend(store.quads_for_pattern(None, predicate, NamedNode(name), None))
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode)}
    plans = (names.plan_of_graph(graph) for graph in graphs)
    return tuple(sorted(plan for plan in plans if plan is not None))


def is_spoken_of(store: Store, name: str) -> bool:
    """Whether a plan names it, by its own name or (corrected) by another."""
    return any(
        any(store.quads_for_pattern(None, predicate, NamedNode(name), None))
        for predicate in (*references(), term("pw:readAs"))
    )
