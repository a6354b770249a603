"""Statements of tables whose rows are places: one for each place and column that names a measure.

In: a reading. Out: indicator facts; what a column counts that is no indicator (床位数) goes to the quantities.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from loaders.header import Header
from loaders.indicators.columns import Column, column_of
from loaders.indicators.fitting import is_count
from loaders.indicators.names import names_of_cell
from loaders.indicators.rows import UNIT_BRACKET, cell_fact, symbol_of
from loaders.model import IndicatorFact, QuantityFact
from loaders.reading import Reading
from loaders.tables import Cell, Head, Table
from loaders.tokens.values import Value, values_in
from ontology.indicators import Indicator
from ontology.regions import Region, full_name, resolve
from ontology.tables import any_of, words

_NUMBERED = regex.compile(r"^表\s?\d*(?:[-—]\d+)?[:.、]?\s*")  # 表2 in front of a caption
_YEAR = regex.compile(r"(?:19|20)\d\d年?(?:底|末)?")


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a column is about: the indicator that it names, or the words for what it counts."""

    column: Column
    indicator: Indicator | None
    name: str
    unit: str


def place_statements(reading: Reading) -> Iterator[IndicatorFact]:
    """The indicator statements."""
    for measure, region, cell, value in _cells(reading):
        if measure.indicator is not None:
            place = reading.document.span(cell.start, cell.end)
            column = replace(measure.column, region_name=full_name(region), region_code=region.code)
            indicator = measure.indicator
            yield cell_fact(
                place, cell.text, value, column, indicator.name, measure.name, indicator, measure.unit, "", False
            )


def place_quantities(reading: Reading) -> Iterator[QuantityFact]:
    """The counts."""
    for measure, region, cell, value in _cells(reading):
        unit = value.unit or measure.unit
        if measure.indicator is None and unit:
            yield QuantityFact(
                span=reading.document.span(cell.start, cell.end),
                rule="table.place",
                subject=measure.name,
                value=value.number,
                value_high=value.high,
                unit=unit,
                comparator=value.comparator,
                year=measure.column.year,
                role=measure.column.role,
                region=full_name(region),
                region_code=region.code,
            )


def _cells(reading: Reading) -> Iterator[tuple[_Measure, Region, Cell, Value]]:
    """Each value cell with one number, its measure and the region of its row."""
    near = reading.header.region
    for table in reading.tables:
        if table.column("place") != 0 or near is None:
            continue
        measures = _measures(reading, table)
        for row in table.rows:
            name = row.cells[0]
            region = _region(name.text, near) if name else None
            if region is None:
                continue
            for measure in measures:
                cell = row.cells[measure.column.at]
                found = list(values_in(cell.text, 0, len(cell.text))) if cell else []
                if cell is not None and len(found) == 1:
                    yield measure, region, cell, found[0]


def _region(text: str, near: Region) -> Region | None:
    return near if text in words("place_total") else resolve(text, near)


def _measures(reading: Reading, table: Table) -> list[_Measure]:
    found: list[_Measure] = []
    for at, head in enumerate(table.heads):
        if head.role == "value":
            found.append(_measure(at, head, table.caption, reading.header))
    return found


def _measure(at: int, head: Head, caption: str, header: Header) -> _Measure:
    bare, unit = without_unit(head.text)
    said = bare
    for name in reversed(names_of_cell(bare)):  # 预期 in 人均预期寿命 says nothing of the column
        said = said[: name.start] + said[name.end :]
    column = column_of(at, replace(head, text=said), header)
    bare = regex.sub(rf"{any_of('aim_in_head', 'baseline_in_head')}", "", _YEAR.sub("", bare))
    if not bare:  # years alone: the line above the table says what they are years of
        bare, own = without_unit(_each_place().sub("", _NUMBERED.sub("", caption)))
        unit = unit or own
    names = names_of_cell(bare)
    known = names[0].indicator if len(names) == 1 and names[0].end - names[0].start == len(bare) else None
    return _Measure(column, known if known is not None and not is_count(known) else None, bare, unit)


def without_unit(text: str) -> tuple[str, str]:
    """床位数(单位:张) without the bracket, and its unit; '' if no bracket with a unit ends the text."""
    found = UNIT_BRACKET.search(regex.sub(rf"(?<=\(){any_of('head_unit')}:", "", text))
    return (text[: text.rindex("(")], symbol_of(found["unit"])) if found else (text, "")


@lru_cache(maxsize=1)
def _each_place() -> regex.Pattern[str]:
    """各市(州) in front of what a table tells of each of them."""
    return regex.compile(rf"^各(?:{any_of('each_place')}|[、()])+")
