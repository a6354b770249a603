"""Places for a network without columns or anchors: linked marks near, no mark or label over another, always the same.

In: the room that each mark takes with its label, and the links. Each connected part is spread by its path lengths
(Kamada and Kawai 1989; of several fixed starts the one with fewest crossings), then marks are pushed apart and off
links that are not theirs, and the parts are packed on one page. Nothing is random.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import numpy
    from numpy.typing import NDArray

    Places = NDArray[numpy.float64]

Point = tuple[float, float]
Room = tuple[float, float, float, float]  # left, top, right, bottom of a mark with its label, seen from its middle
Links = Sequence[tuple[str, str]]
Lengths = Mapping[str, Mapping[str, float]]  # wanted distances of all pairs, in any unit

ASPECT = 1.5  # width over height of the page that the parts are packed on
STRETCH = 1.2  # of a part: labels are wider than high
AIR = 8.0  # px between two rooms, and between a room and a link that is not its own
LINK = 48.0  # px that a link is longer than a part of its room's width, on average
WIDER = 2.0  # links where distances mean something: figures stand beside them
GAP = 10.0  # px round every room when parts are packed
CELL = 12.0  # px of the grid that they are packed on
LEAST_WIDTH = 840.0  # px: a page is hardly ever narrower
STARTS = 6
SWEEPS = 240
GROWTH = 1.03  # of a part whose marks still meet after SWEEPS


def spring_map(rooms: Mapping[str, Room], links: Links, lengths: Lengths | None = None) -> dict[str, Point]:
    """The middle of every mark of `rooms`; no two rooms meet. `lengths`: distances to strive for, else path lengths."""
    import networkx as nx

    whole: nx.Graph[str] = nx.Graph()
    whole.add_nodes_from(sorted(rooms))
    whole.add_edges_from(sorted((min(pair), max(pair)) for pair in links))
    parts = [sorted(part) for part in nx.connected_components(whole)]
    if lengths is not None:  # one part, whatever is linked
        parts = [sorted(rooms)]
    parts.sort(key=lambda part: (-len(part), part))
    placed = [_spread(_part_of(whole, part), part, rooms, lengths) for part in parts]
    return _packed(placed, rooms, links)


def _part_of(whole: nx.Graph[str], names: list[str]) -> nx.Graph[str]:
    """A part in the order of its names; networkx' own subgraphs come in the order of a set."""
    import networkx as nx

    part: nx.Graph[str] = nx.Graph()
    part.add_nodes_from(names)
    within = set(names)
    part.add_edges_from((a, b) for a, b in whole.edges if a in within and b in within)
    return part


def _spread(
    part: nx.Graph[str], names: list[str], rooms: Mapping[str, Room], lengths: Lengths | None
) -> dict[str, Point]:
    import numpy

    if len(names) == 1:
        return {names[0]: (0.0, 0.0)}
    index = {name: number for number, name in enumerate(names)}
    ends = [(index[a], index[b]) for a, b in sorted((min(pair), max(pair)) for pair in part.edges)]
    best = _level(_best_start(part, names, ends, lengths))
    box = numpy.array([rooms[name] for name in names])
    spans = [math.dist(best[a], best[b]) for a, b in ends or itertools.combinations(range(len(names)), 2)]
    width = float((box[:, 2] - box[:, 0]).mean())
    link = (0.62 * width + LINK) * (1.0 if lengths is None else WIDER)
    places = best / (sum(spans) / len(spans)) * link * numpy.array([STRETCH, 1.0])
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, _apart(places, box, ends), strict=True)}


def _best_start(part: nx.Graph[str], names: list[str], ends: list[tuple[int, int]], lengths: Lengths | None) -> Places:
    """Of the spreads from STARTS circles, each in another order, the one whose links cross least."""
    import networkx as nx
    import numpy

    found: list[tuple[float, int, Places]] = []
    for start in range(STARTS if len(names) > 3 else 1):
        step = next(s for s in range(start + 1, start + len(names) + 2) if math.gcd(s, len(names)) == 1)
        order = [names[(i * step) % len(names)] for i in range(len(names))]
        circle = {
            name: numpy.array((math.cos(2 * math.pi * i / len(names)), math.sin(2 * math.pi * i / len(names))))
            for i, name in enumerate(order)
        }
        spread = nx.kamada_kawai_layout(part, dist=lengths, pos=circle, weight=None)
        places = numpy.array([spread[name] for name in names]).round(6)
        found.append((_crossings(places, ends), start, places))
    return min(found, key=lambda item: item[:2])[2]


def _crossings(places: Places, ends: list[tuple[int, int]]) -> int:
    import numpy

    def side(a: Places, b: Places, c: Places) -> Places:
        turned: Places = (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (
            c[..., 0] - a[..., 0]
        )
        return turned

    if len(ends) < 2:
        return 0
    pairs = numpy.array(ends)
    p, q = places[pairs[:, 0]][:, None], places[pairs[:, 1]][:, None]
    r, s = places[pairs[:, 0]][None], places[pairs[:, 1]][None]
    apart = (pairs[:, None, :, None] != pairs[None, :, None, :]).all(axis=(2, 3))
    cross = (side(p, q, r) * side(p, q, s) < 0) & (side(r, s, p) * side(r, s, q) < 0) & apart
    return int(cross.sum()) // 2


def _level(places: Places) -> Places:
    """Turned so that its length lies level, the first mark left of the middle and above it."""
    import numpy

    centred = places - places.mean(axis=0)
    _, axes = numpy.linalg.eigh(centred.T @ centred)
    turned = (centred @ axes[:, ::-1]).round(6)
    signs = numpy.where(turned[0] > 0, -1.0, 1.0)
    levelled: Places = turned * signs
    return levelled


def _apart(places: Places, box: Places, ends: list[tuple[int, int]]) -> Places:
    """Pushed until no two rooms meet, and off links that are not theirs as far as there is room."""
    now = places.copy()
    for _ in range(SWEEPS):
        shift = _off_links(now, box, ends) + 0.015 * (places - now)
        now = (now + shift).round(4)
        _part_rooms(now, box)
    while _part_rooms(now, box):
        now = (now * GROWTH).round(4)
        for _ in range(20):
            if not _part_rooms(now, box):
                break
    return now


def _part_rooms(now: Places, box: Places) -> bool:
    """Push rooms that meet apart along the shorter way, in place; whether any met."""
    met = False
    for a, b in itertools.combinations(range(len(now)), 2):
        left = min(now[a, 0] + box[a, 2], now[b, 0] + box[b, 2]) - max(now[a, 0] + box[a, 0], now[b, 0] + box[b, 0])
        if left + AIR <= 1e-3:
            continue
        top = min(now[a, 1] + box[a, 3], now[b, 1] + box[b, 3]) - max(now[a, 1] + box[a, 1], now[b, 1] + box[b, 1])
        if top + AIR <= 1e-3:
            continue
        met = True
        axis, push = (0, left + AIR) if left < top * 1.5 else (1, top + AIR)
        sign = 1.0 if now[b, axis] >= now[a, axis] else -1.0
        now[a, axis] -= sign * push / 2
        now[b, axis] += sign * push / 2
    return met


def _off_links(now: Places, box: Places, ends: list[tuple[int, int]]) -> Places:
    """A step for every mark, away from the links that run through its room."""
    import numpy

    shift = numpy.zeros_like(now)
    middle = now + (box[:, :2] + box[:, 2:]) / 2
    half = (box[:, 2:] - box[:, :2]) / 2 + AIR / 2
    for a, b in ends:
        along = now[b] - now[a]
        length = float(numpy.hypot(*along))
        if length < 1e-6:
            continue
        along = along / length
        normal = numpy.array([-along[1], along[0]])
        away = middle - now[a]
        reach = half @ numpy.abs(normal)  # how far a room stretches across the link
        over = away @ normal
        beside = away @ along
        stretch = half @ numpy.abs(along)
        hit = (numpy.abs(over) < reach) & (beside > -stretch * 0.5) & (beside < length + stretch * 0.5)
        hit[[a, b]] = False
        for k in numpy.flatnonzero(hit):
            depth = (reach[k] - abs(over[k])) * (1.0 if over[k] >= 0 else -1.0)
            shift[k] += 0.25 * depth * normal
            shift[a] -= 0.06 * depth * normal
            shift[b] -= 0.06 * depth * normal
    limit = numpy.maximum(numpy.hypot(shift[:, 0], shift[:, 1]) / 14.0, 1.0)
    steps: Places = shift / limit[:, None]
    return steps


def _packed(parts: list[dict[str, Point]], rooms: Mapping[str, Room], links: Links) -> dict[str, Point]:
    """The parts side by side, the largest first, each where the page grows least; links need room too."""
    import numpy
    from scipy.signal import fftconvolve

    shapes = [_shape(part, rooms, links) for part in parts]
    rows = sum(len(mask) for mask, _, _ in shapes)
    columns = sum(mask.shape[1] for mask, _, _ in shapes)
    page = numpy.zeros((rows, columns), dtype=bool)
    found: dict[str, Point] = {}
    wide = high = 0
    for part, (mask, left, top) in zip(parts, shapes, strict=True):
        taken = fftconvolve(page[: high + len(mask), : wide + mask.shape[1]], mask[::-1, ::-1], mode="valid") > 0.5
        free = numpy.argwhere(~taken)  # (row, column) of where the part's corner may stand
        right = numpy.maximum(free[:, 1] + mask.shape[1], wide)
        bottom = numpy.maximum(free[:, 0] + mask.shape[0], high)
        grown = numpy.maximum(right, numpy.maximum(bottom * ASPECT, LEAST_WIDTH / CELL))
        row, column = free[numpy.lexsort((free[:, 1], free[:, 0], right, bottom, grown))[0]]
        page[row : row + mask.shape[0], column : column + mask.shape[1]] |= mask
        wide, high = max(wide, int(column) + mask.shape[1]), max(high, int(row) + mask.shape[0])
        for name, (x, y) in part.items():
            found[name] = (round(x - left + column * CELL, 1), round(y - top + row * CELL, 1))
    return {name: found[name] for name in sorted(found)}


def _shape(
    part: dict[str, Point], rooms: Mapping[str, Room], links: Links
) -> tuple[NDArray[numpy.bool_], float, float]:
    """Which cells a part covers with its marks, labels and links; and its left and top."""
    import numpy

    boxes = [
        (x + rooms[name][0] - GAP, y + rooms[name][1] - GAP, x + rooms[name][2] + GAP, y + rooms[name][3] + GAP)
        for name, (x, y) in part.items()
    ]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    mask = numpy.zeros((math.ceil((bottom - top) / CELL), math.ceil((right - left) / CELL)), dtype=bool)
    for box in boxes:
        mask[
            int((box[1] - top) / CELL) : math.ceil((box[3] - top) / CELL),
            int((box[0] - left) / CELL) : math.ceil((box[2] - left) / CELL),
        ] = True
    for a, b in links:
        if a in part and b in part:
            steps = numpy.linspace(0.0, 1.0, 2 + int(math.dist(part[a], part[b]) / (CELL / 2)))
            xs, ys = (part[a][axis] + steps * (part[b][axis] - part[a][axis]) for axis in (0, 1))
            mask[((ys - top) / CELL).astype(int), ((xs - left) / CELL).astype(int)] = True
    return mask, left, top
