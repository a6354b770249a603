"""The figure of a brief: which diagram a kind of subject has, and what of it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import message
from viz import draw, render_drawing
from viz.briefs.material import Material
from viz.briefs.model import Figure
from viz.briefs.subjects import Subject
from viz.model import Choice

if TYPE_CHECKING:
    from viz.model import Drawing

# kind of subject → name of its diagram in viz.DIAGRAMS
FIGURES: dict[str, str] = {
    "plan": "themes",
    "region": "themes",
    "theme": "responsibilities",
    "indicator": "themes",
    "institution": "responsibilities",
}


def figure_of(material: Material, subject: Subject, language: str) -> Figure | None:
    """The picture; None if the graph holds nothing to draw for this subject."""
    choice = _choice(material, subject)
    if choice is None:
        return None
    try:
        drawing: Drawing = draw(material.store, FIGURES[subject.kind], choice)
    except UsageError as error:
        if error.key == "viz.no_font":
            raise
        return None
    caption = message("briefs.figure", title=drawing.title[language], subtitle=drawing.subtitle[language])
    return Figure(caption, render_drawing(drawing, ".svg", language), render_drawing(drawing, ".png", language))


def _choice(material: Material, subject: Subject) -> Choice | None:
    if subject.kind == "plan":
        return Choice(plans=(subject.name,))
    if subject.kind == "theme":
        return Choice(themes=(subject.name,))
    if subject.kind == "indicator":
        theme = next((one.theme for one in material.statements if one.indicator == subject.name), "")
        return Choice(themes=(theme,)) if theme else None
    if subject.kind == "institution":
        rows = material.rows("institution_profile", institution=subject.name)
        plans = sorted({str(row["plan"]) for row in rows if row["kind"] in ("lead", "support")})
        return Choice(plans=tuple(plans)) if plans else None
    return Choice() if any(plan.region == subject.name for plan in material.plans) else None
