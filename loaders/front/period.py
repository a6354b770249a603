"""The period of a document that its title does not name: stated, of one year, or up to its last deadline."""

from __future__ import annotations

import regex

from loaders.outline import Outline
from loaders.tokens.clock import moments_in
from loaders.tokens.times import YEAR_RANGE, Period, parse_period, period_of
from ontology.errors import UsageError
from ontology.tables import words

_OUTLOOK = "2035"  # the national long-range goals' year
_TITLE_YEAR = regex.compile(
    r"(?<!\d)(?:(?P<only>(?:19|20)\d\d)年(?!度?以来)|(?<=\p{Han})(?P<until>20\d\d)(?=[”\"]?\p{Han}))"
)


def last_deadline(view: str, outline: Outline, year: str) -> str:
    """The end of a programme that names no period: the last 到…年 in its chapter of goals, else its own year.

    Years of outlook (到2035年, when socialism is to be basically modern) end no programme that has a nearer goal.
    """
    goals = [section for section in outline.sections if section.chapter_kind == "goals"]
    years = [
        moment.year
        for section in goals[:40]
        for moment in moments_in(view, section.start, section.body_end)
        if moment.kind == "deadline" and not moment.as_of and year <= moment.year <= str(int(year) + 15)
    ]
    return max([one for one in years if one < _OUTLOOK] or years, default=year)


def stated_period(view: str, front_end: int, title: str, date: str) -> Period | None:
    """规划期限为2021—2025年, a programme of one year (2024年工作要点), or one up to a year (“健康沈阳2030”)."""
    for word in words("period_lead"):
        at = view.find(word, 0, front_end)
        span = YEAR_RANGE.search(view, at, min(front_end, at + 30)) if at >= 0 else None
        if span is not None:
            return period_of(span.group())
    years = list(_TITLE_YEAR.finditer(title))
    if len({one["only"] or one["until"] for one in years}) != 1:
        return None  # none, or a report on one year and the next
    found = years[0]
    if found["only"]:
        return Period(found["only"], found["only"])
    return Period(date[:4], found["until"]) if date and date[:4] <= found["until"] else None


def given_period(text: str | None) -> Period | None:
    """The period that the caller gives; UsageError if it cannot be understood."""
    if text is None:
        return None
    found = parse_period(text)
    if found is None:
        raise UsageError("loaders.period", period=text)
    return found
