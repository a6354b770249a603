"""From the facts of one plan to quads. One file a kind of fact; this registry names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

from pyoxigraph import NamedNode, Quad

from graph.mapping.action import map_action, map_responsibility
from graph.mapping.baselines import baseline_quads
from graph.mapping.doubts import write_doubts
from graph.mapping.measure import map_indicator, map_quantity
from graph.mapping.mention import map_institution, map_region
from graph.mapping.missing import write_missing_parts
from graph.mapping.places import place_quads
from graph.mapping.plan import map_plan
from graph.mapping.project import map_project
from graph.mapping.section import map_section
from graph.mapping.writer import PlanWriter, plan_writer
from graph.terms import term
from loaders.document import Document, Span
from loaders.model import (
    ActionFact,
    DocumentFact,
    Fact,
    IndicatorFact,
    InstitutionFact,
    ProjectFact,
    QuantityFact,
    RegionFact,
    ResponsibilityFact,
    SectionFact,
)

Mapper = Callable[[PlanWriter, Fact], None]

# each function takes the one class it stands beside
MAPPERS: dict[type[Fact], Mapper] = {
    DocumentFact: cast(Mapper, map_plan),
    SectionFact: cast(Mapper, map_section),
    RegionFact: cast(Mapper, map_region),
    InstitutionFact: cast(Mapper, map_institution),
    IndicatorFact: cast(Mapper, map_indicator),
    QuantityFact: cast(Mapper, map_quantity),
    ProjectFact: cast(Mapper, map_project),
    ActionFact: cast(Mapper, map_action),
    ResponsibilityFact: cast(Mapper, map_responsibility),
}


def map_facts(
    document: Document, plan_id: str, facts: Iterable[Fact], *, quotes: bool = True, places: Iterable[Span] = ()
) -> tuple[Quad, ...]:
    """All quads of one plan's graph, each once, in the order of the facts. Without `quotes` no text is copied.

    `places`: pieces of the text that something besides a fact speaks of.
    """
    found = tuple(facts)
    writer = plan_writer(document, plan_id, found, quotes)
    writer.add(writer.graph, "rdf:type", term("void:Dataset"))
    for fact in found:
        MAPPERS[type(fact)](writer, fact)
    write_doubts(writer, found)
    write_missing_parts(writer)
    for place in places:
        writer.evidence(place)
    placed = (*writer.quads, *place_quads(writer.quads))
    return tuple(dict.fromkeys((*placed, *baseline_quads(placed))))


def statement_iris(document: Document, plan_id: str, facts: Iterable[Fact]) -> tuple[str, ...]:
    """The node of each fact, in their order."""
    found = tuple(facts)
    writer = plan_writer(document, plan_id, found, quotes=False)
    iris = []
    for fact in found:
        first = len(writer.quads)
        MAPPERS[type(fact)](writer, fact)
        node = writer.quads[first].subject
        assert isinstance(node, NamedNode)
        iris.append(node.value)
    return tuple(iris)
