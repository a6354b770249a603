"""Moves and swaps marks on their grid until heavy links no longer run under marks not theirs. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

Point = tuple[float, float]
Link = tuple[Point, int, float]  # anchor's place, index of the free node, weight

MOST = 80  # nodes; beyond this the map is left as it is
ROUNDS = 6
HIT = 3.0  # cost, in squared cells, of the heaviest link under a mark's middle


def _hits(
    starts: NDArray[numpy.float64], ends: NDArray[numpy.float64], spots: NDArray[numpy.float64], reach: float
) -> NDArray[numpy.float64]:
    """How deep each segment (rows) runs into the disc round each spot (columns): 1 through the middle, 0 outside."""
    import numpy

    along = ends - starts
    length = numpy.maximum((along**2).sum(axis=1), 1e-9)[:, None]
    away = spots[None, :, :] - starts[:, None, :]
    share = numpy.clip((away * along[:, None, :]).sum(axis=2) / length, 0.0, 1.0)
    distance = numpy.sqrt(((away - share[:, :, None] * along[:, None, :]) ** 2).sum(axis=2))
    depth: NDArray[numpy.float64] = numpy.clip(1.0 - distance / reach, 0.0, 1.0)
    return depth


def untangle(
    chosen: Sequence[int], cells: Sequence[Point], cost: NDArray[numpy.float64], links: Sequence[Link], cell: Point
) -> list[int]:
    """The cells of the nodes after the search; `cost[node, cell]` is the price of a node's place."""
    import numpy

    places = list(chosen)
    if not links or len(places) < 2 or len(places) > MOST:
        return places
    grid = numpy.array(cells)
    starts = numpy.array([start for start, _, _ in links])
    owner = numpy.array([index for _, index, _ in links])
    heaviest = max(weight for _, _, weight in links) or 1.0
    strength = numpy.array([0.25 + 0.75 * weight / heaviest for _, _, weight in links])
    own = owner[:, None] == numpy.arange(len(places))[None, :]
    reach = 0.45 * cell[1]

    def price(trial: list[int]) -> float:
        spots = grid[trial]
        # a mark's middle is between its circle and its label
        depth = _hits(starts, spots[owner], spots + numpy.array([0.0, cell[1] * 0.15]), reach)
        depth[own] = 0.0
        placed = sum(float(cost[node, place]) for node, place in enumerate(trial))
        return round(placed + HIT * float((strength[:, None] * depth).sum()), 6)

    best = price(places)
    for _ in range(ROUNDS):
        before = best
        for node in range(len(places)):
            options = numpy.argsort(cost[node], kind="stable")[:14]
            for place in (int(option) for option in options):
                if place == places[node]:
                    continue
                trial = list(places)
                if place in places:
                    trial[places.index(place)] = places[node]
                trial[node] = place
                found = price(trial)
                if found < best:
                    places, best = trial, found
        if best == before:
            break
    return places
