"""Plans or regions side by side: themes, indicators, tasks, projects, bodies; what is shared, and what only one has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from queries.compare.bodies import compare_bodies
from queries.compare.measures import compare_measures
from queries.compare.model import KINDS, Comparison, Item, Kind, Line, Part
from queries.compare.projects import compare_projects
from queries.compare.rows import plans_of
from queries.compare.sides import Side, find_sides
from queries.compare.themes import compare_actions, compare_themes
from queries.values import read_statements

if TYPE_CHECKING:
    from graph.stores import Store

__all__ = ["KINDS", "Comparison", "Item", "Kind", "Line", "Part", "Side", "compare", "find_sides"]

PARTS: dict[Kind, Callable[[Store, Sequence[Side]], Part]] = {
    "themes": compare_themes,
    "indicators": lambda store, sides: compare_measures(sides, read_statements(store, "plan", plans_of(sides))),
    "actions": compare_actions,
    "projects": compare_projects,
    "institutions": compare_bodies,
}


def compare(store: Store, names: Sequence[str], kinds: Sequence[Kind] = KINDS) -> Comparison:
    """The comparison of two or more plans (by id or title) or regions, in the parts named.

    UsageError for names that mean nothing, or that put one plan on two sides.
    """
    sides = find_sides(store, names)
    return Comparison(sides, tuple(PARTS[kind](store, sides) for kind in KINDS if kind in kinds))
