"""From a store to what people see: networks, pages, pictures, exports.

`draw(store, name, choice, language)` makes a `Drawing`; `write_drawing(drawing, path)` writes it in the format of the
path's suffix. A diagram is one module in viz/diagrams with a `.rq` beside it and one line in DIAGRAMS.
"""

from __future__ import annotations

import importlib
from dataclasses import replace
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
    "cooccurrence": "viz.diagrams.cooccurrence",
    "similarity": "viz.diagrams.similarity",
    "collaboration": "viz.diagrams.collaboration",
    "projects": "viz.diagrams.projects",
    "ego": "viz.diagrams.ego",
    "query": "viz.diagrams.query",
}

# diagram → whose query gathers what it needs, where it is not its own
QUERIES: dict[str, str] = {"cooccurrence": "themes", "similarity": "themes", "collaboration": "responsibilities"}

# these ask the store for what they are about: their modules have `draw(store, choice) -> Drawing`
ASKING: frozenset[str] = frozenset({"ego", "query"})

# diagram → what it takes of a Choice besides plans, regions, themes and min_weight
TAKES: dict[str, tuple[str, ...]] = {
    "cooccurrence": ("level", "uncorrected", "same_places"),
    "similarity": ("same_places",),
    "collaboration": ("limit", "same_places"),
    "projects": ("limit",),
    "ego": ("focus", "radius", "limit"),
    "query": ("answer", "sparql", "limit"),
    "indicators": ("indicators",),
    "levels": ("indicators",),
}
OPTIONS: dict[str, str] = {
    "indicators": "--indicator",
    "level": "--level",
    "uncorrected": "--uncorrected",
    "limit": "--limit",
    "focus": "WHAT",
    "radius": "--radius",
    "answer": "--file, --execute",
    "same_places": "--same-places",
}

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


def draw(store: Store, name: str, choice: Choice) -> Drawing:
    """The diagram `name` over what `store` holds, narrowed by `choice`; UsageError if there is nothing to draw."""
    from viz.reading.provenance import drawn_from
    from viz.reading.selection import select
    from viz.reading.source import read_source

    if name not in DIAGRAMS:
        raise UsageError("viz.unknown_diagram", name=name, known=", ".join(DIAGRAMS))
    check_options(name, choice)
    module = importlib.import_module(DIAGRAMS[name])
    if name in ASKING:
        drawing: Drawing = module.draw(store, choice)
    else:
        drawing = module.draw(read_source(store, QUERIES.get(name, name)), select(store, choice))
    made = drawn_from(store, _queries(name, choice), choice)
    return replace(drawing, caption=(*drawing.caption, made))


def _queries(name: str, choice: Choice) -> list[tuple[str, str]]:
    """(name, text) of what a diagram was drawn from: its query, or the person's own."""
    from viz.reading.source import query_text

    if name == "query":
        return [(name, choice.sparql)] if choice.sparql else []
    query = QUERIES.get(name, name)
    return [(query, query_text(query))]


def check_options(name: str, choice: Choice) -> None:
    """UsageError for an option that the diagram does not know: none is passed over in silence."""
    from viz.model import Choice

    known = TAKES.get(name, ())
    if name in ASKING and (choice.plans or choice.regions or choice.themes or choice.min_weight is not None):
        others = ", ".join(diagram for diagram in DIAGRAMS if diagram not in ASKING)
        raise UsageError("viz.not_for", option="--plan, --region, --theme, --min-weight", name=name, names=others)
    for option, spelling in OPTIONS.items():
        if option not in known and getattr(choice, option) != getattr(Choice(), option):
            names = ", ".join(diagram for diagram, taken in TAKES.items() if option in taken)
            raise UsageError("viz.not_for", option=spelling, name=name, names=names)


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
