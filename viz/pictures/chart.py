"""A chart on matplotlib's axes: its parts, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viz.charts.model import POLYGONS, STROKE, STROKES, Bar, Chart, Label, Line, Part, Sign
from viz.palette import PAPER
from viz.pictures.pen import UNIT, Align, circle, line, polygon, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HATCH = 6.0  # between the strokes of a hatched bar


def paint_chart(axes: Axes, chart: Chart, language: str) -> None:
    """What lies under the marks, then the marks in their order."""
    for part in chart.ground:
        paint_part(axes, part, language)
    for mark in chart.marks:
        for part in mark.parts:
            paint_part(axes, part, language)


def paint_part(axes: Axes, part: Part, language: str, x: float = 0.0, y: float = 0.0) -> None:
    """One part, moved by (x, y)."""
    if isinstance(part, Bar):
        _bar(axes, part, x, y)
    elif isinstance(part, Line):
        ends = [(x + part.x1, y + part.y1), (x + part.x2, y + part.y2)]
        line(axes, ends, part.width, part.colour, dashed=part.dashed, zorder=2)
    elif isinstance(part, Sign):
        _sign(axes, part, x, y)
    elif isinstance(part, Label):
        align: Align = "left" if part.anchor == "start" else "right" if part.anchor == "end" else "center"
        words = " ".join(part.text[language].split())  # one line, whatever a label holds
        write(
            axes, words, x + part.x, y + part.y, part.size, part.colour, align,
            bold=part.bold, turned=part.turned,
        )  # fmt: skip


def _bar(axes: Axes, bar: Bar, x: float, y: float) -> None:
    from matplotlib.patches import FancyBboxPatch

    left, top = x + bar.x, y + bar.y
    axes.add_patch(
        FancyBboxPatch(
            (left, top), bar.width, bar.height, boxstyle=f"round,pad=0,rounding_size={max(bar.round, 0.01)}",
            facecolor=bar.fill, edgecolor=bar.outline or "none", linewidth=1.0 * UNIT if bar.outline else 0, zorder=1,
        )
    )  # fmt: skip
    for ends in hatching(bar) if bar.hatched else ():
        line(axes, [(x + px, y + py) for px, py in ends], 1.0, bar.outline, zorder=1.5)


def hatching(bar: Bar) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The slanting strokes of a hatched bar, cut off at its edges."""
    found = []
    step = HATCH
    while step < bar.width + bar.height:
        low = (bar.x + max(0.0, step - bar.height), bar.y + min(step, bar.height))
        high = (bar.x + min(step, bar.width), bar.y + max(0.0, step - bar.width))
        found.append((low, high))
        step += HATCH
    return found


def _sign(axes: Axes, sign: Sign, x: float, y: float) -> None:
    x, y, size = x + sign.x, y + sign.y, sign.size
    if sign.symbol == "dot":
        circle(axes, x, y, size, sign.colour, sign.colour, 0, zorder=4)
    elif sign.symbol == "ring":
        width = STROKE * size
        circle(axes, x, y, size - width / 2, PAPER, sign.colour, width, zorder=4)
    elif sign.symbol in POLYGONS:
        polygon(axes, [(x + a * size, y + b * size) for a, b in POLYGONS[sign.symbol]], sign.colour, zorder=4)
    else:
        for stroke in STROKES[sign.symbol]:
            points = [(x + a * size, y + b * size) for a, b in stroke]
            line(axes, points, STROKE * size, sign.colour, zorder=4, cap="round")
