"""What a quantity counts: the noun phrase behind the value, or, where a clause ends with the value, the one before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.tokens.clock import Moment
from loaders.tokens.values import Value
from ontology.tables import any_of

_BEHIND = regex.compile(r"的?(?P<noun>[^,。;:、!?—()\n]{1,30}(?:\([^()\n]{1,12}\)[^,。;:、!?—()\n]{0,20})?)")
_MARKS = regex.compile(r"[“”\"'‘’]")
_NEXT = regex.compile(rf"(?:{any_of('joint')})?约?\d|一所|一家")  # 3个市级和4个县级: the next number is another count
_FROM = regex.compile(rf"(?:{any_of('from_before')})(?=[“\"]?十|\d).*$")  # 由2015年的17个增加到37个
_LEFT = ",;:。"
_REACH = 300  # characters before a value that may name what it counts


@lru_cache(maxsize=1)
def _lead() -> regex.Pattern[str]:
    """Verbs, places and adverbs that lead to the counted noun."""
    leads = any_of(
        "subject_verb", "clause_lead", "region_prefecture", "region_county", "region_province", "done", "now"
    )
    return regex.compile(rf"^(?:{leads}|[\s的了])+")


@lru_cache(maxsize=1)
def _tail() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:{any_of('subject_verb', 'link', 'joint', 'done', 'due', 'now', 'more_than')}|[\s的了])+$"
    )


def subject_of(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> str:
    """The counted noun as written; '' if the sentence has none on either side."""
    behind = _BEHIND.match(view, value.end, end)
    if behind is not None:
        noun = _cut(behind["noun"])
        if len(noun) >= 2 and not _opens_clause(noun):
            return noun
    return _before(view, start, value.start, moments)


def _cut(text: str) -> str:
    """A phrase up to the next number, without quotation marks and an unclosed bracket."""
    following = _NEXT.search(text)
    bare = _MARKS.sub("", text[: following.start()] if following else text).strip()
    return bare if bare.count("(") == bare.count(")") else bare.partition("(")[0]


@lru_cache(maxsize=1)
def _verb() -> regex.Pattern[str]:
    return regex.compile(any_of("subject_verb", "joint", "comparator_after", "link"))


def _opens_clause(noun: str) -> bool:
    """Whether what stands behind a value goes on with a verb or another member, and so names nothing counted."""
    return _verb().match(noun) is not None


def _before(view: str, start: int, stop: int, moments: Sequence[Moment]) -> str:
    """The words before a value in its clause, or, where only a place or a verb stands there, in the clause before."""
    start = max(start, stop - _REACH)
    right, verb = stop, ""
    while right > start:
        left = max(start, max((view.rfind(mark, start, right) for mark in _LEFT), default=-1) + 1)
        piece = _FROM.sub("", _without(view[left:right], left, view, moments))
        piece = _after_values(_MARKS.sub("", piece), again=not verb)
        bare = _lead().sub("", _tail().sub("", piece)).strip(" 、()")
        if bare.count("(") != bare.count(")"):
            bare = bare.rpartition("(")[2].rpartition(")")[2] or bare.partition("(")[0]
        if len(bare) >= 2:
            return bare[-30:]
        verb = verb or piece.strip(" 、()了的")
        right = left - 1
    return verb  # a clause that is a verb only: 购置1.4亿元


def _after_values(piece: str, again: bool) -> str:
    """What stands behind the last number and its counter: of 一级医院12个、二级医院 only 二级医院."""
    counts = list(_counted().finditer(piece))
    if not counts:
        return piece
    rest = piece[counts[-1].end() :]
    # 床位450张(十二五410张), 队伍2类3支: nothing new is named, so it is counted again
    return piece[: counts[0].start()] if again and not regex.search(r"\p{Han}{2}", rest) else rest


@lru_cache(maxsize=1)
def _counted() -> regex.Pattern[str]:
    return regex.compile(rf"\d[\d.,]*(?:{any_of('scale')})?(?:{any_of('more_than')})?(?:{any_of('counter')})")


def _without(piece: str, left: int, view: str, moments: Sequence[Moment]) -> str:
    for moment in moments:
        if moment.start >= left:
            piece = piece.replace(view[moment.start : moment.end], "")
    return piece
