"""Rows of a table that a page broke over several lines, made whole again. In: its lines. Out: the cells of each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.outline.lines import Line
from loaders.tables.cell_types import cell_type
from loaders.tables.cells import line_cells, tab_cells
from loaders.tables.heads import head_role
from loaders.tables.model import Cell

_PIECE = 6  # characters that fit into a narrow column
_TAIL = 3  # characters that no name of an indicator consists of
_FEWEST = 3  # cells of a row that can tell how many columns there are


def whole_rows(view: str, lines: Sequence[Line]) -> list[list[Cell]]:
    """The rows of a table that has a row a line, each with all its cells whole."""
    return mended(_under_columns(view, _by_tabs(view, [line for line in lines if not line.blank])))


def by_bars(view: str, lines: Sequence[Line]) -> list[list[Cell] | None]:
    """The cells of each line whose row goes on in the next one, with that one's; None of a line that is whole.

    Only where bars stand between cells alone, and two lines together have as many as the header
    (甲|新建2万平方米, / 床位80张|…|乙).
    """
    counts = [view.count("|", line.start, line.end) for line in lines]
    whole: list[list[Cell] | None] = [None] * len(lines)
    if counts[0] < _FEWEST or any(view[line.left : line.left + 1] == "|" for line in lines if not line.blank):
        return whole
    at = 0
    while at + 1 < len(lines):
        if 0 < counts[at] < counts[0] and counts[at + 1] and counts[at] + counts[at + 1] == counts[0]:
            whole[at] = _continued(line_cells(view, lines[at]), line_cells(view, lines[at + 1]), False)
            whole[at + 1] = []
            at += 1
        at += 1
    return whole


def _by_tabs(view: str, lines: Sequence[Line]) -> list[tuple[Line, list[Cell]]]:
    """The cells of each line, and of lines that make one row together because a cell was broken over them.

    They do if they have as many tabs together as the header, or as most rows, and each has fewer.
    """
    counts = [view.count("\t", line.start, line.end) for line in lines]
    columns = _tabs_of_a_row(counts)
    # rows of as many tabs as the header have one a cell; else several may stand between two cells for the eye
    one_each = columns > 1 and 2 * counts.count(columns) > len(lines)
    rows: list[tuple[Line, list[Cell]]] = []
    at = 0
    while at < len(lines):
        last, total = at, counts[at]
        while total < columns and last + 1 < len(lines) and counts[last + 1] < columns:
            last += 1
            total += counts[last]
        last = last if total == columns and columns > 1 else at
        if one_each and last == at and (counts[at] == columns or _begins_empty(view, lines[at])):
            rows.append((lines[at], tab_cells(view, lines[at], columns)))
            at += 1
            continue
        cells = line_cells(view, lines[at])
        for line in lines[at + 1 : last + 1]:
            cells = _continued(cells, line_cells(view, line), view[line.start : line.start + 1] == "\t")
        rows.append((lines[at], cells))
        at = last + 1
    return rows


def _tabs_of_a_row(counts: Sequence[int]) -> int:
    """How many tabs a row has: as many as the first line, or as those that are the first row together."""
    usual, often = Counter(counts).most_common(1)[0]
    total = 0
    for count in counts:
        total += count
        if count >= usual or total >= usual:
            break
    return usual if often > 1 and total == usual else counts[0]


def _begins_empty(view: str, line: Line) -> bool:
    """Whether a row's first cell is empty, so that its tabs are columns although it may lack those at its end."""
    return view[line.start : line.start + 1] == "\t"


def _continued(cells: list[Cell], more: list[Cell], apart: bool) -> list[Cell]:
    """Cells of a row with those of its next line, whose first goes on with the last cell unless a tab parts them."""
    if apart or not cells or not more:
        return [*cells, *more]
    last, first = cells[-1], more[0]
    return [*cells[:-1], Cell(last.start, first.end, last.text + first.text), *more[1:]]


def mended(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows broken inside a cell, or behind a name or category, made whole (21 每千人口拥有|婴幼儿托位数 1.1 4.6)."""
    whole: list[list[Cell]] = []
    for row in _rejoined(rows):
        before = whole[-1] if whole else []
        if before and row and _is_broken(before, row):
            last, first = before[-1], row[0]
            whole[-1] = [*before[:-1], Cell(last.start, first.end, last.text + first.text), *row[1:]]
        else:
            whole.append(row)
    return whole


def _is_broken(before: list[Cell], row: list[Cell]) -> bool:
    """Whether a row goes on in the next line: it ends with its name, or is the first half of a category."""
    if len(before) == 1 < len(row) and _is_value(row[1]) and _halves(before[0].text, row[0].text):
        return True
    last, first = cell_type(before[-1].text), cell_type(row[0].text)
    if last not in ("text", "known") or first not in ("text", "known"):
        return False
    named = len(before) in (2, 3) and cell_type(before[-2].text) == "integer" and len(row) > 1
    category = len(before) == 1 and len(row) > 3 and cell_type(row[1].text) == "integer"
    return (named and _is_value(row[1])) or (category and not _is_value(row[2]))


def _is_value(cell: Cell) -> bool:
    return cell_type(cell.text) in ("integer", "number", "dash", "unit")


def _under_columns(view: str, rows: list[tuple[Line, list[Cell]]]) -> list[list[Cell]]:
    """Lines that only go on with cells of the line above, as the places where their words begin show, joined to it.

    So a page keeps its columns that was turned to text with its layout: 每千人口执业    人    3.1
                                                                       (助理)医师数
    """
    whole: list[list[Cell]] = []
    places: dict[int, int] = {}
    for line, cells in rows:
        starts = (
            [] if "\t" in view[line.start : line.right] else [_room(view, line.start, cell.start) for cell in cells]
        )
        goes_on = whole and starts and len(cells) < len(whole[-1]) and all(start in places for start in starts)
        if goes_on:
            before = whole[-1]
            ends = [(places[start], cell) for start, cell in zip(starts, cells, strict=True)]
            if not any(_stands_alone(cell, before[at], len(whole) == 1) for at, cell in ends):
                for at, cell in ends:
                    before[at] = Cell(before[at].start, before[at].end, before[at].text + cell.text)
                continue
        places = {start: at for at, start in enumerate(starts)}
        whole.append(cells)
    return whole


def _stands_alone(cell: Cell, above: Cell, under_header: bool) -> bool:
    """Whether a cell is a number, or a word for a column under a header word that spans it."""
    heads = head_role(cell.text) is not None
    if under_header and (heads or head_role(above.text + cell.text)):
        return heads and head_role(above.text) is not None
    return cell_type(cell.text) in ("integer", "number", "dash") and cell.text.count("(") == cell.text.count(")")


def _room(view: str, start: int, end: int) -> int:
    """How many half-width places a stretch of a line takes."""
    return sum(1 if char.isascii() else 2 for char in view[start:end])


def _halves(first: str, second: str) -> bool:
    """Whether two pieces are one name: an open bracket, a bracket behind, a listed name, a mere tail (率, 位数)."""
    joined = first + second
    bare = second.split("(")[0]
    return (
        first.count("(") > first.count(")")
        or second.startswith("(")
        or cell_type(joined) == "known"
        or (len(first) >= _PIECE and 0 < len(bare) <= _TAIL and cell_type(second) == "text")
    )


def _rejoined(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows broken inside one or more cells (…|2023年 / 实绩|2025年 / 目标|性质), where their pieces fill all columns.

    How many columns there are is what most lines say.
    """
    counts = Counter(len(row) for row in rows if len(row) >= _FEWEST)
    if not counts:
        return rows
    columns = max(counts, key=lambda size: (counts[size], size))
    found: list[list[Cell]] = []
    at = 0
    while at < len(rows):
        row, used = rows[at], 1
        while 1 < len(row) < columns and at + used < len(rows) and len(row) + len(rows[at + used]) - 1 <= columns:
            first, *others = rows[at + used]
            row = [*row[:-1], Cell(row[-1].start, first.end, row[-1].text + first.text), *others]
            used += 1
        whole = len(row) == columns
        found.append(row if whole else rows[at])
        at += used if whole else 1
    return found
