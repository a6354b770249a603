"""Figures given in turn for things counted right before: 医师1.98万人、护士2.57万人,每千人口分别为2.21人、2.87人.

In: a value that no name took, one of a list. Out: the indicator of the thing that stands at its place among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.per_capita import per_people
from loaders.indicators.share import RATES, Share
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value, values_in
from ontology.indicators import indicator_named, indicator_nearly
from ontology.tables import any_of, words

_REACH = 120  # characters that such a list, or the counts before it, may take


def per_capita_each(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """医师1.98万人、护士2.57万人,每千人口分别为2.21人、2.87人."""
    found = _per_people().search(view, max(start, value.start - _REACH), value.start)
    if found is None or value.unit in RATES:
        return None
    counted = _counted(view, start, end, found, value)
    if counted is None or counted[1].unit.lstrip("万亿") != value.unit:
        return None
    noun = phrase_before(view, counted[0], counted[1].start, moments)
    many, surface = found["many"], view[found.start() : value.end]
    return per_people(value, many, f"每{many}人口", noun, surface) if noun else None


def rate_each(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """高血压患者48万人、糖尿病患者15万人,规范管理率分别是70.4%和68.8%: only where the vocabulary knows the rate."""
    found = _rate().search(view, max(start, value.start - _REACH), value.start)
    if found is None or value.unit not in RATES:
        return None
    counted = _counted(view, start, end, found, value)
    if counted is None:
        return None
    noun = phrase_before(view, counted[0], counted[1].start, moments).rpartition("的")[2]
    known = indicator_named(noun + found["rate"]) or indicator_nearly(noun + found["rate"])
    return Share(value, known.name, True, noun + found["rate"], "rate-each") if known is not None else None


def _counted(view: str, start: int, end: int, found: regex.Match[str], value: Value) -> tuple[int, Value] | None:
    """The count before the figures that stands at the place of `value` among them, and where its noun may begin."""
    start = max(start, found.start() - _REACH)
    behind = list(values_in(view, found.start("earlier"), min(end, value.end + _REACH)))
    listed: list[Value] = []
    for one in behind:
        if listed and view[listed[-1].end : one.start] not in words("joint"):
            break
        listed.append(one)
    counted = [one for one in values_in(view, start, found.start()) if one.unit][
        -len(listed) :
    ]  # not the 2 of 2型糖尿病
    rank = next((at for at, one in enumerate(listed) if one.start == value.start), None)
    if rank is None or len(counted) != len(listed) or len(listed) < 2:
        return None
    return (counted[rank - 1].end + 1 if rank else start), counted[rank]


def _turns(name: str) -> str:
    """A name, 分别为, and the values of the list that stand before this one."""
    earlier = r"(?P<earlier>(?:[\d.]+\s?[\p{Han}%‰]{1,2}[、和及])*)"
    return rf"{name}(?:{any_of('respectively')})(?:{any_of('link')})?{earlier}$"


@lru_cache(maxsize=1)
def _per_people() -> regex.Pattern[str]:
    # matches 每千人口分别为|, 每千人口分别为2.21人、|; not 每千人口为|
    many = r"每\s?(?P<many>\d{0,2}(?:千|万|十万|百万))(?:名|个)?"
    return regex.compile(_turns(rf"{many}(?:{any_of('people')})"))


@lru_cache(maxsize=1)
def _rate() -> regex.Pattern[str]:
    # matches ,规范管理率分别是|; not 高血压患者规范管理率分别是 (the name is whole)
    return regex.compile(_turns(rf"(?<=[,、;])(?P<rate>\p{{Han}}{{2,10}}?(?:{any_of('rate_tail')}))"))
