"""Whose a counted thing is, where its clause begins with another place: 江北县共有床位900张, 全国建成2万家.

In: a value's place in its sentence and the regions that the document names. Out: the place and the words that name it;
None where only the plan's own is meant.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.places import Place
from loaders.indicators.quoted import NATION
from loaders.model import RegionFact
from loaders.scenes import part_of_before
from loaders.tokens.clock import Moment, moments_in
from loaders.tokens.subject_patterns import any_subject
from ontology.tables import any_of, words

_MARKS = ",;:。("
_SHORTEST = 2  # characters: a shorter rest names nothing
_SENTENCE = 400  # characters: what a sentence before it says is looked for no further back
_REACH = 120  # characters before a value that may say whose it is


def place_of_count(
    view: str, start: int, value_start: int, mentions: Sequence[RegionFact], moments: Sequence[Moment]
) -> tuple[Place, str] | None:
    """The place that begins the value's clause, or one before it that counts something of that place too."""
    floor, right = max(start, value_start - _REACH), value_start
    while right > floor:
        left = max([floor, *(view.rfind(mark, floor, right) + 1 for mark in _MARKS)])
        head = _behind_times(view, left, right, moments)
        place = _place_at(view, head, mentions) if head < right else None
        counted = right == value_start or regex.search(r"\d", view[head:right]) is not None
        if place is not None:
            return place if counted else None
        told = _own_word().search(view, left, right) or _verb().search(view, head, right)
        if told or (head < right and not counted):
            return None  # 全市有…, or what somebody does: 北江医院12家,选派专家30人次
        if view[left - 1 : left] == ";" and left > floor:
            return None  # 乙县仅2.6张;住院人次占比…: what stands behind the mark is the plan's own again
        right = left - 1
    if floor == start > 0 and part_of_before().match(view, start, value_start):  # 全国诊疗3亿人次。其中:医院2亿人次
        left = max(0, start - _SENTENCE)
        before = max(left - 1, *(view.rfind(mark, left, start - 1) for mark in "。\n")) + 1
        return place_of_count(view, before, start - 1, mentions, list(moments_in(view, before, start)))
    return None


def _behind_times(view: str, left: int, right: int, moments: Sequence[Moment]) -> int:
    """Where a clause begins behind its times, white space and 其中."""
    at = left
    while at < right:
        skipped = _skipped().match(view, at, right)
        timed = next((one.end for one in moments if one.start <= at < one.end), at)
        behind = max(timed, skipped.end() if skipped else at)
        if behind == at:
            break
        at = behind
    return at


@lru_cache(maxsize=1)
def _skipped() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('among')}|\s|末|底|年)+")


def _place_at(view: str, at: int, mentions: Sequence[RegionFact]) -> tuple[Place, str] | None:
    nation = _nation().match(view, at)
    if nation is not None:
        return (NATION, ""), nation.group()
    index = bisect_left(mentions, at, key=lambda fact: fact.span.start if fact.span else 0)
    one = mentions[index] if index < len(mentions) else None
    if one is None or one.span is None or one.span.start != at:
        return None
    if view.startswith(words("joint"), one.span.end):
        return None  # 甲县、乙县等5个县: several
    return (one.name, one.code), view[one.span.start : one.span.end]


def nation_in_front(name: str) -> str:
    """The word for the country that a name begins with; '' if it begins with none, or with an honour.

    >>> nation_in_front("全国三级医院次均费用"), nation_in_front("全国示范中心占比")
    ('全国', '')
    """
    found = _nation().match(name)
    return found.group() if found is not None and len(name) - found.end() >= _SHORTEST else ""


@lru_cache(maxsize=1)
def _nation() -> regex.Pattern[str]:
    # matches 全国|共有, 我国|60岁以上; not 全国示范社区, 全国首批, 全国文明单位
    boast = rf"\p{{Han}}{{0,6}}?(?:{any_of('region_boast', 'honour')})"
    return regex.compile(rf"(?:{any_of('nation_subject')})(?!{boast})")


@lru_cache(maxsize=1)
def _verb() -> regex.Pattern[str]:
    return regex.compile(rf"(?!{any_of('have')})(?:{any_subject('object_verb')})")


@lru_cache(maxsize=1)
def _own_word() -> regex.Pattern[str]:
    return regex.compile(any_of("region_prefecture", "region_county", "region_province", "nation_subject"))
