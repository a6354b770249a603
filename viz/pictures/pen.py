"""The strokes that pictures are made of, on matplotlib's axes: text, circles, polygons, lines; in drawing units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from viz.layout.labels import LINE_HEIGHT
from viz.palette import PAPER

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PER_INCH = 160  # drawing units an inch: a drawing of 1,280 units is 8 inches wide
UNIT = 72 / PER_INCH  # points in a drawing unit
DASHES = (0, (5, 3))
HALO = 4.5
BASELINE = 0.37  # the middle of a Chinese character above its baseline, in em

Align = Literal["left", "center", "right"]


def write(
    axes: Axes, text: str, x: float, y: float, size: float, colour: str, align: Align = "left",
    *, bold: bool = False, halo: bool = False, turned: bool = False,
) -> None:  # fmt: skip
    """Text with its middle at `y`; `halo`: a seam of paper round it; `turned`: read from below, its start at (x, y)."""
    from matplotlib.patheffects import Stroke

    # on one line with its neighbours, whatever letters hang below it; several lines stand round their middle
    alone = not turned and "\n" not in text
    effects = [[Stroke(linewidth=HALO * UNIT, foreground=PAPER)], []] if halo else [[]]
    for level, effect in enumerate(effects):  # the seam apart, so that the words stay words in a PDF
        axes.text(
            x,
            y + (BASELINE * size if alone else 0),
            text,
            fontsize=size * UNIT,
            fontweight="bold" if bold else "normal",
            color=colour,
            ha="center" if turned else align,
            va="baseline" if alone else "bottom" if turned else "center",
            rotation=90 if turned else 0,
            linespacing=LINE_HEIGHT * 0.87,  # matplotlib counts from the font's own line height
            zorder=5 + 0.1 * level,
            path_effects=effect,
        )


def circle(
    axes: Axes, x: float, y: float, radius: float, fill: str, outline: str, width: float, zorder: float = 3
) -> None:
    """A circle with an outline of `width`."""
    from matplotlib.patches import Circle

    axes.add_patch(Circle((x, y), radius, facecolor=fill, edgecolor=outline, linewidth=width * UNIT, zorder=zorder))


def polygon(axes: Axes, corners: Sequence[tuple[float, float]], fill: str, zorder: float = 3) -> None:
    """A filled polygon without an outline."""
    from matplotlib.patches import Polygon

    axes.add_patch(Polygon(list(corners), closed=True, facecolor=fill, edgecolor="none", zorder=zorder))


def line(
    axes: Axes, points: Sequence[tuple[float, float]], width: float, colour: str, *, dashed: bool = False,
    zorder: float = 2, cap: Literal["butt", "round"] = "butt",
) -> None:  # fmt: skip
    """A line through the points."""
    from matplotlib.lines import Line2D

    drawn = Line2D(
        [x for x, _ in points], [y for _, y in points], color=colour, linewidth=width * UNIT, zorder=zorder,
        solid_capstyle=cap, solid_joinstyle="round",
    )  # fmt: skip
    drawn.set_linestyle(DASHES if dashed else "solid")
    axes.add_line(drawn)
