"""The figure of a brief: which diagram a kind of subject has, and what of it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import message
from queries.values import read_statements
from viz import CHARTS, draw, draw_chart
from viz.briefs.material import Material
from viz.briefs.model import Figure
from viz.briefs.subjects import Subject
from viz.files import render
from viz.model import Choice

if TYPE_CHECKING:
    from graph.stores import Store
    from viz.charts.model import Chart
    from viz.model import Drawing

# what a diagram says when it has nothing to draw
_NOTHING = (
    "viz.no_plans",
    "viz.no_plan_fits",
    "viz.no_responsibilities",
    "viz.no_weights",
    "viz.no_themes",
    "viz.all_below",
    "viz.no_indicators",
    "viz.ego_alone",
    "viz.too_many_rows",
)
# kind of subject → name of its diagram in viz.DIAGRAMS or of its chart in viz.CHARTS
FIGURES: dict[str, str] = {
    "plan": "indicators",
    "region": "indicators",
    "theme": "responsibilities",
    "indicator": "indicators",
    "institution": "ego",
}


MOST_INDICATORS = 6  # a figure of three by two: nine take half a second more

# takes a diagram's name and what to draw of it; starts to draw, and gives the function that waits for the figure
Drawer = Callable[[str, Choice], Callable[[], Figure | None]]


def draw_figure(store: Store, name: str, choice: Choice, suffixes: Sequence[str], language: str) -> Figure | None:
    """The figure in the formats of the suffixes (.svg, .png); None if the graph holds nothing to draw."""
    try:
        drawn: Chart | Drawing
        if name == "indicators" and not choice.indicators:
            choice = replace(choice, indicators=_telling(store, choice.plans))
            if not choice.indicators:
                return None
        if name in CHARTS:
            drawn = chart = draw_chart(store, name, choice)
            files = tuple((suffix, render(chart, suffix, language)) for suffix in suffixes)
        else:
            drawn = drawing = draw(store, name, choice)
            files = tuple((suffix, render(drawing, suffix, language)) for suffix in suffixes)
    except UsageError as error:
        if error.key not in _NOTHING:
            raise
        return None
    caption = message("briefs.figure", language, title=drawn.title[language], subtitle=drawn.subtitle[language])
    return Figure(caption, files)


def draw_apart(
    graph: Path | None, url: str | None, name: str, choice: Choice, suffixes: Sequence[str], language: str
) -> Figure | None:
    """The same in a process of its own, which opens the graph for itself."""
    from graph.stores import open_store

    store = open_store(graph, url)
    try:
        return draw_figure(store, name, choice, suffixes, language)
    finally:
        store.close()


def start_figure(material: Material, subject: Subject, drawer: Drawer) -> Callable[[], Figure | None]:
    """Start to draw the subject's figure; the function that waits for it."""
    choice = _choice(material, subject)
    return (lambda: None) if choice is None else drawer(FIGURES[subject.kind], choice)


def _choice(material: Material, subject: Subject) -> Choice | None:
    if subject.kind == "theme":
        return Choice(themes=(subject.name,))
    if subject.kind == "indicator":
        return Choice(indicators=(subject.name,))
    if subject.kind == "institution":
        return Choice(focus=subject.name)
    regional = tuple(plan.id for plan in material.plans if plan.region == subject.name)
    own = (subject.name,) if subject.kind == "plan" else regional
    return Choice(plans=own) if own else None


def _telling(store: Store, plans: Sequence[str]) -> tuple[str, ...]:
    """The indicators that the plans aim at for their own region, in text order; first those with a start as well."""
    own = [one for one in read_statements(store, "plan", plans) if one.is_own and one.value is not None]
    aims = list(dict.fromkeys(one.indicator for one in own if one.role == "target" and one.comparator != "change"))
    starts = {one.indicator for one in own if one.role == "actual"}
    return tuple(sorted(aims, key=lambda name: name not in starts)[:MOST_INDICATORS])
