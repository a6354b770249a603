"""Cells of a table of tasks that say what is to be done, with the year in which the row is due.

In: a document's view and its tables. Out: stretches of running text, as a task's own paragraph is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.tables.model import Row, Table
from loaders.tokens.clock import Moment, moments_in
from loaders.tokens.values import values_in
from ontology.tables import words


@dataclass(frozen=True, slots=True)
class WorkCell:
    """Text in view[start:end], and when its row is due (None where the table does not say)."""

    start: int
    end: int
    due: Moment | None


def work_cells(view: str, tables: Iterable[Table]) -> Iterator[WorkCell]:
    """The cells with a number in the columns of tasks and of their contents, in order."""
    contents, due_heads = words("head_work"), words("head_due")
    for table in tables:
        if table.column("task") is None:
            continue
        columns = [at for at, head in enumerate(table.heads) if head.role == "task" or head.text in contents]
        due = next((at for at, head in enumerate(table.heads) if head.text in due_heads), None)
        for row in table.rows:
            moment = _due(view, row, due)
            for at in columns:
                cell = row.cells[at]
                if cell is not None and next(values_in(view, cell.start, cell.end), None) is not None:
                    yield WorkCell(cell.start, cell.end, moment)


def _due(view: str, row: Row, column: int | None) -> Moment | None:
    """2027年12月, 2028年底前: the last year of the cell, as a deadline."""
    cell = row.cells[column] if column is not None else None
    if cell is None:
        return None
    years = [moment.year for moment in moments_in(view, cell.start, cell.end) if moment.year]
    return Moment(cell.start, cell.end, max(years), "deadline", False) if years else None
