"""How alike regions are in what their plans give to each theme: the figures of the question similar_regions.

With each theme's share of a region's task text, similarity is the weighted Jaccard index (Ružička): the sum of the
lesser shares over the sum of the greater ones. Jaccard counts themes alone. Both lie between 0 and 1.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import networkx as nx
from rdflib import URIRef

from viz.networks.region_themes import Measured
from viz.reading.source import PLANWEAVE, Source

NEAREST = 3  # links that every region keeps where all would be a hairball
ALL_UP_TO = 7  # regions


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two regions: both indices, the number of common themes and of all, and the common themes, weightiest first."""

    one: URIRef
    other: URIRef
    similarity: float
    jaccard: float
    shared: int
    either: int
    themes: tuple[tuple[URIRef, float, float], ...]


def theme_shares(measured: Measured) -> dict[URIRef, dict[URIRef, float]]:
    """Region → theme → share of the task text of the region's plans."""
    shares: dict[URIRef, dict[URIRef, float]] = {}
    for (region, theme), parts in sorted(measured.parts.items()):
        total = measured.totals[region]
        shares.setdefault(region, {})[theme] = sum(part.amount for part in parts) / total if total else 0.0
    return shares


def liken(shares: dict[URIRef, dict[URIRef, float]]) -> list[Likeness]:
    """Every pair of regions, in order."""
    found = []
    for one, other in itertools.combinations(sorted(shares), 2):
        a, b = shares[one], shares[other]
        themes = sorted(a.keys() & b.keys(), key=lambda theme: (-min(a[theme], b[theme]), theme))
        common = math.fsum(min(a[theme], b[theme]) for theme in themes)
        either = math.fsum(a.values()) + math.fsum(b.values()) - common
        found.append(
            Likeness(
                one, other, common / either if either else 0.0, len(themes) / len(a.keys() | b.keys()),
                len(themes), len(a.keys() | b.keys()), tuple((theme, a[theme], b[theme]) for theme in themes),
            )
        )  # fmt: skip
    return found


def nearest(pairs: list[Likeness], count: int) -> list[Likeness]:
    """The pairs in which one is among the `count` most similar of the other."""
    kept: set[tuple[URIRef, URIRef]] = set()
    for region in {region for pair in pairs for region in (pair.one, pair.other)}:
        mine = sorted(
            (pair for pair in pairs if region in (pair.one, pair.other)),
            key=lambda pair: (-round(pair.similarity, 9), pair.one, pair.other),
        )
        kept.update((pair.one, pair.other) for pair in mine[:count])
    return [pair for pair in pairs if (pair.one, pair.other) in kept]


def region_network(
    source: Source, measured: Measured, shares: dict[URIRef, dict[URIRef, float]], pairs: list[Likeness]
) -> nx.Graph[str]:
    """Regions with their number of themes and characters; links with both indices."""
    network: nx.Graph[str] = nx.Graph()
    for region in sorted(shares):
        plans = sorted({p.plan.id for key, found in measured.parts.items() if key[0] == region for p in found})
        network.add_node(
            str(region), kind="region", label=source.region_name(region), label_en=source.region_name(region),
            level=source.text(region, PLANWEAVE.level), plans="; ".join(plans), themes=len(shares[region]),
            characters=measured.totals[region],
        )  # fmt: skip
    for pair in pairs:
        if pair.shared:
            network.add_edge(
                str(pair.one), str(pair.other), weight=round(pair.similarity, 4), jaccard=round(pair.jaccard, 4),
                shared=pair.shared,
            )  # fmt: skip
    return network
