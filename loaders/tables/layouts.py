"""Finds where tables stand, and reads their cells, whatever a page has left between them.

Layouts: `|` rows (one row a line, or one cell a line with a lone | between rows), tab-led cells (a blank line between
rows), cells parted by tabs or wide spaces (a line a row), and cells on lines of their own with nothing to mark rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from loaders.document import Document
from loaders.outline.headings import heading_at
from loaders.outline.lines import Line
from loaders.tables.broken import whole_rows
from loaders.tables.cells import cell_at, line_cells
from loaders.tables.heads import head_role
from loaders.tables.model import Cell
from loaders.tables.spaced import spaced_rows
from loaders.tables.turned import begins_turned, is_corner, turned

_CELL_MAX = 60  # a longer line, or one with a full stop, is running text
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
        stop = _piped_end(view, lines, at)
        rows = _piped_rows(view, lines[at:stop])
        flat = False
    elif view[line.start : line.start + 1] == "\t":
        stop = _tabbed_end(view, lines, at)
        rows = _tabbed_rows(view, lines[at:stop])
        flat = False
    elif len(cells) >= 3:
        stop = _wide_end(view, lines, at)
        rows = whole_rows(view, lines[at:stop])
        flat = False
    elif _captions_another(view, lines, at) or _is_heading(view, line):
        return None  # 一、发展目标 above a table is no header of one cell a line
    else:
        stop = _flat_end(view, lines, at)
        rows = [[cell for item in lines[at:stop] if not item.blank for cell in line_cells(view, item)]]
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
    after = next((line for line in lines[at + 1 : at + 4] if not line.blank), None)
    if after is None:
        return True
    return (
        "|" in view[after.start : after.end]
        or view[after.start : after.start + 1] == "\t"
        or len(line_cells(view, after)) >= 3
    )


def _is_text(view: str, line: Line) -> bool:
    piece = view[line.left : line.right]
    return len(piece) > _CELL_MAX or "。" in piece


def _is_heading(view: str, line: Line) -> bool:
    found = heading_at(view, line.left, line.right)
    return found is not None and found.style in ("chapter", "part", "cn_comma", "cn_paren", "box", "dash")


def _is_chapter(view: str, line: Line) -> bool:
    found = heading_at(view, line.left, line.right)
    return found is not None and found.style in ("chapter", "part")


def _ends_table(view: str, lines: Sequence[Line], at: int) -> bool:
    """Running text, or a heading that is no category row: its next line is text or another heading."""
    line = lines[at]
    if _is_text(view, line):
        return True
    if not _is_heading(view, line):
        return False
    if _is_chapter(view, line):
        return True
    after = next((item for item in lines[at + 1 :] if not item.blank), None)
    return after is None or _is_text(view, after) or _is_heading(view, after)


def _piped_end(view: str, lines: Sequence[Line], at: int) -> int:
    """Lines with a pipe, and short lines between them that are cells of their own; text without a pipe ends it."""
    stop = last = at
    while stop < len(lines):
        line = lines[stop]
        if "|" in view[line.start : line.end]:
            last = stop
        elif (not line.blank and (_ends_table(view, lines, stop) or stop - last > 2)) or (
            line.blank and stop - last > 2
        ):
            break
        elif not line.blank:
            last = stop
        stop += 1
    return last + 1


def _piped_rows(view: str, lines: Sequence[Line]) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[]]
    first = view[lines[0].left : lines[0].right].strip()
    closes = first.endswith("|")
    a_row_a_line = closes and first.startswith("|") and first.count("|") > 2
    is_open = False  # the line before begins a row and does not end it: a line break inside its last cell
    for line in lines:
        piece = view[line.left : line.right]
        if line.blank:
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


def _tabbed_end(view: str, lines: Sequence[Line], at: int) -> int:
    stop = at
    last = at
    while stop < len(lines):
        line = lines[stop]
        if view[line.start : line.start + 1] == "\t":
            if not line.blank and len(view[line.left : line.right]) > 2 * _CELL_MAX:
                break
            last = stop
        elif not line.blank and (_ends_table(view, lines, stop) or stop - last > 3):
            break
        elif not line.blank:
            last = stop
        elif stop - last > 2:
            break
        stop += 1
    return last + 1


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


def _wide_end(view: str, lines: Sequence[Line], at: int) -> int:
    """Rows, and lone lines between them; a lone line behind a gap ends a table that has no gaps between its rows."""
    stop = last = at
    gaps = False
    while stop < len(lines):
        line = lines[stop]
        if not line.blank:
            lone = _is_one_piece(view, line)
            if lone and (_ends_table(view, lines, stop) or (stop - last > 1 and not gaps)):
                break
            gaps = gaps or (stop - last > 1)
            last = stop
        elif stop - last > 1:
            break
        stop += 1
    return last + 1


def _is_one_piece(view: str, line: Line) -> bool:
    """Whether a line is no row of cells: one piece of text, or a heading with a wide space behind its number."""
    cells = line_cells(view, line)
    if len(cells) != 2:
        return len(cells) < 2
    found = heading_at(view, line.left, line.right)
    return found is not None and found.marker_end == cells[0].end and found.title_start == cells[1].start


def _flat_end(view: str, lines: Sequence[Line], at: int) -> int:
    stop = last = at
    while stop < len(lines):
        line = lines[stop]
        if not line.blank:
            if _ends_table(view, lines, stop):
                break
            last = stop
        elif stop - last > 3:
            break
        stop += 1
    return last + 1


def _caption(view: str, lines: Sequence[Line], at: int) -> str:
    """The nearest line above that says something, if it is short."""
    for line in reversed(lines[max(0, at - 4) : at]):
        piece = view[line.left : line.right].strip("| \t")
        if piece:
            return "" if _is_text(view, line) else piece
    return ""
