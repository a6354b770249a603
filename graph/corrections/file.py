"""Reads a reviewer's file, one correction a row: a table (CSV), or a list of mappings (YAML).

Columns, or keys: action, kind, by, note; for a fact plan, start, end, text, and its fields in `fact` (JSON) or in
columns of their own; for names name, region, other, other_region.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from unicodedata import normalize

from graph import names
from graph.corrections.consistency import require_consistent
from graph.corrections.csv_rows import csv_rows
from graph.corrections.fields import FIELDS, fields_of
from graph.corrections.model import ACTIONS, NAME_KINDS, TEXT_KINDS, Correction, CorrectionError, in_order
from ontology.errors import InputError
from ontology.regions import by_code, resolve

_COMMON = ("action", "kind", "by", "note")
_TEXT = ("plan", "start", "end", "text", "fact")
_NAMES = ("name", "region", "other", "other_region")


def read_file(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file, each once. InputError for a file or row that is not as it must be."""
    known = {*_COMMON, *_TEXT, *_NAMES, *(name for kind in FIELDS.values() for name in kind)}
    shown = ", ".join((*_COMMON, *_TEXT, *_NAMES))
    found: list[Correction] = []
    for cells, place in _reader(path)(path, _text(path), known, shown):
        row = {column: normalize("NFC", cell.strip(" \t\r\n")) for column, cell in cells.items()}
        row["text"] = cells.get("text", "")  # as it stands in the plan
        if any(row.values()):
            found.append(_correction(row, place))
    rows = in_order(found)
    require_consistent(rows)
    return rows


def _reader(path: Path) -> Callable[[Path, str, Collection[str], str], Iterator[tuple[dict[str, str], str]]]:
    """YAML goes by its ending; everything else is a table."""
    if path.suffix.lower() in (".yaml", ".yml"):
        from graph.corrections.yaml_rows import yaml_rows

        return yaml_rows
    return csv_rows


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError("graph.unreadable", path=path, detail=error.strerror or error) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("gb18030")
    except UnicodeDecodeError as error:
        raise InputError("graph.unreadable", path=path, detail=error.reason) from error


def _correction(row: dict[str, str], place: str) -> Correction:
    action, kind = row["action"], row.get("kind", "")
    if action not in ACTIONS:
        raise CorrectionError("graph.correction_action", place=place, found=action, known=", ".join(ACTIONS))
    by, note = row.get("by", ""), row.get("note", "")
    is_about_text = action in ("wrong", "missing")
    kinds = TEXT_KINDS if is_about_text else NAME_KINDS
    if kind not in kinds:
        raise CorrectionError(
            "graph.correction_kind", place=place, found=kind or "—", action=action, known=", ".join(kinds)
        )
    needed = _TEXT[:4] if is_about_text else ("name", "other")
    for column in needed:
        if not row.get(column):
            raise CorrectionError("graph.correction_empty", place=place, column=column, action=action)
    if is_about_text:
        start, end = _offset(row, "start", place), _offset(row, "end", place)
        given = {name: cell for name, cell in row.items() if name in FIELDS[kind] and name not in (*_COMMON, *_TEXT)}
        fields = fields_of(kind, row.get("fact", ""), given, place, is_whole=action == "missing")
        return Correction(action, kind, row["plan"], start, end, row["text"], fields, by=by, note=note, place=place)
    left = _thing(kind, row["name"], row.get("region", ""), place)
    # a new name is of the same region unless another is given
    right = _thing(kind, row["other"], row.get("other_region", "") or row.get("region", ""), place)
    if left == right:
        raise CorrectionError("graph.correction_same", place=place, name=row["name"])
    if action == "not-same-as":
        left, right = sorted((left, right))
    return Correction(action, kind, left=left, right=right, by=by, note=note, place=place)


def _offset(row: dict[str, str], column: str, place: str) -> int:
    cell = row[column]
    if not cell.isascii() or not cell.isdigit():
        raise CorrectionError("graph.correction_number", place=place, column=column, found=cell)
    return int(cell)


def _thing(kind: str, name: str, region: str, place: str) -> str:
    """The IRI of an institution or project; `region` is a name, a code, or '' for the country."""
    code = names.NATIONAL
    if region and region != names.NATIONAL:
        try:
            code = by_code(region).code
        except KeyError:
            known = resolve(region, None)
            if known is None:
                raise CorrectionError("graph.correction_region", place=place, found=region) from None
            code = known.code
    return names.institution(code, name) if kind == "institution" else names.project(code, name)
