"""Finds where tables stand, and reads their cells, whatever a page has left between them.

Layouts: `|` rows (one row a line, or one cell a line with a lone | between rows), tab-led cells (a blank line between
rows), cells parted by tabs or wide spaces (a line a row), and cells on lines of their own with nothing to mark rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from loaders.document import Document
from loaders.outline.lines import Line
from loaders.tables.broken import by_bars, whole_rows
from loaders.tables.cells import cell_at, line_cells
from loaders.tables.ends import flat_end, is_heading, is_text, piped_end, tabbed_end, wide_end, without_notes
from loaders.tables.heads import head_role
from loaders.tables.model import Cell
from loaders.tables.spaced import spaced_rows
from loaders.tables.turned import begins_turned, is_corner, turned

_RULE = regex.compile(r"[|\s:+-]*-{2,}[|\s:+-]*")  # the |---|---| line of markdown


@dataclass(frozen=True, slots=True)
class Run:
    """The cells of one table, by row where the layout marks rows (`flat` is False), else as one row of all."""

    rows: tuple[tuple[Cell, ...], ...]
    flat: bool
    caption: str


def find_runs(document: Document, lines: Sequence[Line]) -> Iterator[Run]:
    """Every stretch of lines that begins with a table's header and goes on as cells."""
    at = 0
    while at < len(lines):
        run = _run_at(document, lines, at)
        if run is None:
            at += 1
            continue
        found, at = run
        yield found


def _run_at(document: Document, lines: Sequence[Line], at: int) -> tuple[Run, int] | None:
    line = lines[at]
    if line.blank:
        return None
    view = document.view
    spaced = spaced_rows(view, lines, at)
    if spaced is not None:
        return Run(tuple(map(tuple, spaced[0])), False, _caption(view, lines, at)), spaced[1]
    cells = line_cells(view, line)
    if not cells or not (any(head_role(cell.text) for cell in cells) or _may_turn(view, lines, at, cells)):
        return None
    piped = "|" in view[line.start : line.end]
    if piped:
        stop = piped_end(view, lines, at)
        rows = _piped_rows(view, lines[at:stop])
        flat = False
    elif view[line.start : line.start + 1] == "\t":
        stop = tabbed_end(view, lines, at)
        rows = _tabbed_rows(view, lines[at:stop])
        flat = False
    elif len(cells) >= 3:
        stop = wide_end(view, lines, at)
        rows = whole_rows(view, without_notes(view, lines[at:stop]))
        flat = False
    elif _captions_another(view, lines, at) or is_heading(view, line):
        return None  # 一、发展目标 above a table is no header of one cell a line
    else:
        stop = flat_end(view, lines, at)
        rows = [
            [cell for item in without_notes(view, lines[at:stop]) if not item.blank for cell in line_cells(view, item)]
        ]
        flat = True
    kept = tuple(tuple(row) for row in rows if any(cell.text for cell in row))
    upright = turned(kept, flat) if kept else None
    if upright is not None:
        return Run(upright, False, _caption(view, lines, at)), stop
    heads = [cell for cell in (kept[0] if kept else ()) if head_role(cell.text)]
    named = len(heads) > 1 or (heads and head_role(heads[0].text) == "place")
    if sum(len(row) for row in kept) < 6 or not named:
        return None
    return Run(kept, flat, _caption(view, lines, at)), stop


def _may_turn(view: str, lines: Sequence[Line], at: int, cells: Sequence[Cell]) -> bool:
    """Whether a row without a word for a column begins a table of measures by year, which stands on its side."""
    if len(cells) == 1:
        return is_corner(cells[0].text)
    below = (
        line for line in lines[at + 1 : at + 4] if not line.blank and not _RULE.fullmatch(view, line.left, line.right)
    )
    after = next(below, None)
    return after is not None and begins_turned(_inner(cells), _inner(line_cells(view, after)))


def _inner(cells: Sequence[Cell]) -> list[str]:
    """The texts of a piped row's cells without those before its first and behind its last pipe."""
    texts = [cell.text for cell in cells]
    return texts[1:-1] if len(texts) > 2 and not texts[0] and not texts[-1] else texts


def _captions_another(view: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a lone header word (主要指标) is the caption of a table in another layout on the next lines."""
    below = (line for line in lines[at + 1 : at + 5] if not line.blank)
    after = next((line for line in below if not _RULE.fullmatch(view, line.left, line.right)), None)
    if after is None:
        return True
    return (
        "|" in view[after.start : after.end]
        or view[after.start : after.start + 1] == "\t"
        or len(line_cells(view, after)) >= 3
    )


def _piped_rows(view: str, lines: Sequence[Line]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[]]
    first = view[lines[0].left : lines[0].right].strip()
    closes = first.endswith("|")
    a_row_a_line = closes and first.startswith("|") and first.count("|") > 2
    is_open = False  # the line before begins a row and does not end it: a line break inside its last cell
    for line, joined in zip(lines, by_bars(view, lines), strict=True):
        piece = view[line.left : line.right]
        if line.blank or joined == []:
            continue
        if joined:
            rows += [joined, []]
            continue
        if is_open and not piece.lstrip().startswith("|"):
            cells = line_cells(view, line)
            last = rows[-2][-1]
            rows[-2][-1] = Cell(last.start, cells[0].end, last.text + cells[0].text)
            rows[-2] += cells[1:-1] if piece.rstrip().endswith("|") else cells[1:]
            is_open = not piece.rstrip().endswith("|")
            continue
        is_open = (
            closes
            and piece.lstrip().startswith("|")
            and not piece.rstrip().endswith("|")
            and (piece.count("|") >= 2 or a_row_a_line)
        )
        if set(piece) <= {"|", " ", "\t"} and piece.count("|") == 1:
            rows.append([])
        elif _RULE.fullmatch(piece):
            continue
        elif piece.count("|") >= 2 or is_open:
            inner = piece.strip()
            cells = line_cells(view, line)
            cells = cells[1:] if inner.startswith("|") else cells
            rows += [cells[:-1] if inner.endswith("|") and cells and not cells[-1].text else cells, []]
        else:
            rows[-1] += [cell for cell in line_cells(view, line) if cell.text]
    return rows


def _tabbed_rows(view: str, lines: Sequence[Line]) -> list[list[Cell]]:
    """A tab begins a cell, a line without one continues it, a blank line ends the row."""
    rows: list[list[Cell]] = [[]]
    bounds: tuple[int, int] | None = None

    def close() -> None:
        if bounds is not None:
            rows[-1].append(cell_at(view, *bounds))

    for line in lines:
        tabbed = view[line.start : line.start + 1] == "\t"
        if line.blank and not tabbed:
            close()
            bounds = None
            rows.append([])
        elif tabbed:
            close()
            inner = line_cells(view, line)
            for cell in inner[:-1]:
                rows[-1].append(cell)
            bounds = (inner[-1].start, inner[-1].end) if inner else (line.start, line.start)
        elif bounds is not None:
            bounds = (bounds[0] if bounds[0] < bounds[1] else line.left, line.right)
    close()
    return rows


def _caption(view: str, lines: Sequence[Line], at: int) -> str:
    """The nearest line above that says something, if it is short."""
    for line in reversed(lines[max(0, at - 4) : at]):
        piece = view[line.left : line.right].strip("| \t")
        if piece:
            return "" if is_text(view, line) else piece
    return ""
