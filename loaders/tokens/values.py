"""Values: number, unit and comparator put together by a small grammar, wherever they stand in a text.

A value is what its characters say (≥80%, 13/10万以下, 20万余人, 5-10个); what it is a value of is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from loaders.model import Comparator
from loaders.tokens.numbers import ARABIC, CHINESE, read_number
from ontology.tables import any_of, word_values
from ontology.units import unit_of


@dataclass(frozen=True, slots=True)
class Value:
    """A value in view[start:end]. `unit` as written ('' if none); `digits` is False for Chinese numerals;

    `bare` is True for a number without a unit that ends its clause; `ratio` for the second term of 1:1.6.
    """

    start: int
    end: int
    number_start: int
    number: float
    high: float | None
    unit: str
    comparator: Comparator
    digits: bool
    bare: bool
    ratio: bool


_TO_ONE = regex.compile(r"\s?:\s?1(?![\d.:])")
_RATIO_BEFORE = regex.compile(r"\d\s?:\s?$")


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    counters, scales = any_of("counter"), any_of("scale")
    rate = r"%|‰|个?百分点|个?千分点"
    whole = r"(?!(?!以[上下内]|及以|左右|的|和|与|及)\p{Han})"  # 8/万以下; not /万元
    per = rf"/\s?(?:10\s?|十)万(?:人口|人)?|/\s?(?:百|千|万|百万|100万)(?:人口|人)?{whole}"
    more = any_of("more_than")
    beds, paces = any_of("bed_word"), any_of("per_unit")
    other = r"(?!(?<=人)口|(?<=只)[有能要是需]|(?<=管)[理控道线辖护])"  # 5人口, 一只要, 分级管理
    counted = rf"(?:{scales})?(?:{more})?(?:{counters}){other}(?:{beds})?(?:{per})?(?:{paces})?"
    unit = rf"(?:{rate})|(?:{per})|{counted}|(?:{scales})(?:{more})?"
    digits = rf"(?<![\d.A-Za-z])(?:{ARABIC})(?![\d]|\.\d|[A-Z](?![A-Za-z]))"  # not 5G; but 40DDDs
    counter_ahead = rf"(?:至|到|-|—|~)?{CHINESE}{{0,3}}(?:{more})?(?:[万亿](?:{more})?)?(?:{any_of('chinese_counter')})"
    chinese = rf"(?<![第{CHINESE[1:-1]}])(?:{CHINESE}{{1,5}})(?={counter_ahead})"
    # 连续三年为|零, 保持|零|发生; not 零星, 为零售
    none = rf"零(?<=(?:{any_of('zero_before')})零)(?=(?:{any_of('zero_behind')})?(?:[,。;、)]|$))"
    return regex.compile(
        rf"(?:(?P<before>(?:(?<!{any_of('about_inside')})(?=约)|(?!约))(?:{any_of('comparator_before')}))(?P<verb>(?<=至少|最少|至多|最多)\p{{Han}}{{1,4}})?(?:{any_of('each_between')})?\s?)?"
        rf"(?:(?P<fraction>{any_of('percent_words')})\s?(?P<f>{ARABIC}|{CHINESE}{{1,5}}(?:点{CHINESE}{{1,3}})?)"
        rf"|(?P<fold>{any_of('multiplied')})|(?P<d>[二三四五六七八九十])分之(?P<p>[一二三四五六七八九])|(?<!的)(?P<ten>[一二三四五六七八九])成(?P<half>半)?(?={any_of('comparator_after')}|[,。;、的左]|$)"
        rf"|(?P<ratio>(?<![\d.:])1\s?:\s?(?=\d))?(?P<n>(?<=:\s?)(?:{ARABIC})(?![\d:]|\.\d)|{digits}|{chinese}|{none})\s?(?P<more>{more})?\s?(?P<u1>{unit})?"
        rf"(?:\s?(?:-|–|—|~|至|到)\s?(?P<n2>{ARABIC}|(?<={CHINESE}[至到\-—~]){CHINESE}{{1,4}})"
        rf"\s?(?:(?P<u2>{unit})|(?=[,。;、)]|$)))?)"
        rf"\s?(?P<after>{any_of('comparator_after')})?"
    )


@lru_cache(maxsize=1)
def _context() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('capped')})[^,。;]{{0,12}}$")


@lru_cache(maxsize=1)
def _about() -> regex.Pattern[str]:
    """约占总数的|21%."""
    return regex.compile(rf"(?:{any_of('about_share')})[^,。;\d]{{0,16}}$")


@lru_cache(maxsize=1)
def _to() -> regex.Pattern[str]:
    """由13.1|提高到|15."""
    return regex.compile(rf"(?:{any_of('change_up', 'change_down')})[到至为]")


def values_in(view: str, start: int, end: int) -> Iterator[Value]:
    """Every value in view[start:end], left to right, none overlapping another."""
    for found in _pattern().finditer(view, start, end):
        value = _value(view, found, start)
        if value is not None:
            yield value


def _value(view: str, found: regex.Match[str], floor: int) -> Value | None:
    after = word_values("comparator_after").get(found["after"] or "", "")
    before = word_values("comparator_before").get(found["before"] or "", "")
    high: float | None = None
    if found["fraction"]:
        number, unit, at = (
            read_number(found["f"]),
            word_values("percent_words")[found["fraction"]],
            found.start("fraction"),
        )
        digits = True
    elif found["fold"]:
        number, unit, at, digits = float(word_values("multiplied")[found["fold"]]), "%", found.start("fold"), True
    elif found["d"] or found["ten"]:
        number, unit, at, digits = _part(found), "%", found.start("d" if found["d"] else "ten"), True
    else:
        if not found["ratio"] and _RATIO_BEFORE.search(view, max(0, found.start("n") - 3), found.start("n")):
            return None
        number, at = read_number(found["n"]), found.start("ratio" if found["ratio"] else "n")
        digits = found["n"][0].isdigit()
        unit = (found["u2"] or found["u1"] or "").replace(" ", "")
        if found["n2"]:
            high = read_number(found["n2"])
            if high <= number:
                return None
    comparator = _comparator(before, after, high, found["more"] or ("余" in unit or "多" in unit))
    if comparator == "eq" and _context().search(view, max(floor, at - 20), at):
        comparator = "le"
    if comparator == "eq" and _about().search(view, max(floor, at - 20), at):
        comparator = "approx"
    unit = unit.replace("余", "").replace("多", "")
    start = found.start("before") if found["before"] and before != "eq" else at
    end = _right(found)
    to_one = _TO_ONE.match(view, end) if not unit and not found["after"] else None  # 1.2|:1
    end = to_one.end() if to_one is not None else end
    alone = view[end : end + 1] in ("", ",", "。", ";", "、", ")", "\n") or _to().match(view, end) is not None
    alone = alone or found["n"] == "零"
    bare = not unit and alone
    return Value(
        start, end, at, number, high, canonical_unit(unit), comparator, digits, bare, bool(found["ratio"] or to_one)
    )


def _part(found: regex.Match[str]) -> float:
    """三分之一 and 九成 as percentages, to four decimals."""
    if found["d"]:
        return round(100 * read_number(found["p"]) / read_number(found["d"]), 4)
    return 10 * read_number(found["ten"]) + (5 if found["half"] else 0)


def _right(found: regex.Match[str]) -> int:
    end = found.end()
    text = found.group()
    return end - (len(text) - len(text.rstrip()))


def _comparator(before: str, after: str, high: float | None, more: object) -> Comparator:
    if high is not None:
        return "range"
    if more:
        return "gt"
    if before == "gt" and after == "ge":
        return "ge"
    chosen = before if before and before != "eq" else after
    if chosen == "approx" and after in ("ge", "le"):
        chosen = after
    for known in ("ge", "gt", "le", "lt", "approx"):
        if chosen == known:
            return known
    return "eq"


@cache
def canonical_unit(written: str) -> str:
    """A unit's symbol where the vocabulary knows it by another spelling; else as written.

    >>> canonical_unit("1/10万"), canonical_unit("/十万人"), canonical_unit("亿元")
    ('/10万', '/10万', '亿元')
    """
    bare = written.strip()
    if regex.fullmatch(r"1?/\s?(?:10\s?|十)万(?:人口|人)?", bare):
        return "/10万"
    if regex.fullmatch(r"1?/\s?(?:百|千)", bare):  # the share of a rate: 4.5/千
        return "%" if bare.endswith("百") else "‰"
    if bare.startswith("个") and bare.endswith(("百分点", "千分点")):
        bare = bare[1:]
    counter = regex.match(rf"(?P<counter>{any_of('counter')})(?:{any_of('bed_word')})?(?:/\d*[十百千万]|$)", bare)
    if counter and counter["counter"] != bare:
        return counter["counter"]  # 张床位/10万人: the denominator is the indicator's
    known = unit_of(bare)
    return known.symbol if known and known.base in ("ratio", "difference") else bare
