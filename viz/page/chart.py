"""A chart as a page: one HTML file with everything in it, looking and answering like the page of a network.

The sheet is an SVG that the page's script builds of the parts in its data block: every text goes in as a text node, and
the page's policy allows no request and no script but the one written here (by its hash).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ontology.messages import LANGUAGES, message
from viz.charts.model import POLYGONS, STROKE, STROKES, Bar, Chart, Label, Line, Part, Sign
from viz.model import Words, place_data
from viz.page.frame import read_part, render_frame
from viz.palette import PAPER
from viz.pictures.chart import hatching

WORDS = ("search", "legend", "places", "back", "none", "noquote", "language")
OWN = ("chart_hint", "chart_canvas", "chart_nothing", "chart_keys")

Shape = dict[str, object]


def _round(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _element(name: str, attributes: Mapping[str, float | str], text: Words | None = None) -> Shape:
    shown = {key: value if isinstance(value, str) else _round(value) for key, value in attributes.items()}
    found: Shape = {"e": name, "a": shown}
    return found if text is None else found | {"t": text}


def _stroke(points: Sequence[tuple[float, float]], colour: str, width: float, more: Mapping[str, str]) -> Shape:
    path = "M" + "L".join(f"{_round(x)} {_round(y)}" for x, y in points)
    return _element("path", {"d": path, "stroke": colour, "stroke-width": width, "fill": "none", **more})


def shapes_of(part: Part) -> list[Shape]:
    """A part as SVG elements: name, attributes, and words for a text."""
    if isinstance(part, Bar):
        place = {"x": part.x, "y": part.y, "width": part.width, "height": part.height, "rx": part.round}
        outline = {"stroke": part.outline} if part.outline else {}
        bar = _element("rect", {**place, "fill": part.fill, **outline})
        return [bar, *(_stroke(ends, part.outline, 1, {}) for ends in (hatching(part) if part.hatched else ()))]
    if isinstance(part, Line):
        dashes = {"stroke-dasharray": "6 4"} if part.dashed else {}
        return [_stroke([(part.x1, part.y1), (part.x2, part.y2)], part.colour, part.width, dashes)]
    if isinstance(part, Label):
        attributes: dict[str, float | str] = {
            "x": part.x,
            "y": part.y,
            "font-size": part.size,
            "fill": part.colour,
            "text-anchor": part.anchor,
            "dominant-baseline": "central",
        }
        if part.bold:
            attributes["font-weight"] = "bold"
        if part.turned:
            attributes["transform"] = f"rotate(-90 {_round(part.x)} {_round(part.y)})"
        return [_element("text", attributes, part.text)]
    return _sign(part)


def _sign(sign: Sign) -> list[Shape]:
    size = sign.size
    if sign.symbol in ("dot", "ring"):
        width = STROKE * size if sign.symbol == "ring" else 0.0
        colours = {"fill": PAPER, "stroke": sign.colour} if width else {"fill": sign.colour}
        circle = {"cx": sign.x, "cy": sign.y, "r": size - width / 2, "stroke-width": width}
        return [_element("circle", {**circle, **colours})]
    if sign.symbol in POLYGONS:
        corners = (f"{_round(sign.x + x * size)},{_round(sign.y + y * size)}" for x, y in POLYGONS[sign.symbol])
        return [_element("polygon", {"points": " ".join(corners), "fill": sign.colour})]
    return [
        _stroke(
            [(sign.x + x * size, sign.y + y * size) for x, y in stroke],
            sign.colour,
            STROKE * size,
            {"stroke-linecap": "round"},
        )
        for stroke in STROKES[sign.symbol]
    ]


def _all(parts: tuple[Part, ...]) -> list[Shape]:
    return [shape for part in parts for shape in shapes_of(part)]


def _words(language: str) -> dict[str, str]:
    """The page's own words; two of them are filled by its script."""
    words = {name: message(f"viz.page_{name}", language) for name in (*WORDS, *OWN)}
    words["more"] = message("viz.page_more", language, count="{count}")
    words["characters"] = message("viz.page_characters", language, start="{start}", end="{end}")
    return words


def page_data(chart: Chart, language: str) -> dict[str, object]:
    """Everything that the page's script reads."""
    return {
        "language": language,
        "words": {tongue: _words(tongue) for tongue in LANGUAGES},
        "title": chart.title,
        "subtitle": chart.subtitle,
        "caption": chart.caption,
        "width": round(chart.width, 2),
        "height": round(chart.height, 2),
        "ground": _all(chart.ground),
        "marks": [
            {
                "id": mark.id,
                "label": mark.label,
                "facts": mark.facts,
                "evidence": mark.evidence,
                "box": [round(side, 2) for side in mark.box],
                "shapes": _all(mark.parts),
            }
            for mark in chart.marks
        ],
        "legend": [{"shapes": _all(row.parts), "text": row.text} for row in chart.legend],
        "evidence": [place_data(place) | {"remark": place.remark} for place in chart.evidence],
    }


def render_page(chart: Chart, language: str) -> bytes:
    """The page in UTF-8, its first words in `language`."""
    return render_frame(
        chart,
        language,
        main=read_part("chart.html"),
        data=page_data(chart, language),
        scripts=(read_part("chart.js"),),
        styles={"": read_part("page.css") + "\n" + read_part("chart.css")},
        buttons={"language": ""},
    )
