"""How cells, places and sources read, the same in every format."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ontology.messages import message
from queries.compare.render import place_text
from queries.values import Place
from viz.briefs.model import Brief, Cell, Quotation


def cell_text(cell: Cell) -> str:
    """A cell as people read it; what is unknown is empty."""
    return "" if cell is None else (f"{cell:f}" if isinstance(cell, Decimal) else str(cell))


def place_words(place: Place) -> str:
    """A place in short: section number and characters."""
    return place_text(place)


def source_words(brief: Brief, places: Sequence[Place]) -> str:
    """The sources of a row: [2] 4-2: 5150–5152; places of one plan share its number."""
    parts: list[str] = []
    last = ""
    for place in dict.fromkeys(places):
        mark = "" if place.plan == last else f"[{brief.number(place.plan)}] "
        parts.append(mark + place_words(place))
        last = place.plan
    return message("briefs.semicolon").join(parts)


def quotation_words(quotation: Quotation) -> str:
    """The quoted words, or that the graph keeps none."""
    return f"{quotation.before}{quotation.text}{quotation.after}" or message("briefs.no_quote")
