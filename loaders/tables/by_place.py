"""Tables whose rows are places: 县(市、区) in the first column, a measure in each other column.

In: a run of cells in any layout. Out: the table, with a `place` column; None if the rows name no regions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

from loaders.tables.heads import bare_year, has_year, head_role
from loaders.tables.layouts import Run
from loaders.tables.model import Cell, Head, Row, Table
from ontology.regions import surfaces
from ontology.tables import words

_FEWEST = 2  # rows that name a region


def is_place(text: str) -> bool:
    """Whether a cell names a region or the whole (合计, 全市).

    >>> is_place("振安区"), is_place("合计"), is_place("床位数")
    (True, True, False)
    """
    return text in _names() or text in words("place_total")


@cache
def _names() -> frozenset[str]:
    return frozenset(surfaces())


def by_place(run: Run) -> Table | None:
    """The table of a run whose header begins with a word for places (or a serial number and such a word)."""
    cells = [cell for cell in chain.from_iterable(run.rows) if cell.text]
    first = next((at for at, cell in enumerate(cells) if is_place(cell.text)), 0)
    at = next((at for at, cell in enumerate(cells[:first]) if head_role(cell.text) == "place"), first)
    numbered = any(head_role(cell.text) == "serial" for cell in cells[:at])
    header = [cell for cell in cells[at:first] if not cell.text.isdigit()]  # the first row's number is no head
    header = _whole_heads(header, cells[first:])
    if len(header) < 2:
        return None
    rows = [Row(row, "") for row in _rows(cells[first:], len(header), numbered)]
    if sum(row.cells[0] is not None and row.cells[0].text in _names() for row in rows) < _FEWEST:
        return None
    heads = (Head("place", header[0].text), *(Head("value", cell.text) for cell in header[1:]))
    last = max(cell.end for row in rows for cell in row.cells if cell)
    return Table(header[0].start, max(last, cells[-1].end), run.caption, heads, tuple(rows))


def _whole_heads(header: list[Cell], body: Sequence[Cell]) -> list[Cell]:
    """The header with years joined to the words below them (2022年|居民健康素养水平) where rows have fewer cells."""
    starts = [at for at, cell in enumerate(body) if is_place(cell.text)]
    widths = Counter(after - before for before, after in pairwise(starts))
    usual = widths.most_common(1)[0][0] if widths else len(header)
    whole: list[Cell] = []
    surplus = len(header) - usual
    for cell in header:
        if surplus > 0 and whole and bare_year(whole[-1].text) and not has_year(cell.text):
            whole[-1] = Cell(whole[-1].start, cell.end, whole[-1].text + cell.text)
            surplus -= 1
        else:
            whole.append(cell)
    return whole


def _rows(cells: Sequence[Cell], width: int, numbered: bool) -> list[tuple[Cell | None, ...]]:
    """Rows begin at a place; in a numbered table the cell before the next place is that row's number."""
    starts = [at for at, cell in enumerate(cells) if is_place(cell.text)]
    rows: list[tuple[Cell | None, ...]] = []
    for start, stop in zip(starts, [*starts[1:], len(cells)], strict=True):
        row = list(cells[start:stop])
        if numbered and stop < len(cells) and len(row) > width and row[-1].text.isdigit():
            row.pop()
        rows.append((*row[:width], *([None] * (width - len(row)))))
    return rows
