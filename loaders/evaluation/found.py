"""Facts as rows to compare. In: dicts as docs/facts.md describes them, new or from a file of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from loaders.evaluation.counted import is_counted
from loaders.evaluation.kinds import KINDS
from loaders.evaluation.rows import Row, Value
from loaders.model import JsonValue
from ontology.errors import InputError

FactDict = Mapping[str, JsonValue]
_TEXT_FIELDS = ("value_text", "surface", "title")


def read_facts(path: Path) -> list[FactDict]:
    """The facts in a file of JSON lines. InputError if it is missing or a line is no fact."""
    if not path.is_file():
        raise InputError("loaders.missing", path=path)
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError("evaluate.broken_file", path=path, problem=error) from error
    return [_fact(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]


def _fact(line: str, path: Path, number: int) -> FactDict:
    try:
        fact = json.loads(line)
    except ValueError as error:
        raise InputError("evaluate.broken_fact", path=path, line=number) from error
    placed = isinstance(fact, dict) and (
        fact.get("kind") == "document" or all(type(fact.get(name)) is int for name in ("start", "end"))
    )
    if not placed or not isinstance(fact.get("kind"), str):
        raise InputError("evaluate.broken_fact", path=path, line=number)
    found: FactDict = fact
    return found


def rows_of(facts: Iterable[FactDict]) -> dict[str, list[Row]]:
    """The rows of every kind, those that count, in the order of the facts; themes are rows of their own."""
    found: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for fact in facts:
        for row in _rows(fact):
            if is_counted(row, where=_text(fact.get("where"))):
                found[row.kind].append(row)
    return found


def _rows(fact: FactDict) -> Iterator[Row]:
    kind = _text(fact["kind"])
    if kind == "document":
        yield Row(kind, 0, 1, "", _values(kind, fact))
        cites = fact.get("cites")
        for cite in cites if isinstance(cites, list) else []:
            if isinstance(cite, dict):
                title = _text(cite.get("title"))
                yield Row("citation", *_place(cite), title, (title, "self" if cite.get("self") else ""))
    elif kind in KINDS:
        text = next((_text(fact[name]) for name in _TEXT_FIELDS if fact.get(name)), "")
        yield Row(kind, *_place(fact), text, _values(kind, fact))
    if kind == "action":
        themes = fact.get("themes")
        for theme in themes if isinstance(themes, list) else []:
            yield Row("theme", *_place(fact), _text(fact.get("title")), (_text(theme),))


def _place(fact: FactDict) -> tuple[int, int]:
    start, end = fact["start"], fact["end"]
    assert isinstance(start, int) and isinstance(end, int)
    return start, end


def _values(kind: str, fact: FactDict) -> tuple[Value, ...]:
    return tuple(
        _number(fact.get(field.name)) if field.is_number else _text(fact.get(field.name))
        for field in KINDS[kind].fields
    )


def _number(value: JsonValue) -> Value:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else _text(value)


def _text(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"  # as the annotation writes it
    return "" if value is None else str(value)
