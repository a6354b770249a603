"""How each kind of thing looks where several stand in one diagram: shape and colour together, apart also in grey."""

from __future__ import annotations

import math
from dataclasses import dataclass

from viz.model import Legend, Shape, Words, both
from viz.palette import ACTION, ALL, INK, NEUTRAL, SUPPORT


@dataclass(frozen=True, slots=True)
class Style:
    """The mark of a kind."""

    shape: Shape
    colour: str


# in the order of legends and columns
STYLES: dict[str, Style] = {
    "plan": Style("square", INK),
    "region": Style("square", ALL),
    "theme": Style("dot", "#4fa3d8"),
    "institution": Style("dot", SUPPORT),
    "project": Style("square", "#009e73"),
    "indicator": Style("dot", "#b45f95"),
    "action": Style("square", "#93a1ac"),
    "initiative": Style("dot", "#009e73"),
    "group": Style("dot", "#8a6d00"),
    "fact": Style("ring", ACTION),
    "value": Style("ring", NEUTRAL),
    "thing": Style("dot", NEUTRAL),
}


def fair_size(shape: Shape, radius: float) -> float:
    """Half the side of a square of the same area as a circle of `radius`; other marks keep it."""
    return radius * math.sqrt(math.pi) / 2 if shape == "square" else radius


def node_kind(kind: str) -> str:
    """The kind of a mark: a region among other things is a place, since "region" marks are set larger."""
    return "place" if kind == "region" else kind


def kind_name(kind: str) -> Words:
    """A kind as people call it."""
    return both(f"viz.kind_{kind}")


def kind_legend(kinds: set[str], size: float = 6.5) -> tuple[Legend, ...]:
    """A row for each of the kinds, in a fixed order."""
    return tuple(
        Legend(style.shape, size, style.colour, kind_name(kind)) for kind, style in STYLES.items() if kind in kinds
    )
