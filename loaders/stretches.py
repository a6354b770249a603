"""Every stretch of a document that says something in sentences: its paragraphs, titles and what tables of tasks hold.

In: a reading. Out: stretches, each with its chapter's kind and, for a table's row, the time in which that is due.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.outline import Block, running_text
from loaders.outline.chapters import ChapterKind
from loaders.reading import Reading
from loaders.tables.work_cells import work_cells
from loaders.tokens.clock import Moment
from loaders.tokens.opening import opening_year


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of text; `kind` is its chapter's (None before the first heading), `due` what its table says of time."""

    block: Block
    kind: ChapterKind | None
    due: Moment | None


def stretches(reading: Reading) -> Iterator[Stretch]:
    """Running text in order, then the cells of the tables of tasks, in order.

    Before the first heading, paragraphs from one that opens with a year before the document's own period (2022年,全市…
    in the work plan of 2023) up to one that opens with a later year are a review, as a chapter of background is.
    """
    view, base = reading.document.view, reading.header.base_year
    reviewing = False
    for block in running_text(reading.outline):
        section = reading.outline.sections[block.section] if block.section is not None else None
        kind = section.kind if section else None
        year = opening_year(view, block.start, block.end, "point") if section is None and base else ""
        reviewing = section is None and (year <= base if year else reviewing)
        yield Stretch(block, "background" if reviewing else kind, None)
    for cell in work_cells(view, reading.tables):
        yield Stretch(Block("paragraph", cell.start, cell.end, None), "tasks", cell.due)
