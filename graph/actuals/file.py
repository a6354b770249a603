"""Reads a table of reported values: in: CSV with a head in English or Chinese, out: checked rows, or every bad line."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from graph.actuals.model import Actual, ActualsError, ActualsFile, Problem, Problems
from ontology.errors import InputError
from ontology.indicators import all_indicators, indicator_named
from ontology.regions import by_code, candidates, full_name, resolve
from ontology.tables import rows
from ontology.units import convert, unit_of

NEEDED = ("indicator", "region", "year", "value", "source")
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
# must match 8.9 and 1,234.5%; must not match 8.9.1, 1,23 or about 9
_VALUE = re.compile(r"(?P<number>[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>[^\d\s.,+-].*)?", re.ASCII)
_CODE = re.compile(r"\d{6}", re.ASCII)


def read_actuals(path: Path, new_indicators: Collection[str] = ()) -> ActualsFile:
    """The file's values. `new_indicators` are names that the plans have and the vocabulary lacks.

    ActualsError lists every bad line with what to do; InputError for a file that cannot be read.
    """
    content = _content(path)
    reader = csv.reader(io.StringIO(_text(path, content), newline=""), strict=True)
    found: list[Actual] = []
    problems: list[Problem] = []
    try:
        places = _columns(path, next(reader, []))
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            row = {column: cells[at].strip() if at < len(cells) else "" for column, at in places.items()}
            wrong = len(problems)
            actual = _row(reader.line_num, row, new_indicators, problems)
            if actual is not None and len(problems) == wrong:
                found.append(actual)
    except csv.Error as error:
        raise ActualsError("actuals.not_a_table", path=path, line=reader.line_num, detail=error) from error
    kept, repeated = _once(found, problems)
    if problems:
        ordered = tuple(sorted(problems, key=lambda problem: problem.line))
        raise ActualsError("actuals.bad_lines", path=path, count=len(ordered), problems=Problems(ordered))
    if not kept:
        raise ActualsError("actuals.empty", path=path)
    return ActualsFile(path.name, hashlib.sha256(content).hexdigest(), tuple(kept), tuple(repeated))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("loaders.missing", path=path) from error
    except OSError as error:
        raise InputError("graph.unreadable", path=path, detail=error.strerror or error) from error


def _text(path: Path, content: bytes) -> str:
    """UTF-8, or GB18030 as spreadsheets in China save it."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ActualsError("actuals.not_text", path=path)


@cache
def _headings() -> dict[str, str]:
    return {row["heading"]: row["column"] for row in rows("actuals_columns")}


def _columns(path: Path, head: list[str]) -> dict[str, int]:
    """Where each column stands. ActualsError if one is missing or stands twice."""
    found: dict[str, int] = {}
    for at, cell in enumerate(head):
        column = _headings().get(unicodedata.normalize("NFKC", cell).strip().casefold())
        if column is not None:
            if column in found:
                raise ActualsError("actuals.column_twice", path=path, column=column)
            found[column] = at
    missing = [column for column in NEEDED if column not in found]
    if missing:
        raise ActualsError("actuals.columns", path=path, missing=", ".join(missing), needed=",".join((*NEEDED, "unit")))
    return found


def _row(line: int, row: dict[str, str], new: Collection[str], problems: list[Problem]) -> Actual | None:
    """The line as a value; what is wrong with it goes to `problems`."""

    def wrong(key: str, **values: object) -> None:
        problems.append(Problem(line, f"actuals.{key}", tuple(values.items())))

    indicator = _indicator(row["indicator"], new)
    if not indicator:
        near = get_close_matches(row["indicator"], _labels(), n=3, cutoff=0.5)
        wrong("indicator", value=row["indicator"], near=", ".join(near) or "—")
    region = _region(row["region"], wrong)
    year = row["year"]
    if not _YEAR.fullmatch(year):
        wrong("year", value=year)
    matched = _VALUE.fullmatch(unicodedata.normalize("NFKC", row["value"]))
    if matched is None:
        wrong("value", value=row["value"])
    if not row["source"]:
        wrong("source")
    if not indicator or not region or matched is None:
        return None
    beside, own = (matched["unit"] or "").strip(), row.get("unit", "")
    known = indicator_named(indicator)
    canonical = known.unit if known else ""
    unit = _unit(own or beside)
    if beside and own and _unit(beside) != _unit(own):
        wrong("two_units", value=row["value"], unit=own)
    elif unit and unit_of(unit) is None and unit != canonical:
        wrong("unit", value=unit)
    elif unit and canonical and convert(Decimal(1), unit, canonical) is None and unit != canonical:
        wrong("unit_misfit", value=unit, indicator=indicator, canonical=canonical)
    value = Decimal(matched["number"].replace(",", ""))
    return Actual(
        *(line, indicator, region, year, value, unit or canonical, not unit and bool(canonical), row["value"]),
        row["source"],
    )


def _unit(text: str) -> str:
    found = unit_of(text) or unit_of(unicodedata.normalize("NFKC", text))
    return found.symbol if found else text


@cache
def _labels() -> tuple[str, ...]:
    return tuple(sorted({name for one in all_indicators() for name in (one.name, one.en) if name}))


@cache
def _english() -> dict[str, str]:
    return {one.en.casefold(): one.name for one in all_indicators() if one.en}


def _indicator(text: str, new: Collection[str]) -> str:
    """The canonical name for any of an indicator's names; '' if there is none."""
    known = indicator_named(text) or indicator_named(unicodedata.normalize("NFKC", text))
    if known is not None:
        return known.name
    return text if text in new else _english().get(text.casefold(), "")


def _region(text: str, wrong: object) -> str:
    """The code of the region; '' if it is unknown or ambiguous (then `wrong` is told)."""
    assert callable(wrong)
    if _CODE.fullmatch(text):
        try:
            return by_code(text).code
        except KeyError:
            wrong("region", value=text)
            return ""
    found = candidates(text)
    if len(found) == 1:
        return found[0].code
    one = resolve(text, None)
    if one is not None:
        return one.code
    if found:
        wrong("region_ambiguous", value=text, names=", ".join(full_name(region) for region in found))
    else:
        wrong("region", value=text)
    return ""


def _once(found: list[Actual], problems: list[Problem]) -> tuple[list[Actual], list[int]]:
    """Each value once; one source that gives two values for one thing is a problem."""
    first: dict[tuple[str, str, str, str], Actual] = {}
    repeated = []
    for actual in found:
        key = (actual.indicator, actual.region, actual.year, actual.source)
        before = first.setdefault(key, actual)
        if before is actual:
            continue
        if (before.value, before.unit) == (actual.value, actual.unit):
            repeated.append(actual.line)
        else:
            values = (("first", before.line), ("value", actual.raw), ("other", before.raw), ("source", actual.source))
            problems.append(Problem(actual.line, "actuals.contradicts", values))
    return list(first.values()), repeated
