"""From a store to what people see: networks, pages, pictures, exports.

`draw(store, name, choice, language)` makes a `Drawing`; `write_drawing(drawing, path)` writes it in the format of the
path's suffix. A diagram is one module in viz/diagrams with a `.rq` beside it and one line in DIAGRAMS.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import UsageError

if TYPE_CHECKING:
    from graph.stores import Store
    from viz.model import Choice, Drawing

# name → module with `draw(source, selection) -> Drawing`; its query is the .rq file of the same name
DIAGRAMS: dict[str, str] = {
    "themes": "viz.diagrams.themes",
    "responsibilities": "viz.diagrams.responsibilities",
}

# suffix → (module, function(drawing, language) -> bytes)
FORMATS: dict[str, tuple[str, str]] = {
    ".html": ("viz.pages", "render_page"),
    ".svg": ("viz.pictures", "render_svg"),
    ".png": ("viz.pictures", "render_png"),
    ".graphml": ("viz.exports", "render_graphml"),
    ".gexf": ("viz.exports", "render_gexf"),
}


def draw(store: Store, name: str, choice: Choice) -> Drawing:
    """The diagram `name` over what `store` holds, narrowed by `choice`; UsageError if there is nothing to draw."""
    from viz.networks import read_source
    from viz.selection import select

    if name not in DIAGRAMS:
        raise UsageError("viz.unknown_diagram", name=name, known=", ".join(DIAGRAMS))
    module = importlib.import_module(DIAGRAMS[name])
    drawing: Drawing = module.draw(read_source(store, name), select(store, choice))
    return drawing


def check_suffix(path: Path) -> str:
    """The format's suffix of `path`; UsageError naming the known ones."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UsageError("viz.unknown_suffix", path=path, known=" ".join(FORMATS))
    return suffix


def render_drawing(drawing: Drawing, suffix: str, language: str) -> bytes:
    """The drawing in the format of `suffix` (such as ".svg"), its words in `language`."""
    module, function = FORMATS[suffix]
    rendered: bytes = getattr(importlib.import_module(module), function)(drawing, language)
    return rendered


def write_drawing(drawing: Drawing, path: Path, language: str = "zh") -> None:
    """Write the drawing to `path`, whole or not at all; StoreError if it cannot be written."""
    from graph.files import whole_file

    content = render_drawing(drawing, check_suffix(path), language)
    with whole_file(path) as handle:
        handle.write(content)
