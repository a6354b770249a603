"""Which of several values asks for more, and when that cannot be told; the rules of the question stricter_or_looser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from ontology.units import unit_of
from queries.values.read import Statement

Bound = Literal["floor", "ceiling", "point"]
_NO_LEVELS = ("change", "range", "qualitative")
_YEARLY = " a year"  # so ends the base of such units (ontology/data/units.csv)


def bound_of(comparator: str) -> Bound:
    """Whether a value is a floor, a ceiling or neither."""
    if comparator in ("ge", "gt"):
        return "floor"
    return "ceiling" if comparator in ("le", "lt") else "point"


def better_direction(polarity: str, comparators: Iterable[str]) -> str:
    """'higher', 'lower' or '' (unknown): the indicator's own; else two floors, or two ceilings, tell by themselves."""
    if polarity:
        return polarity
    bounds = {bound_of(comparator) for comparator in comparators}
    return {frozenset({"floor"}): "higher", frozenset({"ceiling"}): "lower"}.get(frozenset(bounds), "")


def why_unfit(value: Statement, better: str) -> str:
    """Why a value cannot be set against others ('' if it can): qualitative, change, range, polarity or bound.

    A ceiling asks for nothing where higher is better, nor a floor where lower is. A pace is set against paces alone.
    """
    if value.level is None:
        return "qualitative"
    if value.comparator in _NO_LEVELS and not is_pace(value):
        return value.comparator
    if not better:
        return "polarity"
    return "bound" if bound_of(value.comparator) == ("ceiling" if better == "higher" else "floor") else ""


def is_pace(value: Statement) -> bool:
    """Whether it is one change by the year (−0.5 百分点/年), which needs no base, unlike other changes."""
    unit = unit_of(value.measure)
    return value.comparator == "change" and value.top is None and unit is not None and unit.base.endswith(_YEARLY)


def is_level(value: Statement) -> bool:
    """Whether it is a number that is reached, kept or to be reached: no change, no words."""
    return value.level is not None and value.comparator not in ("change", "qualitative")


def asks_one(targets: Sequence[Statement]) -> bool:
    """Whether several targets of a plan and year come to one: the same words, or one number (3.2 and ≥3.2)."""
    first = targets[0]
    return all(
        says_same(first, one)
        or (
            is_level(first)
            and is_level(one)
            and (first.level, first.top, first.measure) == (one.level, one.top, one.measure)
            and {bound_of(first.comparator), bound_of(one.comparator)} != {"floor", "ceiling"}
        )
        for one in targets[1:]
    )


def demand(value: Statement, better: str) -> tuple[Decimal, bool]:
    """A sort key that grows with what is asked: the number in the better direction, then whether it is excluded."""
    assert value.level is not None
    signed = value.level if better == "higher" else -value.level
    return (signed, value.comparator in ("gt", "lt"))


def says_same(one: Statement, other: Statement) -> bool:
    """Whether both say the same in the same words; of a change that is no pace it is not known from where."""
    return (one.comparator != "change" or is_pace(one)) and one.content[5:] == other.content[5:]
