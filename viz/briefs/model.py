"""What a brief is, whatever writes it: headings, cited paragraphs, tables, a figure, references, quotations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from queries.compare.sides import Plan
from queries.values import Place

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Whole:
    """A plan cited as a whole (for what was counted over its text), by its id."""

    plan: str


Part = str | Place | Whole  # of a paragraph: words, or the place that says them


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2 (the title is no heading)."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words with their citations in between."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its cells, and the places that say so."""

    cells: tuple[Cell, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table for reading, and the same whole and bare for a workbook.

    `widths` are relative. `rows` may be the first of many (`note` says so); `data_rows` are all, under
    `data_headings`, with numbers as numbers and units in columns of their own.
    """

    name: str
    caption: str
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    note: str
    data_headings: tuple[str, ...]
    data_rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and what stands under it. `picture` gives it as .svg or .png, and waits if it is still painted."""

    caption: str
    picture: Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the reference list: its number, the plan, the entry in GB/T 7714, its BibTeX key."""

    number: int
    plan: Plan
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One cited place with the words there: `before` and `after` complete the sentence as far as the graph keeps it."""

    place: Place
    before: str
    text: str
    after: str


Block = Heading | Paragraph | Table | Figure


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief, its words in one language.

    `quotations` are those of what is printed, `data_quotations` those of all rows of all tables. `is_wide`: its tables
    have a column a side, and pages lie on their long edge.
    """

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    references: tuple[Reference, ...]
    quotations: tuple[Quotation, ...]
    data_quotations: tuple[Quotation, ...]
    bibtex: str
    is_wide: bool = False

    def number(self, plan: str) -> int:
        """The number of a plan in the reference list."""
        return next(reference.number for reference in self.references if reference.plan.id == plan)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def anchor(place: Place) -> str:
    """The name of a quotation within a document: letters, digits and - alone, the same for the same place."""
    from graph.names import content_hash

    return f"q-{content_hash(place.plan)[:6]}-{place.start}-{place.end}"
