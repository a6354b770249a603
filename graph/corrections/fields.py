"""The fields of a fact as a reviewer writes them: JSON or columns, in FACTS.md's names, as one canonical JSON text."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import get_args

from graph.corrections.model import TEXT_KINDS, CorrectionError
from loaders.model import (
    ActionFact,
    Comparator,
    Fact,
    IndicatorFact,
    InstitutionFact,
    JsonValue,
    ProjectFact,
    QuantityFact,
    RegionFact,
    ResponsibilityFact,
    Role,
)
from ontology.bodies import body_types
from ontology.tables import split_list

_CLASSES: tuple[type[Fact], ...] = (
    RegionFact,
    InstitutionFact,
    IndicatorFact,
    QuantityFact,
    ProjectFact,
    ActionFact,
    ResponsibilityFact,
)
# by kind, the name of each field and its type as the class declares it
FIELDS: dict[str, dict[str, str]] = {
    found.kind: {
        item.name: str(item.type)
        for item in fields(found)
        if item.name not in ("span", "rule") and item.name not in found.hidden
    }
    for found in _CLASSES
}
# whose body it is, which a responsibility's JSON does not say
FIELDS["responsibility"] |= {"region": "str", "type": "str"}
# without these a missing fact says nothing
NEEDED: dict[str, tuple[str, ...]] = {
    "region": ("name",),
    "institution": ("name", "type"),
    "indicator": ("indicator", "comparator", "role"),
    "quantity": ("subject", "value", "comparator", "role"),
    "project": ("name",),
    "action": ("themes",),
    "responsibility": ("institution", "role"),
}
_CHOICES: dict[str, tuple[str, ...]] = {"comparator": get_args(Comparator), "where": ("table", "prose")}
assert tuple(FIELDS) == TEXT_KINDS


def fields_of(kind: str, text: str, cells: dict[str, str], place: str, *, is_whole: bool) -> str:
    """The JSON in `text` and the cells together, canonical; '' if there are none.

    CorrectionError for what is no JSON object, an unknown field, a value of another type, a field said twice
    differently, or, if `is_whole`, one that is lacking.
    """
    found = _parsed(text, place)
    for name, cell in cells.items():
        if cell:
            value = _from_cell(FIELDS[kind][name], cell, name, place)
            if found.setdefault(name, value) != value:
                raise CorrectionError("graph.correction_twice", place=place, field=name)
    for name, value in found.items():
        if name not in FIELDS[kind]:
            raise CorrectionError(
                "graph.correction_field", place=place, field=name, kind=kind, known=", ".join(FIELDS[kind])
            )
        if value is not None and not _fits(kind, name, value):
            raise CorrectionError("graph.correction_value", place=place, field=name, found=value)
    lacking = [name for name in NEEDED[kind] if found.get(name) in (None, "")]
    if is_whole and lacking:
        raise CorrectionError("graph.correction_lacks", place=place, fields=", ".join(lacking), kind=kind)
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else ""


def _parsed(text: str, place: str) -> dict[str, JsonValue]:
    if not text:
        return {}
    try:
        found = json.loads(text, parse_constant=_refuse)
    except ValueError as error:
        raise CorrectionError("graph.correction_json", place=place, detail=error) from error
    if not isinstance(found, dict):
        raise CorrectionError("graph.correction_json", place=place, detail=text)
    return {name: _whole(value) for name, value in found.items()}


def _refuse(name: str) -> None:
    raise ValueError(name)


def _whole(value: JsonValue) -> JsonValue:
    """12.0 and 12 are one number."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _from_cell(declared: str, cell: str, name: str, place: str) -> JsonValue:
    if "float" in declared or "int" in declared:
        try:
            return _whole(float(cell))
        except ValueError as error:
            raise CorrectionError("graph.correction_value", place=place, field=name, found=cell) from error
    if "bool" in declared:
        return {"true": True, "false": False}.get(cell.lower(), cell)
    if declared.startswith("tuple"):
        return list(split_list(cell))
    return cell


def _fits(kind: str, name: str, value: JsonValue) -> bool:
    declared = FIELDS[kind][name]
    if "bool" in declared:
        return isinstance(value, bool)
    if "float" in declared or "int" in declared:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if declared.startswith("tuple"):
        return isinstance(value, list) and all(isinstance(item, str | float | int) for item in value)
    if name == "role":
        return value in (("lead", "support") if kind == "responsibility" else get_args(Role))
    if name == "type":
        return value in body_types()
    return isinstance(value, str) and value in _CHOICES.get(name, (value,))
