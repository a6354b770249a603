"""Which themes stand together in tasks more often than chance would put them: counts and tests, before any drawing.

Of N leaf actions with a theme, n₁ speak of one theme and n₂ of another. If the themes were strewn at random, the number
of actions with both would follow the hypergeometric distribution; p is the chance of at least as many as were counted.
Each link of a projected network tested so is a "statistically validated" one (Tumminello et al. 2011, PLoS ONE 6(3):
e17994). With so many tests some succeed by chance: q is p after the correction of Benjamini and Hochberg (1995) over
all pairs of themes, so that a network of the pairs with q ≤ 0.05 is expected to hold at most 5 % false links.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from dataclasses import dataclass

from rdflib import URIRef

from viz.reading.source import PLANWEAVE, Plan, Source

LEAST = 2  # actions: that two themes met once says nothing of a pattern


@dataclass(frozen=True, slots=True)
class Action:
    """A leaf action with its weight by theme."""

    node: URIRef
    plan: Plan
    section: URIRef | None
    weights: dict[URIRef, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two themes, the actions with both, how many chance would give, and the chance of as many (p; corrected: q)."""

    one: URIRef
    other: URIRef
    shared: tuple[Action, ...]
    expected: float
    p: float
    q: float


@dataclass(frozen=True, slots=True)
class Tested:
    """All themes with their number of actions, all pairs that meet, and how many pairs there are."""

    actions: int
    themes: dict[URIRef, int]
    pairs: tuple[Pair, ...]
    possible: int


def read_actions(source: Source, plans: tuple[Plan, ...]) -> list[Action]:
    """The leaf actions of `plans` that have a theme, in the order of the texts."""
    by_node = {plan.node: plan for plan in plans}
    weights: dict[URIRef, dict[URIRef, float]] = defaultdict(dict)
    for assignment in source.having(PLANWEAVE.action):
        action, theme = source.link(assignment, PLANWEAVE.action), source.link(assignment, PLANWEAVE.theme)
        if action is not None and theme is not None:
            weights[action][theme] = source.number(assignment, PLANWEAVE.weight)
    found = []
    for node in source.having(PLANWEAVE.isLeaf):
        plan = by_node.get(source.link(node, PLANWEAVE.inPlan) or node)
        if plan is not None and node in weights:
            found.append(Action(node, plan, source.link(node, PLANWEAVE.inSection), weights[node]))
    return sorted(found, key=lambda action: (action.plan.id, source.start_of(action.node), action.node))


def chance_of(shared: int, total: int, one: int, other: int) -> float:
    """The chance that at least `shared` of `total` actions hold both of two themes that `one` and `other` of them hold.

    >>> round(chance_of(2, 4, 2, 2), 9)  # one way in the six of taking two of four
    0.166666667
    """

    def ways(of: int, taken: int) -> float:
        return math.lgamma(of + 1) - math.lgamma(taken + 1) - math.lgamma(of - taken + 1)

    least = max(shared, one + other - total, 0)
    return math.fsum(
        math.exp(ways(one, count) + ways(total - one, other - count) - ways(total, other))
        for count in range(least, min(one, other) + 1)
    )


def count_pairs(actions: list[Action]) -> Tested:
    """Count and test every pair of themes."""
    with_theme: dict[URIRef, int] = defaultdict(int)
    shared: dict[tuple[URIRef, URIRef], list[Action]] = defaultdict(list)
    for action in actions:
        for theme in action.weights:
            with_theme[theme] += 1
        for one, other in itertools.combinations(sorted(action.weights), 2):
            shared[one, other].append(action)
    total, possible = len(actions), len(with_theme) * (len(with_theme) - 1) // 2
    chance = {
        (one, other): chance_of(len(found), total, with_theme[one], with_theme[other])
        for (one, other), found in shared.items()
    }
    corrected = correct(chance, possible)
    pairs = tuple(
        Pair(
            one, other, tuple(shared[one, other]), with_theme[one] * with_theme[other] / total,
            chance[one, other], corrected[one, other],
        )
        for one, other in sorted(shared)
    )  # fmt: skip
    return Tested(total, dict(sorted(with_theme.items())), pairs, possible)


def correct(chance: dict[tuple[URIRef, URIRef], float], tests: int) -> dict[tuple[URIRef, URIRef], float]:
    """q of every pair: the least false discovery rate at which it would still be taken (those not listed: p = 1)."""
    found: dict[tuple[URIRef, URIRef], float] = {}
    least = 1.0
    ranked = sorted(chance, key=lambda pair: (chance[pair], pair))
    for rank in range(len(ranked), 0, -1):
        least = min(least, chance[ranked[rank - 1]] * tests / rank)
        found[ranked[rank - 1]] = least
    return found


def expected_by_chance(tested: Tested, level: float) -> float:
    """How many pairs would have p ≤ `level` and at least LEAST actions if all themes were strewn at random."""
    expected = 0.0
    for one, other in itertools.combinations(tested.themes.values(), 2):
        for count in range(LEAST, min(one, other) + 1):
            chance = chance_of(count, tested.actions, one, other)
            if chance <= level:
                expected += chance
                break
    return expected
