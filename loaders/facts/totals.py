"""Sums that the last row of a table of projects gives (合计 | 7个 | 164800): how many there are and what they cost.

In: a reading. Out: quantities; the sum of a column that says no unit, or that is of another kind, gives none.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.indicators.place_rows import without_unit
from loaders.model import QuantityFact
from loaders.reading import Reading
from loaders.tables.model import Cell, Row, Table
from loaders.tokens.values import Value, values_in
from ontology.regions import full_name
from ontology.tables import words

_ROUNDED = 0.005
_BEYOND = 1.5  # times the sum of the rows that were read: some may be missing


def total_quantities(reading: Reading) -> Iterator[QuantityFact]:
    """The counts and amounts of the rows of totals, in the plan's target year."""
    header = reading.header
    for table in reading.tables:
        for row in table.rows if table.column("project") is not None else ():
            for cell, value, head in _sums(table, row):
                subject, unit = without_unit(head)
                yield QuantityFact(
                    span=reading.document.span(cell.start, cell.end),
                    rule="table.total",
                    subject=subject.removesuffix("名称"),  # 项目名称: the projects
                    value=value.number,
                    value_high=value.high,
                    unit=value.unit or unit,
                    comparator=value.comparator,
                    year=header.target_year,
                    role="target",
                    region=full_name(header.region) if header.region else "",
                    region_code=header.region.code if header.region else "",
                )


def _sums(table: Table, row: Row) -> Iterator[tuple[Cell, Value, str]]:
    """The cells of a row of totals that are one number, each with the head of what it adds up."""
    total = _total(row)
    taken: set[int] = set()
    for at, cell in enumerate(row.cells) if total is not None else ():
        value = _only_value(cell) if cell is not None and cell is not total else None
        if cell is None or value is None:
            continue
        column = table.column("project") if value.unit else _column_of(table, at, value.number, taken)
        if column is not None:
            taken.add(column)
            yield cell, value, _head(table, column)


def _column_of(table: Table, at: int, total: float, taken: set[int]) -> int | None:
    """The column that a number adds up: its own, else the only other one with a unit that it can be the sum of.

    Rows of totals leave cells out, and what stands behind those may have come under another head.
    """
    summed = {
        column: numbers
        for column, head in enumerate(table.heads)
        if column not in taken and without_unit(head.text)[1] and (numbers := _numbers(table, column))
    }
    fitting = [column for column, numbers in summed.items() if max(numbers) <= total <= _BEYOND * sum(numbers)]
    exact = [column for column in fitting if abs(sum(summed[column]) - total) <= _ROUNDED * total]
    if at in fitting:
        return at
    found = exact or fitting
    return found[0] if len(found) == 1 else None


def _numbers(table: Table, at: int) -> list[float]:
    cells = (row.cells[at] for row in table.rows if _total(row) is None and at < len(row.cells))
    values = (_only_value(cell) for cell in cells if cell is not None)
    return [value.number for value in values if value is not None]


def _total(row: Row) -> Cell | None:
    """The first cell of a row, if it says that the row adds up the others."""
    first = next((cell for cell in row.cells if cell is not None and cell.text), None)
    return first if first is not None and first.text in words("place_total") else None


def _head(table: Table, at: int) -> str:
    return table.heads[at].text if at < len(table.heads) else ""


def _only_value(cell: Cell) -> Value | None:
    """The value of a cell that is one number, with its unit or without (164800, 7个)."""
    found = list(values_in(cell.text, 0, len(cell.text)))
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(cell.text)
    return found[0] if whole else None
