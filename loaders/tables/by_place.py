"""Tables whose rows are places: 县(市、区) in the first column, a measure in each other column.

In: a run of cells in any layout. Out: the table, with a `place` column; None if the rows name no regions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain, pairwise

from loaders.tables.cell_types import VALUES, cell_type
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
    header = _with_years_below(_whole_heads(header, cells[first:]))
    if len(header) < 2:
        return None
    read = _rows(cells[first:], len(header), numbered)
    rows = [Row(row, "") for row, _ in read]
    if 2 * sum(None not in row.cells for row in rows) < len(rows):
        return None  # a header that the rows do not fill says nothing of their cells
    if sum(row.cells[0] is not None and row.cells[0].text in _names() for row in rows) < _FEWEST:
        return None
    heads = (Head("place", header[0].text), *(Head("value", cell.text) for cell in header[1:]))
    last = max(cell.end for row in rows for cell in row.cells if cell)
    unread = tuple(cell for _, left in read for cell in left)
    return Table(header[0].start, max(last, cells[-1].end), run.caption, heads, tuple(rows), unread)


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


def _with_years_below(header: list[Cell]) -> list[Cell]:
    """A header of two rows, one after the other: 县, A率, B率, 2023年, 2026年, 2026年, where years divide the measures.

    Each measure has the years that go up; where they begin anew the next has begun.
    """
    at = len(header)
    while at and bare_year(header[at - 1].text):
        at -= 1
    measures, years = header[1:at], header[at:]
    runs: list[list[Cell]] = []
    for year in years:
        if runs and runs[-1][-1].text < year.text:
            runs[-1].append(year)
        else:
            runs.append([year])
    if not measures or len(runs) != len(measures) or any(has_year(cell.text) for cell in measures):
        return header
    pairs = zip(measures, runs, strict=True)
    return [header[0], *(Cell(y.start, y.end, y.text + measure.text) for measure, run in pairs for y in run)]


def _rows(cells: Sequence[Cell], width: int, numbered: bool) -> list[tuple[tuple[Cell | None, ...], Sequence[Cell]]]:
    """Rows begin at a place; in a numbered table the cell before the next place is that row's number.

    A row with more or fewer cells than the header keeps its place alone: which of its cells is whose is not known.
    Such cells stand behind the row.
    """
    starts = [at for at, cell in enumerate(cells) if is_place(cell.text)]
    rows: list[tuple[tuple[Cell | None, ...], Sequence[Cell]]] = []
    for start, stop in zip(starts, [*starts[1:], len(cells)], strict=True):
        row = list(cells[start:stop])
        if numbered and stop < len(cells) and len(row) > width and row[-1].text.isdigit():
            row.pop()
        more = [cell_type(cell.text) in VALUES for cell in row[width:]]
        fits = len(row) == width or (len(row) > width and stop == len(cells) and not any(more))  # a note below the last
        rows.append((tuple(row[:width]), ()) if fits else ((row[0], *([None] * (width - 1))), row[1:]))
    return rows
