"""Moves and swaps marks on their grid until heavy links no longer run under marks not theirs.

The search is simulated annealing with a fixed seed: the same map each time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

Point = tuple[float, float]
Link = tuple[Point, int, float]  # anchor's place, index of the free node, weight

MOST = 4_000_000  # entries of the table of hits (anchors × cells × cells); beyond it the map is left as it is
NEAR = 14  # cheapest cells that are tried for a node, taken or not
EMPTY = 8  # cheapest empty cells that are tried besides
HIT = 20.0  # cost, in squared cells, of the heaviest link through a mark's middle
SEED, STEPS = 1, 4000  # of the wandering search
HOT, COLD = 4.0, 0.05  # price uphill that is readily paid at its start and at its end
FAINT = 0.1  # what the faintest link counts of that


def _hits(
    start: Point, ends: NDArray[numpy.float64], spots: NDArray[numpy.float64], reach: float
) -> NDArray[numpy.float64]:
    """How deep the segments from `start` (rows: ends) run into discs (columns): 1 through the middle, 0 outside."""
    import numpy

    begin = numpy.array(start)
    along = ends - begin
    length = numpy.maximum((along**2).sum(axis=1), 1e-9)[:, None]
    away = spots - begin
    share = numpy.clip((along @ away.T) / length, 0.0, 1.0)
    distance = numpy.sqrt(((away[None, :, :] - share[:, :, None] * along[:, None, :]) ** 2).sum(axis=2))
    depth: NDArray[numpy.float64] = numpy.clip(1.0 - distance / reach, 0.0, 1.0)
    return depth


def untangle(
    chosen: Sequence[int], cells: Sequence[Point], cost: NDArray[numpy.float64], links: Sequence[Link], cell: Point
) -> list[int]:
    """The cells of the nodes after the search; `cost[node, cell]` is the price of a node's place."""
    import numpy

    places = numpy.array(chosen)
    anchors = sorted({start for start, _, _ in links})
    if len(places) < 2 or len(anchors) * len(cells) ** 2 > MOST:
        return [int(place) for place in places]
    grid = numpy.array(cells)
    reach = 0.3 * cell[1]
    label = numpy.array([0.0, 0.4 * cell[1]])  # from a circle's middle to its label's
    table = numpy.stack(
        [numpy.maximum(_hits(a, grid, grid, reach), _hits(a, grid, grid + label, reach)) for a in anchors]
    )
    table = table.round(6)  # the same on every machine
    table[:, numpy.arange(len(cells)), numpy.arange(len(cells))] = 0.0  # a link may touch its own mark
    number = {start: index for index, start in enumerate(anchors)}
    begin = numpy.array([number[start] for start, _, _ in links])
    owner = numpy.array([index for _, index, _ in links])
    heaviest = max(weight for _, _, weight in links) or 1.0
    strength = numpy.array([FAINT + (1 - FAINT) * (weight / heaviest) ** 2 for _, _, weight in links])
    nodes = numpy.arange(len(places))

    def price(trial: NDArray[numpy.int64]) -> float:
        depth = table[begin[:, None], trial[owner][:, None], trial[None, :]].sum(axis=1)
        return round(float(cost[nodes, trial].sum()) + HIT * float((strength * depth).sum()), 6)

    cheapest = [[int(place) for place in row] for row in numpy.argsort(cost, axis=1, kind="stable")]

    def tried(node: int, now: NDArray[numpy.int64]) -> list[int]:
        taken = set(now.tolist())
        empty = [place for place in cheapest[node] if place not in taken][:EMPTY]
        return [place for place in dict.fromkeys([*cheapest[node][:NEAR], *empty]) if place != now[node]]

    def moved(node: int, place: int, now: NDArray[numpy.int64]) -> NDArray[numpy.int64]:
        trial = now.copy()
        trial[now == place] = now[node]
        trial[node] = place
        return trial

    random = Random(SEED)
    best, least = places, price(places)
    now, paid = best, least
    for step in range(STEPS):  # wander, ever more reluctantly uphill …
        heat = HOT * (COLD / HOT) ** (step / STEPS)
        node = random.randrange(len(places))
        trial = moved(node, random.choice(tried(node, now)), now)
        found = price(trial)
        if found <= paid or random.random() < math.exp((paid - found) / heat):
            now, paid = trial, found
            if paid < least:
                best, least = now, paid
    before = math.inf
    while least < before:  # … then straight down
        before = least
        for node in range(len(places)):
            for place in tried(node, best):
                trial = moved(node, place, best)
                if (found := price(trial)) < least:
                    best, least = trial, found
    return [int(place) for place in best]
