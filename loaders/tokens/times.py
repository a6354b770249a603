"""Calendar expressions: dates in digits or Chinese numerals, five-year periods, and the years they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | {"〇": "0"}
_BEFORE = {"九": -1, "十": 0}  # the ninth and tenth plan, which have no third character: “九五”, “十五”
_CN_YEAR = "[〇零一二三四五六七八九]{4}"
_CN_NUMBER = "[一二三四五六七八九十]{1,3}"
# 2021年4月26日, 2021-04-26, 二〇二一年四月二十六日 (not: 2021-2025年)
DATE = regex.compile(
    rf"(?<!\d)(?:(?P<y>\d{{4}})\s?年\s?(?P<m>\d{{1,2}})\s?月(?:\s?(?P<d>\d{{1,2}})\s?日)?"
    rf"|(?P<y2>\d{{4}})(?P<sep>[-/.])(?P<m2>\d{{1,2}})(?P=sep)(?P<d2>\d{{1,2}})(?!\d)"
    rf"|(?P<y3>{_CN_YEAR})年(?P<m3>{_CN_NUMBER})月(?P<d3>{_CN_NUMBER})日)"
)
# “十四五”, 十三五 (the plan of five years, the tenth being 2001–2005)
FIVE_YEAR = regex.compile(r"[“\"'‘]?十(?P<n>[一二三四五六七八九])五[”\"'’]?")
# 2021-2025年, 2021年至2025年, (2018—2030年)
YEAR_RANGE = regex.compile(
    r"(?<!\d)(?P<a>(?:19|20)\d\d)\s?年?\s?(?:[-—–―~]{1,2}|至|到)\s?(?P<b>(?:19|20)\d\d)(?!\d)\s?年?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A span of years, both included, as strings of four digits."""

    start: str
    end: str


def chinese_digits(text: str) -> str:
    """Digit for digit: 二〇三五 → 2035.

    >>> chinese_digits("二〇三五")
    '2035'
    """
    return "".join(_DIGITS.get(char, char) for char in text)


def five_year_period(ordinal: str) -> Period:
    """The years of 十X五, given X; 十 and 九 stand for “十五” and “九五”, which say no more.

    >>> five_year_period("四"), five_year_period("十")
    (Period(start='2021', end='2025'), Period(start='2001', end='2005'))
    """
    first = 2001 + 5 * _BEFORE.get(ordinal, int(_DIGITS.get(ordinal, "0")))
    return Period(str(first), str(first + 4))


def period_of(text: str) -> Period | None:
    """The period that a title or heading names: 十四五, or 2021-2025年; None if neither.

    >>> period_of("通辽市“十四五”规划"), period_of("行动方案(2023-2025年)")
    (Period(start='2021', end='2025'), Period(start='2023', end='2025'))
    """
    found = FIVE_YEAR.search(text)
    if found:
        return five_year_period(found["n"])
    span = YEAR_RANGE.search(text)
    return Period(span["a"], span["b"]) if span and span["a"] <= span["b"] else None


def parse_period(text: str) -> Period | None:
    """A period as a person types it: 2021-2025, 2021, or 十四五."""
    if regex.fullmatch(r"(?:19|20)\d\d", text.strip()):
        return Period(text.strip(), text.strip())
    return period_of(text)


def dates(view: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
    """Each date as (start, end, ISO date), or ISO month where no day is written."""
    for found in DATE.finditer(view, start, len(view) if end is None else end):
        if found["y"]:
            month, day = int(found["m"]), int(found["d"] or 0)
            year = found["y"]
        elif found["y2"]:
            year, month, day = found["y2"], int(found["m2"]), int(found["d2"])
        else:
            year = chinese_digits(found["y3"])
            month, day = _small(found["m3"]), _small(found["d3"])
        if not 1 <= month <= 12 or not 0 <= day <= 31:
            continue
        yield found.start(), found.end(), f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")


def _small(text: str) -> int:
    if "十" not in text:
        return int(_DIGITS[text])
    tens, _, ones = text.partition("十")
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
