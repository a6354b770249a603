"""Reads an annotated document: a folder with one CSV file a kind and document.json, as rows.

Kinds whose file is absent were not annotated, and are not measured.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.evaluation.counted import is_counted
from loaders.evaluation.kinds import KINDS
from loaders.evaluation.rows import Row, Value
from ontology.errors import InputError

Records = list[tuple[int, dict[str, str]]]
_TEXT_COLUMNS = ("value_text", "surface", "title")


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one document: its name (the folder's), and the rows of every kind that was annotated.

    `unasked` are (kind, field) that have no column in its file, of those fields that are measured aside.
    """

    name: str
    rows: Mapping[str, tuple[Row, ...]]
    unasked: frozenset[tuple[str, str]] = frozenset()


def read_gold(folder: Path) -> Gold:
    """The annotation in a folder. InputError if there is none, or if a row is broken."""
    found: dict[str, tuple[Row, ...]] = {}
    unasked: set[tuple[str, str]] = set()
    for kind, shape in KINDS.items():
        path = folder / shape.file
        if not path.is_file():
            continue
        if kind in ("document", "citation"):
            rows = _header_rows(kind, path)
        elif kind == "theme":
            rows = _theme_rows(path, folder / KINDS["section"].file)
        else:
            records = _records(path, "start", "end")
            rows = _placed_rows(kind, records, path)
            unasked |= _without_column(kind, records)
        if rows is not None:
            found[kind] = tuple(rows)
    if not found:
        raise InputError(
            "evaluate.no_annotation", path=folder, files=" ".join(sorted({k.file for k in KINDS.values()}))
        )
    return Gold(folder.resolve().name, found, frozenset(unasked))


def require_same_text(gold: Gold, text: str, path: Path) -> None:
    """InputError if most rows of the annotation in `path` quote what `text` does not have at their places."""
    quoting = [row for rows in gold.rows.values() for row in rows if row.text]
    wrong = [row for row in quoting if text[row.start : row.end] != row.text]
    if 2 * len(wrong) > len(quoting):
        first = wrong[0]
        raise InputError(
            "evaluate.other_text", path=path, wrong=len(wrong), rows=len(quoting), start=first.start, text=first.text
        )


def _records(path: Path, *needed: str) -> Records:
    """The rows of a CSV file that has these columns, each with its number (the header is 1)."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            table = csv.DictReader(handle)
            found = [
                (line, {name: cell or "" for name, cell in record.items() if name is not None})
                for line, record in enumerate(table, 2)
            ]
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError("evaluate.broken_file", path=path, problem=error) from error
    missing = [name for name in needed if name not in (table.fieldnames or ())]
    if missing:
        raise InputError("evaluate.no_column", path=path, columns=", ".join(missing))
    return found


def _without_column(kind: str, records: Records) -> set[tuple[str, str]]:
    columns = records[0][1] if records else {}
    return {(kind, field.name) for field in KINDS[kind].fields if not field.pairs and field.gold_column not in columns}


def _placed_rows(kind: str, records: Records, path: Path) -> list[Row]:
    """The rows that count (counted.py)."""
    rows = [(_row(kind, record, path, line), record.get("where", "")) for line, record in records]
    return [row for row, where in rows if is_counted(row, where=where)]


def _row(kind: str, record: Mapping[str, str], path: Path, line: int) -> Row:
    text = next((record[name] for name in _TEXT_COLUMNS if record.get(name)), "")
    values: list[Value] = []
    for field in KINDS[kind].fields:
        cell = record.get(field.gold_column, "")
        values.append(_number(cell, path, line, field.gold_column) if field.is_number and cell else cell)
    start, end = (_offset(record, name, path, line) for name in ("start", "end"))
    return Row(kind, start, end, text, tuple(values))


def _offset(record: Mapping[str, str], name: str, path: Path, line: int) -> int:
    cell = record.get(name, "")
    if not cell.isdecimal():
        raise InputError("evaluate.broken_cell", path=path, line=line, column=name, cell=cell)
    return int(cell)


def _number(cell: str, path: Path, line: int, column: str) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise InputError("evaluate.broken_cell", path=path, line=line, column=column, cell=cell) from error


def _theme_rows(path: Path, sections: Path) -> list[Row]:
    """Themes of leaves, placed at their section's title; a theme given twice counts once, one of no section never."""
    if not sections.is_file():
        raise InputError("evaluate.no_sections", path=path, sections=sections)
    places = {
        record["id"]: (
            _offset(record, "start", sections, line),
            _offset(record, "end", sections, line),
            record["title"],
        )
        for line, record in _records(sections, "id", "title", "start", "end")
    }
    found = {
        Row("theme", *places[record["section_id"]], (record["theme"],))
        for _, record in _records(path, "theme", "section_id")
        if record["section_id"] in places
    }
    return sorted(found, key=lambda row: (row.start, row.values))


def _header_rows(kind: str, path: Path) -> list[Row] | None:
    """The document itself, or its citations, from document.json; None if it says nothing of citations."""
    try:
        header = json.loads(path.read_text(encoding="utf-8-sig"))
        if kind == "document":
            return [
                Row(kind, 0, 1, "", tuple(str(header.get(field.gold_column) or "") for field in KINDS[kind].fields))
            ]
        if "cites" not in header:
            return None
        return [
            Row(kind, int(cite["start"]), int(cite["end"]), cite["title"], (cite["title"], _is_self(cite)))
            for cite in header["cites"]
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:  # no JSON, or not of this shape
        raise InputError("evaluate.broken_file", path=path, problem=error) from error


def _is_self(cite: Mapping[str, object]) -> str:
    return "self" if cite.get("self") else ""
