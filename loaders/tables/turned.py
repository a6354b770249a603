"""Tables that stand on their side: a measure in each column, a year (or the unit, the nature) in each row.

In: the cells of a run. Out: the same cells with rows for columns, as every other table has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.tables.cell_types import VALUES, cell_type
from loaders.tables.heads import has_year, head_role
from loaders.tables.model import Cell
from ontology.tables import words

_FEWEST = 3  # measures in the header, or two where each is known
_SIDE = ("value", "unit", "nature", "status", "note", "category")  # what a row of such a table may be about


def is_corner(text: str) -> bool:
    """Whether a cell may stand above the years and before the measures: 指标, 年份, or nothing.

    >>> is_corner("年份"), is_corner(""), is_corner("2020年")
    (True, True, False)
    """
    return not text or text in words("head_corner") or head_role(text) == "name"


def begins_turned(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the texts of two rows may begin such a table: a corner and measures, and below them a year and values."""
    if len(first) < _FEWEST or len(second) < 2 or not is_corner(first[0]):
        return False
    if any(head_role(text) for text in first[1:]) or head_role(second[0]) not in _SIDE:
        return False
    return head_role(second[0]) != "value" or any(cell_type(text) in ("integer", "number") for text in second[1:])


def turned(rows: Sequence[Sequence[Cell]], flat: bool) -> tuple[tuple[Cell, ...], ...] | None:
    """The rows of a table that stands on its side, turned upright; None for every other table."""
    lines = _chunks(rows[0]) if flat else [row for row in rows if any(cell.text for cell in row)]
    if len(lines) < 2 or not is_corner(lines[0][0].text):
        return None
    header, sides = lines[0], []
    for line in lines[1:]:
        if not _is_side(line[0]):
            break
        sides.append(line)
    measures = header[1:]
    if len({len(line) for line in (header, *sides)}) != 1 or not _are_measures(measures):
        return None
    years = [line for line in sides if head_role(line[0].text) == "value"]
    if not any(has_year(line[0].text) for line in years) or not all(map(_has_values, years)):
        return None
    corner = Cell(header[0].start, header[0].end, words("head_name")[0])
    return tuple(zip(*([corner, *measures], *sides), strict=True))


def _is_side(cell: Cell) -> bool:
    return head_role(cell.text) in _SIDE


def _are_measures(cells: Sequence[Cell]) -> bool:
    """Whether all are words that may name an indicator, none a column of an upright table."""
    kinds = [cell_type(cell.text) for cell in cells]
    if any(head_role(cell.text) for cell in cells) or not set(kinds) <= {"known", "text", "unit"}:
        return False
    return len(cells) >= _FEWEST or (len(cells) == _FEWEST - 1 and set(kinds) == {"known"})


def _has_values(row: Sequence[Cell]) -> bool:
    kinds = [cell_type(cell.text) for cell in row[1:]]
    return set(kinds) <= {*VALUES, "empty"} and any(kind in ("integer", "number") for kind in kinds)


def _chunks(cells: Sequence[Cell]) -> list[Sequence[Cell]]:
    """Bare cells, parted before each that names a row, if all rows come out as long as the first."""
    starts = [0, *(at for at, cell in enumerate(cells) if at and _is_side(cell))]
    if len(starts) < 2:
        return []
    width = starts[1]
    even = [after for before, after in pairwise(starts) if after - before == width]
    if len(even) != len(starts) - 1 or starts[-1] + width > len(cells):
        return []
    return [cells[start : start + width] for start in starts]
