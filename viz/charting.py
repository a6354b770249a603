"""From a store to a chart, and to a file: what viz/__init__.py does for networks.

A chart is one module in viz/charts and one line in CHARTS; its numbers come from questions of the catalogue.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import UsageError

if TYPE_CHECKING:
    from graph.stores import Store
    from viz.charts.model import Chart
    from viz.model import Choice

# name → module with `draw(store, selection) -> Chart` and QUERIES, the names of what its numbers come from
CHARTS: dict[str, str] = {
    "indicators": "viz.charts.indicators",
    "levels": "viz.charts.levels",
    "heatmap": "viz.charts.heatmap",
}

# suffix → (module, function(chart, language) -> bytes)
CHART_FORMATS: dict[str, tuple[str, str]] = {
    ".html": ("viz.page.chart", "render_page"),
    ".svg": ("viz.pictures.sheet", "render_svg"),
    ".png": ("viz.pictures.sheet", "render_png"),
    ".pdf": ("viz.pictures.sheet", "render_pdf"),
    ".csv": ("viz.exports.chart", "render_csv"),
    ".json": ("viz.exports.chart", "render_json"),
}


def draw_chart(store: Store, name: str, choice: Choice) -> Chart:
    """The chart `name` over what `store` holds, narrowed by `choice`; UsageError if there is nothing to draw."""
    from viz import check_options
    from viz.reading.provenance import drawn_from
    from viz.reading.selection import select

    if name not in CHARTS:
        raise UsageError("viz.unknown_diagram", name=name, known=", ".join(CHARTS))
    check_options(name, choice)
    module = importlib.import_module(CHARTS[name])
    chart: Chart = module.draw(store, select(store, choice))
    made = drawn_from(store, _queries(module.QUERIES), choice)
    return replace(chart, caption=(*chart.caption, made))


def _queries(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(name, text) of questions of the catalogue, and of queries in viz."""
    from queries.catalogue import questions
    from viz.reading.source import query_text

    known = questions()
    for name in names:
        folder = "diagrams" if name == "themes" else "charts"
        yield name, known[name].sparql if name in known else query_text(name, folder)


def check_chart_suffix(path: Path, name: str) -> str:
    """The format's suffix of `path`; UsageError naming those of charts, and why another does not fit."""
    from ontology.messages import message
    from viz import FORMATS

    suffix = path.suffix.lower()
    known = " ".join(CHART_FORMATS)
    if suffix in FORMATS and suffix not in CHART_FORMATS:
        what = message("viz.format_networks")
        raise UsageError("viz.no_such_format", path=path, name=name, fits=known, suffix=suffix, what=what)
    if suffix not in CHART_FORMATS:
        raise UsageError("viz.unknown_suffix", path=path, known=known)
    return suffix


def render_chart(chart: Chart, suffix: str, language: str) -> bytes:
    """The chart in the format of `suffix` (such as ".svg"), its words in `language`."""
    module, function = CHART_FORMATS[suffix]
    rendered: bytes = getattr(importlib.import_module(module), function)(chart, language)
    return rendered


def write_chart(chart: Chart, path: Path, language: str = "zh") -> None:
    """Write the chart to `path`, whole or not at all; StoreError if it cannot be written."""
    from graph.files import whole_file

    content = render_chart(chart, check_chart_suffix(path, chart.name), language)
    with whole_file(path) as handle:
        handle.write(content)
