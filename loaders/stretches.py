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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of text; `kind` is its chapter's (None before the first heading), `due` what its table says of time."""

    block: Block
    kind: ChapterKind | None
    due: Moment | None


def stretches(reading: Reading) -> Iterator[Stretch]:
    """Running text in order, then the cells of the tables of tasks, in order."""
    for block in running_text(reading.outline):
        section = reading.outline.sections[block.section] if block.section is not None else None
        yield Stretch(block, section.kind if section else None, None)
    for cell in work_cells(reading.document.view, reading.tables):
        yield Stretch(Block("paragraph", cell.start, cell.end, None), "tasks", cell.due)
