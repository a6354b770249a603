"""Tables whose columns single spaces part, as text taken from a PDF has them. In: lines. Out: rows of cells.

A row ends with as many values as the header names years, before them its unit; what stands in front is its name, which
may begin on the line above. One character alone in front (健 / 康 / 水 / 平, down a merged cell) is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.outline.lines import Line
from loaders.tables.cell_types import cell_type
from loaders.tables.heads import has_year, head_role
from loaders.tables.model import Cell
from ontology.tables import any_of

_TOKEN = regex.compile(r"\S+")
_HEAD_LINES = 3  # over which the header of such a table may run
_HEAD_MOST = 400  # characters of them
_YEAR = regex.compile(r"(?:19|20)\d\d")
_FEWEST = 3  # rows
_APART = 3  # lines without values between two that have some
_LONGEST = 60  # characters of a line without values: longer ones are running text
_OTHER = regex.compile(r"\s{2}|[\t|]")  # what parts columns in other layouts
_LONE = regex.compile(r"\p{Han}")
_VALUES = ("integer", "number", "dash", "qualitative")


def spaced_rows(view: str, lines: Sequence[Line], at: int) -> tuple[list[list[Cell]], int] | None:
    """The header and rows of such a table that begins at a line, and the line behind it; None if none begins there."""
    header = _header(view, lines, at)
    if header is None:
        return None
    heads, first = header
    years = sum(head_role(cell.text) == "value" for cell in heads)
    rows: list[list[Cell]] = []
    held: list[Cell] = []
    stop, since = first, 0
    head_texts = {view[line.left : line.right] for line in lines[at:first]}
    for number in range(first, len(lines)):
        line = lines[number]
        text = view[line.left : line.right]
        if _OTHER.search(text):
            break  # the rows of a table in another layout, below prose with spaces
        if line.blank or text in head_texts or _PAGE.fullmatch(text):
            continue
        tokens = [_cell(found) for found in _TOKEN.finditer(view, line.left, line.right)]
        row = _row(tokens, held, years, any(head_role(cell.text) == "unit" for cell in heads))
        if row is not None:
            rows.append(row)
            held, stop, since = [], number + 1, 0
            continue
        since += 1
        if since > _APART or len(text) > _LONGEST or "。" in text:
            break
        held += _without_lone(tokens)
    return ([heads, *rows], stop) if len(rows) >= _FEWEST else None


_PAGE = regex.compile(r"[-—–]{0,2}\s?\d{1,3}\s?[-—–]{0,2}|第\s?\d{1,3}\s?页.{0,10}")


def _cell(found: regex.Match[str]) -> Cell:
    return Cell(found.start(), found.end(), found.group())


def _header(view: str, lines: Sequence[Line], at: int) -> tuple[list[Cell], int] | None:
    """The columns that up to three lines name: two years at least, and a column of names; and the line behind them."""
    last = lines[min(at + _HEAD_LINES, len(lines)) - 1]
    if sum(1 for _ in _YEAR.finditer(view, lines[at].left, min(last.right, lines[at].left + _HEAD_MOST))) < 2:
        return None
    for count in range(1, _HEAD_LINES + 1):
        taken = [line for line in lines[at : at + count] if not line.blank]
        if len(taken) < count or any(_is_prose(view, line) for line in taken):
            return None
        tokens = [_cell(found) for line in taken for found in _TOKEN.finditer(view, line.left, line.right)]
        values = [cell for cell in tokens if has_year(cell.text) and head_role(cell.text) == "value"]
        said = "".join(cell.text for cell in tokens)
        named = _names().search(said)
        if (
            len(values) >= 2
            and named is not None
            and not any(_OTHER.search(view, one.left, one.right) for one in taken)
        ):
            names = [Cell(taken[0].left, taken[0].left, named.group())]
            unit = [Cell(taken[0].left, taken[0].left, found.group()) for found in [_unit().search(said)] if found]
            nature = [Cell(taken[0].left, taken[0].left, found.group()) for found in [_nature().search(said)] if found]
            return [*names, *unit, *values, *nature], at + count
    return None


def _is_prose(view: str, line: Line) -> bool:
    """Whether a line says a sentence (到 2020 年,…达到 8.5 张。), where spaces stand around numbers only."""
    return line.right - line.left > _LONGEST or "。" in view[line.left : line.right]


@lru_cache(maxsize=1)
def _names() -> regex.Pattern[str]:
    return regex.compile(any_of("head_name"))


@lru_cache(maxsize=1)
def _unit() -> regex.Pattern[str]:
    return regex.compile(any_of("head_unit"))


@lru_cache(maxsize=1)
def _nature() -> regex.Pattern[str]:
    return regex.compile(any_of("head_nature"))


def _row(tokens: list[Cell], held: list[Cell], years: int, has_unit: bool) -> list[Cell] | None:
    """The cells of a row that ends in this line; None if the line has not all its values."""
    end = len(tokens)
    nature = [tokens[-1]] if tokens and cell_type(tokens[-1].text) == "nature" else []
    end -= len(nature)
    values = tokens[max(0, end - years) : end]
    if len(values) < years or not all(cell_type(cell.text) in _VALUES for cell in values):
        return None
    end -= years
    unit = [tokens[end - 1]] if has_unit and end and cell_type(tokens[end - 1].text) == "unit" else []
    name = [*held, *_without_lone(tokens[: end - len(unit)])]
    if name and cell_type(name[0].text) == "integer":
        name = name[1:]
    if not name or not any(_LONE.search(cell.text) for cell in name):
        return None
    whole = Cell(name[0].start, name[-1].end, "".join(cell.text for cell in name))
    return [whole, *unit, *values, *nature]


def _without_lone(tokens: list[Cell]) -> list[Cell]:
    """The tokens without a single character in front that a merged cell lets stand there."""
    return tokens[1:] if len(tokens) > 1 and _LONE.fullmatch(tokens[0].text) else tokens
