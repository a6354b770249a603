"""What a text says of a project: money, areas, beds, place, funding, dates. In: a stretch of a view. Out: Attributes.

Money is in yuan, areas in square metres, dates ISO (2022 or 2022-12).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from loaders.projects.measures import beds_in, floor_area_in, land_area_in, money_in
from loaders.projects.scope import own_text
from loaders.projects.words import any_of, word_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """All optional: None or '' where the text does not say."""

    investment: float | None = None
    floor_area: float | None = None
    land_area: float | None = None
    beds: float | None = None
    location: str = ""
    funding: str = ""
    start: str = ""
    completion: str = ""

    @property
    def measured(self) -> bool:
        """Whether any amount is known."""
        return any(value is not None for value in (self.investment, self.floor_area, self.land_area, self.beds))


def read_attributes(view: str) -> Attributes:
    """The attributes that a stretch of text gives.

    >>> read_attributes("总投资约1.5亿元,占地30亩,设置床位200张,计划2024年底竣工").completion
    '2024-12'
    """
    view = own_text(view)
    start, completion = _dates(view)
    return Attributes(
        investment=money_in(view),
        floor_area=floor_area_in(view),
        land_area=land_area_in(view),
        beds=beds_in(view),
        location=_phrase(view, "location_label") or _built_in(view),
        funding=_phrase(view, "funding_label") or _payers(view),
        start=start,
        completion=completion,
    )


def tells_one_sum(view: str) -> bool:
    """Whether a stretch of text gives one amount of money and no more.

    >>> tells_one_sum("改造卫生室70所,总投资3900万元"), tells_one_sum("A楼投资2亿元,B楼投资1亿元")
    (True, False)
    """
    return len(_sum().findall(own_text(view))) == 1


@lru_cache(maxsize=1)
def _sum() -> regex.Pattern[str]:
    return regex.compile(rf"\d{any_of('money_unit')}")


@cache
def _phrase_pattern(category: str) -> regex.Pattern[str]:
    """A label and what follows up to a stop: 资金来源为国家、省共同投资,|一期…; 位于浑南区麦峪路9号,|…"""
    stop = any_of("stop_after")
    # not 选址|新建三级专科医院, 选址建设
    unlike = (
        rf"(?!{any_of('construct')}|{any_of('first_verb')}|{any_of('not_place')})"
        if category == "location_label"
        else ""
    )
    return regex.compile(
        rf"{any_of(category)}(?:为|是|:|包括|位于|在)?{unlike}(?P<text>[^,。;\n]{{2,60}}(?:,(?!{stop}|\d)[^,。;\n]{{2,30}})?)"
    )


def _phrase(view: str, category: str) -> str:
    found = _phrase_pattern(category).search(view)
    if not found:
        return ""
    text = found["text"].strip()
    return text.split(",")[0] if category == "location_label" else text


def _built_in(view: str) -> str:
    """The place that a text opens its work with: 在|城北新区|新建门诊楼, 利用|某小学旧址|改建."""
    found = _built_in_pattern().search(view)
    return found["text"] if found else ""


@lru_cache(maxsize=1)
def _built_in_pattern() -> regex.Pattern[str]:
    # not 在全市新建…, 在老院区改造…
    work = rf"(?:{any_of('first_verb')}|{any_of('construct')})"
    place = rf"(?!{any_of('class_lead')})[^,。;:、\n]{{1,24}}?(?<!院){any_of('site_end')}"
    return regex.compile(
        rf"(?<=^|[,。;:\n]\s{{0,4}})(?:在(?P<text>{place})|(?:{any_of('it_relied')})(?P<text>[^,。;:、\n]{{2,24}}?旧址)){work}"
    )


def place_before(view: str) -> str:
    """The place that a text ends with, put before a project's name (位于城北新区的|市三院项目); '' if it gives none."""
    found = _place_before().search(view)
    return found["text"] if found else ""


@lru_cache(maxsize=1)
def _place_before() -> regex.Pattern[str]:
    return regex.compile(rf"{any_of('location_label')}(?P<text>[^,。;:\n]{{2,30}})的$")


@lru_cache(maxsize=1)
def _payers_pattern() -> regex.Pattern[str]:
    # matches 由|中央和市政府出资, 建设资金由|市财政统筹解决, |申报中央预算内资金; not 由市卫生健康委承担
    who = r"[^,。;\n]{1,30}?"
    return regex.compile(
        rf"(?:{any_of('funds')}由(?P<a>{who}{any_of('funds_found')})|由(?P<b>{who}{any_of('funded')})|(?P<c>{any_of('funding_mode')})"
        rf"|由(?P<e>[^,。;\n]{{0,20}}?{any_of('payer')}[^,。;\n]{{0,20}}?{any_of('funds_found')})"
        rf"|(?<=[,。;])(?P<f>[^,。;\n]{{0,12}}?{any_of('payer')}[^,。;\n]{{0,20}}?按[^,。;\n]{{2,8}}?{any_of('funds_found')})"
        rf"|(?P<d>{any_of('funds_sought')}(?!{any_of('funds_vague')})[^,。;、\n]{{1,16}}?{any_of('sought_kind')}))"
    )


def _payers(view: str) -> str:
    """Who pays, or is asked to, where no label says so: 由中央和市政府出资, 申报中央预算内资金."""
    found = _payers_pattern().search(view)
    return next(part for part in found.groups() if part).strip() if found else ""


@lru_cache(maxsize=1)
def _date_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    part = any_of("part_of_year")
    month = r"年(?P<month>\d{1,2})月(?:\d{1,2}日|[底末])?"
    day = rf"(?P<year>(?:19|20)\d\d)(?:{month}|(?P<part>{part})|年(?P<half>{part})?)"
    between = r"(?:前|之前|以前|内|份|全面|实现|主体|正式|,|力争|基本|全部|将|已|建设){0,3}"
    years = r"(?:(?P<a>(?:19|20)\d\d)\s?年?|[今明当本]年)\s?(?:[-—~]{1,2}|至|到)\s?(?P<b>(?:19|20)\d\d)"
    told = rf"{any_of('dated')}(?:为|是|:)?{day}"  # 开工时间为2016年7月
    return (
        regex.compile(rf"{day}{between}{any_of('completion_verb')}|{any_of('completion_verb')}{told}"),
        regex.compile(rf"{day}{between}{any_of('start_verb')}|{any_of('start_verb')}{told}"),
        # and 2026-2028年|实施
        regex.compile(rf"{any_of('span_label')}(?:为|:)?{years}|{years}年?(?:{any_of('span_verb')})(?=[,。;\n]|$)"),
    )


def _dates(view: str) -> tuple[str, str]:
    completed, started, spanned = (pattern.search(view) for pattern in _date_patterns())
    start = _iso(started) if started else (spanned["a"] or "") if spanned else ""
    completion = _iso(completed) if completed else spanned["b"] if spanned else ""
    return start, completion


def _iso(found: regex.Match[str]) -> str:
    month = found["month"] or word_value("part_of_year", found["part"] or found["half"] or "")
    return f"{found['year']}-{int(month):02d}" if month else str(found["year"])
