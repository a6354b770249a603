"""Still pictures for print: SVG (text as outlines, so it prints anywhere), PNG at 300 dpi, PDF; drawn by matplotlib.

The picture is the drawing at one scale: PER_INCH drawing units are an inch, so text and widths keep the proportions
that the page shows. Title above; legend and caption below. Same drawing, same font, same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeAlias

from ontology.errors import UsageError
from ontology.messages import LANGUAGES
from viz.charts.model import Chart
from viz.layout.labels import Box, extent_of, fill, width_of
from viz.model import Drawing, Words
from viz.palette import INK, PAPER, QUIET, RULE
from viz.pictures.chart import paint_chart, paint_part
from viz.pictures.network import paint_key, paint_network
from viz.pictures.pen import PER_INCH, line, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Picture: TypeAlias = Drawing | Chart

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
DPI = 300
MARGIN = 36.0
LEAST_WIDTH = 900.0
LEGEND_COLUMN = 250.0  # at least
LEGEND_ROW = {"network": 34.0, "chart": 28.0}
KEY_ROOM = 48.0  # left of a legend row's words
TITLE_FONT, SUBTITLE_FONT, CAPTION_FONT = 24.0, 14.0, 12.0


def chinese_font() -> str:
    """The first font of FONTS that this machine has; UsageError if it has none."""
    found = _first_font()
    if found is None:  # matplotlib remembers the fonts of its first run; one may have been installed since
        _add_new_fonts()
        found = _first_font()
    if found is None:
        raise UsageError("viz.no_font", fonts=", ".join(FONTS[:4]))
    return found


def _first_font() -> str | None:
    from matplotlib import font_manager

    present = {entry.name for entry in font_manager.fontManager.ttflist}
    return next((name for name in FONTS if name in present), None)


def _add_new_fonts() -> None:
    """Tell matplotlib of the fonts of this machine that it does not list; files that are no fonts stay out."""
    from matplotlib import font_manager

    manager = font_manager.fontManager
    listed = {entry.fname for entry in manager.ttflist}
    for path in sorted(set(font_manager.findSystemFonts()) - listed):
        try:
            manager.addfont(path)
        except (OSError, RuntimeError, ValueError):  # what FreeType cannot open draws nothing
            continue


def _extent(picture: Picture) -> Box:
    return (0.0, 0.0, picture.width, picture.height) if isinstance(picture, Chart) else extent_of(picture)


def _legend_texts(picture: Picture) -> list[Words]:
    return [row.text for row in picture.legend]


def _columns(picture: Picture, inner: float) -> tuple[int, float]:
    """(columns of the legend, width of one): as many as hold the longest words in either language."""
    longest = max(width_of(text[tongue]) for text in _legend_texts(picture) for tongue in LANGUAGES)
    wide = max(LEGEND_COLUMN, KEY_ROOM + longest * CAPTION_FONT + 24)
    columns = max(1, min(int((inner + 24) // wide), 4, len(picture.legend)))
    return columns, wide


def _legend(axes: Axes, picture: Picture, language: str, left: float, top: float, columns: int, wide: float) -> None:
    row_height = LEGEND_ROW["chart" if isinstance(picture, Chart) else "network"]
    per_column = -(-len(picture.legend) // columns)
    for index, text in enumerate(_legend_texts(picture)):
        x = left + (index // per_column) * wide + 20
        y = top + (index % per_column) * row_height + row_height / 2
        if isinstance(picture, Chart):
            for part in picture.legend[index].parts:
                paint_part(axes, part, language, x, y)
        else:
            paint_key(axes, picture.legend[index], x, y)
        write(axes, text[language], x + KEY_ROOM - 20, y, CAPTION_FONT, INK)


def _figure(picture: Picture, language: str) -> Figure:
    from matplotlib.figure import Figure

    left, top, right, bottom = _extent(picture)
    left, right = left - MARGIN, right + MARGIN
    title, subtitle = picture.title[language], picture.subtitle[language]
    least = max(LEAST_WIDTH, width_of(title) * TITLE_FONT + 2 * MARGIN, width_of(subtitle) * SUBTITLE_FONT + 2 * MARGIN)
    if right - left < least and isinstance(picture, Chart):  # flush with its title
        right = left + least
    elif right - left < least:
        left, right = (left + right - least) / 2, (left + right + least) / 2
    inner = right - left - 2 * MARGIN
    head = top - 100
    columns, wide = _columns(picture, inner)
    row_height = LEGEND_ROW["chart" if isinstance(picture, Chart) else "network"]
    legend_top = bottom + 34
    caption_top = legend_top + -(-len(picture.legend) // columns) * row_height + 18
    caption = [row for words in picture.caption for row in fill(words[language], inner / CAPTION_FONT)]
    foot = caption_top + len(caption) * CAPTION_FONT * 1.5 + MARGIN * 0.6
    figure = Figure(figsize=((right - left) / PER_INCH, (foot - head) / PER_INCH), facecolor=PAPER)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(left, right)
    axes.set_ylim(foot, head)
    start = left + MARGIN
    write(axes, title, start, head + 36, TITLE_FONT, INK, bold=True)
    write(axes, subtitle, start, head + 68, SUBTITLE_FONT, QUIET)
    if isinstance(picture, Chart):
        paint_chart(axes, picture, language)
    else:
        paint_network(axes, picture, language)
    line(axes, [(start, legend_top - 12), (right - MARGIN, legend_top - 12)], 1, RULE)
    _legend(axes, picture, language, start, legend_top, columns, wide)
    for index, row in enumerate(caption):
        write(axes, row, start, caption_top + index * CAPTION_FONT * 1.5, CAPTION_FONT, QUIET)
    return figure


def _render(picture: Picture, language: str, kind: str, metadata: dict[str, str | None]) -> bytes:
    import matplotlib

    written = io.BytesIO()
    with matplotlib.rc_context():
        matplotlib.rcParams.update(
            {
                "font.family": [chinese_font()],
                "svg.hashsalt": f"planweave {picture.name}",
                "svg.fonttype": "path",
                # glyphs as drawings: matplotlib labels a Chinese OpenType font wrongly when it embeds the font file
                "pdf.fonttype": 3,
                "pdf.compression": 9,
                "text.usetex": False,
                "text.parse_math": False,
            }
        )
        _figure(picture, language).savefig(written, format=kind, dpi=DPI, metadata=metadata)
    return written.getvalue()


def render_svg(picture: Picture, language: str) -> bytes:
    """The picture as SVG, without a date."""
    return _render(picture, language, "svg", {"Date": None, "Creator": "planweave", "Title": picture.title[language]})


def render_png(picture: Picture, language: str) -> bytes:
    """The picture as PNG at 300 dots an inch, which the file says."""
    return _render(picture, language, "png", {"Software": "planweave", "Title": picture.title[language]})


def render_pdf(picture: Picture, language: str) -> bytes:
    """The picture as PDF: vectors, the glyphs that it needs and no more, words that can be searched; without a date."""
    about = {"Title": picture.title[language], "Creator": "planweave", "Producer": None, "CreationDate": None}
    return _render(picture, language, "pdf", about)
