"""The figure of a brief: which diagram a kind of subject has, and what of it is drawn.

To place a diagram takes the graph; to paint it takes matplotlib, whose import alone is half a second. So the two are
apart: `figure_of` places it, and a `Painter` makes pictures of it, in this process or in another that began to load
matplotlib when the command started.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import language, message
from viz.briefs.model import Figure
from viz.model import Choice

if TYPE_CHECKING:
    from queries.values import Statement
    from viz.briefs.material import Material
    from viz.briefs.subjects import Subject
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
# kind of subject → name of its diagram in viz.DIAGRAMS or of its chart in viz.charting.CHARTS
FIGURES: dict[str, str] = {
    "plan": "indicators",
    "region": "indicators",
    "theme": "responsibilities",
    "indicator": "indicators",
    "institution": "ego",
}


MOST_INDICATORS = 6  # a figure of three by two: nine take half a second more

# takes a placed diagram and starts to paint it; gives the function that waits for its picture with a suffix
Painter = Callable[["Chart | Drawing"], Callable[[str], bytes]]


def paint(placed: Chart | Drawing, suffix: str, tongue: str) -> bytes:
    """The picture (.svg, .png) of a placed diagram, its words in the language `tongue`."""
    from viz.files import render

    return render(placed, suffix, tongue)


def paints_here(placed: Chart | Drawing) -> Callable[[str], bytes]:
    """Paints in this process, when a picture is asked for."""
    tongue = language()
    return lambda suffix: paint(placed, suffix, tongue)


def get_ready() -> None:
    """Load what painting takes: to be called in the process that paints, before there is anything to paint."""

    import viz.pictures.sheet  # noqa: F401


def figure_of(material: Material, subject: Subject, painter: Painter) -> Figure | None:
    """The subject's figure, placed, and its painting begun; None if the graph holds nothing to draw."""
    choice = _choice(material, subject)
    if choice is None:
        return None
    name = FIGURES[subject.kind]
    try:
        placed = _place(material, name, choice)
    except UsageError as error:
        if error.key not in _NOTHING:
            raise
        return None
    tongue = language()
    caption = message("briefs.figure", tongue, title=placed.title[tongue], subtitle=placed.subtitle[tongue])
    return Figure(caption, painter(placed))


def _place(material: Material, name: str, choice: Choice) -> Chart | Drawing:
    from viz import CHARTS, draw_chart

    if name in CHARTS:
        return draw_chart(material.store, name, choice)
    from viz import draw

    return draw(material.store, name, choice)


def _choice(material: Material, subject: Subject) -> Choice | None:
    if subject.kind == "theme":
        return Choice(themes=(subject.name,))
    if subject.kind == "indicator":
        return Choice(indicators=(subject.name,))
    if subject.kind == "institution":
        return Choice(focus=subject.name)
    regional = tuple(plan.id for plan in material.plans if plan.region == subject.name)
    own = (subject.name,) if subject.kind == "plan" else regional
    indicators = _telling(material.values_of(own))
    return Choice(plans=own, indicators=indicators) if indicators else None


def _telling(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The indicators that plans aim at for their own region, in text order; first those with a start as well."""
    own = [one for one in statements if one.is_own and one.value is not None]
    aims = list(dict.fromkeys(one.indicator for one in own if one.role == "target" and one.comparator != "change"))
    starts = {one.indicator for one in own if one.role == "actual"}
    return tuple(sorted(aims, key=lambda name: name not in starts)[:MOST_INDICATORS])
