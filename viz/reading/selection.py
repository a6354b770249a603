"""Narrows a diagram to the plans, regions and themes that were asked for; names mean what they do in the questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rdflib import URIRef

from ontology.errors import UsageError
from queries.parameters import RESOLVERS
from viz.model import Choice
from viz.reading.source import Plan, Source

if TYPE_CHECKING:
    from graph.stores import Store


@dataclass(frozen=True, slots=True)
class Selection:
    """The nodes asked for (empty: all), the words they were asked for by, and the least weight of an edge."""

    plans: frozenset[URIRef]
    regions: frozenset[URIRef]
    themes: frozenset[URIRef]
    indicators: frozenset[URIRef]
    choice: Choice

    @property
    def min_weight(self) -> float | None:
        """The least weight of an edge that is drawn, as a share of 1; None: as the diagram thinks fit."""
        return self.choice.min_weight


def _nodes(
    store: Store, kind: Literal["plan", "region", "theme", "indicator"], typed: tuple[str, ...]
) -> frozenset[URIRef]:
    found = set()
    for words in typed:
        term = RESOLVERS[kind](store, words).term
        found.add(URIRef(term.value))
    return frozenset(found)


def select(store: Store, choice: Choice) -> Selection:
    """The nodes that the words of `choice` name; UsageError with the nearest names for one that names nothing."""
    return Selection(
        _nodes(store, "plan", choice.plans),
        _nodes(store, "region", choice.regions),
        _nodes(store, "theme", choice.themes),
        _nodes(store, "indicator", choice.indicators),
        choice,
    )


def chosen_plans(source: Source, selection: Selection) -> tuple[Plan, ...]:
    """The plans that `selection` leaves, in order of their ids; UsageError if there is none."""
    plans = source.plans()
    if not plans:
        raise UsageError("viz.no_plans")
    kept = tuple(
        plan
        for plan in plans
        if (not selection.plans or plan.node in selection.plans)
        and (not selection.regions or selection.regions.intersection(source.wider(plan.regions)))
    )
    if not kept:
        wanted = ", ".join((*selection.choice.plans, *selection.choice.regions))
        raise UsageError("viz.no_plan_fits", wanted=wanted)
    return kept
