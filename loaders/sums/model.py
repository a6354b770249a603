"""A total in doubt, and amounts that can be added: units with their scale taken out, how exactly each is stated."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from loaders.tokens.numbers import scale_factor
from loaders.tokens.values import Value
from ontology.tables import any_of, words

Place = tuple[int, int]
_DIGITS = regex.compile(r"[\d,]+(?:\.(\d+))?")
ROUGHLY = 0.05  # how far what is said with 约 may be off


@dataclass(frozen=True, slots=True)
class Doubt:
    """A total at view[total], what it says (`stated`) and what its parts make (`counted`), both in `unit`.

    `rule`: sum.exceeds (the parts make more), sum.differs (parts said to be all make something else), sum.part (one
    part is more than the whole), count.rows, count.categories (a table holds another number of them).
    """

    rule: str
    total: Place
    stated: float
    counted: float
    unit: str
    parts: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in base units: 1.2 of 亿元 is 120,000,000 of 元; `slack` is how far the text's rounding may be off."""

    number: float
    unit: str
    factor: int
    slack: float
    place: Place


@lru_cache(maxsize=1)
def _scaled() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<scale>{any_of('scale')})(?P<unit>.+)")


def amount_of(view: str, value: Value) -> Amount | None:
    """The value as an amount; None for a bound, a range, a rate or a number without a unit."""
    if value.comparator not in ("eq", "approx") or value.high is not None or not value.digits:
        return None
    found = _scaled().fullmatch(value.unit)
    factor, unit = (scale_factor(found["scale"]), found["unit"]) if found else (1, value.unit)
    if not unit or "/" in unit or unit in words("uncounted_unit"):
        return None
    number = value.number * factor
    digits = _DIGITS.match(view, value.number_start)
    decimals = len(digits[1]) if digits and digits[1] else 0
    rounded = factor / 10**decimals / 2 if factor > 1 or decimals else 0.0
    slack = max(rounded, number * ROUGHLY if value.comparator == "approx" else 0.0)
    return Amount(number, unit, factor, slack, (value.start, value.end))


def compared(total: Amount, parts: list[Amount]) -> int:
    """1 if the parts make more than the total for certain, -1 if less, else 0."""
    difference = sum(part.number for part in parts) - total.number
    slack = total.slack + sum(part.slack for part in parts) + 1e-9 * abs(total.number)
    return 0 if abs(difference) <= slack else 1 if difference > 0 else -1


def doubt(rule: str, total: Amount, parts: list[Amount]) -> Doubt:
    """The doubt, in the unit that the total is stated in."""
    counted = sum(part.number for part in parts) / total.factor
    scale = {10_000: "万", 100_000_000: "亿", 1_000: "千", 100: "百", 1: ""}[total.factor]
    places = tuple(part.place for part in parts)
    return Doubt(
        rule, total.place, round(total.number / total.factor, 6), round(counted, 6), scale + total.unit, places
    )
