"""Writes columns and rows as a table on a terminal, CSV, JSON or Markdown; in: headings and plain values, out: text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ontology.messages import message
from ontology.namespaces import BASE, PREFIXES
from queries.answer import Answer, Value
from queries.catalogue import Column

if TYPE_CHECKING:
    from queries.sandbox import Result

Format = Literal["table", "csv", "json", "md"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table shows: a title, column names and their headings, rows, lines below."""

    title: str
    names: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()


def sheet_of(answer: Answer, *, detail: bool, as_codes: bool) -> Sheet:
    """An answer as a sheet; `as_codes` keeps column names and codes as they are.

    Without `detail`, columns marked detail are left out, and those marked filled where no row has a value in them.
    """
    shown = [
        place
        for place, column in enumerate(answer.columns)
        if detail or not (column.detail or (column.filled and all(row[place] in (None, "") for row in answer.rows)))
    ]
    columns = [answer.columns[place] for place in shown]
    return Sheet(
        title=f"{answer.question} {answer.title}",
        names=tuple(column.name for column in columns),
        headings=tuple(column.name if as_codes else column.heading() for column in columns),
        rows=tuple(
            tuple(_shown(row[place], answer.columns[place], as_codes) for place in shown) for row in answer.rows
        ),
        notes=answer.notes,
    )


def render_answer(answer: Answer, form: Format, *, detail: bool = False, width: int = 0) -> str:
    """The answer as text that ends with a line feed. CSV and JSON hold every column; CSV leaves the notes out."""
    if form == "json":
        return json.dumps(answer.as_dict(), ensure_ascii=False, indent=2) + "\n"
    sheet = sheet_of(answer, detail=detail or form == "csv", as_codes=form == "csv")
    return RENDERERS[form](sheet, width)


def render_result(result: Result, form: str, notes: Sequence[str], width: int = 0) -> str:
    """What a person's own query gave. Triples and the answer to an ASK are plain lines, except in JSON."""
    if form == "json":
        names = list(result.variables)
        found = [dict(zip(names, row, strict=True)) for row in result.rows]
        shown = {"columns": names, "rows": found, "notes": list(notes)}
        return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
    if result.form != "select":
        return "".join(f"{_text(row[0])}\n" for row in result.rows)
    rows = result.rows if form == "csv" else tuple(tuple(_shortened(value) for value in row) for row in result.rows)
    return RENDERERS[form](Sheet("", result.variables, result.variables, rows, tuple(notes)), width)


def _shortened(value: Value) -> Value:
    """An IRI as people read it: ours without the base, those of known vocabularies with their prefix."""
    if not isinstance(value, str) or not value.startswith("http"):
        return value
    if value.startswith(BASE):
        return value.removeprefix(BASE)
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return value


def render_csv(sheet: Sheet, _: int = 0) -> str:
    """Comma-separated, quoted where needed, lines end in CR LF (RFC 4180); a list's members are divided by `; `."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(sheet.headings)
    writer.writerows([[_text(value) for value in row] for row in sheet.rows])
    return written.getvalue()


def render_md(sheet: Sheet, _: int = 0) -> str:
    """A Markdown document: title, table, notes as a list."""
    lines = [f"## {_md(sheet.title)}", ""] if sheet.title else []
    lines += ["| " + " | ".join(_md(heading) for heading in sheet.headings) + " |"]
    lines += ["|" + "|".join(" --: " if _is_numeric(sheet, place) else " --- " for place in _places(sheet)) + "|"]
    for row in sheet.rows:
        lines.append("| " + " | ".join(_md(_text(value)) for value in row) + " |")
    if sheet.notes:
        lines += ["", *(f"- {_md(note)}" for note in sheet.notes)]
    return "\n".join(lines) + "\n"


def render_table(sheet: Sheet, width: int = 0) -> str:
    """A table for a terminal `width` columns wide (0: as wide as it needs); Chinese counts two columns a character."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for place, heading in enumerate(sheet.headings):
        table.add_column(Text(heading), justify="right" if _is_numeric(sheet, place) else "left", overflow="fold")
    for row in sheet.rows:
        table.add_row(*(Text(_text(value)) for value in row))
    written = io.StringIO()
    console = Console(file=written, width=width or 10_000, color_system=None, highlight=False, legacy_windows=False)
    if sheet.title:
        console.print(Text(sheet.title), soft_wrap=True)
        console.print()
    if sheet.rows:
        console.print(table)
    for note in sheet.notes:
        console.print(Text(f"· {note}"), soft_wrap=True)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


RENDERERS: dict[str, Callable[[Sheet, int], str]] = {"table": render_table, "csv": render_csv, "md": render_md}


def _places(sheet: Sheet) -> Sequence[int]:
    return range(len(sheet.headings))


def _is_numeric(sheet: Sheet, place: int) -> bool:
    found = [row[place] for row in sheet.rows if row[place] is not None]
    return bool(found) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in found)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value)


def _shown(value: Value, column: Column, as_codes: bool) -> Value:
    """A code as the word or sign that people read (ge as ≥); anything else, and codes for machines, as they are."""
    if column.kind not in ("code", "codes") or value is None or as_codes:
        return value
    return tuple(_word(code) for code in value) if isinstance(value, tuple) else _word(str(value))


def _word(code: str) -> str:
    try:
        return message(f"queries.value.{code}")
    except KeyError:  # a code that a later version of the graph knows
        return code


def _md(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")
