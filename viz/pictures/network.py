"""A network on matplotlib's axes: its links, marks, labels and notes, and the marks of its legend."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from viz.layout.labels import FONT, font_of, label_box, node_box
from viz.model import Drawing, Edge, Legend, Node
from viz.palette import INK, PAPER, QUIET
from viz.pictures.pen import DASHES, UNIT, Align, circle, line, polygon, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HEAD = 8.0  # length of an arrow's head beside what the line's width adds


def paint_network(axes: Axes, drawing: Drawing, language: str) -> None:
    """Links, then nodes with their labels, then notes."""
    places = {node.id: node for node in drawing.nodes}
    for edge in drawing.edges:
        _edge(axes, drawing.curved, places[edge.source], places[edge.target], edge, language)
    for node in drawing.nodes:
        _node(axes, node, language)
    for note in drawing.notes:
        align: Align = "left" if note.anchor == "start" else "right" if note.anchor == "end" else "center"
        write(axes, note.text[language], note.x, note.y, FONT["note"], QUIET, align, bold=note.strong)


def _edge(axes: Axes, curved: bool, a: Node, b: Node, edge: Edge, language: str) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    start, end = (a.x, a.y), (b.x, b.y)
    heads = []
    for here, there, is_there in ((a, b, edge.arrow != ""), (b, a, edge.arrow == "both")):
        if is_there and (here.x, here.y) != (there.x, there.y):
            come_from = (here.x, there.y) if curved else (here.x, here.y)
            heads.append(_head(come_from, there, edge.width, language))
    if heads:  # the line ends within the head, whose tip is finer
        end = heads[0][1]
    if len(heads) > 1:
        start = heads[1][1]
    if curved:
        middle = (a.x + b.x) / 2
        path = Path(
            [start, (middle, a.y), (middle, b.y), end],
            [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
        )
    else:
        path = Path([start, end])
    axes.add_patch(
        PathPatch(
            path,
            facecolor="none",
            edgecolor=edge.colour,
            linewidth=edge.width * UNIT,
            linestyle=DASHES if edge.dashed else "solid",
            capstyle="butt",
            zorder=1,
        )
    )
    for corners, _ in heads:
        polygon(axes, corners, edge.colour, zorder=2)


def arrow_head(
    start: tuple[float, float], tip: tuple[float, float], width: float
) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """The corners of an arrow's head at `tip` of a line from `start`, and where the line enters it."""
    across, down = tip[0] - start[0], tip[1] - start[1]
    far = math.hypot(across, down) or 1.0
    across, down = across / far, down / far
    length, half = HEAD + 1.4 * width, 3.6 + 0.8 * width
    neck = (tip[0] - length * across, tip[1] - length * down)
    sides = [(neck[0] - half * down, neck[1] + half * across), (neck[0] + half * down, neck[1] - half * across)]
    return [tip, *sides], neck


def _head(
    start: tuple[float, float], end: Node, width: float, language: str
) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """The head of an arrow where a line from `start` meets the mark of `end`."""
    across, down = end.x - start[0], end.y - start[1]
    far = math.hypot(across, down) or 1.0
    across, down = across / far, down / far
    gap = end.size + 2.0
    if end.side == "inside":  # a box: where the line leaves it
        left, top, right, bottom = node_box(end, language)
        wide, high = (right - left) / 2, (bottom - top) / 2
        gap = min(wide / abs(across) if across else math.inf, high / abs(down) if down else math.inf)
    return arrow_head(start, (end.x - across * gap, end.y - down * gap), width)


def _mark(axes: Axes, shape: str, x: float, y: float, size: float, fill: str, outline: str) -> None:
    from matplotlib.patches import Rectangle

    if shape == "square":
        axes.add_patch(Rectangle((x - size, y - size), 2 * size, 2 * size, facecolor=fill, edgecolor=outline, zorder=3))
    elif shape == "ring":
        circle(axes, x, y, size, fill, outline, 2.6)
    else:
        circle(axes, x, y, size, fill, PAPER, 1.2)


def _node(axes: Axes, node: Node, language: str) -> None:
    from matplotlib.patches import FancyBboxPatch

    left, top, right, bottom = label_box(node, language)
    text = "\n".join(node.lines[language])
    middle = (top + bottom) / 2
    if node.side == "inside":
        axes.add_patch(
            FancyBboxPatch(
                (left - 10, top - 6), right - left + 20, bottom - top + 12, boxstyle="round,pad=0,rounding_size=7",
                facecolor=node.fill, edgecolor=PAPER, linewidth=2 * UNIT, zorder=4,
            )
        )  # fmt: skip
        write(axes, text, node.x, node.y, font_of(node.kind), PAPER, "center", bold=True)
        return
    _mark(axes, node.shape, node.x, node.y, node.size, node.fill, node.outline)
    places: dict[str, tuple[float, Align]] = {"left": (right, "right"), "right": (left, "left")}
    x, align = places.get(node.side, (node.x, "center"))
    write(axes, text, x, middle, font_of(node.kind), INK, align, halo=True)


def paint_key(axes: Axes, row: Legend, x: float, y: float) -> None:
    """The mark of one row of a network's legend, round (x, y)."""
    if row.mark == "arrow":
        corners, neck = arrow_head((x - 18, y), (x + 18, y), row.size)
        line(axes, [(x - 18, y), neck], row.size, row.colour)
        polygon(axes, corners, row.colour)
    elif row.mark in ("line", "dash"):
        line(axes, [(x - 18, y), (x + 18, y)], row.size, row.colour, dashed=row.mark == "dash")
    elif row.mark == "box":
        _mark(axes, "square", x, y, min(row.size, 9), row.colour, row.colour)
    else:
        _mark(axes, row.mark, x, y, row.size, PAPER if row.mark == "ring" else row.colour, row.colour)
