"""Where marks stand, computed once and the same every time: anchored maps and columns. Nothing here is random.

`anchored_map`: a few anchors (regions) on an ellipse, many free nodes (themes) within, each on the cell of a grid that
is nearest to the weighted middle of its anchors; what hangs on one anchor alone stands outside, beyond that anchor.
Cells are as large as the largest label, so no two labels meet.
`column_order`: two columns, one in a given order, the other ordered so that links cross little.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

Point = tuple[float, float]
Weights = Mapping[str, Mapping[str, float]]  # free node → anchor → weight

OUTSIDE = 1.42  # how far beyond its anchor a node with no other link is drawn towards


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
        return max(orders, key=lambda order: round(sum(table[p] for p in zip(order, (*order[1:], first), strict=True)), 9))
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


def _target(linked: Mapping[str, float], places: Mapping[str, Point]) -> Point:
    """Where a free node belongs: the middle of its anchors, drawn towards the heavier ones; alone, beyond its anchor."""
    if len(linked) == 1 and len(places) > 1:
        (anchor,) = linked
        return places[anchor][0] * OUTSIDE, places[anchor][1] * OUTSIDE
    whole = sum(linked.values()) or float(len(linked))
    shares = {anchor: (weight / whole if sum(linked.values()) else 1 / len(linked)) for anchor, weight in linked.items()}
    return (
        sum(share * places[anchor][0] for anchor, share in shares.items()),
        sum(share * places[anchor][1] for anchor, share in shares.items()),
    )


def anchored_map(
    anchors: Sequence[str], weights: Weights, cell: Point, clear: Point
) -> tuple[dict[str, Point], dict[str, Point]]:
    """(places of the anchors, places of the free nodes); `cell` is a label's room, `clear` the room round an anchor."""
    import numpy
    from scipy.optimize import linear_sum_assignment

    order = circle_order(anchors, weights)
    inside = max(1, sum(len(linked) > 1 for linked in weights.values()))
    # the ellipse has room for the shared ones twice over, and for the anchors' own labels along it
    area = inside * cell[0] * cell[1] * 1.9
    wide = max(math.sqrt(area / math.pi * 1.75), 2.2 * cell[0], len(anchors) * clear[0] / math.pi)
    radius = (wide, max(wide / 1.75, 2.6 * cell[1]))
    places = ring(order, radius)
    free = sorted(weights)
    reach = (radius[0] * OUTSIDE + cell[0], radius[1] * OUTSIDE + cell[1])
    rows = math.ceil(reach[1] / cell[1])
    columns = math.ceil(reach[0] / cell[0])
    cells = [
        ((column + (0.5 if row % 2 else 0.0)) * cell[0], (row + 0.5) * cell[1])
        for row in range(-rows, rows)
        for column in range(-columns, columns + 1)
    ]
    cells = [
        (x, y)
        for x, y in cells
        if all(abs(x - px) >= (cell[0] + clear[0]) / 2 or abs(y - py) >= (cell[1] + clear[1]) / 2 for px, py in places.values())
    ]
    targets = [_target(weights[name], places) for name in free]
    # shared ones keep off the ellipse's outside, where they would read as one region's own
    cost = numpy.array(
        [
            [
                ((x - tx) / cell[0]) ** 2
                + ((y - ty) / cell[1]) ** 2
                + (30.0 if len(weights[name]) > 1 and len(order) > 1 and math.hypot(x / radius[0], y / radius[1]) > 0.98 else 0.0)
                for x, y in cells
            ]
            for name, (tx, ty) in zip(free, targets, strict=True)
        ]
    ).round(6)
    chosen = linear_sum_assignment(cost)[1]
    return places, {name: cells[index] for name, index in zip(free, chosen, strict=True)}


def column_order(fixed: Sequence[str], links: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys of `links` in the order of the mean place of what they link to in `fixed`; ties by name."""
    place = {name: index for index, name in enumerate(fixed)}
    return sorted(links, key=lambda name: (round(sum(place[other] for other in links[name]) / len(links[name]), 6), name))
