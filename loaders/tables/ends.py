"""Where a table ends, in each layout. In: a document's lines and where its table begins. Out: the line behind it.

Notes between rows (说明:…, 计算方法:…), set across all columns, do not end a table whose rows go on behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.outline.headings import heading_at
from loaders.outline.lines import Line
from loaders.tables.cell_types import cell_type
from loaders.tables.cells import line_cells
from ontology.tables import words

_CELL_MAX = 60  # a longer line, or one with a full stop, is running text
_ROW_MOST = 6  # lines of bare cells in which a row that goes on behind notes shows itself


def is_text(view: str, line: Line) -> bool:
    """Whether a line is running text."""
    piece = view[line.left : line.right]
    return len(piece) > _CELL_MAX or "。" in piece


def is_heading(view: str, line: Line) -> bool:
    """Whether a line is a heading of a style that no cell has."""
    found = heading_at(view, line.left, line.right)
    return found is not None and found.style in ("chapter", "part", "cn_comma", "cn_paren", "box", "dash")


def _is_chapter(view: str, line: Line) -> bool:
    found = heading_at(view, line.left, line.right)
    return found is not None and found.style in ("chapter", "part")


def _ends_table(view: str, lines: Sequence[Line], at: int) -> bool:
    """Running text, or a heading that is no category row: its next line is text or another heading."""
    line = lines[at]
    if is_text(view, line):
        return True
    if not is_heading(view, line):
        return False
    if _is_chapter(view, line):
        return True
    after = next((item for item in lines[at + 1 :] if not item.blank), None)
    return after is None or is_text(view, after) or is_heading(view, after)


def is_note(view: str, line: Line) -> bool:
    """Whether a line explains a row: 说明:…, 计算方法:….

    >>> is_note("注:含村卫生室。", Line(0, 0, 8, 0, 8)), is_note("注册护士数", Line(0, 0, 5, 0, 5))
    (True, False)
    """
    head, colon, _ = view[line.left : line.right].partition(":")
    return colon != "" and head.strip("()[]【】 ") in words("table_note")


def without_notes(view: str, lines: Sequence[Line]) -> list[Line]:
    """The lines of a table without its notes, each with the running text that goes on below it."""
    kept: list[Line] = []
    noted = False
    for line in lines:
        noted = is_note(view, line) or (noted and (line.blank or is_text(view, line)))
        if not noted:
            kept.append(line)
    return kept


def _behind_notes(view: str, lines: Sequence[Line], at: int) -> int | None:
    """The first line behind the notes that begin at a line; None if none begins there or nothing stands behind."""
    if not is_note(view, lines[at]):
        return None
    while at < len(lines) and (lines[at].blank or is_note(view, lines[at]) or is_text(view, lines[at])):
        at += 1
    return at if at < len(lines) else None


def piped_end(view: str, lines: Sequence[Line], at: int) -> int:
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


def tabbed_end(view: str, lines: Sequence[Line], at: int) -> int:
    """Lines that a tab begins, and short lines between them that go on with a cell."""
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


def wide_end(view: str, lines: Sequence[Line], at: int) -> int:
    """Rows, and lone lines between them; a lone line behind a gap ends a table that has no gaps between its rows."""
    stop = last = at
    gaps = False
    while stop < len(lines):
        line = lines[stop]
        if not line.blank:
            lone = _is_one_piece(view, line)
            if lone and (_ends_table(view, lines, stop) or (stop - last > 1 and not gaps)):
                behind = _behind_notes(view, lines, stop)
                if behind is None or len(line_cells(view, lines[behind])) < 3:
                    break
                stop = behind
            else:
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


def flat_end(view: str, lines: Sequence[Line], at: int) -> int:
    """Short lines, each a cell, with at most three blank ones between two."""
    stop = last = at
    serial, numbered = 1, False
    while stop < len(lines):
        line = lines[stop]
        if not line.blank:
            # a whole sentence behind a row's number is its name: 5 / 医务人员主动提供健康指导。
            named = numbered and not is_heading(view, line) and line.right - line.left <= 2 * _CELL_MAX
            if not named and _ends_table(view, lines, stop):
                behind = _behind_notes(view, lines, stop)
                if behind is None or not _row_goes_on(view, lines, behind, serial):
                    break
                stop = behind
                continue
            numbered = view[line.left : line.right].rstrip(".、") == str(serial)
            serial += numbered
            last = stop
        elif stop - last > 3:
            break
        stop += 1
    return last + 1


def _row_goes_on(view: str, lines: Sequence[Line], at: int, serial: int) -> bool:
    """Whether the number of the next row stands in the next few cells, or a listed name with a value below it."""
    kinds = []
    for line in [line for line in lines[at : at + 3 * _ROW_MOST] if not line.blank][:_ROW_MOST]:
        if is_text(view, line):
            break
        text = "".join(view[line.left : line.right].split())
        if serial > 1 and text.rstrip(".、") == str(serial):
            return True
        kinds.append(cell_type(text))
    named = kinds.index("known") if "known" in kinds else len(kinds)
    return serial == 1 and any(kind in ("integer", "number") for kind in kinds[named:])
