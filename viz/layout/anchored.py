"""Places on an anchored map, the same every time: a few anchors (regions) on an ellipse, many free nodes within.

Each free node (theme) stands on the cell of a grid that is nearest to the weighted middle of its anchors; what hangs on
one anchor alone stands outside, beyond that anchor. Cells are as large as the largest label, so no two labels meet.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence

Point = tuple[float, float]
Weights = Mapping[str, Mapping[str, float]]  # free node → anchor → weight

ASPECT = 1.45  # of the ellipse, near that of a page or a screen beside its panel
ROOM = 1.6  # area within the ellipse over the area that its labels need
KEEP_IN = 25.0  # cost, in squared cells, of a shared node outside the ellipse


def _around(order: Sequence[str], table: Mapping[tuple[str, str], float]) -> float:
    """How like the neighbours of a circular order are, in all."""
    return round(sum(table[pair] for pair in zip(order, (*order[1:], order[0]), strict=True)), 9)


def circle_order(anchors: Sequence[str], weights: Weights) -> tuple[str, ...]:
    """The anchors in the circular order that puts the likest side by side; ties go to the order given."""
    profile = {anchor: {free: linked.get(anchor, 0.0) for free, linked in weights.items()} for anchor in anchors}

    def likeness(one: str, other: str) -> float:
        a, b = profile[one], profile[other]
        length = math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values()))
        return sum(a[free] * b[free] for free in a) / length if length else 0.0

    table = {(a, b): likeness(a, b) for a in anchors for b in anchors}
    if len(anchors) <= 3:
        return tuple(anchors)
    first, rest = anchors[0], anchors[1:]
    if len(anchors) <= 7:
        orders = ((first, *order) for order in itertools.permutations(rest))
        return max(orders, key=lambda order: _around(order, table))
    order = [first]
    left = list(rest)
    while left:
        left.sort(key=lambda anchor: -round(table[order[-1], anchor], 9))
        order.append(left.pop(0))
    return tuple(order)


def ring(anchors: Sequence[str], radius: Point) -> dict[str, Point]:
    """The anchors on an ellipse, in order, placed so that few stand on one line through the middle."""
    if len(anchors) == 1:
        return {anchors[0]: (0.0, 0.0)}
    first = {2: math.pi, 4: -3 * math.pi / 4}.get(len(anchors), -math.pi / 2)
    step = 2 * math.pi / len(anchors)
    return {
        anchor: (radius[0] * math.cos(first + i * step), radius[1] * math.sin(first + i * step))
        for i, anchor in enumerate(anchors)
    }


def _target(linked: Mapping[str, float], places: Mapping[str, Point], cell: Point) -> Point:
    """Where a free node belongs: the weighted middle of its anchors; with one anchor alone, beyond that."""
    if len(linked) == 1 and len(places) > 1:
        x, y = places[next(iter(linked))]
        length = math.hypot(x, y)
        return x + x / length * cell[0] * 0.9, y + y / length * cell[1] * 1.1
    whole = sum(linked.values())
    shares = {anchor: weight / whole if whole else 1 / len(linked) for anchor, weight in linked.items()}
    return (
        sum(share * places[anchor][0] for anchor, share in shares.items()),
        sum(share * places[anchor][1] for anchor, share in shares.items()),
    )


def _cells(radius: Point, cell: Point, clear: Point, places: Iterable[Point]) -> list[Point]:
    """The middles of a brick grid over the ellipse and one cell round it, none under an anchor's label."""
    rows, columns = math.ceil(radius[1] / cell[1]) + 1, math.ceil(radius[0] / cell[0]) + 1
    grid = [
        ((column + (0.5 if row % 2 else 0.0)) * cell[0], (row + 0.5) * cell[1])
        for row in range(-rows, rows)
        for column in range(-columns, columns + 1)
    ]
    near = ((cell[0] + clear[0]) / 2, (cell[1] + clear[1]) / 2)
    anchors = tuple(places)
    return [(x, y) for x, y in grid if all(abs(x - px) >= near[0] or abs(y - py) >= near[1] for px, py in anchors)]


def anchored_map(
    anchors: Sequence[str], weights: Weights, cell: Point, clear: Point
) -> tuple[dict[str, Point], dict[str, Point]]:
    """(places of the anchors, places of the free nodes); `cell` is a label's room, `clear` the room round an anchor."""
    import numpy
    from scipy.optimize import linear_sum_assignment

    from viz.layout.untangle import untangle

    order = circle_order(anchors, weights)
    inside = sum(len(linked) > 1 or len(anchors) == 1 for linked in weights.values())
    high = math.sqrt(inside * cell[0] * cell[1] * ROOM / (math.pi * ASPECT))
    high = max(high, 1.6 * cell[1], len(anchors) * clear[1] / 3)
    radius = (max(high * ASPECT, 1.5 * cell[0], len(anchors) * clear[0] / 4), high)
    places = ring(order, radius)
    free = sorted(weights)
    cells = _cells(radius, cell, clear, places.values())
    targets = [_target(weights[name], places, cell) for name in free]
    shared = [len(weights[name]) > 1 and len(order) > 1 for name in free]
    outside = [math.hypot(x / radius[0], y / radius[1]) > 0.97 for x, y in cells]
    cost = numpy.array(
        [
            [
                ((x - tx) / cell[0]) ** 2 + ((y - ty) / cell[1]) ** 2 + KEEP_IN * (many and out)
                for (x, y), out in zip(cells, outside, strict=True)
            ]
            for (tx, ty), many in zip(targets, shared, strict=True)
        ]
    ).round(6)
    chosen = [int(index) for index in linear_sum_assignment(cost)[1]]
    links = [
        (places[anchor], index, weights[name][anchor])
        for index, name in enumerate(free)
        for anchor in sorted(weights[name])
    ]
    chosen = untangle(chosen, cells, cost, links, cell)
    return places, {name: cells[index] for name, index in zip(free, chosen, strict=True)}
