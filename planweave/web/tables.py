"""An answer as a table of a page: what stands in each cell and where it leads; in: an `Answer`.

Columns that belong together, as their names tell, become one cell: a figure with its sign, upper end and unit
(`upper_comparator`, `upper_target`, `upper_target_high`, `upper_unit`), which leads to its sentence where the answer
knows its place (`upper_start`, `upper_end`, `upper_plan`); and a section with its place. With every column asked for,
figures stay apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.messages import message
from ontology.namespaces import BASE
from planweave.web import links
from queries.answer import Answer, Value
from queries.catalogue import Column
from queries.formats import sheet_of

# endings of columns that name a thing with a page of its own → kind of the page
_THINGS = {"plan": "plan", "indicator": "indicator", "region": "region", "institution": "institution"}
_EXACT = {"project": "project", "theme": "theme", "other": "plan"}
_LISTS = {"plans": "plan", "regions": "region", "leads": "institution", "supports": "institution"}
_FIGURES = ("target", "value")  # columns whose sign, unit and place have no name of their own in front
_TASKS = {"plan_tasks": "plan", "other_tasks": "other"}  # lists of a plan's sections → the column of the plan
_SHORT = 12  # characters
_GROUPED = 10_000  # whole numbers from here on are shown in groups of three

Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Cell:
    """Words and where they lead ('' if nowhere); `parts` instead for a list; `is_number` for figures."""

    text: str
    href: str = ""
    is_number: bool = False
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def is_short(self) -> bool:
        """Whether the words stay on one line."""
        return len(self.text) <= _SHORT

    @property
    def is_tall(self) -> bool:
        """Whether the members of a list stand one below the other."""
        return any(len(text) > _SHORT for text, _ in self.parts)


@dataclass(frozen=True, slots=True)
class Table:
    """Headings (text, whether of figures) and rows of cells; `hidden` counts the columns that were left out."""

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Figure:
    """The columns that make up one figure ('' for one that is not there) and the prefix of its place's columns."""

    comparator: str
    high: str
    unit: str
    prefix: str


def table_of(answer: Answer, *, detail: bool = False, without: tuple[str, ...] = ()) -> Table:
    """The answer's table, with every column if `detail`.

    Else columns without a value are left out, and those of `without` that say one thing only.
    """
    every = sheet_of(answer, detail=True, as_codes=False)
    brief = sheet_of(answer, detail=detail, as_codes=False)
    raw = [dict(zip(every.names, row, strict=True)) for row in answer.rows]
    said = [dict(zip(every.names, row, strict=True)) for row in every.rows]
    figures = {} if detail else _figures(every.names)
    folded = {name for found in figures.values() for name in (found.comparator, found.high, found.unit)}
    folded |= {name for name in without if len({row.get(name) for row in raw}) <= 1}
    places = _places(every.names, raw)
    shown = set(brief.names) - folded - _told(brief.names, places)
    if not detail:
        shown -= {name for name in shown if raw and all(row[name] in (None, "", ()) for row in raw)}
    columns = [column for column in answer.columns if column.name in shown]
    rows = tuple(
        tuple(_cell(column, words, values, figures.get(column.name), places) for column in columns)
        for words, values in zip(said, raw, strict=True)
    )
    numbers = [any(row[n].is_number for row in rows) for n in range(len(columns))]
    headings = tuple((_heading(column, places), is_number) for column, is_number in zip(columns, numbers, strict=True))
    return Table(headings, rows, len(answer.columns) - len(columns))


def _places(names: tuple[str, ...], raw: list[dict[str, Value]]) -> frozenset[str]:
    """The prefixes of places in texts; a period has a start and an end too, but these are no offsets."""
    prefixes = {name.removesuffix("start") for name in names if name.endswith("start")}
    return frozenset(
        prefix
        for prefix in prefixes
        if f"{prefix}end" in names and all(isinstance(row[f"{prefix}start"], int | None) for row in raw)
    )


def _told(names: tuple[str, ...], places: frozenset[str]) -> set[str]:
    """The columns of offsets that the section's cell tells, or the cell of the first offset."""
    told = {f"{prefix}end" for prefix in places}
    return told | {f"{prefix}start" for prefix in places if f"{prefix}section" in names}


def _heading(column: Column, places: frozenset[str]) -> str:
    is_place = column.name.endswith("start") and column.name.removesuffix("start") in places
    return message("web.text") if is_place else column.heading()


def _figures(names: tuple[str, ...]) -> dict[str, Figure]:
    """By the column of the number: what belongs to it."""
    found: dict[str, Figure] = {}
    for name in names:
        stem = next((name.removesuffix(ending) for ending in _FIGURES if name.endswith(ending)), f"{name}_")
        parts = [part if part in names else "" for part in (f"{stem}comparator", f"{name}_high", f"{stem}unit")]
        if parts[0] or (parts[2] and f"{stem}start" in names):
            found[name] = Figure(parts[0], parts[1], parts[2], stem)
    return found


def _cell(column: Column, said: Row, raw: Row, figure: Figure | None, places: frozenset[str]) -> Cell:
    name, value = column.name, said[column.name]
    if figure is not None:
        return _figure(value, figure, said, raw)
    for ending in ("section", "start"):
        prefix = name.removesuffix(ending)
        if name.endswith(ending) and prefix in places:
            return _place(prefix, value if ending == "section" else None, raw)
    if isinstance(value, tuple):
        return Cell("; ".join(value), parts=tuple((item, _member(name, item, raw)) for item in value))
    if value is None or value == "":
        return Cell("")
    if name.endswith("fact"):
        return Cell(str(value), links.of_iri(BASE + str(value)))
    if isinstance(value, bool):
        return Cell("true" if value else "false")
    if isinstance(value, int | float):
        return Cell(number(value), is_number=True)
    return Cell(value, _thing(name, str(raw[name])))


def _member(name: str, item: str, raw: Row) -> str:
    """Where a member of a list leads."""
    plan = raw.get(_TASKS.get(name, ""))
    if isinstance(plan, str):
        return f"{links.path('plan', plan)}#s{item.partition(' ')[0]}"
    kind = _LISTS.get(name.removeprefix("other_"), "")
    return links.path(kind, item) if kind else ""


def _figure(value: Value, figure: Figure, said: Row, raw: Row) -> Cell:
    """A number with its sign and unit, which leads to its sentence."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return Cell(str(value), _address(figure.prefix, raw)) if value else Cell("")
    code = raw.get(figure.comparator)
    sign = "" if code in (None, "eq", "range") else str(said[figure.comparator])
    high = raw.get(figure.high)
    shown = f"{number(value)}–{number(high)}" if isinstance(high, int | float) else number(value)
    unit = str(said.get(figure.unit) or "")
    space = " " if sign and len(sign) > 1 else ""
    return Cell(
        f"{sign}{space}{shown}{unit if unit[:1] in '%‰/' else f' {unit}'}".rstrip(), _address(figure.prefix, raw), True
    )


def _place(prefix: str, section: Value, raw: Row) -> Cell:
    """A section, or two offsets where it is not shown."""
    address = _address(prefix, raw)
    if section or not address:
        return Cell(str(section or ""), address)
    return Cell(message("web.offsets", start=raw[f"{prefix}start"], end=raw[f"{prefix}end"]), address)


def _address(prefix: str, raw: Row) -> str:
    """Where the place is whose columns begin so; '' if the row knows none."""
    start, end = raw.get(f"{prefix}start"), raw.get(f"{prefix}end")
    plan = raw.get(f"{prefix}plan") or (raw.get("other") if prefix == "other_" else None) or raw.get("plan")
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(plan, str):
        return ""
    return links.place(plan, start, end)


def _thing(name: str, value: str) -> str:
    kind = _EXACT.get(name) or next((kind for ending, kind in _THINGS.items() if name.endswith(ending)), "")
    return links.path(kind, value) if kind else ""


def number(value: float) -> str:
    """A number as it is read: whole ones of five digits and more in groups of three.

    >>> number(301370000), number(4500), number(2.56)
    ('301,370,000', '4500', '2.56')
    """
    return f"{value:,}" if isinstance(value, int) and abs(value) >= _GROUPED else str(value)
