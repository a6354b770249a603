"""Whether a value's unit can be one of an indicator's: % of a rate, 张 of beds per thousand."""

from __future__ import annotations

from loaders.indicators.names import Name
from loaders.tokens.values import Value
from ontology.indicators import Indicator
from ontology.tables import words
from ontology.units import unit_of

COUNTED = frozenset(
    ("item", "person", "bed", "establishment", "vehicle", "equipment", "piece of equipment", "facility", "person-time",
     "household", "occurrence", "case", "event", "piece", "project", "kind", "article", "copy", "team")
)  # fmt: skip
_MANY, _MANY_OF_THOUSAND = 100, 30  # more than so many are things counted, no figure per so many (or per thousand)


def fits(name: Name, value: Value, tight: bool, changing: bool) -> bool:
    """Whether a value's unit can be one of the indicator's; a bare number only right behind a name, and where

    no noun follows it that it could count, unless the indicator has no unit.
    """
    indicator = name.indicator
    if is_count(indicator) or (name.elliptic and _is_counted(indicator, value)):
        return False
    timed = indicator.name.endswith(words("time_tail"))
    if timed and unit_base(value.unit) != "time" and not (changing and unit_base(value.unit) == "ratio"):
        return False
    if value.ratio and unit_base(indicator.unit) not in ("", "index", "proportion"):
        return False  # 床位6.8张,公立医院床人比1:1.6
    if is_sum_of(name, value):
        return False
    if not value.unit:
        return tight and (value.bare or not indicator.unit or unit_base(indicator.unit) in ("index", "proportion"))
    base, own = unit_base(value.unit), unit_base(indicator.unit)
    if base in ("difference", "ratio") and (own in ("ratio", "") or changing):
        return True
    if not own:  # 达到三级水平的医院60家: a share, or a level, is no number of things
        return not (base in COUNTED and indicator.name.endswith(words("share_or_level")))
    if base == "score" and own == "ratio":
        return tight  # 患者满意度90分以上
    if base == "ratio" and tight and own not in COUNTED and own not in ("age", "time", "yuan"):
        return True  # a share where the vocabulary has a dose or an index: 抗菌药物使用强度降低到40%以下
    return base == own or (base in COUNTED and own in COUNTED)


def _is_counted(indicator: Indicator, value: Value) -> bool:
    """每千人口床位6张;执业医师979人,公立医院12家: too many for a thousand people, or things of another kind."""
    base = unit_base(value.unit)
    if not indicator.denominator or base not in COUNTED:
        return False
    most = _MANY_OF_THOUSAND if indicator.denominator.startswith("每千") else _MANY
    return value.unit.startswith(("万", "亿")) or value.number >= most or base != unit_base(indicator.unit)


def is_count(indicator: Indicator) -> bool:
    """Whether an indicator counts things as such (医养结合床位数): in running text that is a quantity."""
    return unit_base(indicator.unit) in COUNTED and not indicator.denominator


def is_sum_of(name: Name, value: Value) -> bool:
    """Whether a value is a sum of money that its indicator is (产业规模8.1亿元): in running text that is a quantity,

    but for the sums that the agreed list of indicators has.
    """
    own = name.indicator.unit
    return (
        name.indicator.name not in words("listed_sum")
        and own.startswith(("亿", "万"))
        and unit_base(own) == unit_base(value.unit) == "yuan"
    )


def unit_base(symbol: str) -> str:
    """What a unit measures; for a scaled counter (万人) that of the counter; '' if unknown."""
    known = unit_of(symbol) or unit_of(symbol.lstrip("万亿千百"))
    return known.base if known else ""
