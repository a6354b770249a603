"""The figure of a brief: which diagram a kind of subject has, and what of it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import message
from queries.values import read_statements
from viz import draw, render_drawing
from viz.briefs.material import Material
from viz.briefs.model import Figure
from viz.briefs.subjects import Subject
from viz.model import Choice

if TYPE_CHECKING:
    from graph.stores import Store
    from viz.model import Drawing

# what a diagram says when it has nothing to draw
_NOTHING = (
    "viz.no_plans",
    "viz.no_plan_fits",
    "viz.no_responsibilities",
    "viz.no_weights",
    "viz.no_themes",
    "viz.all_below",
)
# kind of subject → name of its diagram in viz.DIAGRAMS
FIGURES: dict[str, str] = {
    "plan": "themes",
    "region": "themes",
    "theme": "responsibilities",
    "indicator": "themes",
    "institution": "responsibilities",
}


# takes a diagram's name and what to draw of it; starts to draw, and gives the function that waits for the figure
Drawer = Callable[[str, Choice], Callable[[], Figure | None]]


def draw_figure(store: Store, name: str, choice: Choice, suffixes: Sequence[str], language: str) -> Figure | None:
    """The figure in the formats of the suffixes (.svg, .png); None if the graph holds nothing to draw."""
    try:
        drawing: Drawing = draw(store, name, choice)
    except UsageError as error:
        if error.key not in _NOTHING:
            raise
        return None
    caption = message("briefs.figure", language, title=drawing.title[language], subtitle=drawing.subtitle[language])
    return Figure(caption, tuple((suffix, render_drawing(drawing, suffix, language)) for suffix in suffixes))


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
    if subject.kind == "plan":
        return Choice(plans=(subject.name,))
    if subject.kind == "theme":
        return Choice(themes=(subject.name,))
    if subject.kind == "indicator":
        theme = next((one.theme for one in read_statements(material.store, "indicator", [subject.name])), "")
        return Choice(themes=(theme,)) if theme else None
    if subject.kind == "institution":
        rows = material.rows("institution_profile", institution=subject.name)
        plans = sorted({str(row["plan"]) for row in rows if row["kind"] in ("lead", "support")})
        return Choice(plans=tuple(plans)) if plans else None
    own = tuple(plan.id for plan in material.plans if plan.region == subject.name)
    return Choice(plans=own) if own else None
