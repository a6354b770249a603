"""Time expressions in running text as tokens: which year they stand for and how they bind to a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from loaders.tokens.times import DATE, chinese_digits, five_year_period
from ontology.tables import any_of, words

TimeKind = Literal["point", "deadline", "period", "from", "base", "date", "now"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression in view[start:end].

    `kind`: point (2020年), deadline (到2025年, 十四五末), period (十四五期间: `year` is its last), from (由2015年的:
    holds up to the change verb; 以2020年…为基数: up to 为基数), base (较2015年, 高出2015年, 在2020年基础上),
    date (a full date), now (目前).
    `as_of` is True for 截至: the value is measured. `year` is '' for now, and for the end of the plan's own period.
    """

    start: int
    end: int
    year: str
    kind: TimeKind
    as_of: bool


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    lead = any_of("baseline_before", "from_before", "deadline_before", "ahead_of_time")
    basis = rf"(?:{any_of('basis_before')})(?=\d{{4}}年[^,。;]{{1,30}}(?:{any_of('basis_after')}))"  # 以2020年…为基数
    level = rf"(?=\d[\d.]*[^\d,。;、]{{0,3}}(?:\d+万)?的?(?:{any_of('base_of_level')}))"  # 在2020年|78岁的基础上
    named = any_of("period_named")  # 提升工程“十四五”|行动计划 is a programme's name
    return regex.compile(
        rf"(?P<lead>(?<!占)(?:{lead})|{basis})?\s?(?P<lead2>(?:在|“|\"|'|‘|(?:{any_of('time_before')})的))*"
        rf"(?:(?P<y1>(?:19|20)\d\d)\s?年?\s?(?:-|–|—|~|至|到)\s?(?P<y2>(?:19|20)\d\d)\s?年"
        rf"|(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?:年|(?={any_of('baseline_after')}))(?P<half>底|末|初|上半年|下半年|年底|年末|前后)?"
        rf"|(?P<cy>[〇零一二三四五六七八九]{{4}})年"
        rf"|(?:[“\"]?十(?P<five>[一二三四五六七八九])五[”\"]?+|(?<!十)(?P<old>[九十])五[”\"'’])(?!{named})(?:时期|规划)?"
        rf"(?P<part>{any_of('period_end')}|{any_of('period_middle')}|期间|时期|以来|期?初)?)"
        rf"(?P<after>的?(?:{any_of('baseline_after')}|{level}))?"
        rf"|(?P<ago>(?:{any_of('baseline_before')})(?:(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})年前|(?:{any_of('time_before')})))"
        rf"|(?P<now>{any_of('now')})|(?<!学)(?P<end>{any_of('plan_end')})"
    )


def moments_in(view: str, start: int, end: int) -> Iterator[Moment]:
    """Every time expression in view[start:end], left to right."""
    busy = start
    for found in DATE.finditer(view, start, end):
        yield from _plain(view, busy, found.start())
        if found["y"] or found["y2"]:
            yield Moment(found.start(), found.end(), found["y"] or found["y2"], "date", False)
        busy = found.end()
    yield from _plain(view, busy, end)


def _plain(view: str, start: int, end: int) -> Iterator[Moment]:
    for found in _pattern().finditer(view, start, end):
        lead = found["lead"] or ""
        as_of = lead in words("as_of")
        if found["end"]:
            yield Moment(found.start(), found.end(), "", "deadline", False)
            continue
        if found["ago"]:  # 较五年前, 比改革前: which year it was the text does not say
            yield Moment(found.start(), found.end(), "", "base", False)
            continue
        if found["now"]:
            yield Moment(found.start(), found.end(), "", _now_kind(view, found.start()), True)
            continue
        kind: TimeKind = "point"
        if lead in (*words("baseline_before"), *words("ahead_of_time")) or found["after"] is not None:
            kind = "base"
        elif lead in (*words("from_before"), *words("basis_before")):
            kind = "from"
        elif lead in words("deadline_before") and not as_of:
            kind = "deadline"
        elif view.endswith(words("founded_before"), 0, found.start()):
            kind = "base"  # 始建于1952年,占地5亩: nothing is measured then
        if found["y1"]:
            year, kind = found["y2"], "period" if kind in ("point", "from") else kind  # 从2015—2019年 is one too
        elif found["y"]:
            year = found["y"]
        elif found["cy"]:
            year = chinese_digits(found["cy"])
        else:
            year, kind = _five_year(found, kind)
        yield Moment(found.start(), found.end(), year, kind, as_of)


def _now_kind(view: str, start: int) -> TimeKind:
    """目前 holds for what follows; 较目前 and 从目前的 only name what is compared with or left behind."""
    if view.endswith(words("baseline_before"), 0, start):
        return "base"
    return "from" if view.endswith(words("from_before"), 0, start) else "now"


def _five_year(found: regex.Match[str], kind: TimeKind) -> tuple[str, TimeKind]:
    period = five_year_period(found["five"] or found["old"])
    part = found["part"] or ""
    if part in words("period_middle"):
        return str(int(period.start) + 2), "deadline" if kind == "point" else kind
    if part in words("period_end"):
        return period.end, "deadline" if kind == "point" else kind
    return period.end, "period" if kind == "point" else kind
