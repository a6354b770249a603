"""Moves and swaps marks on their grid until heavy links no longer run under marks not theirs. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

Point = tuple[float, float]
Link = tuple[Point, int, float]  # anchor's place, index of the free node, weight

MOST = 4_000_000  # entries of the table of hits (anchors × cells × cells); beyond it the map is left as it is
ROUNDS = 6
NEAR = 14  # cells that are tried for a node
HIT = 12.0  # cost, in squared cells, of the heaviest link through a mark's middle
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

    best = price(places)
    for _ in range(ROUNDS):
        before = best
        for node in range(len(places)):
            for place in numpy.argsort(cost[node], kind="stable")[:NEAR]:
                if place == places[node]:
                    continue
                trial = places.copy()
                trial[places == place] = places[node]
                trial[node] = place
                found = price(trial)
                if found < best:
                    places, best = trial, found
        if best == before:
            break
    return [int(place) for place in places]
