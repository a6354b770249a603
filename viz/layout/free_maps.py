"""What free networks have in common: room for marks with their labels, places, sizes, colours of groups, legends."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from ontology.messages import LANGUAGES
from viz.layout.labels import Box, font_of, text_size, wrap
from viz.layout.sides import choose_sides, mark_box, side_box
from viz.layout.springs import Lengths, Links, Point, Room, spring_map
from viz.model import Legend, Side, Words, both
from viz.palette import ALL, GROUPS, NEUTRAL

Lines = dict[str, tuple[str, ...]]  # language → lines of a label

LABEL_LIMIT = {"zh": 8.0, "en": 11.2}  # em


@dataclass(frozen=True, slots=True)
class Frame:
    """Places and label sides by node, and the room that all of them take with their labels."""

    places: dict[str, Point]
    sides: dict[str, Side]
    box: Box


def short_lines(label: Words, most: int = 2) -> Lines:
    """A label in few lines (Chinese: at most `most`), as it stands under a mark."""
    lines = {"zh": most, "en": 3}
    return {tongue: wrap(label[tongue], LABEL_LIMIT[tongue], lines[tongue]) for tongue in LANGUAGES}


def room_below(lines: Lines, radius: float, kind: str) -> Room:
    """The room of a mark with its label below it, whatever the language."""
    sizes = [text_size(shown, font_of(kind)) for shown in lines.values()]
    half = max(radius, *(width / 2 for width, _ in sizes))
    return -half, -radius, half, radius + 3 + max(height for _, height in sizes)


def map_nodes(
    lines: Mapping[str, Lines], radii: Mapping[str, float], kind: str, links: Links, lengths: Lengths | None = None
) -> Frame:
    """Places for marks with labels below them, and the room they take."""
    rooms = {node: room_below(lines[node], radii[node], kind) for node in lines}
    places = spring_map(rooms, links, lengths)
    sides = choose_sides(places, radii, lines, kind, links)
    boxes = [mark_box(place, radii[node]) for node, place in places.items()]
    boxes += [side_box(place, radii[node], lines[node], kind, sides[node]) for node, place in places.items()]
    return Frame(
        places,
        sides,
        (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        ),
    )


def set_places(network: nx.Graph[str], frame: Frame) -> None:
    """Give every node its x, y and the side of its label."""
    for node in network:
        network.nodes[node]["x"], network.nodes[node]["y"] = frame.places[node]
        network.nodes[node]["side"] = frame.sides[node]


def area_radius(value: float, most: float, largest: float, least: float = 4.0) -> float:
    """A radius in px whose area stands for `value`: `most` has the radius `largest`, and none is less than `least`."""
    return max(least, largest * math.sqrt(value / most)) if most else least


def line_width(value: float, most: float, widest: float, least: float = 1.0) -> float:
    """A width in px that stands for `value`: `most` has the width `widest`."""
    return max(least, widest * value / most) if most else least


def steps_to(most: int) -> tuple[int, ...]:
    """Counts for a legend: the greatest, and a round one of about a quarter of it.

    >>> steps_to(36), steps_to(2), steps_to(1)
    ((36, 10), (2, 1), (1,))
    """
    if most < 2:
        return (most,)
    quarter = max(most / 3.5, 1.0)
    power = 10.0 ** math.floor(math.log10(quarter))
    return most, int(max(step * power for step in (1, 2, 5) if step * power <= quarter * 1.0000001))


def group_colour(number: object) -> str:
    """The colour of group 1, 2, …; slate for 0 (pairs, marks alone, small groups); blue if there are none."""
    if not isinstance(number, int):
        return ALL
    return GROUPS[number - 1] if number else NEUTRAL


def group_legend(network: nx.Graph[str]) -> tuple[Legend, ...]:
    """A row for every group: its colour, its size and the mark that most of it is linked to."""
    members: dict[int, list[str]] = {}
    for node, number in network.nodes(data="group"):
        if number is not None:
            members.setdefault(number, []).append(node)
    if set(members) == {0}:
        return ()
    rows = []
    for number in sorted(members, key=lambda number: (number == 0, number)):
        found = members[number]
        if number == 0:
            rows.append(Legend("dot", 8, NEUTRAL, both("viz.legend_other_groups", count=len(found))))
            continue
        inner = network.subgraph(found)
        centre = min(found, key=lambda node: (-inner.degree(node), -network.degree(node), node))
        name = {
            "zh": network.nodes[centre]["label"],
            "en": network.nodes[centre].get("label_en") or network.nodes[centre]["label"],
        }
        rows.append(Legend("dot", 8, group_colour(number), both("viz.legend_group", name=name, count=len(found))))
    return tuple(rows)
