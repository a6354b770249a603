"""Cells of a line as they stand in the text."""

from __future__ import annotations

import regex

from loaders.outline.lines import Line
from loaders.tables.model import Cell

_WIDE = regex.compile(r"\t+| {2,}")


def cell_at(view: str, start: int, end: int) -> Cell:
    """The cell in [start, end) without white space at its ends or inside its text."""
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    return Cell(start, end, "".join(view[start:end].split()))


def line_cells(view: str, line: Line) -> list[Cell]:
    """Cells of one line, parted by tabs or wide spaces (or pipes)."""
    cells: list[Cell] = []
    start = line.left
    separators = regex.finditer(r"\|", view, pos=line.left, endpos=line.right)
    if "|" not in view[line.left : line.right]:
        separators = _WIDE.finditer(view, line.left, line.right)
    for mark in separators:
        cells.append(cell_at(view, start, mark.start()))
        start = mark.end()
    cells.append(cell_at(view, start, line.right))
    return [cell for cell in cells if cell.text] if "|" not in view[line.left : line.right] else cells
