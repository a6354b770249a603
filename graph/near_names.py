"""Which indicators have nearly one name, so that a reader may take one for the other.

In: a store that holds the plans' graphs and the vocabulary. Out: the quads of a `pw:NearNameLink` for each pair of
indicators that have values, from the one whose name sorts first. Two names are near if both indicators have one
broader (or one is the other's broader), if one name ends with the other, or if they differ by denominator alone; with
one denominator in front of both, what follows it counts as the name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import names
from graph.terms import pairs, plain, term

GRAPH = NamedNode(names.LINKS_GRAPH)
SAME_BROADER, NAME_END, DENOMINATOR = "near.broader", "near.name_end", "near.denominator"


@dataclass(frozen=True, slots=True)
class Label:
    """An indicator's name: whole, its denominator ('' if none is known), and what follows that in the name."""

    iri: str
    name: str
    per: str
    rest: str
    broader: str


def near_name_quads(store: Store) -> Iterator[Quad]:
    """A link for each two stated indicators of nearly one name, in the order of their names."""
    for first, second, rule in near_names(stated_labels(store)):
        node = NamedNode(names.hashed("link", first.iri, second.iri))
        yield Quad(node, term("rdf:type"), term("pw:NearNameLink"), GRAPH)
        yield Quad(node, term("pw:from"), NamedNode(first.iri), GRAPH)
        yield Quad(node, term("pw:to"), NamedNode(second.iri), GRAPH)
        yield Quad(node, term("pw:rule"), plain(rule), GRAPH)


def stated_labels(store: Store) -> tuple[Label, ...]:
    """Every indicator that a value is stated of and that has a Chinese name, by name."""
    stated = {indicator for _, indicator in pairs(store, "pw:indicator")}
    per = dict(pairs(store, "pw:denominator"))
    broader = dict(pairs(store, "skos:broader"))
    found = []
    for iri in stated:
        for quad in store.quads_for_pattern(NamedNode(iri), term("skos:prefLabel"), None, None):
            if isinstance(quad.object, Literal) and quad.object.language == "zh":
                name, own = quad.object.value, per.get(iri, "")
                found.append(Label(iri, name, own, name.removeprefix(own), broader.get(iri, iri)))
    return tuple(sorted(found, key=lambda label: (label.name, label.iri)))


def near_names(labels: Iterable[Label]) -> tuple[tuple[Label, Label, str], ...]:
    """The pairs of nearly one name, each once, the first by name in front, with the first rule that holds."""
    ordered = tuple(labels)
    found: dict[tuple[int, int], str] = {}

    def take(one: int, other: int, rule: str) -> None:
        if ordered[one].name != ordered[other].name:
            found.setdefault((min(one, other), max(one, other)), rule)

    for one, other in _alike(label.broader for label in ordered):
        take(one, other, SAME_BROADER)
    for one, other in _endings(("", label.name) for label in ordered):
        take(one, other, NAME_END)
    for one, other in _endings((label.per, label.rest) for label in ordered):
        if ordered[one].per:
            take(one, other, NAME_END)
    for one, other in _alike(label.rest for label in ordered):
        take(one, other, DENOMINATOR)
    return tuple((ordered[one], ordered[other], found[one, other]) for one, other in sorted(found))


def _alike(keys: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """The positions of each two equal keys."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        groups[key].append(place)
    for members in groups.values():
        yield from combinations(members, 2)


def _endings(keys: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    """The positions of each two keys with one first part, of which one's second part ends with the other's."""
    listed = tuple(keys)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, key in enumerate(listed):
        groups[key].append(place)
    for place, (first, second) in enumerate(listed):
        for start in range(len(second) + 1):
            for other in groups.get((first, second[start:]), ()):
                if other != place:
                    yield place, other
