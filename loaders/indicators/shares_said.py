"""Shares that a clause tells in words of its own: by class of body, of those that fall short, of what is dealt with.

Rules: `share-by-class` (重症床位占编制床位比例综合医院不低于4%、传染病医院不低于10%), `falls-short` (41%的疾控中心面积
不达标), `dealt-with` (90%的常见病在县域内解决).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.share import Share, made
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.tables import any_of

_REACH = 80  # characters that a share and its list of classes may take


def share_said(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """The share that one of the rules above names."""
    if value.unit != "%":
        return None
    return _by_class(view, start, value, moments) or _falls_short(view, end, value) or _dealt_with(view, end, value)


def _by_class(view: str, start: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    found = _classes().search(view, max(start, value.start - _REACH), value.start)
    if found is None:
        return None
    part = phrase_before(view, start, found.start("verb"), moments)
    name = f"{found['who']}{part}占{found['whole']}比例"
    return made(value, name, view[found.start("verb") - len(part) : value.start], "share-by-class") if part else None


def _falls_short(view: str, end: int, value: Value) -> Share | None:
    found = _short().match(view, value.end, end)
    if found is None:
        return None
    return made(value, f"{found['what']}{found['short']}的{found['who']}占比", found.group()[1:], "falls-short")


def _dealt_with(view: str, end: int, value: Value) -> Share | None:
    found = _dealt().match(view, value.end, end)
    if found is None:
        return None
    return made(value, f"{found['what']}{found['where']}{found['verb']}比例", found.group()[1:], "dealt-with")


@lru_cache(maxsize=1)
def _classes() -> regex.Pattern[str]:
    """占编制床位比例|综合医院|不低于4%、|传染病医院|不低于: the whole, and the last of the classes."""
    lead = rf"(?:{any_of('link', 'comparator_before')})*"
    bodies = rf"\p{{Han}}{{0,8}}(?:{any_of('institution_class')})"
    other = rf"{bodies}{lead}[\d.]+%(?:{any_of('comparator_after')})?(?:{any_of('joint')}|,)"
    return regex.compile(
        rf"(?P<verb>占)(?P<whole>\p{{Han}}{{2,10}}?)的?比[例重][,:]?(?:{other})*(?P<who>{bodies}){lead}\s?$"
    )


@lru_cache(maxsize=1)
def _short() -> regex.Pattern[str]:
    who = rf"\p{{Han}}{{0,10}}?(?:{any_of('institution_class')})"
    return regex.compile(
        rf"的(?P<who>{who})(?P<what>\p{{Han}}{{2,12}}?)(?P<short>{any_of('falls_short')})(?=[,。;、]|$)"
    )


@lru_cache(maxsize=1)
def _dealt() -> regex.Pattern[str]:
    where = rf"(?P<where>{any_of('area_of_care')})"
    return regex.compile(
        rf"的(?P<what>\p{{Han}}{{2,8}}(?:[、和]\p{{Han}}{{2,8}})?)在{where}(?:就地)?(?P<verb>{any_of('dealt_verb')})(?=[,。;]|$)"
    )
