"""What every chart comes to: parts placed on a sheet, marks with the evidence behind, and the table of its numbers.

A chart has axes, cells or columns where a network has nodes and links. Lengths are in drawing units (1 unit = 1 px at
scale 1); x grows to the right, y downwards; a sheet starts at (0, 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viz.model import Evidence, Words

Symbol = Literal["dot", "ring", "floor", "ceiling", "up", "down", "equal", "unequal", "plus", "gap", "dash", "diamond"]
Anchor = Literal["start", "middle", "end"]
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; `hatched`: strokes of `outline` across it, for what is unknown."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    outline: str = ""
    hatched: bool = False
    round: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A symbol round (x, y). `size` is half its height; a floor's or a ceiling's straight side stands at x."""

    symbol: Symbol
    x: float
    y: float
    size: float
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text, its middle at `y`; `turned`: read from below, its start at (x, y)."""

    text: Words
    x: float
    y: float
    size: float
    colour: str
    anchor: Anchor = "start"
    bold: bool = False
    turned: bool = False


Part = Bar | Line | Sign | Label


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that can be pointed at: what it is called, what is known of it, the places behind, how it is drawn.

    `box` is (x, y, width, height), the area that answers to a click.
    """

    id: str
    label: Words
    facts: tuple[tuple[Words, Words], ...]
    evidence: tuple[int, ...]
    parts: tuple[Part, ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the legend: parts round (0, 0), at most 44 wide and 30 high, and what they mean."""

    parts: tuple[Part, ...]
    text: Words


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart, one row a statement, a pair or a cell; `columns` are (name, heading)."""

    columns: tuple[tuple[str, Words], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart, ready for any format. `ground` is what lies under the marks (axes, headings)."""

    name: str
    title: Words
    subtitle: Words
    width: float
    height: float
    ground: tuple[Part, ...]
    marks: tuple[Mark, ...]
    legend: tuple[Key, ...]
    caption: tuple[Words, ...]
    evidence: tuple[Evidence, ...]
    table: Table


# polygons and strokes in units of half the height, y downwards; dot and ring are circles
POLYGONS: dict[str, tuple[tuple[float, float], ...]] = {
    "floor": ((0.0, -1.0), (1.5, 0.0), (0.0, 1.0)),
    "ceiling": ((0.0, -1.0), (-1.5, 0.0), (0.0, 1.0)),
    "up": ((-1.05, 0.85), (0.0, -0.95), (1.05, 0.85)),
    "down": ((-1.05, -0.85), (0.0, 0.95), (1.05, -0.85)),
    "diamond": ((-0.8, 0.0), (0.0, -0.8), (0.8, 0.0), (0.0, 0.8)),
}
STROKES: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "equal": (((-0.8, -0.36), (0.8, -0.36)), ((-0.8, 0.36), (0.8, 0.36))),
    "unequal": (((-0.8, -0.36), (0.8, -0.36)), ((-0.8, 0.36), (0.8, 0.36)), ((-0.5, 0.95), (0.5, -0.95))),
    "plus": (((-0.85, 0.0), (0.85, 0.0)), ((0.0, -0.85), (0.0, 0.85))),
    "gap": (((-0.7, -0.7), (0.7, 0.7)), ((-0.7, 0.7), (0.7, -0.7))),
    "dash": (((-0.6, 0.0), (0.6, 0.0)),),
}
STROKE = 0.34  # a stroke's width in half heights
