"""Shares and growth that a bracket or a clause right behind a count says of it.

Rules: `part-in-bracket` (床位800张,其中医院600张(占75%): the share that what is counted has of the whole),
`growth-of-count` (卫生人员1.2万人,比上年增加600人(增长5.2%): how much the count before has grown).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.changes import change_of
from loaders.indicators.share import RATES, Share, made
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.subject_patterns import lead_pattern
from loaders.tokens.values import Value
from ontology.tables import any_of, words

_REACH = 120  # characters between a count and what a bracket says of it
_LONGEST = 20  # characters of what is counted


@lru_cache(maxsize=1)
def _count() -> str:
    more = rf"(?:{any_of('comparator_before')})?\s?\d[\d.,]*\s?(?:{any_of('scale')})?(?:{any_of('more_than')})?"
    return rf"{more}(?P<counter>{any_of('counter')})?"


@lru_cache(maxsize=1)
def _bracketed() -> regex.Pattern[str]:
    """医院|612万张(占|77.1%): the part, its count, and, if said, the whole."""
    part = r"(?P<part>\p{Han}[\p{Han}()]{1,19}?)"
    return regex.compile(
        rf"{part}(?:{any_of('link')})?{_count()}\(约?占(?P<whole>\p{{Han}}{{0,14}}?)(?:的?比[例重])?[为约达]?$"
    )


@lru_cache(maxsize=1)
def _whole_before() -> regex.Pattern[str]:
    """床位794万张,|其中; 总诊疗量|中,: the whole that the parts of a list make up."""
    among = any_of("among")
    return regex.compile(rf"(?:(?:{any_of('link')})?{_count()}[,;。]\s?(?:{among})|(?:之?中),)")


def part_in_bracket(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """床位794张,其中医院612张(占77.1%): the share of a part in the whole that is said before its list, if one is."""
    found = _bracketed().search(view, max(start, value.start - _REACH), value.start)
    if value.unit not in RATES or found is None:
        return None
    part = phrase_before(view, start, found.end("part"), moments)
    whole = found["whole"] or _whole(view, start, found, moments)
    if not 2 <= len(part) <= _LONGEST:
        return None
    return made(value, f"{part}占{whole}比例" if whole else f"{part}占比", part, "part-in-bracket")


def _whole(view: str, start: int, part: regex.Match[str], moments: Sequence[Moment]) -> str:
    for found in regex.finditer(_whole_before(), view[: part.start("part") + 1], pos=max(start, part.start() - _REACH)):
        if found["counter"] in (part["counter"], None):
            noun = phrase_before(view, start, found.start(), moments)
            return noun if 2 <= len(noun) <= _LONGEST and not regex.search(r"\d", noun) else ""
    return ""


@lru_cache(maxsize=1)
def _grown() -> regex.Pattern[str]:
    """1398万人|,比上年增加51万人(增长|3.8%; 3.0亿人次|,同比增长|31%: a count, the change of it, the word of growth."""
    verb = rf"(?:{any_of('change_up', 'change_down')})了?"
    base = rf"(?:(?!{any_of('respectively')})[^,。;()\d]){{0,6}}(?:\d{{4}}年[末底]?)?"
    return regex.compile(
        rf"(?P<many>{_count()}(?:{any_of('comparator_after')})?)(?:,?\s?{base}{verb}\d[\d.,]*\p{{Han}}{{1,4}})?\s?[,(]\s?{base}{verb}\s?$"
    )


@lru_cache(maxsize=1)
def _foreseen() -> regex.Pattern[str]:
    """出生人口|预计|3900人左右."""
    return regex.compile(rf"(?:{any_of('expected')})$")


def growth_of_count(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """入院人次3万人次,增长31%: the growth of what is counted right before."""
    change = change_of(view, start, value) if value.unit == "%" else None
    if change is None:
        return None
    found = _grown().search(view, max(start, value.start - _REACH), value.start)
    if found is None or not found["counter"]:
        return None
    noun = phrase_before(view, start, found.start("many"), moments)
    noun = lead_pattern().sub("", _foreseen().sub("", noun)) or noun
    if not 2 <= len(noun) <= _LONGEST or regex.search(r"\d", noun):
        return None
    if found["counter"] in words("amount_counter") and not noun.endswith(words("amount_tail")):
        return None  # 其中医院2.1亿人次,增长16%: of what, the sentence before says
    return made(value, noun, noun, "growth-of-count")
