"""Shares whose part and whole a clause counts: 14家综合医院中有9家设立老年医学科,占64.3%; 63家机构达到标准,占比35.4%.

The share is of those counted that do what the clause says; its name is that of 64.3%的综合医院设立老年医学科.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.share import Share, coverage_name, made
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.subject_patterns import lead_pattern
from loaders.tokens.values import Value
from ontology.tables import any_of

_REACH = 100  # characters of the clause that counts
_LONGEST = 20  # characters of those who do something
_WHOLE = 60  # characters before it that may say of what kind the counted are
_QUOTES = regex.compile(r"[“”\"']")


def part_told(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """The share of the counted bodies that the clause right before the value tells of."""
    if value.unit != "%":
        return None
    if (said := _done_by(view, start, end, value, moments)) is not None:
        return said
    floor = max(start, value.start - _REACH)
    if _share().search(view, floor, value.start) is None:
        return None
    found = _done().search(view, floor, value.start) or _being().search(view, floor, value.start)
    if found is None:
        return None
    groups = found.groupdict()
    who = groups.get("whole") or _in_full(view, start, found.start(), found["who"])
    if not who:
        return None
    what = _QUOTES.sub("", found["what"])
    name = coverage_name("", who, found["verb"], what) if groups.get("verb") else f"{what}的{who}占比"
    return made(value, name, found.group(), "part-told")


def _done_by(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """乡镇卫生院|100%|设置中医馆: a share between those who do something and the verb."""
    done = _does().match(view, value.end, end)
    if done is None or _bodies().search(view, max(start, value.start - 8), value.start) is None:
        return None
    who = phrase_before(view, start, value.start, moments)
    if not 2 <= len(who) <= _LONGEST:
        return None
    name = coverage_name("", who, done["verb"], _QUOTES.sub("", done["what"]))
    return made(value, name, who, "done-by")


@lru_cache(maxsize=1)
def _does() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<verb>{any_of('share_verb')})了?(?P<what>[^,。;、]{{2,24}})(?=[,。;]|$)")


@lru_cache(maxsize=1)
def _bodies() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('institution_class', 'other_class')})$")


def _in_full(view: str, start: int, stop: int, who: str) -> str:
    """The counted bodies with the words that the clause before has for them (15家社区卫生服务中心…,7家|中心);

    '' if a bare 中心 or 医院 is all that is said.
    """
    if len(who) > 2:
        return who
    told = list(_told(who).finditer(view, max(start, stop - _WHOLE), stop))
    return lead_pattern().sub("", told[-1]["behind"] or told[-1]["before"]) if told else ""


@lru_cache(maxsize=8)
def _told(who: str) -> regex.Pattern[str]:
    kind = rf"\p{{Han}}{{2,10}}{who}"
    return regex.compile(rf"\d[家所个](?P<behind>{kind})|(?P<before>{kind})\d+[家所个]")


@lru_cache(maxsize=1)
def _share() -> regex.Pattern[str]:
    return regex.compile(
        rf"[,(](?:{any_of('share_adverb')})*占(?:比|总数|全部)?的?(?:{any_of('link', 'share_adverb')})*\s?$"
    )


def _number() -> str:
    return rf"(?:{any_of('share_adverb', 'have')})*\d[\d,]*(?P<counter>[家所个])"


@lru_cache(maxsize=1)
def _done() -> regex.Pattern[str]:
    """11家中心中有3家|达到推荐标准,占; 171个卫生院|建成国医堂,占总数的."""
    kinds = any_of("institution_class")
    body = rf"[\p{{Han}}()、]{{0,24}}(?:{kinds})(?:[和及、]\p{{Han}}{{0,8}}(?:{kinds}))?"
    among = (
        rf"\d[\d,]*(?P<all>[家所个])(?P<whole>{body})(?:之?中,?)(?:{any_of('have', 'share_adverb')})*\d[\d,]*(?P=all)"
    )
    modal = rf"(?:{any_of('modal', 'share_adverb')})*"
    does = rf"(?P<verb>{any_of('share_verb')})了?(?P<what>[^,。;]{{2,30}})"
    return regex.compile(rf"(?:{among}|\d[\d,]*[家所个](?P<who>{body})){modal}{does}[,(][^,。;]{{0,12}}$")


@lru_cache(maxsize=1)
def _being() -> regex.Pattern[str]:
    """达到面积要求的|社区卫生服务中心|仅10家,占比: those counted are told by what stands before 的."""
    body = rf"\p{{Han}}{{0,10}}(?:{any_of('institution_class')})"
    return regex.compile(
        rf"(?<=[,。;:\s]|^)(?P<what>[^,。;\d的]{{2,24}})的(?P<who>{body}){_number()}[,(][^,。;]{{0,12}}$"
    )
