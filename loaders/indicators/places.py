"""Values said of another place than the plan's own: 叙永县婴儿死亡率5.11‰, 古蔺、叙永两县每千人口床位数….

In: a document's mentions of regions, and where an indicator's name stands. Out: the places that it is said of.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.model import RegionFact
from ontology.regions import leading_surface
from ontology.tables import any_of, words

Place = tuple[str, str]  # full name and code
_SHORTEST = 3  # characters: a shorter rest names nothing


@lru_cache(maxsize=1)
def _between() -> regex.Pattern[str]:
    """What may stand between a place and the name of an indicator: 两县, 3市, 的, 居民, 全县."""
    return regex.compile(rf"(?:{any_of('place_gap')}|\d{{1,2}}个?(?:{any_of('area_kind')})|[\s“”\"'])*")


def places_before(
    view: str, start: int, name_start: int, mentions: Sequence[RegionFact], own: str
) -> tuple[Place, ...]:
    """The regions named right before an indicator's name (a list of them: each), unless the plan's own is.

    `mentions` are the document's, in order; `start` is where the clause's sentence begins; `own` the plan's code.
    """
    at = bisect_left(mentions, name_start, key=_start) - 1
    found: list[RegionFact] = []
    right, bracketed = name_start, False
    while at >= 0 and _start(mentions[at]) >= start:
        one = mentions[at]
        assert one.span is not None
        gap = view[one.span.end : right]
        if not found and gap.startswith(")"):  # 重点县(甲县、乙县)|治疗覆盖率: the places that a class of them is
            gap, bracketed = gap[1:], True
        joined = gap.strip() in words("joint") if found else _between().fullmatch(gap) is not None
        if not joined:
            break
        found.insert(0, one)
        right = one.span.start
        at -= 1
    if bracketed and not _class_of_places().search(view, max(start, right - 8), right):
        return ()
    places = tuple(dict.fromkeys((one.name, one.code) for one in found))
    return () if any(code == own for _, code in places) else places


@lru_cache(maxsize=1)
def _class_of_places() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!除)\p{{Han}}{{2}}(?:{any_of('area_kind')})\($")


@lru_cache(maxsize=1)
def _nation() -> regex.Pattern[str]:
    # 全国|18岁及以上|成人超重率: an age may stand between
    aged = r"\d+(?:\s?[-—~至]\s?\d+)?岁(?:及?以[上下])?"
    return regex.compile(
        rf"(?:{any_of('nation_subject', 'nation_named')})(?:{any_of('average', 'place_gap')}|{aged})*\s?$"
    )


def is_national(view: str, start: int, name_start: int) -> bool:
    """Whether an indicator's name is said of the whole country (2020年全国每千人口医师2.90人)."""
    return _nation().search(view, max(start, name_start - 18), name_start) is not None


def names_own_place(view: str, start: int, end: int) -> bool:
    """Whether a stretch turns to the plan's own place: 全国婴儿死亡率为4‰,|我省为|3‰."""
    return _own_word().search(view, start, end) is not None


@lru_cache(maxsize=1)
def _own_word() -> regex.Pattern[str]:
    return regex.compile(rf"[,;(](?:{any_of('region_prefecture', 'region_county', 'region_province')})")


def without_places(name: str) -> str:
    """A new name without the list of places that it begins with (甲县、乙县等|病区村水质合格率); one place stays.

    The value is that of all of them together; no place of the list has it for its own.
    """
    rest, count = name, 0
    while place := leading_surface(rest):
        rest, count = rest[len(place) :], count + 1
        joint = _joint().match(rest)
        if joint is None:
            break
        rest = rest[joint.end() :]
    rest = _more().sub("", rest) if count > 1 else name
    return rest if len(rest) > _SHORTEST else name


@lru_cache(maxsize=1)
def _joint() -> regex.Pattern[str]:
    return regex.compile(any_of("joint"))


@lru_cache(maxsize=1)
def _more() -> regex.Pattern[str]:
    return regex.compile(rf"^等?(?:\d+个?(?:{any_of('area_kind')}))?(?:的)?")


@lru_cache(maxsize=1)
def _abroad() -> regex.Pattern[str]:
    # 世界|人均预期寿命, 美国为|78.9岁; what stands between only says of whom and leads to the value
    between = rf"(?:{any_of('place_people', 'place_gap', 'link')}|\s)*"
    return regex.compile(rf"(?P<who>{any_of('abroad')}){between}$")


def abroad_of(view: str, start: int, name_start: int, value_start: int) -> str:
    """The foreign country or group of countries that a value is said of (发展中国家); '' if of none."""
    if found := _abroad().search(view, max(start, value_start - 16), value_start):
        return found["who"]
    found = _abroad().search(view, max(start, name_start - 16), name_start)
    return found["who"] if found is not None else ""


def _start(fact: RegionFact) -> int:
    assert fact.span is not None
    return fact.span.start
