"""From blocks to a finished brief: which plans are cited, in which order, and the words behind every place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ontology.messages import language
from queries.values import Place
from viz.briefs.model import Block, Brief, Paragraph, Reference, Table, Whole
from viz.briefs.references import bibtex, bibtex_key, gbt_entry

if TYPE_CHECKING:
    from viz.briefs.material import Material
    from viz.briefs.references import Address


def finished(
    material: Material,
    title: str,
    subtitle: str,
    blocks: Sequence[Block],
    known: Mapping[str, Address],
    *,
    is_wide: bool = False,
) -> Brief:
    """The brief of these blocks with its references, by the plans' ids, and quotations; `known`: where plans are."""
    parts = [part for block in blocks if isinstance(block, Paragraph) for part in block.parts]
    tables = [block for block in blocks if isinstance(block, Table)]
    shown = {part for part in parts if isinstance(part, Place)}
    shown |= {place for table in tables for row in table.rows for place in row.places}
    behind = shown | {place for table in tables for row in table.data_rows for place in row.places}
    cited = {part.plan for part in parts if isinstance(part, Whole)} | {place.plan for place in behind}
    plans = [plan for plan in material.plans if plan.id in cited]
    quotations = material.quotations(behind)
    printed = {(place.plan, place.start, place.end) for place in shown}
    return Brief(
        title=title,
        subtitle=subtitle,
        language=language(),
        blocks=tuple(blocks),
        references=tuple(
            Reference(number, plan, gbt_entry(plan, known.get(plan.id)), bibtex_key(plan.id))
            for number, plan in enumerate(plans, start=1)
        ),
        quotations=tuple(one for one in quotations if (one.place.plan, one.place.start, one.place.end) in printed),
        data_quotations=quotations,
        bibtex=bibtex(plans, known),
        is_wide=is_wide,
    )
