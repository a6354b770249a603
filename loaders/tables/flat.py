"""Tables of bare cells, where nothing marks rows: which cells are the header, and where rows begin.

In: the cells in order. Out: the header's cells and the rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from loaders.tables.cell_types import VALUES, cell_type
from loaders.tables.heads import has_year, head_role
from loaders.tables.model import Cell, HeadRole
from loaders.tables.storeys import says_whose, two_storeys

_NUMERAL = regex.compile(r"\([一二三四五六七八九十]+\).*")


def header_and_rows(cells: Sequence[Cell]) -> tuple[list[Cell], list[list[Cell]]]:
    """Nothing marks rows: a header is the cells before the first that is none; rows begin at their serial number,

    or, without serials, come at the header's width, or begin where words follow values.
    """
    header, at = _flat_header(cells)
    if sum(head_role(cell.text) == "name" for cell in header) > 1 and head_role(header[0].text) == "name":
        header = header[1:]  # a caption that is a header word itself: 主要指标 above 类别 序号 指标
    written = [cell.text for cell in cells[:at] if cell.start >= header[0].start] if header else []
    body = _without_repeats(list(cells[at:]), written)
    header = _flat_storeys(header)
    roles = [head_role(cell.text) for cell in header]
    if "serial" in roles:
        return header, _by_serial(body, len(header) if "category" not in roles else 0, roles.count("value"))
    rows = _by_width(body, roles) or _by_words(body)
    return header, rows if "category" in roles else [_whole_name(row) for row in rows]


def _flat_header(cells: Sequence[Cell]) -> tuple[list[Cell], int]:
    """The header of a flat run and how many cells it takes; a word for a column may be broken over several of them.

    With a column of serial numbers and none of categories, what stands before the first row's 1 is header too.
    """
    header: list[Cell] = []
    at = 0
    while at < len(cells):
        if header and _goes_on(cells[at].text) and _is_head([header[-1], cells[at]], True):
            header[-1] = _joined([header[-1], cells[at]])  # 2025年 (市)
            at += 1
            continue
        size = next((n for n in (1, 2, 3) if _is_head(cells[at : at + n], bool(header))), 0)
        if size == 0:
            size = _unknown_heads(cells, at, header)
            if size == 0:
                break
        header.append(_joined(cells[at : at + size]))
        at += size
    return header, at


def _goes_on(text: str) -> bool:
    """Whether a cell is a bracket that ends the word before it: (市), not the (一) of the first category."""
    return text.startswith("(") and _NUMERAL.fullmatch(text) is None


def _is_head(pieces: Sequence[Cell], inside: bool) -> bool:
    """Whether cells together are the word for a column, with both its brackets."""
    text = "".join(piece.text for piece in pieces)
    if len(pieces) > 1 and any(cell_type(piece.text) in ("integer", "known") for piece in pieces):
        return False  # 1 健康水平 begins a row
    return head_role(text) is not None and text.count("(") == text.count(")") and (inside or len(pieces) == 1)


def _unknown_heads(cells: Sequence[Cell], at: int, header: Sequence[Cell]) -> int:
    """1 for a cell between the header and the first row's number that is the name of a column, else 0."""
    roles = [head_role(cell.text) for cell in header]
    if "serial" not in roles or "category" in roles:  # a category before the 1 may be of several pieces
        return 0
    first = next((k for k in range(at, min(at + 6, len(cells))) if cells[k].text.rstrip(".、") == "1"), None)
    if first is None:
        return 0
    second = next((k for k in range(first, len(cells)) if cells[k].text.rstrip(".、") == "2"), None)
    # a row as long as the header has no room for what may be the name of the first group of rows
    return int(first > at and (second is None or second - first > len(header)))


def _joined(pieces: Sequence[Cell]) -> Cell:
    return Cell(pieces[0].start, pieces[-1].end, "".join(piece.text for piece in pieces))


def _flat_storeys(header: list[Cell]) -> list[Cell]:
    """A header of two rows, flat: 指标 指标值 属性 2020年 2025年, where the years divide 指标值;

    指标 2020年 属性 全县 全省, where those whose value it is divide the year.
    """
    whose = len(header)
    while whose and says_whose(header[whose - 1].text):
        whose -= 1
    divided = sum(head_role(cell.text) == "value" for cell in header[:whose])
    apart = whose > 0 and head_role(header[whose - 1].text) != "value"
    if divided and len(header) - whose >= (2 if apart else 2 * divided):
        return two_storeys(header[:whose], header[whose:])
    at = len(header)
    while at and has_year(header[at - 1].text):
        at -= 1
    spanning = [cell for cell in header[:at] if head_role(cell.text) == "value" and not has_year(cell.text)]
    if len(spanning) == 1 and len(header) - at > 1 and header[at - 1] is not spanning[0]:
        return two_storeys(header[:at], header[at:])
    return header


def _by_width(body: Sequence[Cell], roles: Sequence[HeadRole | None]) -> list[list[Cell]]:
    """Rows of as many cells as the header has, if they come out even and each column holds what its head says."""
    width = len(roles)
    if not body or len(body) % width:
        return []
    rows = [list(body[at : at + width]) for at in range(0, len(body), width)]
    for at, role in enumerate(roles):
        kinds = {cell_type(row[at].text) for row in rows}
        if role == "value" and not kinds <= {*VALUES, "text", "unit"}:
            return []
        if role == "value" and not kinds & {"integer", "number"}:
            return []
        if role in ("name", "project", "task") and kinds & {"integer", "number", "dash", "nature"}:
            return []
        if role == "nature" and not kinds <= {"nature", "dash"}:
            return []
    return rows


def _without_repeats(body: list[Cell], names: Sequence[str]) -> list[Cell]:
    kept: list[Cell] = []
    at = 0
    while at < len(body):
        if names and [cell.text for cell in body[at : at + len(names)]] == names:
            at += len(names)
            continue
        kept.append(body[at])
        at += 1
    return kept


def _by_serial(body: Sequence[Cell], width: int, values: int) -> list[list[Cell]]:
    records: list[list[Cell]] = [[]]
    expected = 1
    for at, cell in enumerate(body):
        after = cell_type(body[at + 1].text) if at + 1 < len(body) else "empty"
        if cell.text.rstrip(".、") == str(expected) and after in ("known", "text", "qualitative"):
            records.append([cell])
            expected += 1
        else:
            records[-1].append(cell)
    first = records.pop(0)
    return [part for record in _with_categories(first, records, width) for part in _sub_rows(record, values)]


def _sub_rows(record: list[Cell], values: int) -> list[list[Cell]]:
    """A row and those of its parts, which have no number (…|8.2|8.3|预期性|其中:公立医院|1.9|2.0).

    `values` is how many the header has columns for: words behind fewer (26.3|完成省定目标|26) are a value themselves.
    """
    kinds = [cell_type(cell.text) for cell in record]
    number = next((at for at, kind in enumerate(kinds) if kind == "integer"), 0)
    parts = [record[: number + 2]]
    valued = 0
    for at in range(number + 2, len(record)):
        named = kinds[at] in ("text", "known") and not record[at].text.startswith("(")
        behind = kinds[at + 1 : at + 3]
        begins = behind[1:] if behind[:1] == ["unit"] else behind  # 其中:中医类别|人|0.68
        if valued >= max(values, 1) and named and begins[:1] in (["number"], ["integer"]):
            parts.append([])
            valued = 0
        valued += kinds[at] in VALUES
        parts[-1].append(record[at])
    return parts


def _with_categories(first: list[Cell], records: list[list[Cell]], width: int) -> list[list[Cell]]:
    """Words behind a row's last value belong to the row after: they are its category. `first` stands before all rows.

    `width` is how many cells a row has in a table whose header names no categories; 0 for others.
    """
    found: list[list[Cell]] = []
    category = first
    for rank, record in enumerate(records):
        tail: list[Cell] = []
        while rank + 1 < len(records) and len(record) > max(2, width) and _may_be_category(record[-1]):
            tail.insert(0, record.pop())
        found.append([*category, *record])
        category = tail
    return found


def _may_be_category(cell: Cell) -> bool:
    return cell_type(cell.text) == "text" and not _goes_on(cell.text)


def _whole_name(row: list[Cell]) -> list[Cell]:
    """A row whose name is broken over two cells, in a table that has no column of categories, with the name whole."""
    if len(row) < 3 or cell_type(row[0].text) != "text" or cell_type(row[1].text) not in ("text", "known"):
        return row
    whole = _joined(row[:2])
    return [whole, *row[2:]] if cell_type(whole.text) == "known" else row


def _by_words(body: Sequence[Cell]) -> list[list[Cell]]:
    records: list[list[Cell]] = []
    seen_value = True
    for cell in body:
        kind = cell_type(cell.text)
        if kind in ("text", "known") and seen_value and not cell.text.startswith("("):
            records.append([])
            seen_value = False
        if kind not in ("text", "known", "empty"):
            seen_value = True
        if records:
            records[-1].append(cell)
    return records
