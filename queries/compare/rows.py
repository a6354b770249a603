"""Rows of the queries beside this file, by column name, and what the parts make of them alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ontology.regions import candidates
from queries.answer import Value
from queries.catalogue import inner_query
from queries.compare.sides import Side
from queries.parameters import resolve_plan
from queries.runner import read_rows
from queries.values import Place

if TYPE_CHECKING:
    from graph.stores import Store

Row = dict[str, Value]
BySide = dict[int, list[Row]]


def rows_of(store: Store, name: str, plans: Sequence[str] | None = None) -> list[Row]:
    """The rows of one of the queries here by column name: of these plans, one by one, or of all (None)."""
    question = inner_query("compare", name)
    names = [column.name for column in question.columns]
    asked = [{}] if plans is None else [{"plan": resolve_plan(store, plan)} for plan in plans]
    return [dict(zip(names, row, strict=True)) for given in asked for row in read_rows(store, question, given)]


def plans_of(sides: Sequence[Side]) -> tuple[str, ...]:
    """The ids of all plans that are compared, sorted."""
    return tuple(sorted(plan for side in sides for plan in side.ids))


def place_of(row: Mapping[str, Value]) -> Place:
    """Where a row's fact stands."""
    return Place(
        str(row["plan"]), int(str(row["start"])), int(str(row["end"])), str(row["section"] or ""), str(row["fact"])
    )


def without_region(name: str, region: Value) -> str:
    """A name without its region's in front: the full name, a shorter tail of it, or the region that it lies in.

    >>> without_region("沈阳市卫生健康委员会", "沈阳市")
    '卫生健康委员会'
    """
    full = str(region or "")
    if full.endswith(name):  # a region by itself is no body
        return name
    for start in range(len(full)):
        tail = full[start:]
        if len(tail) > 1 and name.startswith(tail) and len(name) > len(tail):
            return name[len(tail) :]
    for end in range(len(full) - 1, 1, -1):
        head = full[:end]
        if name.startswith(head) and len(name) > end and candidates(head):
            return name[end:]
    return name


def by_key(rows: Sequence[Row], sides: Sequence[Side], keys: Sequence[str]) -> dict[str, BySide]:
    """The rows under each key (one a row), by the place of the side whose plan they are of; other plans' left out."""
    found: dict[str, BySide] = {}
    for row, key in zip(rows, keys, strict=True):
        for place, side in enumerate(sides):
            if row["plan"] in side.ids:
                found.setdefault(key, {}).setdefault(place, []).append(row)
    return dict(sorted(found.items()))
