"""An answer as a table of a page: what stands in each cell and where it leads; in: an `Answer`.

A place (…section, …start, …end of one plan) is one cell that leads to the sentence; the columns' names tell which
belong together: `upper_section` goes with `upper_start`, `upper_end` and `upper_plan` (else `plan`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.namespaces import BASE
from planweave.web import links
from queries.answer import Answer, Scalar, Value
from queries.catalogue import Column
from queries.formats import sheet_of

# endings of columns that name a thing with a page of its own → kind of the page
_THINGS = {"plan": "plan", "indicator": "indicator", "region": "region", "institution": "institution"}
_EXACT = {"project": "project", "theme": "theme", "other": "plan"}
_LISTS = {"plans": "plan", "regions": "region", "leads": "institution", "supports": "institution"}
_GROUPED = 10_000  # whole numbers from here on are shown in groups of three


@dataclass(frozen=True, slots=True)
class Cell:
    """Words and where they lead ('' if nowhere); `parts` instead for a list; `is_number` for figures."""

    text: str
    href: str = ""
    is_number: bool = False
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Headings (text, whether of figures) and rows of cells; `hidden` counts the columns that were left out."""

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    hidden: int


def table_of(answer: Answer, *, detail: bool = False) -> Table:
    """The answer's table, with every column if `detail`."""
    sheet = sheet_of(answer, detail=True, as_codes=False)
    brief = sheet_of(answer, detail=detail, as_codes=False)
    shown = [name for name in brief.names if not _is_folded(name, brief.names)]
    columns = {column.name: column for column in answer.columns}
    if not detail:
        shown += [f"{prefix}start" for prefix in _places_without_section(brief.names)]
    rows = tuple(
        tuple(
            _cell(columns[name], dict(zip(sheet.names, said, strict=True)), dict(zip(sheet.names, raw, strict=True)))
            for name in shown
        )
        for said, raw in zip(sheet.rows, answer.rows, strict=True)
    )
    figures = [bool(rows) and all(row[n].is_number or not row[n].text for row in rows) for n in range(len(shown))]
    headings = tuple((columns[name].heading(), is_figure) for name, is_figure in zip(shown, figures, strict=True))
    return Table(headings, rows, len(answer.columns) - len(brief.names))


def _is_folded(name: str, names: tuple[str, ...]) -> bool:
    """Whether the column is told by the section's cell, or is an offset that has no cell of its own."""
    return name.endswith(("start", "end")) and (name.removesuffix("start") + "end" in names or name.endswith("end"))


def _places_without_section(names: tuple[str, ...]) -> list[str]:
    """Prefixes of places whose section is not shown."""
    prefixes = [name.removesuffix("start") for name in names if name.endswith("start")]
    return [prefix for prefix in prefixes if f"{prefix}section" not in names and f"{prefix}end" in names]


def _cell(column: Column, said: Mapping[str, Value], raw: Mapping[str, Value]) -> Cell:
    name, value = column.name, said[column.name]
    for ending in ("section", "start"):
        if name.endswith(ending) and _is_place(name.removesuffix(ending), raw):
            return _place(name.removesuffix(ending), value if ending == "section" else None, raw)
    if isinstance(value, tuple):
        kind = _LISTS.get(name, "")
        parts = tuple((item, links.path(kind, item) if kind else "") for item in value)
        return Cell("; ".join(value), parts=parts)
    if value is None or value == "":
        return Cell("")
    if name.endswith("fact"):
        return Cell(str(value), links.of_iri(BASE + str(value)))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(figure(value), is_number=True)
    return Cell(_word(value), _thing(name, str(raw[name])))


def _is_place(prefix: str, raw: Mapping[str, Value]) -> bool:
    return f"{prefix}start" in raw and f"{prefix}end" in raw


def _place(prefix: str, section: Value, raw: Mapping[str, Value]) -> Cell:
    start, end = raw[f"{prefix}start"], raw[f"{prefix}end"]
    plan = raw.get(f"{prefix}plan") or (raw.get("other") if prefix == "other_" else None) or raw.get("plan")
    if not isinstance(start, int) or not isinstance(end, int):
        return Cell("" if section is None else str(section))
    text = str(section) if section else f"{start}–{end}"
    return Cell(text, links.place(str(plan), start, end) if plan else "")


def _thing(name: str, value: str) -> str:
    kind = _EXACT.get(name) or next((kind for ending, kind in _THINGS.items() if name.endswith(ending)), "")
    return links.path(kind, value) if kind else ""


def figure(value: float) -> str:
    """A number as it is read: whole ones of five digits and more in groups of three.

    >>> figure(301370000), figure(4500), figure(2.56)
    ('301,370,000', '4500', '2.56')
    """
    return f"{value:,}" if isinstance(value, int) and abs(value) >= _GROUPED else str(value)


def _word(value: Scalar) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
