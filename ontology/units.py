"""The units that values are written in. In: data/units.csv. Out: Unit, and conversion between units of one base."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ontology.tables import rows, split_list

# 个 says how many, whatever the thing's own counter is: 4.6个托位 is 4.6张托位; but 张 is never 家
_GENERAL = "item"
_THINGS = frozenset((_GENERAL, "bed", "person", "establishment", "vehicle", "equipment", "piece"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: one of it is `factor` of its `base` (‰ is 0.001 of 'ratio'). `qudt` is a local name or ''.

    `aliases` are other ways to write it (／10万 → 每10万). Units of different bases never convert, but
    for 个 and the counters of things.
    """

    symbol: str
    zh: str
    en: str
    factor: Decimal
    base: str
    qudt: str
    aliases: tuple[str, ...]


@lru_cache(maxsize=1)
def all_units() -> tuple[Unit, ...]:
    """Every unit, in the order of data/units.csv."""
    return tuple(
        Unit(
            row["symbol"],
            row["zh"],
            row["en"],
            Decimal(row["factor"]),
            row["base"],
            row["qudt"],
            split_list(row["aliases"]),
        )
        for row in rows("units")
    )


@lru_cache(maxsize=1)
def _by_symbol() -> dict[str, Unit]:
    found = {alias: unit for unit in all_units() for alias in unit.aliases}
    return found | {unit.symbol: unit for unit in all_units()}


def unit_of(symbol: str) -> Unit | None:
    """The unit with this symbol or alias; None if there is none."""
    return _by_symbol().get(symbol)


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """`value` in `unit` as a value in `to`; None if one is unknown or their bases differ.

    >>> convert(Decimal("0.45"), "%", "‰")
    Decimal('4.5')
    >>> convert(Decimal("4.6"), "张", "个")
    Decimal('4.6')
    """
    source, target = unit_of(unit), unit_of(to)
    if source is None or target is None or not _convertible(source.base, target.base):
        return None
    found = (value * source.factor / target.factor).normalize()
    return found.quantize(Decimal(1)) if found == found.to_integral_value() else found


def _convertible(one: str, other: str) -> bool:
    return one == other or (_GENERAL in (one, other) and one in _THINGS and other in _THINGS)
