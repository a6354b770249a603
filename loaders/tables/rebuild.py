"""From cells to a table: which cells are the header, where rows begin, which cell stands in which column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.document import Document
from loaders.tables.align import align
from loaders.tables.cell_types import cell_type
from loaders.tables.heads import has_year, head_role
from loaders.tables.layouts import Run
from loaders.tables.model import Cell, Head, Row, Table

_VALUES = ("integer", "number", "dash", "qualitative")


def rebuild(document: Document, run: Run) -> Table | None:
    """The table in a run of cells; None if no header with a name column and no row comes of it."""
    heads_cells, records = _flat(run.rows[0]) if run.flat else _rows(run.rows)
    if not records or not heads_cells:
        return None
    heads = _heads(heads_cells, records)
    if not any(head.role in ("name", "project", "task") for head in heads):
        return None
    rows: list[Row] = []
    category = ""
    expected = 1
    for record in records:
        aligned = align(record, heads, expected)
        if aligned is None:
            continue
        cells, leftover = aligned
        at = next((index for index, head in enumerate(heads) if head.role == "category"), None)
        own = cells[at] if at is not None else None
        category = own.text if own and own.text else category
        serial = next((index for index, head in enumerate(heads) if head.role == "serial"), None)
        number = cells[serial] if serial is not None else None
        if number and number.text.rstrip(".、").isdigit():
            expected = int(number.text.rstrip(".、")) + 1
        rows.append(Row(cells, category))
        if leftover:
            category = leftover
    cells_in = [cell for row in rows for cell in row.cells if cell]
    if not rows or not cells_in:
        return None
    start = min(cell.start for cell in heads_cells)
    end = max(cell.end for cell in (*cells_in, *(c for r in records for c in r)))
    return Table(start, end, run.caption, heads, tuple(rows))


def _rows(rows: Sequence[tuple[Cell, ...]]) -> tuple[list[Cell], list[list[Cell]]]:
    """Layouts that mark rows: the first row that names columns is the header; the same row again is a repeat."""
    header = [cell for cell in rows[0] if cell.text]
    names = [cell.text for cell in header]
    records = [list(row) for row in rows[1:] if [cell.text for cell in row if cell.text] != names]
    if records and header and all(head_role(cell.text) for cell in records[0] if cell.text):
        header, records = _two_storeys(rows[0], records[0]), records[1:]
    return header, records


def _two_storeys(first: Sequence[Cell], second: Sequence[Cell]) -> list[Cell]:
    """A header of two rows: the cells below divide the value column above that spans them.

    Where both rows have a cell in every column the columns say which; else the cells below share out evenly.
    """
    if len(first) == len(second):
        return _stacked(first, second)
    first = [cell for cell in first if cell.text]
    below = [cell for cell in second if cell.text]
    spanning = [at for at, cell in enumerate(first) if head_role(cell.text) == "value"]
    if not below or not spanning:
        return list(first)
    if len(spanning) == 1:
        at = spanning[0]
        joined = [Cell(cell.start, cell.end, first[at].text + cell.text) for cell in below]
        return [*first[:at], *joined, *first[at + 1 :]]
    share, rest = divmod(len(below), len(spanning))
    if rest or share == 0:
        return list(first)
    built: list[Cell] = []
    for at, cell in enumerate(first):
        if at in spanning:
            part = spanning.index(at) * share
            built += [Cell(b.start, b.end, cell.text + b.text) for b in below[part : part + share]]
        else:
            built.append(cell)
    return built


def _stacked(first: Sequence[Cell], second: Sequence[Cell]) -> list[Cell]:
    built: list[Cell] = []
    spanning = ""
    for above, below in zip(first, second, strict=True):
        spanning = above.text or spanning
        text = (above.text or (spanning if below.text else "")) + below.text
        if text:
            place = below if below.text else above
            built.append(Cell(place.start, place.end, text))
    return built


def _flat(cells: Sequence[Cell]) -> tuple[list[Cell], list[list[Cell]]]:
    """Nothing marks rows: a header is the cells before the first that is none; rows begin at their serial number,

    or, without serials, where words follow values.
    """
    at = 0
    header: list[Cell] = []
    while at < len(cells) and head_role(cells[at].text):
        header.append(cells[at])
        at += 1
    if sum(head_role(cell.text) == "name" for cell in header) > 1 and head_role(header[0].text) == "name":
        header = header[1:]  # a caption that is a header word itself: 主要指标 above 类别 序号 指标
    names = [cell.text for cell in header]
    body = _without_repeats(list(cells[at:]), names)
    if any(head_role(cell.text) == "serial" for cell in header):
        return header, _by_serial(body)
    return header, _by_words(body)


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


def _by_serial(body: Sequence[Cell]) -> list[list[Cell]]:
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
    if records and first:
        records[0] = [*first, *records[0]]
    return [part for record in _carry_categories(records) for part in _sub_rows(record)]


def _sub_rows(record: list[Cell]) -> list[list[Cell]]:
    """A row and those of its parts, which have no number (…|8.2|8.3|预期性|其中:公立医院|1.9|2.0)."""
    kinds = [cell_type(cell.text) for cell in record]
    number = next((at for at, kind in enumerate(kinds) if kind == "integer"), 0)
    parts = [record[: number + 2]]
    valued = False
    for at in range(number + 2, len(record)):
        named = kinds[at] in ("text", "known") and not record[at].text.startswith("(")
        if valued and named and at + 1 < len(record) and kinds[at + 1] in ("number", "integer"):
            parts.append([])
            valued = False
        valued = valued or kinds[at] in ("number", "integer", "dash")
        parts[-1].append(record[at])
    return parts


def _carry_categories(records: list[list[Cell]]) -> list[list[Cell]]:
    """Words behind a row's last value belong to the row after: they are its category."""
    for at in range(len(records) - 1):
        tail: list[Cell] = []
        while (
            len(records[at]) > 2
            and cell_type(records[at][-1].text) == "text"
            and not records[at][-1].text.startswith("(")
        ):
            tail.insert(0, records[at].pop())
        records[at + 1] = [*tail, *records[at + 1]]
    return records


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


def _heads(cells: Sequence[Cell], records: Sequence[Sequence[Cell]]) -> tuple[Head, ...]:
    """Header cells as columns. Names broken over two lines are joined until the value columns fit the rows."""
    merged = [Head(head_role(cell.text) or "note", cell.text) for cell in cells]
    counts = Counter(sum(cell_type(cell.text) in _VALUES for cell in record) for record in records)
    serials = any(head.role == "serial" for head in merged) or _unnamed_serials(records)
    usual = counts.most_common(1)[0][0] - (1 if serials else 0)
    while sum(head.role == "value" for head in merged) > max(usual, 1):
        at = next(
            (
                i
                for i in range(len(merged) - 1)
                if merged[i].role == merged[i + 1].role == "value"
                and has_year(merged[i].text)
                and not has_year(merged[i + 1].text)
            ),
            None,
        )
        if at is None:
            break
        merged[at : at + 2] = [Head("value", merged[at].text + merged[at + 1].text)]
    roles = [head.role for head in merged]
    front: list[Head] = []
    if "category" not in roles:
        front.append(Head("category", ""))
    if "serial" not in roles and _unnamed_serials(records):
        name = next((i for i, role in enumerate(roles) if role in ("name", "project", "task")), 0)
        merged.insert(name, Head("serial", ""))
    return (*front, *merged)


def _unnamed_serials(records: Sequence[Sequence[Cell]]) -> bool:
    """Rows count 1, 2, 3 … in one of their first two cells although the header has no name for it."""
    numbers = [
        int(cell.text.rstrip(".、"))
        for record in records
        for cell in [c for c in record if c.text][:2]
        if cell.text.rstrip(".、").isdigit() and len(cell.text) <= 3
    ]
    return (
        len(records) > 2
        and numbers[: len(records)] == list(range(1, len(numbers[: len(records)]) + 1))
        and len(numbers) >= len(records) - 1
    )
