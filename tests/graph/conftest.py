"""Fixtures of the graph tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from graph.entities import entities
from graph.mapping import map_facts
from graph.provenance import input_quads, provenance
from graph.resolve import links
from graph.shares import shares
from graph.targets import targets
from graph.vocabulary import vocabulary
from tests.graph.factory import Made, make_plan

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Assemble = Callable[[Iterable[Made]], Store]


@pytest.fixture
def made() -> Made:
    """A small plan made by hand."""
    return make_plan()


@pytest.fixture
def assemble() -> Assemble:
    """A function from plans to a store in memory with all the graphs that a build makes."""
    return assemble_store


def assemble_store(plans: Iterable[Made]) -> Store:
    """What a build of these plans holds."""
    store = Store()
    inputs = {}
    for plan in plans:
        plan_id = plan.document.name.removesuffix(".txt")
        quads = map_facts(plan.document, plan_id, plan.facts)
        store.extend(quads)
        inputs[plan_id] = input_quads(quads, plan_id, True)
    store.extend(vocabulary())
    store.extend(entities(store))
    store.extend(links(store))
    store.extend(shares(store))
    store.extend(targets(store))
    store.extend(provenance(store, inputs))
    return store


def values(quads: Iterable[Quad], subject: str, predicate: NamedNode) -> list[str]:
    """The values of a subject's predicate, sorted."""
    found = [q.object for q in quads if q.subject == NamedNode(subject) and q.predicate == predicate]
    return sorted(str(getattr(term, "value", term)) for term in found)


@pytest.fixture(scope="session")
def samples() -> tuple[Path, ...]:
    """The three shortest sample files, by name."""
    shortest = sorted(SAMPLES.glob("*.txt"), key=lambda path: path.stat().st_size)[:3]
    return tuple(sorted(shortest))
