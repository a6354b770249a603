"""Parts of a whole that a clause tells without 占: whose, from where, who among whom, what some of them became.

Rules: `gathered` (甲区集中了全市近四成的床位), `comes-from` (临床用血100%来自自愿无偿献血), `among-people`
(领导班子中专业技术人员不少于50%), `become` (中医馆设置率达到100%,30%建成五级中医馆).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.changes import change_of
from loaders.indicators.share import Share, made
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.indicators import indicator_named
from ontology.regions import leading_surface
from ontology.tables import any_of


def part_of_whole(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """The share that one of the rules above names."""
    if value.unit != "%":
        return None
    return (
        _gathered(view, start, end, value, moments)
        or _comes_from(view, start, end, value, moments)
        or _among_people(view, start, value, moments)
        or _become(view, start, end, value)
        or _part_is(view, start, end, value, moments)
    )


def _gathered(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    before = _gathers().search(view, max(start, value.start - 12), value.start)
    noun = _whose_noun().match(view, value.end, end)
    if before is None or noun is None:
        return None
    who = phrase_before(view, start, before.start(), moments)
    if not who:
        return None
    holder = "" if leading_surface(who) == who else who
    return made(value, f"{holder}{noun['noun']}占{before['whole']}比例", noun["noun"], "gathered")


def _comes_from(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    source = _source().match(view, value.end, end)
    what = phrase_before(view, start, value.start, moments)
    if source is None or not 2 <= len(what) <= 16:
        return None
    return made(value, f"{what}{source.group()}比例", what, "comes-from")


def _among_people(view: str, start: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    phrase = phrase_before(view, start, value.start, moments)
    found = _among().fullmatch(phrase)
    if found is None or change_of(view, start, value) is not None:
        return None
    return made(value, f"{found['whole']}{found['part']}占比", phrase, "among-people")


def _become(view: str, start: int, end: int, value: Value) -> Share | None:
    """Only right behind another value, whose clause tells of whom: …达到100%,|30%|建成五级中医馆."""
    found = _became().match(view, value.end, end)
    if found is None or not _value_before().search(view, max(start, value.start - 12), value.start):
        return None
    return made(value, f"{found['what']}占比", found.group(), "become")


def _part_is(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """院前急救车辆中|至少40%|为负压救护车: those among the whole that are of a kind."""
    part = _is_kind().match(view, value.end, end)
    whole = phrase_before(view, start, value.start, moments)
    if part is None or not whole.endswith("中") or not 3 <= len(whole) <= 20:
        return None
    known = indicator_named(f"{part['what']}占比")
    name = known.name if known is not None else f"{whole}{part['what']}占比"
    return made(value, name, whole + part.group(), "part-is")


@lru_cache(maxsize=1)
def _is_kind() -> regex.Pattern[str]:
    return regex.compile(r"[为是](?P<what>\p{Han}{2,14})(?=[,。;、]|$)")


@lru_cache(maxsize=1)
def _gathers() -> regex.Pattern[str]:
    own = any_of("region_prefecture", "region_county", "region_province")
    return regex.compile(rf"(?:{any_of('gathers')})(?P<whole>{own})\s?$")


@lru_cache(maxsize=1)
def _whose_noun() -> regex.Pattern[str]:
    return regex.compile(r"的(?P<noun>\p{Han}{2,16}?)(?=[,。;、]|和|$)")


@lru_cache(maxsize=1)
def _source() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('comes_from')})\p{{Han}}{{2,12}}(?=[,。;、]|$)")


@lru_cache(maxsize=1)
def _among() -> regex.Pattern[str]:
    who = any_of("group_of_people")
    return regex.compile(
        rf"(?P<whole>\p{{Han}}{{2,16}}(?<![其当之集]))中(?P<part>(?![心医])\p{{Han}}{{2,12}}(?:{who}))"
    )


@lru_cache(maxsize=1)
def _became() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('share_title')})(?P<what>\p{{Han}}{{3,14}})(?=[,。;]|$)")


@lru_cache(maxsize=1)
def _value_before() -> regex.Pattern[str]:
    return regex.compile(rf"\d%(?:{any_of('comparator_after')})?,(?:其中)?$")
