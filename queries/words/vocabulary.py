"""What a graph adds to the words: its plans, bodies, indicators and the regions it speaks of. In: a store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.parameters import lookup

if TYPE_CHECKING:
    from graph.stores import Store


@dataclass(frozen=True, slots=True)
class PlanName:
    """A plan of the graph: its id, its title, the codes of the regions that it covers."""

    id: str
    title: str
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that one graph knows. Without a graph all are empty, and words mean what the data files say."""

    plans: tuple[PlanName, ...] = ()
    institutions: tuple[tuple[str, str], ...] = ()  # (label, name)
    indicators: tuple[tuple[str, str], ...] = ()  # (label, name)
    regions: frozenset[str] = frozenset()  # six-digit codes


def vocabulary_of(store: Store) -> Vocabulary:
    """The names in the graph; three short queries, to be kept while the graph stays as it is."""
    titles = {item.name: item.label for item in lookup(store, "plan") if item.label != item.name}
    covered: dict[str, list[str]] = defaultdict(list)
    for item in lookup(store, "plan_region"):
        covered[item.name].append(item.label)
    names = sorted({item.name for item in lookup(store, "plan")})
    return Vocabulary(
        plans=tuple(PlanName(name, titles.get(name, ""), tuple(covered[name])) for name in names),
        institutions=tuple((item.label, item.name) for item in lookup(store, "institution")),
        indicators=tuple((item.label, item.name) for item in lookup(store, "indicator")),
        regions=frozenset(item.label for item in lookup(store, "region") if item.label.isdigit()),
    )
