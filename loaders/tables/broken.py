"""Rows of a table that a page broke over several lines, made whole again. In: cells by line. Out: cells by row."""

from __future__ import annotations

from collections import Counter

from loaders.tables.cell_types import cell_type
from loaders.tables.model import Cell

_FEWEST = 3  # cells of a row that can tell how many columns there are


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
    last, first = cell_type(before[-1].text), cell_type(row[0].text)
    if last not in ("text", "known") or first not in ("text", "known"):
        return False
    named = len(before) in (2, 3) and cell_type(before[-2].text) == "integer" and len(row) > 1
    category = len(before) == 1 and len(row) > 3 and cell_type(row[1].text) == "integer"
    return (named and _is_value(row[1])) or (category and not _is_value(row[2]))


def _is_value(cell: Cell) -> bool:
    return cell_type(cell.text) in ("integer", "number", "dash", "unit")


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
