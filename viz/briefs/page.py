"""A brief as one HTML page: everything in it, nothing from the network, no script; for the screen and for print."""

from __future__ import annotations

import base64
from importlib import resources

from ontology.messages import message
from queries.values import Place
from viz.briefs.model import Brief, Figure, Heading, Paragraph, Table, Whole, anchor
from viz.briefs.wording import cell_text, place_words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render_page(brief: Brief) -> bytes:
    """The page in UTF-8; the template escapes every text that enters it."""
    from jinja2 import Environment, StrictUndefined

    folder = resources.files("viz.briefs")
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = page.from_string((folder / "page.html").read_text(encoding="utf-8"))
    style = (folder / "page.css").read_text(encoding="utf-8")
    text = template.render(
        brief=brief,
        blocks=[_block(brief, block) for block in brief.blocks],
        policy=POLICY,
        style=style,
        words={name: message(f"briefs.section.{name}") for name in ("references", "quotations")},
        source=message("briefs.col.source"),
        quotations=[
            {
                "anchor": anchor(one.place),
                "number": brief.number(one.place.plan),
                "place": place_words(one.place),
                "section": one.place.section,
                "before": one.before,
                "text": one.text,
                "after": one.after,
                "none": "" if one.text else message("briefs.no_quote"),
            }
            for one in brief.quotations
        ],
    )
    return (text.rstrip() + "\n").encode("utf-8")


def _block(brief: Brief, block: object) -> dict[str, object]:
    """What the template needs of a block, with its kind."""
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "parts": [_part(brief, part) for part in block.parts]}
    if isinstance(block, Figure):
        picture = base64.b64encode(block.picture(".svg")).decode("ascii")
        return {"kind": "figure", "caption": block.caption, "picture": picture}
    assert isinstance(block, Table)
    numeric = [
        all(isinstance(row.cells[place], int) or row.cells[place] is None for row in block.rows)
        for place in range(len(block.headings))
    ]
    return {
        "kind": "table",
        "caption": block.caption,
        "note": block.note,
        "columns": [
            {"heading": heading, "width": width, "numeric": number}
            for heading, width, number in zip(block.headings, block.widths, numeric, strict=True)
        ],
        "rows": [
            {
                "cells": [cell_text(cell) for cell in row.cells],
                "sources": _sources(brief, row.places),
            }
            for row in block.rows
        ],
    }


def _part(brief: Brief, part: str | Place | Whole) -> dict[str, object]:
    if isinstance(part, Place):
        return {"text": f"[{brief.number(part.plan)}: {place_words(part)}]", "link": anchor(part)}
    if isinstance(part, Whole):
        number = brief.number(part.plan)
        return {"text": f"[{number}]", "link": f"ref-{number}"}
    return {"text": part, "link": ""}


def _sources(brief: Brief, places: tuple[Place, ...]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    last = ""
    for place in dict.fromkeys(places):
        mark = "" if place.plan == last else f"[{brief.number(place.plan)}] "
        found.append({"text": mark + place_words(place), "link": anchor(place)})
        last = place.plan
    return found
