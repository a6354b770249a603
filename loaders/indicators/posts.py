"""Authorised posts for so many people: 按常住人口1.75/万核定疾控机构编制, 编制按服务人口1‰核定.

In: a value that no listed name took, and the text around it. Out: the indicator that the construction names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.indicators.share import RATES, Share, made
from loaders.model import Comparator
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.indicators import indicator_named
from ontology.tables import any_of, word_values, words

_REACH = 40  # characters before a value in which such a construction begins
_BOUNDS: dict[str, Comparator] = {"ge": "ge", "gt": "gt", "le": "le", "lt": "lt"}


def posts_per_people(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """The posts of a kind of institution for so many people; they are named before the value or behind it."""
    floor = max(start, value.start - _REACH)
    behind = _behind().match(view, value.end, end)
    each = _each().search(view, floor, value.start) if value.unit in words("head_counter") else None
    if each is not None and behind is not None:  # 按照每万名常住人口配备1.75名的标准核定疾控机构编制
        return _posts(value, behind["posts"], f"每{each['many']}人口", behind["posts"])
    of_people = _people().search(view, floor, value.start) if value.unit in RATES else None
    if of_people is None:
        return None
    bound = _BOUNDS.get(word_values("comparator_before").get(of_people["bound"] or "", ""))
    said = replace(value, start=of_people.start("bound"), comparator=bound) if bound else value
    posts = behind["posts"] if behind is not None else ""
    if not posts:
        before = phrase_before(view, start, of_people.start(), moments)
        named = _posts_before().search(before)
        posts = named["posts"] if named is not None else ""
    if not posts:
        return None
    if value.unit == "/万":
        return _posts(said, posts, "每万人口", posts)
    return made(said, f"{posts}占{of_people['who']}比例", posts, "posts")


def _posts(value: Value, posts: str, prefix: str, surface: str) -> Share:
    """The listed indicator of the posts, found behind the words that only say whose they are; else a new one."""
    for at in range(len(posts) - 3):
        known = indicator_named(f"{prefix}{posts[at:]}数")
        if known is not None:
            return Share(value, known.name, True, surface, "posts")
    return made(value, f"{prefix}{posts}数", surface, "posts")


@lru_cache(maxsize=1)
def _people() -> regex.Pattern[str]:
    """按照|常住人口|的1.75/万, 按不低于|服务人口|1‰, 编制为|常住人口|的0.65/万."""
    bound = any_of("comparator_before")
    return regex.compile(
        rf"(?:{any_of('set_by')}|{any_of('link')})(?P<bound>{bound})?(?P<who>\p{{Han}}{{0,4}}人口)(?:总?数)?的?\s?$"
    )


@lru_cache(maxsize=1)
def _each() -> regex.Pattern[str]:
    """按照每|万|名常住人口配备|1.75名."""
    many = r"每\s?(?P<many>\d{0,2}(?:千|万|十万))名?"
    return regex.compile(rf"{many}\p{{Han}}{{0,4}}人口(?:{any_of('have')})?(?:{any_of('comparator_before')})?\s?$")


@lru_cache(maxsize=1)
def _behind() -> regex.Pattern[str]:
    """的标准核定|疾控机构人员编制."""
    return regex.compile(
        rf"(?:{any_of('comparator_after')})?的?(?:{any_of('standard_word')})?(?:{any_of('staffing')})"
        rf"(?P<posts>\p{{Han}}{{2,14}}?(?:{any_of('tenure_noun')}))"
    )


@lru_cache(maxsize=1)
def _posts_before() -> regex.Pattern[str]:
    """全市|疾控机构编制|核定数."""
    own = any_of("region_prefecture", "region_county", "region_province")
    return regex.compile(
        rf"^(?:{own})?(?P<posts>\p{{Han}}{{2,14}}?(?:{any_of('tenure_noun')}))(?:{any_of('staffing')})?(?:总?数)?$"
    )
