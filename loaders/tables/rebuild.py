"""From cells to a table: which cells are the header, where rows begin, which cell stands in which column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from loaders.document import Document
from loaders.tables.align import align
from loaders.tables.cell_types import VALUES, cell_type
from loaders.tables.flat import header_and_rows
from loaders.tables.heads import has_year, head_role
from loaders.tables.layouts import Run
from loaders.tables.missing import certain
from loaders.tables.model import Cell, Head, Row, Table
from loaders.tables.storeys import says_whose, two_storeys


def rebuild(document: Document, run: Run) -> Table | None:
    """The table in a run of cells; None if no header with a name column and no row comes of it."""
    heads_cells, records = header_and_rows(run.rows[0]) if run.flat else _rows(run.rows)
    if not records or not heads_cells:
        return None
    heads_cells, records = _one_below_another(heads_cells, records)
    heads = _heads(heads_cells, records)
    if not any(head.role in ("name", "project", "task") for head in heads):
        return None
    rows: list[Row] = []
    unread: list[Cell] = []
    category = ""
    expected = 1
    for record in records:
        aligned = align(record, heads, expected)
        if aligned is None:
            unread += record
            continue
        found, left = aligned
        cells = certain(found, heads, left, 0 if run.flat else len(record))
        unread += left + [cell for cell, kept in zip(found, cells, strict=True) if cell is not None and kept is None]
        at = next((index for index, head in enumerate(heads) if head.role == "category"), None)
        own = cells[at] if at is not None else None
        category = own.text if own and own.text else category
        serial = next((index for index, head in enumerate(heads) if head.role == "serial"), None)
        number = cells[serial] if serial is not None else None
        if number and number.text.rstrip(".、").isdigit():
            expected = int(number.text.rstrip(".、")) + 1
        rows.append(Row(cells, category))
    cells_in = [cell for row in rows for cell in row.cells if cell]
    if not rows or not cells_in:
        return None
    start = min(cell.start for cell in heads_cells)
    end = max(cell.end for cell in (*cells_in, *(c for r in records for c in r)))
    return Table(start, end, run.caption, heads, tuple(rows), tuple(unread))


def _rows(rows: Sequence[tuple[Cell, ...]]) -> tuple[list[Cell], list[list[Cell]]]:
    """Layouts that mark rows: the first row that names columns is the header; the same row again is a repeat."""
    header = [cell for cell in rows[0] if cell.text]
    names = [cell.text for cell in header]
    records = [list(row) for row in rows[1:] if [cell.text for cell in row if cell.text] != names]
    if records and header and all(head_role(cell.text) or says_whose(cell.text) for cell in records[0] if cell.text):
        header, records = two_storeys(rows[0], records[0]), records[1:]
    return header, records


def _one_below_another(header: list[Cell], records: list[list[Cell]]) -> tuple[list[Cell], list[list[Cell]]]:
    """A table that stands in two halves side by side (指标|目标|指标|目标) with the right half's rows below the left's.

    Of a row that does not fill both halves nothing says where its right half begins.
    """
    half, odd = divmod(len(header), 2)
    if odd or half < 2 or [cell.text for cell in header[:half]] != [cell.text for cell in header[half:]]:
        return header, records
    whole = [record for record in records if len(record) == len(header)]
    return header[:half], [record[:half] for record in whole] + [record[half:] for record in whole]


def _heads(cells: Sequence[Cell], records: Sequence[Sequence[Cell]]) -> tuple[Head, ...]:
    """Header cells as columns. Names broken over two lines are joined until the value columns fit the rows."""
    merged = [Head(head_role(cell.text) or "note", cell.text) for cell in cells]
    counts = Counter(sum(cell_type(cell.text) in VALUES for cell in record) for record in records)
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
