"""Indicator statements: one row a value, from tables and from running text."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.indicators.place_rows import place_statements
from loaders.indicators.prose import prose_statements
from loaders.indicators.rows import table_statements
from loaders.model import IndicatorFact
from loaders.reading import Reading


def find_indicators(reading: Reading) -> Iterator[IndicatorFact]:
    """Every value of a named measurable quantity, tables first; the document's order is made later."""
    yield from table_statements(reading)
    yield from place_statements(reading)
    yield from prose_statements(reading)
