"""Still pictures for print: SVG (text as outlines, so it prints anywhere) and PNG at 300 dpi, drawn by matplotlib.

The picture is the drawing at one scale: PER_INCH drawing units are an inch, so text and widths keep the proportions
that the page shows. Title above; legend and caption below. Same drawing, same font, same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from viz.labels import FONT, LINE_HEIGHT, extent_of, fill, font_of, label_box, width_of
from viz.model import Drawing, Edge, Legend, Node
from viz.palette import INK, PAPER, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# first found wins; all have the common Chinese characters
FONTS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Noto Sans CJK JP",
    "SimHei",
)
PER_INCH = 160  # drawing units an inch: a drawing of 1,280 units is 8 inches wide
UNIT = 72 / PER_INCH  # points in a drawing unit
DPI = 300
MARGIN = 36.0
LEGEND_COLUMN = 250.0
LEGEND_ROW = 34.0
CAPTION_FONT = 12.0
SOLID = (0.0, None)
DASHED = (0.0, (5.0, 3.0))


def chinese_font() -> str:
    """The first font of FONTS that this machine has; UsageError if it has none."""
    from matplotlib import font_manager

    present = {entry.name for entry in font_manager.fontManager.ttflist}
    for name in FONTS:
        if name in present:
            return name
    raise UsageError("viz.no_font", fonts=", ".join(FONTS[:4]))


def _edge(axes: Axes, drawing: Drawing, places: dict[str, Node], edge: Edge) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    a, b = places[edge.source], places[edge.target]
    if drawing.curved:
        middle = (a.x + b.x) / 2
        path = Path(
            [(a.x, a.y), (middle, a.y), (middle, b.y), (b.x, b.y)],
            [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4],
        )
    else:
        path = Path([(a.x, a.y), (b.x, b.y)])
    style = (0, (5, 3)) if edge.dashed else "solid"
    patch = PathPatch(
        path,
        facecolor="none",
        edgecolor=edge.colour,
        linewidth=edge.width * UNIT,
        linestyle=style,
        capstyle="butt",
        zorder=1,
    )
    axes.add_patch(patch)


def _mark(axes: Axes, shape: str, x: float, y: float, size: float, fill: str, outline: str) -> None:
    from matplotlib.patches import Circle, Rectangle

    if shape == "square":
        axes.add_patch(Rectangle((x - size, y - size), 2 * size, 2 * size, facecolor=fill, edgecolor=outline, zorder=3))
    else:
        width = 2.6 if shape == "ring" else 1.2
        edge = outline if shape == "ring" else PAPER
        axes.add_patch(Circle((x, y), size, facecolor=fill, edgecolor=edge, linewidth=width * UNIT, zorder=3))


def _text(
    axes: Axes, text: str, x: float, y: float, size: float, colour: str, ha: str, bold: bool = False, halo: bool = False
) -> None:
    from matplotlib.patheffects import withStroke

    axes.text(
        x,
        y,
        text,
        fontsize=size * UNIT,
        fontweight="bold" if bold else "normal",
        color=colour,
        ha=ha,
        va="center",
        linespacing=LINE_HEIGHT * 0.87,  # matplotlib counts from the font's own line height
        zorder=5,
        path_effects=[withStroke(linewidth=4.5 * UNIT, foreground=PAPER)] if halo else [],
    )


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
        _text(axes, text, node.x, node.y, font_of(node.kind), PAPER, ha="center", bold=True)
        return
    _mark(axes, node.shape, node.x, node.y, node.size, node.fill, node.outline)
    place = {
        "below": (node.x, "center"),
        "above": (node.x, "center"),
        "left": (right, "right"),
        "right": (left, "left"),
    }[node.side]
    _text(axes, text, place[0], middle, font_of(node.kind), INK, ha=place[1], halo=True)


def _legend(axes: Axes, legend: tuple[Legend, ...], language: str, left: float, top: float, columns: int) -> None:
    from matplotlib.lines import Line2D

    per_column = -(-len(legend) // columns)
    for index, row in enumerate(legend):
        x = left + (index // per_column) * LEGEND_COLUMN + 20
        y = top + (index % per_column) * LEGEND_ROW + LEGEND_ROW / 2
        if row.mark in ("line", "dash"):
            line = Line2D([x - 18, x + 18], [y, y], color=row.colour, linewidth=row.size * UNIT, solid_capstyle="butt")
            line.set_linestyle((0, (5, 3)) if row.mark == "dash" else "solid")
            axes.add_line(line)
        elif row.mark == "box":
            _mark(axes, "square", x, y, min(row.size, 9), row.colour, row.colour)
        else:
            _mark(axes, row.mark, x, y, row.size, PAPER if row.mark == "ring" else row.colour, row.colour)
        _text(axes, row.text[language], x + 28, y, CAPTION_FONT, INK, ha="left")


def _figure(drawing: Drawing, language: str) -> Figure:
    from matplotlib.figure import Figure

    left, top, right, bottom = extent_of(drawing)
    left, right = left - MARGIN, right + MARGIN
    title, subtitle = drawing.title[language], drawing.subtitle[language]
    least = max(900.0, width_of(title) * 24 + 2 * MARGIN, width_of(subtitle) * 14 + 2 * MARGIN)
    if right - left < least:
        left, right = (left + right - least) / 2, (left + right + least) / 2
    head = top - 100
    columns = max(1, int((right - left - 2 * MARGIN) // LEGEND_COLUMN))
    columns = min(columns, 4, len(drawing.legend))
    legend_top = bottom + 34
    caption_top = legend_top + -(-len(drawing.legend) // columns) * LEGEND_ROW + 18
    limit = (right - left - 2 * MARGIN) / CAPTION_FONT
    caption = [line for words in drawing.caption for line in fill(words[language], limit)]
    foot = caption_top + len(caption) * CAPTION_FONT * 1.5 + MARGIN * 0.6
    figure = Figure(figsize=((right - left) / PER_INCH, (foot - head) / PER_INCH), facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(left, right)
    axes.set_ylim(foot, head)
    inner = left + MARGIN
    _text(axes, title, inner, head + 36, 24, INK, ha="left", bold=True)
    _text(axes, subtitle, inner, head + 68, 14, QUIET, ha="left")
    places = {node.id: node for node in drawing.nodes}
    for edge in drawing.edges:
        _edge(axes, drawing, places, edge)
    for node in drawing.nodes:
        _node(axes, node, language)
    for note in drawing.notes:
        side = {"start": "left", "middle": "center", "end": "right"}[note.anchor]
        _text(axes, note.text[language], note.x, note.y, FONT["note"], QUIET, ha=side, bold=note.strong)
    axes.plot([inner, right - MARGIN], [legend_top - 12] * 2, color="#d5dbe0", linewidth=1 * UNIT)
    _legend(axes, drawing.legend, language, inner, legend_top, columns)
    for index, line in enumerate(caption):
        _text(axes, line, inner, caption_top + index * CAPTION_FONT * 1.5, CAPTION_FONT, QUIET, ha="left")
    return figure


def _render(drawing: Drawing, language: str, kind: str, metadata: dict[str, str | None]) -> bytes:
    import matplotlib

    written = io.BytesIO()
    with matplotlib.rc_context():
        matplotlib.rcParams.update(
            {
                "font.family": [chinese_font()],
                "svg.hashsalt": f"planweave {drawing.name}",
                "svg.fonttype": "path",
                "text.usetex": False,
                "text.parse_math": False,
            }
        )
        _figure(drawing, language).savefig(written, format=kind, dpi=DPI, metadata=metadata)
    return written.getvalue()


def render_svg(drawing: Drawing, language: str) -> bytes:
    """The drawing as SVG, without a date."""
    return _render(drawing, language, "svg", {"Date": None, "Creator": "planweave", "Title": drawing.title[language]})


def render_png(drawing: Drawing, language: str) -> bytes:
    """The drawing as PNG at 300 dots an inch."""
    return _render(drawing, language, "png", {"Software": "planweave", "Title": drawing.title[language]})
