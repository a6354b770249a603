"""The years of a list of values: 到2022年和2030年分别达到x和y; 2024年至2026年,…分别达到x、y、z.

In: the times of a sentence and the values of a list. Out: a time for each value, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.tokens.clock import Moment
from loaders.tokens.times import YEAR_RANGE
from loaders.tokens.values import Value
from ontology.tables import words


def years_of_list(view: str, moments: Sequence[Moment], run: Sequence[Value]) -> list[Moment]:
    """The times that a list of values goes with, in order; empty if there is no list of times before it."""
    return years_before(view, moments, run[0].start) or _each_year(view, moments, run)


def years_before(view: str, moments: Sequence[Moment], value_start: int) -> list[Moment]:
    """The last times before a value that are joined to a list (到2022年、2025年和2030年); empty if there is no list.

    One value behind them is that of each (到2022年和2030年,接种率保持在95%以上).
    """
    found: list[Moment] = []
    for moment in moments:
        if moment.end > value_start or moment.kind not in ("deadline", "point"):
            continue
        joined = found and view[found[-1].end : moment.start].strip() in words("joint")
        found = [*found, moment] if joined else [moment]
    return [replace(moment, kind=found[0].kind) for moment in found] if len(found) > 1 else []


def _each_year(view: str, moments: Sequence[Moment], run: Sequence[Value]) -> list[Moment]:
    """A year for each value of a list behind as many years (2024年至2026年,…分别达到x、y、z); empty otherwise."""
    spans = [one for one in moments if one.kind == "period" and one.end <= run[0].start]
    found = YEAR_RANGE.search(view, spans[-1].start, spans[-1].end) if spans else None
    if found is None or int(found["b"]) - int(found["a"]) + 1 != len(run) or len(run) < 2:
        return []
    first = int(found["a"])
    return [replace(spans[-1], kind="point", year=str(first + at)) for at in range(len(run))]
