"""On which side of its mark a label stands: free of other marks and labels, with as few links through it as can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from viz.layout.labels import BESIDE, Box, font_of, text_size
from viz.model import Side

Point = tuple[float, float]
SIDES: tuple[Side, ...] = ("below", "above", "right", "left")
SIDEWAYS = 0.4  # a label beside its mark counts as so many links: below or above is looked for first
ROUNDS = 3
AIR = 4.0


def mark_box(place: Point, radius: float) -> Box:
    """The box of a mark."""
    return place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius


def side_box(place: Point, radius: float, lines: Mapping[str, tuple[str, ...]], kind: str, side: Side) -> Box:
    """The box of a label in whichever language is larger, on one side of its mark."""
    sizes = [text_size(shown, font_of(kind)) for shown in lines.values()]
    width, height = max(size[0] for size in sizes), max(size[1] for size in sizes)
    x, y = place
    if side == "below":
        return x - width / 2, y + radius + 3, x + width / 2, y + radius + 3 + height
    if side == "above":
        return x - width / 2, y - radius - 3 - height, x + width / 2, y - radius - 3
    if side == "left":
        return x - radius - BESIDE - width, y - height / 2, x - radius - BESIDE, y + height / 2
    return x + radius + BESIDE, y - height / 2, x + radius + BESIDE + width, y + height / 2


def meet(a: Box, b: Box, air: float = 0.0) -> bool:
    """Whether two boxes come nearer than `air`."""
    return a[0] < b[2] + air and b[0] < a[2] + air and a[1] < b[3] + air and b[1] < a[3] + air


def runs_through(start: Point, end: Point, box: Box) -> bool:
    """Whether a straight link runs through a box."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step = end[axis] - start[axis]
        if abs(step) < 1e-9:
            if not box[axis] < start[axis] < box[axis + 2]:
                return False
            continue
        first, last = sorted(((box[axis] - start[axis]) / step, (box[axis + 2] - start[axis]) / step))
        low, high = max(low, first), min(high, last)
    return low < high


def choose_sides(
    places: Mapping[str, Point],
    radii: Mapping[str, float],
    lines: Mapping[str, Mapping[str, tuple[str, ...]]],
    kind: str,
    links: Sequence[tuple[str, str]],
) -> dict[str, Side]:
    """A side for every label; "below", where every label has room, unless another is better and free."""
    marks = {node: mark_box(place, radii[node] + 1) for node, place in places.items()}
    boxes = {
        node: {side: side_box(place, radii[node], lines[node], kind, side) for side in SIDES}
        for node, place in places.items()
    }
    chosen: dict[str, Side] = dict.fromkeys(sorted(places), "below")
    ends = [(places[a], places[b]) for a, b in links]

    def cost(node: str, side: Side) -> float:
        box = boxes[node][side]
        for other in chosen:
            if other != node and (meet(box, marks[other], AIR) or meet(box, boxes[other][chosen[other]], AIR)):
                return 1e6 if side != "below" else 1e5  # there is always room below
        wide = (box[0] - AIR, box[1] - AIR, box[2] + AIR, box[3] + AIR)  # links have a width
        crossed = sum(runs_through(start, end, wide) for start, end in ends)
        return crossed + SIDEWAYS * (side in ("left", "right")) + 0.1 * (side == "above")

    for _ in range(ROUNDS):
        before = dict(chosen)
        for node in chosen:
            chosen[node] = min(SIDES, key=lambda side: (round(cost(node, side), 6), SIDES.index(side)))
        if chosen == before:
            break
    return chosen
