"""What a table is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HeadRole = Literal[
    "category", "serial", "name", "project", "task", "place", "unit", "value", "nature", "status", "note"
]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's extent without white space at its ends; `text` is the folded text with inner white space dropped."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its role and the words of its header ('' for a column that the header does not name)."""

    role: HeadRole
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the heads (None where the row has none), and the category that the row stands under."""

    cells: tuple[Cell | None, ...]
    category: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table in [start, end), the line above it as caption ('' if none), its columns and rows.

    `unread` are cells of which nothing says for certain under which column they stand.
    """

    start: int
    end: int
    caption: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    unread: tuple[Cell, ...] = ()

    def column(self, role: HeadRole) -> int | None:
        """The index of the first column with this role."""
        return next((at for at, head in enumerate(self.heads) if head.role == role), None)
