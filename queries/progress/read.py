"""Reads the values that the graph holds from people's tables."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from queries.answer import Value
from queries.catalogue import inner_query
from queries.parameters import resolve_parameters
from queries.progress.model import Reported
from queries.runner import read_rows

if TYPE_CHECKING:
    from graph.stores import Store


def read_reported(store: Store, parameters: Mapping[str, str]) -> tuple[Reported, ...]:
    """Every reported value, by indicator, region and year; `parameters`: indicator, region."""
    question = inner_query("progress", "reported")
    names = [column.name for column in question.columns]
    rows = read_rows(store, question, resolve_parameters(store, question, parameters))
    return tuple(_reported(dict(zip(names, row, strict=True))) for row in rows)


def _reported(row: dict[str, Value]) -> Reported:
    def text(name: str) -> str:
        return "" if row[name] is None else str(row[name])

    value = Decimal(text("value"))
    norm = None if row["norm"] is None else Decimal(text("norm"))
    return Reported(
        indicator=text("indicator"),
        english=text("english"),
        polarity=text("polarity"),
        region=text("region"),
        year=text("year"),
        value=value,
        unit=text("unit"),
        unit_inferred=bool(row["unit_inferred"]),
        level=value if norm is None else norm,
        measure=text("unit") if norm is None else text("norm_unit"),
        source=text("source"),
        file=text("file"),
        line=int(text("line")),
        fact=text("fact"),
    )
