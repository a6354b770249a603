"""What can be drawn, by which names and narrowed by what: networks and charts."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from ontology.errors import UsageError
from ontology.messages import message
from planweave.web import links
from viz import CHARTS, DIAGRAMS, TAKES
from viz.files import formats_of
from viz.model import Choice

if TYPE_CHECKING:
    from graph.stores import Store
    from viz.model import Evidence

# parameter of the address → field of a Choice that takes several values
_SEVERAL = {"plan": "plans", "region": "regions", "theme": "themes"}
_CHART_ONLY = {"indicator": "indicators"}
_ONE = {"institution": "focus"}  # the one thing that a drawing is about
# drawings whose title has a key that is not made of the name
_TITLES = {
    "responsibilities": "viz.resp_title",
    "cooccurrence": "viz.pairs_title",
    "similarity": "viz.regions_title",
    "collaboration": "viz.bodies_title",
    "ego": "web.diagram.ego",
}
_FROM_A_QUERY = "query"  # draws the answer to a person's own query, which a form cannot give


def drawn_names() -> tuple[str, ...]:
    """Everything that a form can ask for: charts first."""
    return (*CHARTS, *(name for name in DIAGRAMS if name != _FROM_A_QUERY))


def known(name: str) -> str:
    """The name, if it can be drawn; UsageError naming what can."""
    if name not in drawn_names():
        raise UsageError("viz.unknown_diagram", name=name, known=", ".join(drawn_names()))
    return name


def suffixes(name: str) -> tuple[str, ...]:
    """The formats that a drawing comes in."""
    return tuple(formats_of(name))


def title(name: str) -> str:
    """What the drawing is called; its name if it has no message of its own."""
    for key in (_TITLES.get(name, ""), f"viz.{name}_title", f"viz.{name}.title"):
        try:
            return message(key)
        except KeyError:
            continue
    return name


def choices(name: str) -> dict[str, str]:
    """The parameters by which the drawing can be narrowed, and the fields of a Choice that they fill."""
    held = {field.name for field in fields(Choice)}
    taken = dict(_SEVERAL)
    if name in CHARTS:
        taken |= _CHART_ONLY
    if "focus" in TAKES.get(name, ()):
        taken |= _ONE
    return {parameter: field for parameter, field in taken.items() if field in held}


def draw_file(store: Store, name: str, given: dict[str, tuple[str, ...]], suffix: str, tongue: str) -> bytes:
    """In a process of a pool: the drawing in the format of `suffix`. UsageError if there is nothing to draw."""
    from viz import draw, draw_chart
    from viz.files import render
    from viz.page.network import render_page

    narrowed: dict[str, Any] = {}
    for parameter, field in choices(name).items():
        if given.get(parameter):
            narrowed[field] = given[parameter][0] if parameter in _ONE else given[parameter]
    choice = Choice(**narrowed)
    if name in CHARTS:
        return render(draw_chart(store, name, choice), suffix, tongue)
    drawing = draw(store, name, choice)
    if suffix != ".html":
        return render(drawing, suffix, tongue)
    # a place leads to the plan's page, out of the frame that the diagram stands in
    return render_page(drawing, tongue, _address).replace(b"<head>", b'<head>\n<base target="_top">', 1)


def _address(place: Evidence) -> str | None:
    """The page of a plan with the place lit."""
    return None if place.start is None or place.end is None else links.place(place.plan, place.start, place.end)
