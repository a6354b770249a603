"""Places in free networks: room for marks with their labels, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from ontology.messages import LANGUAGES
from viz.layout.labels import Box, font_of, text_size, wrap
from viz.layout.sides import choose_sides, mark_box, side_box
from viz.layout.springs import Lengths, Links, Point, Room, spring_map
from viz.marks import Lines, area_radius, label_of
from viz.model import Side, Words

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


def map_partners(network: nx.Graph[str], largest: float) -> Frame:
    """Places for things whose marks grow with their partners, up to the radius `largest` (px)."""
    most = max(data["partners"] for _, data in network.nodes(data=True))
    return map_nodes(
        {node: short_lines(label_of(network, node)) for node in sorted(network)},
        {node: area_radius(network.nodes[node]["partners"], most, largest) for node in sorted(network)},
        "thing",
        list(network.edges),
    )
