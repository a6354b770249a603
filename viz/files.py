"""From a network or a chart to a file: the suffix of its path chooses the format."""

from __future__ import annotations

import importlib
from pathlib import Path

from ontology.errors import UsageError
from ontology.messages import message
from viz import CHARTS
from viz.charts.model import Chart
from viz.model import Drawing

# suffix → (module, function(drawing, language) -> bytes)
FORMATS: dict[str, tuple[str, str]] = {
    ".html": ("viz.page.network", "render_page"),
    ".svg": ("viz.pictures.sheet", "render_svg"),
    ".png": ("viz.pictures.sheet", "render_png"),
    ".pdf": ("viz.pictures.sheet", "render_pdf"),
    ".graphml": ("viz.exports.network", "render_graphml"),
    ".gexf": ("viz.exports.network", "render_gexf"),
    ".json": ("viz.exports.network", "render_json"),
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


def formats_of(name: str) -> dict[str, tuple[str, str]]:
    """The formats of the diagram or chart `name`."""
    return CHART_FORMATS if name in CHARTS else FORMATS


def check_suffix(path: Path, name: str) -> str:
    """The format's suffix of `path`; UsageError naming those of `name`, and why another does not fit a chart."""
    suffix = path.suffix.lower()
    fits = formats_of(name)
    known = " ".join(fits)
    if suffix in FORMATS and suffix not in fits:
        what = message("viz.format_networks")
        raise UsageError("viz.no_such_format", path=path, name=name, fits=known, suffix=suffix, what=what)
    if suffix not in fits:
        raise UsageError("viz.unknown_suffix", path=path, known=known)
    return suffix


def render(made: Drawing | Chart, suffix: str, language: str) -> bytes:
    """The network or chart in the format of `suffix` (such as ".svg"), its words in `language`."""
    module, function = formats_of(made.name)[suffix]
    rendered: bytes = getattr(importlib.import_module(module), function)(made, language)
    return rendered


def write(made: Drawing | Chart, path: Path, language: str = "zh") -> None:
    """Write the network or chart to `path`, whole or not at all; StoreError if it cannot be written."""
    from graph.files import whole_file

    content = render(made, check_suffix(path, made.name), language)
    with whole_file(path) as handle:
        handle.write(content)
