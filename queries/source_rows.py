"""What the checks of the sources read: rows by column name, and the place that a row speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from queries.answer import Value
from queries.catalogue import lookup_query, question_named
from queries.parameters import resolve_parameters
from queries.runner import read_rows
from queries.source_findings import Place

if TYPE_CHECKING:
    from graph.stores import Store

Row = Mapping[str, Value]


def rows_by_name(store: Store, name: str, is_lookup: bool = False, given: Mapping[str, str] | None = None) -> list[Row]:
    """The rows of a question or a lookup, with the parameters given, by column name."""
    question = lookup_query(name) if is_lookup else question_named(name)
    names = [column.name for column in question.columns]
    resolved = resolve_parameters(store, question, given or {})
    return [dict(zip(names, row, strict=True)) for row in read_rows(store, question, resolved)]


def place_of(row: Row, side: str, plan: Value) -> Place:
    """The place in the columns `side`section, `side`start and `side`end."""
    section = str(row[f"{side}section"] or "")
    return Place(str(plan), section, int(str(row[f"{side}start"])), int(str(row[f"{side}end"])))
