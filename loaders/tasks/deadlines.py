"""The times that a task's text sets: 到2025年, “十四五”期间, 年底前, 每月10日前. In: a view. Out: Deadlines.

A year that lies before the plan (2020年底) sets nothing, nor does the time in the name of a plan (“十四五”规划).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from loaders.tokens.clock import Moment, moments_in
from ontology.bodies import body_words
from ontology.tables import any_of, words

Kind = Literal["year", "period", "within"]
_NUMBER = "[\\d一二三四五六七八九十两几]"  # 三年内, 6个月内
# what stands before a time that begins its clause (，2025年每千人口…; not 下达2021年…计划)
_CLAUSE_BEGINS = regex.compile(r"(?:^|[,。;:、!(|—\s])\Z")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time in view[start:end]. `kind`: year (by or in one), period (years, a plan's period), within (no year)."""

    start: int
    end: int
    year: str
    kind: Kind


@lru_cache(maxsize=1)
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    point, before, whole = any_of("term_point"), any_of("term_before"), any_of("term_whole")
    # matches 10月前, 12月15日前, 年底前, 三年内, 年内; not the 年底 of 2020年底
    within = rf"(?:\d{{1,2}}月(?:\d{{1,2}}日|底|末)?|(?<!\d)\d{{1,2}}日|(?<!\d\s?)(?:{point}))(?:{before})"
    within += rf"|{_NUMBER}{{1,2}}\s?(?:{any_of('term_span')})|(?:{whole})"
    return regex.compile(within), regex.compile(rf"\s?底?(?:{before})")


@lru_cache(maxsize=1)
def _labelled() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('term_label')})[】\])]?:\s?$")


def deadlines_in(view: str, start: int, end: int, since: str = "") -> Iterator[Deadline]:
    """Every time that view[start:end] sets, left to right; years before `since` are past.

    >>> [(one.year, one.kind) for one in deadlines_in("到2025年建成3家。年底前完成。", 0, 17, "2021")]
    [('2025', 'year'), ('', 'within')]
    """
    within, before = _patterns()
    moments = [moment for moment in moments_in(view, start, end) if moment.year]
    found: list[Deadline | None] = []
    for moment in moments:
        last = found[-1] if found else None
        listed = last is not None and last.kind == "year" and view[last.end : moment.start] in body_words("list_joint")
        found.append(_deadline(view, moment, before, end, listed) if moment.year >= since else None)
    for match in within.finditer(view, start, end):
        if not any(moment.start < match.end() and match.start() < moment.end for moment in moments):
            found.append(Deadline(match.start(), match.end(), "", "within"))
    yield from sorted((one for one in found if one is not None), key=lambda one: one.start)


def _deadline(view: str, moment: Moment, before: regex.Pattern[str], end: int, listed: bool) -> Deadline | None:
    """The deadline that a time is; None if it sets none: a base, a measured value, a year that only names a thing.

    `listed` if it stands behind another one: 到2025年和|2030年.
    """
    if _labelled().search(view, max(0, moment.start - 12), moment.start):  # 完成时限:2025年12月
        return Deadline(moment.start, moment.end, moment.year, "year")
    if moment.as_of or moment.kind in ("base", "from"):
        return None
    text = view[moment.start : moment.end]
    if moment.kind == "period":
        is_set = text.endswith(words("term_period")) or any(char.isdigit() for char in text)
        return Deadline(moment.start, moment.end, moment.year, "period") if is_set else None
    followed = before.match(view, moment.end, end)
    if moment.kind == "deadline" or followed or listed:
        return Deadline(moment.start, followed.end() if followed else moment.end, moment.year, "year")
    if moment.kind == "date":
        return None
    begins = _CLAUSE_BEGINS.search(view[max(0, moment.start - 1) : moment.start])
    ends = text.endswith(words("term_end"))
    return Deadline(moment.start, moment.end, moment.year, "year") if begins or ends else None
