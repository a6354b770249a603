"""Renamed and merged names: makes statements speak of the name that a reviewer gave, and remembers what they said.

A statement keeps its IRI; `pw:readAs` holds the name that was read, so that a correction can be taken back without
the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import NamedNode, Quad, Store

from graph.terms import term


@cache
def references() -> tuple[NamedNode, ...]:
    """The predicates from a plan or statement to an institution or project. A subject has one of them, once."""
    return term("pw:mentions"), term("pw:institution"), term("pw:project"), term("dcterms:publisher")


def with_targets(quads: Iterable[Quad], targets: Mapping[str, str]) -> tuple[Quad, ...]:
    """The quads of a plan as it was read, with each reference led to its target."""
    led: list[Quad] = []
    for quad in quads:
        if quad.predicate in references() and isinstance(quad.object, NamedNode):
            led.extend(_led(quad, quad.object, targets))
        else:
            led.append(quad)
    return tuple(led)


def changes(store: Store, targets: Mapping[str, str]) -> tuple[set[Quad], set[Quad]]:
    """The quads to take out of the plans' graphs and to put in, so that each reference leads to its target."""
    read_as = list(store.quads_for_pattern(None, term("pw:readAs"), None, None))
    said = {(quad.subject, quad.graph_name): quad.object for quad in read_as}
    found = [
        quad
        for corrected in read_as
        for predicate in references()
        for quad in store.quads_for_pattern(corrected.subject, predicate, None, corrected.graph_name)
    ]
    for name in targets:
        for predicate in references():
            found.extend(store.quads_for_pattern(None, predicate, NamedNode(name), None))
    wanted: set[Quad] = set()
    for quad in found:
        read = said.get((quad.subject, quad.graph_name), quad.object)
        assert isinstance(read, NamedNode)
        wanted.update(_led(quad, read, targets))
    there = {*read_as, *found}
    return there - wanted, wanted - there


def _led(quad: Quad, read: NamedNode, targets: Mapping[str, str]) -> Iterator[Quad]:
    """A reference to what was read there, led to its target; and what was read, if that is another."""
    target = NamedNode(targets.get(read.value, read.value))
    yield Quad(quad.subject, quad.predicate, target, quad.graph_name)
    if target != read:
        yield Quad(quad.subject, term("pw:readAs"), read, quad.graph_name)


def is_spoken_of(store: Store, name: str) -> bool:
    """Whether a plan names it, by its own name or (corrected) by another."""
    return any(
        any(store.quads_for_pattern(None, predicate, NamedNode(name), None))
        for predicate in (*references(), term("pw:readAs"))
    )
