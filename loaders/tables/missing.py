"""Rows with fewer values than there are columns for them: which value is whose nothing says."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.tables.cells import said_year
from loaders.tables.model import Cell, Head


def certain(cells: tuple[Cell | None, ...], heads: Sequence[Head], given: int) -> tuple[Cell | None, ...]:
    """The cells of a row without those of which nothing says for certain under which column of values they stand.

    `given` is how many cells the row has, empty ones too (a row of as many as the header has lacks none), 0 where
    nothing marks rows. A first value
    that says its own year (2013年为10.5) is that of the first column, which is the earliest.
    """
    named = [head for head in heads if head.text or head.role == "serial"]
    columns = [at for at, head in enumerate(heads) if head.role == "value"]
    filled = [at for at in columns if cells[at] is not None]
    if given >= len(named) or len(filled) in (0, len(columns)):
        return cells
    kept = [None if at in columns else cell for at, cell in enumerate(cells)]
    first = cells[filled[0]]
    if first is not None and said_year(first.text):
        kept[columns[0]] = first
    return tuple(kept)
