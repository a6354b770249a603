"""What a question gives: columns, rows of plain values, notes; and the one JSON object that says it all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ontology.namespaces import BASE, PREFIXES
from queries.catalogue import Column

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Scalar = str | int | float | bool | None
Value = Scalar | tuple[str, ...]
Row = tuple[Value, ...]

_XSD = PREFIXES["xsd"]
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a named question. `question` is its id; each row has one value a column, None where unknown."""

    question: str
    name: str
    title: str
    parameters: dict[str, str | int]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]

    def dicts(self) -> list[dict[str, Scalar | list[str]]]:
        """The rows as dicts by column name; a list column gives a list."""
        names = [column.name for column in self.columns]
        return [
            {name: list(value) if isinstance(value, tuple) else value for name, value in zip(names, row, strict=True)}
            for row in self.rows
        ]

    def as_dict(self) -> dict[str, object]:
        """The object that `--format json` prints."""
        return {
            "question": self.question,
            "name": self.name,
            "parameters": dict(self.parameters),
            "columns": [column.name for column in self.columns],
            "rows": self.dicts(),
            "notes": list(self.notes),
        }


def plain_value(term: NamedNode | Literal | BlankNode | Triple | None, base: str = BASE) -> Scalar:
    """A term as a plain value: numbers and booleans as such, IRIs without `base`, '' as None."""
    if term is None:
        return None
    text = getattr(term, "value", None)
    if not isinstance(text, str):
        return str(term)
    datatype = getattr(term, "datatype", None)
    if datatype is None:
        return text.removeprefix(base)
    kind = str(datatype.value)
    if kind == f"{_XSD}boolean":
        return text in ("true", "1")
    if kind in (f"{_XSD}integer", f"{_XSD}int", f"{_XSD}long"):
        return int(text)
    if kind in (f"{_XSD}decimal", f"{_XSD}double", f"{_XSD}float"):
        return plain_number(text)
    return text or None


def plain_values(cells: Iterable[str], base: str = BASE) -> dict[str, Scalar]:
    """The plain value of each different cell of an answer as text (`Store.written`)."""
    from graph.stores.written import iri_text, plain_text, terms_of

    values: dict[str, Scalar] = {}
    others: list[str] = []
    for cell in dict.fromkeys(cells):
        if (text := plain_text(cell)) is not None:
            values[cell] = text or None
        elif cell.isdecimal():
            values[cell] = int(cell)
        elif (iri := iri_text(cell)) is not None:
            values[cell] = iri.removeprefix(base)
        else:
            others.append(cell)
    if others:
        values.update({cell: plain_value(term, base) for cell, term in terms_of(others).items()})
    return values


def plain_number(text: str) -> int | float:
    """A decimal's text as an int if it is whole, else as a float.

    >>> plain_number("301370000.0"), plain_number("2.56")
    (301370000, 2.56)
    """
    exact = Decimal(text)
    return int(exact) if exact.is_finite() and exact == exact.to_integral_value() else float(exact)


def list_value(joined: Scalar) -> tuple[str, ...]:
    """The members of a cell that GROUP_CONCAT made with line feeds: each once, in natural order (4-2 before 4-10)."""
    if joined is None:
        return ()
    text = str(joined)
    parts = dict.fromkeys(text.split("\n"))  # no set: engines often give them in order, which is sorted in no time
    parts.pop("", None)
    # without digits the natural order is the plain one; a list of hundreds of names may stand on every row
    return tuple(sorted(parts, key=natural_key if _DIGITS.search(text) else None))


def natural_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key that counts digits as numbers.

    >>> sorted(["4-10", "4-2"], key=natural_key)
    ['4-2', '4-10']
    """
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(text) if part)
