"""Rows with fewer values than there are columns for them, or more: which value is whose nothing says."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.tables.cell_types import cell_type
from loaders.tables.cells import said_year
from loaders.tables.model import Cell, Head


def certain(
    cells: tuple[Cell | None, ...], heads: Sequence[Head], left: Sequence[Cell], given: int
) -> tuple[Cell | None, ...]:
    """The cells of a row without those of which nothing says for certain under which column of values they stand.

    `given` is how many cells the row has, empty ones too (a row of as many as the header has lacks none), 0 where
    nothing marks rows. A first value that says its own year (2013年为10.5) is that of the first column, the earliest.
    `left` are cells that found no column: with a value among them the others are no more certain.
    """
    named = [head for head in heads if head.text or head.role == "serial"]
    columns = [at for at, head in enumerate(heads) if head.role == "value"]
    filled = [at for at in columns if cells[at] is not None]
    if filled and any(cell_type(cell.text) in ("integer", "number") for cell in left):
        return tuple(None if at in columns else cell for at, cell in enumerate(cells))
    if given >= len(named) or len(filled) in (0, len(columns)):
        return cells
    kept = [None if at in columns else cell for at, cell in enumerate(cells)]
    first = cells[filled[0]]
    if first is not None and said_year(first.text):
        kept[columns[0]] = first
    return tuple(kept)
