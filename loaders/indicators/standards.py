"""Rates of a standard that bodies reach, under one name whatever the wording: the bodies, the standard, 达标率.

其中|达到推荐标准的|占35%; 新增达到推荐标准的卫生院8家,|推荐标准达标率|达到60%; 达到基本标准的占90%,其中|推荐标准|25%.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.share import Share, made
from loaders.tokens.clock import Moment
from loaders.tokens.values import Value
from ontology.tables import any_of, words

_REACH = 200  # characters before a rate that may name the bodies that are to reach the standard
_NEAR = 40  # characters that such a rate itself takes
_STANDARD = regex.compile(r"\p{Han}{2}标准")


def named_with_bodies(view: str, start: int, left: int, name: str) -> str:
    """The name of a rate of a standard with the bodies that the sentence view[start:left] names before it; '' if it

    names none, and the name itself if it is no such rate.
    """
    found = _bare_rate().fullmatch(name)
    if found is None:
        return name
    bodies = _bodies(view, max(start, left - _REACH), left)
    return f"{bodies}{found['standard']}达标率" if bodies else ""


def share_of_standard(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """80%的卫生院达到基本标准,其中|达到推荐标准的|占35%: the share of those named before, or behind 的."""
    if value.unit != "%":
        return None
    found = _part().search(view, max(start, value.start - _NEAR), value.start)
    if found is None:
        return None
    bodies = found["who"] or _bodies(view, start, found.start())
    return made(value, f"{bodies}{found['standard']}达标率", found.group(), "of-standard") if bodies else None


def of_other_standard(value: Value, phrase: str, name: str) -> Share | None:
    """卫生院达到基本标准的比例达到90%,其中|推荐标准|25%: of the same bodies, another standard than in `name`."""
    if not _STANDARD.fullmatch(phrase) or not name.endswith(words("rate_tail")):
        return None
    head, basic, rest = name.rpartition(phrase[-2:])
    return made(value, head[:-2] + phrase + rest, phrase, "other-population") if basic and len(head) > 4 else None


def _bodies(view: str, start: int, stop: int) -> str:
    """The last bodies in view[start:stop] that reach a standard; '' if none do."""
    found = [one["behind"] or one["before"] for one in _reaching().finditer(view, start, stop)]
    return found[-1] if found else ""


@lru_cache(maxsize=1)
def _reaching() -> regex.Pattern[str]:
    """达到推荐标准的|乡镇卫生院, 80%的|卫生院和社区卫生服务中心|达到, |社区卫生服务中心|全部达到基本标准."""
    body = rf"\p{{Han}}{{2,10}}(?:{any_of('institution_class')})"
    standard = r"达到[^,。;]{0,14}标准"
    among, modal = any_of("all_of"), any_of("modal")
    counted = rf"\d%(?:{any_of('comparator_after')})?的|{among}"
    # three characters at least: 中心 alone says of no kind of body
    whose = rf"(?:{counted})(?P<before>[^,。;%]{{3,24}}?)(?:{modal})?达到"
    told = rf"(?:(?<!\p{{Han}})|(?<=\d[个家所]))(?P<before>(?!{among}){body})(?:{modal})*{standard}(?!的)"
    return regex.compile(rf"{standard}的(?P<behind>{body})|{whose}|{told}")


@lru_cache(maxsize=1)
def _bare_rate() -> regex.Pattern[str]:
    kinds, rates = any_of("kind_of_standard"), any_of("rate_of_standard")
    return regex.compile(rf"(?:达到)?(?P<standard>(?:{kinds})标准)的?(?:{rates}|达标率|达标比例)")


@lru_cache(maxsize=1)
def _part() -> regex.Pattern[str]:
    return regex.compile(
        rf"达到(?P<standard>\p{{Han}}{{0,10}}标准)的(?P<who>\p{{Han}}{{2,14}}?)?(?:{any_of('rate_of_standard')})"
        rf"(?:{any_of('link')})*\s?$"
    )
