"""Cells of a line as they stand in the text."""

from __future__ import annotations

from functools import cache

import regex

from loaders.outline.lines import Line
from loaders.tables.model import Cell
from loaders.tokens.times import YEAR_RANGE
from ontology.tables import any_of

_TAB = regex.compile(r"\t")
_PIPE = regex.compile(r"\|")
_WIDE = regex.compile(r"\t+| {2,}")


@cache
def said_year(text: str) -> str:
    """The year that a cell itself says its value is of; '' if it says none.

    >>> said_year("2013年为10.5"), said_year("8.1(2013年)"), said_year("比2019年提高10%")
    ('2013', '2013', '')
    """
    spanned = YEAR_RANGE.match(text)
    if spanned is not None:
        return spanned["b"]
    found = _own_year().search(text)
    return (found["before"] or found["behind"]) if found else ""


@cache
def _own_year() -> regex.Pattern[str]:
    return regex.compile(
        rf"^(?P<before>(?:19|20)\d\d)年?(?:{any_of('year_in_cell')})|\((?P<behind>(?:19|20)\d\d)年?\)$"
    )


def cell_at(view: str, start: int, end: int) -> Cell:
    """The cell in [start, end) without white space at its ends or inside its text."""
    while start < end and view[start].isspace():
        start += 1
    while end > start and view[end - 1].isspace():
        end -= 1
    return Cell(start, end, "".join(view[start:end].split()))


def tab_cells(view: str, line: Line, tabs: int) -> list[Cell]:
    """Cells of a line where each tab ends one, so that some are empty; a line of fewer than `tabs` lacks its last."""
    cells: list[Cell] = []
    start = line.start
    for at in [*(mark.start() for mark in _TAB.finditer(view, line.start, line.end)), line.end]:
        cells.append(cell_at(view, start, at))
        start = at + 1
    return cells + [Cell(line.end, line.end, "")] * (tabs + 1 - len(cells))


def line_cells(view: str, line: Line) -> list[Cell]:
    """Cells of one line, parted by tabs or wide spaces (or pipes)."""
    cells: list[Cell] = []
    start = line.left
    piped = view.find("|", line.left, line.right) >= 0
    for mark in (_PIPE if piped else _WIDE).finditer(view, line.left, line.right):
        cells.append(cell_at(view, start, mark.start()))
        start = mark.end()
    cells.append(cell_at(view, start, line.right))
    return cells if piped else [cell for cell in cells if cell.text]
