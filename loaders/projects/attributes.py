"""What a text says of a project: money, areas, beds, place, funding, dates. In: a stretch of a view. Out: Attributes.

Money is in yuan, areas in square metres, dates ISO (2022 or 2022-12). Of several amounts the first with the fullest
label counts (总投资 before 投资), so that parts of a sum do not overrule it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import regex

from loaders.projects.words import any_of, project_words, word_value
from loaders.tokens.numbers import ARABIC, read_number
from ontology.units import all_units, unit_of


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
    start, completion = _dates(view)
    return Attributes(
        investment=_money(view),
        floor_area=_area(view, "floor_label"),
        land_area=_area(view, "land_label"),
        beds=_beds(view),
        location=_phrase(view, "location_label"),
        funding=_phrase(view, "funding_label"),
        start=start,
        completion=completion,
    )


def read_money(text: str, unit: str = "") -> float | None:
    """An amount in yuan from a table cell; `unit` is the column's, for a bare number."""
    found = regex.search(rf"(?P<number>{ARABIC})\s?(?P<unit>{any_of('money_unit')})?", text)
    written = found["unit"] or unit if found else ""
    return _times(found["number"], word_value("money_unit", written)) if found and written else None


def read_area(text: str, unit: str = "") -> float | None:
    """An area in square metres from a table cell; `unit` is the column's, for a bare number."""
    found = regex.search(rf"(?P<number>{ARABIC})\s?(?P<unit>{_area_units()})?", text)
    written = found["unit"] or unit if found else ""
    return _square_metres(found["number"], written) if found and written else None


def _times(number: str, factor: str) -> float:
    return float(Decimal(str(read_number(number))) * Decimal(factor or "1"))


@lru_cache(maxsize=1)
def _area_units() -> str:
    names = [name for unit in all_units() if unit.base == "area" for name in (unit.symbol, *unit.aliases)]
    return "(?:" + "|".join(regex.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))) + ")"


def _square_metres(number: str, written: str) -> float | None:
    unit = unit_of(written)
    if unit is None or unit.base != "area":
        return None
    return round(float(Decimal(str(read_number(number))) * unit.factor), 2)


@cache
def _labelled(label: str, units: str) -> regex.Pattern[str]:
    """`label`, fillers, number, unit: 总投资约13.32亿元, 建设用地130878平方米."""
    filler = any_of("number_filler")
    return regex.compile(rf"{label}(?:\([^()]*\))?{filler}{{0,4}}\s?(?P<number>{ARABIC})\s?(?P<unit>{units})")


def _money(view: str) -> float | None:
    units = any_of("money_unit")
    for label in project_words("invest_label"):
        found = _labelled(regex.escape(label), units).search(view)
        if found:
            return _times(found["number"], word_value("money_unit", found["unit"]))
    return None


def money_before(view: str) -> float | None:
    """The amount that ends a stretch of text and belongs to what follows: 投资4.6亿元的|…, 总投资1.1亿元新建|…"""
    found = _before_pattern().search(view)
    return _times(found["number"], word_value("money_unit", found["unit"])) if found else None


@lru_cache(maxsize=1)
def _before_pattern() -> regex.Pattern[str]:
    amount = _labelled(any_of("invest_label"), any_of("money_unit")).pattern
    return regex.compile(rf"{amount}(?:的|,)?(?:{any_of('construct')}|{any_of('first_verb')})?(?:了|的)?$")


def _area(view: str, category: str) -> float | None:
    for label in project_words(category):
        found = _labelled(regex.escape(label), _area_units()).search(view)
        if found:
            return _square_metres(found["number"], found["unit"])
    return None


@lru_cache(maxsize=1)
def _beds_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    beds = any_of("beds_label")
    return _labelled(beds, "张"), regex.compile(rf"(?P<number>{ARABIC})\s?张(?:{beds}|床)")


def _beds(view: str) -> float | None:
    for pattern in _beds_patterns():
        found = pattern.search(view)
        if found:
            return read_number(found["number"])
    return None


@cache
def _phrase_pattern(category: str) -> regex.Pattern[str]:
    """A label and what follows up to a stop: 资金来源为国家、省共同投资,|一期…; 位于浑南区麦峪路9号,|…"""
    stop = any_of("stop_after")
    return regex.compile(
        rf"{any_of(category)}(?:为|是|:|包括|在)?(?P<text>[^,。;\n]{{2,60}}(?:,(?!{stop}|\d)[^,。;\n]{{2,30}})?)"
    )


def _phrase(view: str, category: str) -> str:
    found = _phrase_pattern(category).search(view)
    if not found:
        return ""
    text = found["text"].strip()
    return text.split(",")[0] if category == "location_label" else text


@lru_cache(maxsize=1)
def _date_patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    part = any_of("part_of_year")
    day = rf"(?P<year>(?:19|20)\d\d)(?:年(?P<month>\d{{1,2}})月(?:\d{{1,2}}日)?|(?P<part>{part})|年(?P<half>{part})?)"
    between = r"(?:前|之前|以前|内|份|全面|实现|主体|正式|,|力争|基本|全部|将){0,3}"
    years = r"(?P<a>(?:19|20)\d\d)\s?年?\s?(?:[-—~]{1,2}|至|到)\s?(?P<b>(?:19|20)\d\d)"
    return (
        regex.compile(rf"{day}{between}{any_of('completion_verb')}"),
        regex.compile(rf"{day}{between}{any_of('start_verb')}"),
        regex.compile(rf"{any_of('span_label')}(?:为|:)?{years}"),
    )


def _dates(view: str) -> tuple[str, str]:
    completed, started, spanned = (pattern.search(view) for pattern in _date_patterns())
    start = _iso(started) if started else spanned["a"] if spanned else ""
    completion = _iso(completed) if completed else spanned["b"] if spanned else ""
    return start, completion


def _iso(found: regex.Match[str]) -> str:
    month = found["month"] or word_value("part_of_year", found["part"] or found["half"] or "")
    return f"{found['year']}-{int(month):02d}" if month else str(found["year"])
