"""Indicator statements from tables: one for each name in a row's name cell and each value cell in the row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.document import Span
from loaders.indicators.changes import change_of
from loaders.indicators.columns import Column, columns_of
from loaders.indicators.names import names_of_cell, part_in_cell
from loaders.indicators.qualified import is_class, qualified
from loaders.model import Comparator, IndicatorFact
from loaders.reading import Reading
from loaders.tables import Cell, Row, Table
from loaders.tables.cell_types import cell_type
from loaders.tables.cells import said_year
from loaders.tokens.values import Value, canonical_unit, values_in
from ontology.indicators import Indicator, indicator_named
from ontology.tables import any_of, word_values, words
from ontology.units import unit_of

_CLASS_BRACKET = regex.compile(r"(?P<name>[^()]{2,40})\((?P<whose>\p{Han}{2,12})\)")
UNIT_BRACKET = regex.compile(r"\((?P<unit>[^()]{1,8})\)$")


def table_statements(reading: Reading) -> Iterator[IndicatorFact]:
    """All statements of all indicator tables."""
    for table in reading.tables:
        if table.column("name") is None or table.column("value") is None:
            continue
        columns = columns_of(table, reading.header)
        whole: Indicator | None = None
        base: Indicator | None = None
        numbered = ""
        for row in table.rows:
            name_cell = row.cells[table.column("name") or 0]
            if name_cell is None:
                continue
            unit, label = _named_unit(table, row, name_cell)
            if _has_serial(table, row):
                numbered = label
            named = _named(label, whole, base, numbered)
            whole = named[-1][2]
            base = base if _part().fullmatch(label) else whole
            yield from _row(reading, table, row, columns, named, unit)


def _has_serial(table: Table, row: Row) -> bool:
    at = table.column("serial")
    return at is not None and row.cells[at] is not None


@lru_cache(maxsize=1)
def _part() -> regex.Pattern[str]:
    """其中:省办医院: a part of a row above."""
    return regex.compile(rf"(?:{any_of('among')}):?(?P<part>.+)")


def _named(
    label: str, whole: Indicator | None, base: Indicator | None, numbered: str
) -> list[tuple[str, str, Indicator | None]]:
    """Name, surface and entry of each indicator that a name cell says; a new name if it says none that is known.

    `whole` is the indicator of the row before, `base` that of the last row that is no part, `numbered` the name of the
    last row that has a number.
    """
    bracket = _CLASS_BRACKET.fullmatch(label)
    if bracket and is_class(bracket["whose"]):  # 平均住院日(三级医院)
        inner = _named(bracket["whose"] + bracket["name"], None, None, "")
        return [(name, label, indicator) for name, _, indicator in inner]
    found = qualified(label, 0, names_of_cell(label), ())
    if found:
        return [(name.indicator.name, label[name.start : name.end], name.indicator) for name in found]
    part = part_in_cell(label, whole) if whole is not None else None
    if part is not None:
        return [(part.name, label, part)]
    rest = _part().fullmatch(label)
    ended = _with_end_of(numbered, rest["part"] if rest is not None else label)
    if ended is not None:
        return [(ended.name, label, ended)]
    if rest is not None and base is not None:  # no name of its own, but plainly a part of that row
        return [(f"{base.name}({rest['part']})", label, None)]
    full = _head_of(label, numbered) + label
    known = indicator_named(full)
    return [(known.name if known else full, label, known)]


def _with_end_of(numbered: str, label: str) -> Indicator | None:
    """糖尿病患者|规范管理率 below 主要慢性病患者规范管理率, the last numbered row: whose rate, and which from above."""
    if label == numbered or not numbered.endswith(words("rate_tail")):
        return None
    known = (indicator_named(label + numbered[cut:]) for cut in range(1, len(numbered) - 1))
    return next((one for one in known if one is not None), None)


def _head_of(label: str, numbered: str) -> str:
    """二级医院 for 设置老年病科比例 below 二级医院设置康复科比例, the last numbered row: it goes on."""
    at = numbered.find(label[:2]) if label != numbered else -1
    return numbered[:at] if at >= 2 and numbered.endswith(label[-2:]) else ""


def _row(
    reading: Reading,
    table: Table,
    row: Row,
    columns: list[Column],
    indicators: list[tuple[str, str, Indicator | None]],
    unit: str,
) -> Iterator[IndicatorFact]:
    nature = _nature(table, row)
    for column in columns:
        cell = row.cells[column.at]
        if cell is None or cell_type(cell.text) in ("empty", "dash"):
            continue
        yield from _cell(reading, cell, column, indicators, unit, nature, _unitless(table, row))


def _named_unit(table: Table, row: Row, name_cell: Cell) -> tuple[str, str]:
    """The unit that the row writes (in brackets behind the name, or in its own column), and the name without it."""
    found = UNIT_BRACKET.search(name_cell.text)
    if found:
        inner = found["unit"]
        if unit_of(inner) is not None or inner in ("%", "‰") or canonical_unit(inner) == "/10万":
            return symbol_of(inner), name_cell.text[: found.start()]
    at = table.column("unit")
    cell = row.cells[at] if at is not None else None
    if cell is not None and cell_type(cell.text) == "unit":
        return symbol_of(cell.text.strip("()")), name_cell.text
    return "", name_cell.text


def _unitless(table: Table, row: Row) -> bool:
    """Whether the unit column says by a dash that there is none."""
    at = table.column("unit")
    cell = row.cells[at] if at is not None else None
    return cell is not None and cell_type(cell.text) == "dash"


def symbol_of(written: str) -> str:
    """A unit as a header or cell writes it, as its symbol."""
    known = unit_of(written)
    return known.symbol if known and known.base in ("ratio", "difference") else canonical_unit(written)


def _nature(table: Table, row: Row) -> str:
    at = table.column("nature")
    cell = row.cells[at] if at is not None else None
    return word_values("nature").get(cell.text, "") if cell is not None else ""


def _cell(
    reading: Reading,
    cell: Cell,
    column: Column,
    indicators: list[tuple[str, str, Indicator | None]],
    unit: str,
    nature: str,
    unitless: bool,
) -> Iterator[IndicatorFact]:
    view = reading.document.view
    # a cell broken over lines is read with its breaks taken out; its span is the whole cell
    flat = cell.text
    column = replace(column, year=said_year(flat) or column.year)
    values = [value for value in values_in(flat, 0, len(flat)) if not _is_year(flat, value)]
    spans = _split_cell(view, cell, len(indicators), values)
    for index, (name, surface, indicator) in enumerate(indicators):
        span, value = spans[index] if len(spans) == len(indicators) else (None, values[0] if values else None)
        place = reading.document.span(*(span or (cell.start, cell.end)))
        yield cell_fact(place, flat, value, column, name, surface, indicator, unit, nature, unitless)


def _is_year(text: str, value: Value) -> bool:
    return value.unit in ("年", "") and 1900 <= value.number <= 2100 and text[value.start : value.start + 4].isdigit()


def _split_cell(view: str, cell: Cell, count: int, values: list[Value]) -> list[tuple[tuple[int, int] | None, Value]]:
    """For a double cell (52.4/55.1) one span and value a name; empty if the cell has one value for all."""
    if count < 2 or cell.end - cell.start != len(cell.text):
        return []
    parts = regex.split(r"([/、;])", cell.text)
    pieces, at = [], 0
    for part in parts:
        if part and part not in "/、;":
            pieces.append((at, at + len(part)))
        at += len(part)
    if len(pieces) != count:
        return []
    found: list[tuple[tuple[int, int] | None, Value]] = []
    for start, end in pieces:
        inner = list(values_in(cell.text, start, end))
        if len(inner) != 1:
            return []
        found.append(((cell.start + start, cell.start + end), inner[0]))
    return found


def cell_fact(
    place: Span,
    flat: str,
    value: Value | None,
    column: Column,
    name: str,
    surface: str,
    indicator: Indicator | None,
    unit: str,
    nature: str,
    unitless: bool,
) -> IndicatorFact:
    """The statement of one value cell; `value` is None where the cell has words only."""
    change = change_of(flat, 0, value) if value is not None else None
    comparator: Comparator = "qualitative"
    number: float | None = None
    high: float | None = None
    shown_unit, inferred = "", False
    if value is not None and change is not None:
        comparator, number, high, shown_unit = "change", change.number, change.high, change.unit
    elif value is not None:
        comparator, number, high = value.comparator, value.number, value.high
        shown_unit = value.unit or unit
        if not shown_unit and not unitless and not value.ratio and indicator is not None and indicator.unit:
            shown_unit, inferred = indicator.unit, True
    return IndicatorFact(
        span=place,
        rule="table",
        indicator=name,
        known=indicator is not None,
        surface=surface,
        value=number,
        value_high=high,
        comparator=comparator,
        unit=shown_unit,
        unit_inferred=inferred,
        year=column.year,
        role=column.role,
        region=column.region_name,
        region_code=column.region_code,
        nature=nature,
        where="table",
    )
