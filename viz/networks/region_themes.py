"""What the regions' plans give to each theme: the network behind the theme diagram, before anything is placed.

In: a `Source` and the plans. Out: `Measured` (the leaf actions behind each region and theme) and a networkx graph.
Weight of an edge = characters of the region's leaf actions times the theme's weight in each, over the characters of all
leaf actions of the region's plans. Reach of a theme = number of regions whose plans speak of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx
from rdflib import URIRef
from rdflib.namespace import SKOS

from viz.reading.source import PLANWEAVE, Plan, Source

MOST_LINKS = 240  # more than these cannot be told apart on a page; beyond it a threshold is chosen
STEP = 0.005  # thresholds that are chosen are multiples of this


@dataclass(frozen=True, slots=True)
class Part:
    """What one leaf action gives to one theme: `amount` in characters, `weight` the theme's share of the action."""

    action: URIRef
    plan: Plan
    section: URIRef | None
    start: int
    weight: float
    amount: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The network before it is drawn: parts by (region, theme), and each region's characters of task text."""

    parts: dict[tuple[URIRef, URIRef], list[Part]]
    totals: dict[URIRef, float]


def measure(source: Source, plans: tuple[Plan, ...], wanted: frozenset[URIRef]) -> Measured:
    """Sum the leaf actions of `plans` by region and theme; `wanted` narrows the themes (empty: all)."""
    by_node = {plan.node: plan for plan in plans}
    totals: dict[URIRef, float] = defaultdict(float)
    parts: dict[tuple[URIRef, URIRef], list[Part]] = defaultdict(list)
    leaves = source.having(PLANWEAVE.isLeaf)
    lengths = {leaf: source.number(leaf, PLANWEAVE.textLength) for leaf in leaves}
    homes = {leaf: by_node.get(source.link(leaf, PLANWEAVE.inPlan) or leaf) for leaf in leaves}
    for leaf, plan in homes.items():
        for region in plan.regions if plan else ():
            totals[region] += lengths[leaf]
    for assignment in source.having(PLANWEAVE.action):
        action, theme = source.link(assignment, PLANWEAVE.action), source.link(assignment, PLANWEAVE.theme)
        plan = homes.get(action) if action else None
        if action is None or theme is None or plan is None or (wanted and theme not in wanted):
            continue
        weight = source.number(assignment, PLANWEAVE.weight)
        section = source.link(action, PLANWEAVE.inSection)
        part = Part(action, plan, section, source.start_of(action), weight, weight * lengths[action])
        for region in plan.regions:
            parts[region, theme].append(part)
    for found in parts.values():
        found.sort(key=lambda part: (part.plan.id, part.start, part.action))
    return Measured(dict(parts), dict(totals))


def theme_network(source: Source, measured: Measured) -> nx.Graph[str]:
    """The bipartite graph: nodes with kind, label, reach and share; edges with weight, actions and plans."""
    network: nx.Graph[str] = nx.Graph()
    reach: dict[URIRef, int] = defaultdict(int)
    for _, theme in measured.parts:
        reach[theme] += 1
    regions = sorted({region for region, _ in measured.parts})
    for region in regions:
        plans = sorted({p.plan.id for key, found in measured.parts.items() if key[0] == region for p in found})
        network.add_node(
            str(region), kind="region", label=source.region_name(region), label_en=source.region_name(region),
            plans="; ".join(plans), characters=measured.totals[region],
        )  # fmt: skip
    for theme in sorted(reach):
        label = source.label(theme)
        status = "only" if len(regions) == 1 else "one" if reach[theme] == 1 else "some"
        if len(regions) > 1 and reach[theme] == len(regions):
            status = "all"
        network.add_node(
            str(theme), kind="theme", label=label["zh"], label_en=label["en"], reach=reach[theme],
            code=source.text(theme, SKOS.notation), status=status,
        )  # fmt: skip
    for (region, theme), found in sorted(measured.parts.items()):
        total = measured.totals[region]
        weight = sum(part.amount for part in found) / total if total else 0.0
        network.add_edge(
            str(region), str(theme), weight=round(weight, 6), actions=len({part.action for part in found}),
            plans="; ".join(sorted({part.plan.id for part in found})),
        )  # fmt: skip
    return network


@dataclass(frozen=True, slots=True)
class Cut:
    """A network without its weak links. `whole` is as it was; `gone` lost all their links; `chosen`: not asked for."""

    whole: nx.Graph[str]
    drawn: nx.Graph[str]
    least: float
    chosen: bool
    hidden: int
    gone: tuple[str, ...]


def _least(weights: list[float]) -> float:
    """The first threshold that leaves at most MOST_LINKS links, and at least one."""
    steps = 0
    while sum(weight >= steps * STEP for weight in weights) > MOST_LINKS and max(weights) >= (steps + 1) * STEP:
        steps += 1
    return steps * STEP


def cut(whole: nx.Graph[str], asked: float | None) -> Cut:
    """Take away links lighter than `asked`; None: as few as leave MOST_LINKS."""
    least = _least([weight for _, _, weight in whole.edges(data="weight")]) if asked is None else asked
    drawn = whole.copy()
    weak = [(a, b) for a, b, weight in whole.edges(data="weight") if weight < least]
    drawn.remove_edges_from(weak)
    gone = tuple(sorted(node for node, degree in drawn.degree() if degree == 0))
    drawn.remove_nodes_from(gone)
    return Cut(whole, drawn, least, asked is None, len(weak), gone)
