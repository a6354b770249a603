"""From a store to what people see: `draw` makes a network, `draw_chart` a chart; viz/files.py writes both.

A diagram is one module in viz/diagrams with a `.rq` beside it and one line in DIAGRAMS. A chart is one module in
viz/charts and one line in CHARTS; its numbers come from questions of the catalogue.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ontology.errors import UsageError

if TYPE_CHECKING:
    from graph.stores import Store
    from viz.charts.model import Chart
    from viz.model import Choice, Drawing

    Made = TypeVar("Made", Drawing, Chart)

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

# name → module with `draw(store, selection) -> Chart` and QUERIES, the names of what its numbers come from
CHARTS: dict[str, str] = {
    "indicators": "viz.charts.indicators",
    "levels": "viz.charts.levels",
    "heatmap": "viz.charts.heatmap",
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


def draw(store: Store, name: str, choice: Choice) -> Drawing:
    """The diagram `name` over what `store` holds, narrowed by `choice`; UsageError if there is nothing to draw."""
    from viz.reading.selection import select
    from viz.reading.source import read_source

    module = importlib.import_module(_module(DIAGRAMS, name, choice))
    if name in ASKING:
        drawing: Drawing = module.draw(store, choice)
    else:
        chosen = select(store, choice)
        needed = None if choice.same_places else chosen  # places are reckoned over the whole graph
        drawing = module.draw(read_source(store, QUERIES.get(name, name), selection=needed), chosen)
    return _with_origin(drawing, store, _diagram_queries(name, choice), choice)


def draw_chart(store: Store, name: str, choice: Choice) -> Chart:
    """The chart `name` over what `store` holds, narrowed by `choice`; UsageError if there is nothing to draw."""
    from viz.reading.selection import select

    module = importlib.import_module(_module(CHARTS, name, choice))
    chart: Chart = module.draw(store, select(store, choice))
    return _with_origin(chart, store, _chart_queries(module.QUERIES), choice)


def _module(known: dict[str, str], name: str, choice: Choice) -> str:
    """The module that draws `name`; UsageError for a name not known, or an option that it does not take."""
    if name not in known:
        raise UsageError("viz.unknown_diagram", name=name, known=", ".join(known))
    check_options(name, choice)
    return known[name]


def _with_origin(made: Made, store: Store, queries: Iterable[tuple[str, str]], choice: Choice) -> Made:
    """`made` with a last sentence in its caption: where it comes from; `queries` are (name, text)."""
    from viz.reading.provenance import drawn_from

    return replace(made, caption=(*made.caption, drawn_from(store, queries, choice)))


def _diagram_queries(name: str, choice: Choice) -> Iterator[tuple[str, str]]:
    """(name, text) of what a diagram was drawn from: its query, or the person's own."""
    from viz.reading.source import query_text

    query = QUERIES.get(name, name)
    if name != "query":
        yield query, query_text(query)
    elif choice.sparql:
        yield name, choice.sparql


def _chart_queries(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(name, text) of questions of the catalogue, and of queries in viz."""
    from queries.catalogue import questions
    from viz.reading.source import query_text

    known = questions()
    for name in names:
        folder = "diagrams" if name == "themes" else "charts"
        yield name, known[name].sparql if name in known else query_text(name, folder)


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
