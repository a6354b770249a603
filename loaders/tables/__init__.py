"""Tables rebuilt from what web pages leave of them: cells → header roles → rows.

In: a document. Out: its tables, each with heads (column roles) and rows whose cells stand under those heads.
"""

from __future__ import annotations

from loaders.document import Document
from loaders.outline.lines import split_lines
from loaders.tables.by_place import by_place
from loaders.tables.layouts import find_runs
from loaders.tables.model import Cell, Head, Row, Table
from loaders.tables.rebuild import rebuild

__all__ = ["Cell", "Head", "Row", "Table", "read_tables"]


def read_tables(document: Document) -> tuple[Table, ...]:
    """All tables of a document, in order; their extents do not overlap."""
    found = (by_place(run) or rebuild(document, run) for run in find_runs(document, split_lines(document)))
    return tuple(table for table in found if table is not None)
