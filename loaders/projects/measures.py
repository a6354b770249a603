"""Amounts of a project: money in yuan, areas in square metres, beds. In: a stretch of a view. Out: numbers or None.

Of several amounts the first with the fullest label counts (总投资 before 投资), so that parts of a sum do not overrule
it; amounts that say themselves to be a part (中央预算内投资, 已完成投资) do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

import regex

from loaders.projects.words import any_of, project_words, word_value
from loaders.tokens.numbers import ARABIC, read_number
from ontology.units import all_units, unit_of

_REACH = 24  # characters before an unlabelled area that may say what it measures


def read_money(text: str, unit: str = "") -> float | None:
    """An amount in yuan from a table cell; `unit` is the column's, for a bare number."""
    found = regex.search(rf"(?P<number>{ARABIC})\s?(?P<unit>{any_of('money_unit')})?", text)
    written = found["unit"] or unit if found else ""
    return _times(found["number"], word_value("money_unit", written)) if found and written else None


def read_area(text: str, unit: str = "") -> float | None:
    """An area in square metres from a table cell; `unit` is the column's, for a bare number."""
    found = regex.search(rf"(?P<number>{ARABIC})\s?(?P<unit>{_area_units('')})?", text)
    written = found["unit"] or unit if found else ""
    return _square_metres(found["number"], written) if found and written else None


def money_in(view: str) -> float | None:
    """The investment that a text gives."""
    units = any_of("money_unit")
    part = rf"(?:{any_of('invest_part')}|(?:19|20)\d\d年度?){any_of('part_between')}?"  # 2023年计划|投资6亿元
    for label in filter(view.__contains__, project_words("invest_label")):
        found = _labelled(rf"(?<!{part}){regex.escape(label)}", units).search(view)
        if found:
            return _times(found["number"], word_value("money_unit", found["unit"]))
    found = _provided().search(view)
    if found is None or _not_set().search(regex.split(r"[,。;:\n]", view[: found.start()])[-1] + found["set"]):
        return None
    return _times(found["number"], word_value("money_unit", found["unit"]))


@lru_cache(maxsize=1)
def _provided() -> regex.Pattern[str]:
    # matches ,市财政安排8900万元, 所需3600万元由…
    amount = rf"约?(?P<number>{ARABIC})\s?(?P<unit>{any_of('money_unit')})"
    return regex.compile(rf"(?P<set>{any_of('money_set')}){amount}(?=[,。;(\n]|由|$)")


@lru_cache(maxsize=1)
def _not_set() -> regex.Pattern[str]:
    # matches 其中市财政安排, 每年财政安排, 2023年财政安排
    return regex.compile(rf"{any_of('money_set_not')}|\d")


def money_before(view: str) -> float | None:
    """The amount that ends a stretch of text and belongs to what follows: 投资4.6亿元的|…, 总投资1.1亿元新建|…"""
    found = _before_pattern().search(view)
    return _times(found["number"], word_value("money_unit", found["unit"])) if found else None


def floor_area_in(view: str) -> float | None:
    """The floor area that a text gives: 建筑面积12000平方米, or 新建|住院楼12000平方米 where no label is."""
    grown = _grown().search(view)
    if grown is not None:
        return _square_metres(grown["number"], grown["unit"])
    found = _labelled_area(view, "floor_label", "building")
    if found is not None:
        return found
    bare = list(_unlabelled(view))
    return bare[0] if len(bare) == 1 else None  # of several, none is the whole


def land_area_in(view: str) -> float | None:
    """The land that a text gives: 占地面积2.4万平方米, or any number of 亩."""
    found = _labelled_area(view, "land_label", "")
    if found is not None:
        return found
    bare = _unlabelled_pattern("land").search(view)
    return _square_metres(bare["number"], bare["unit"]) if bare else None


def beds_in(view: str) -> float | None:
    """The beds that a text gives: 设置床位500张, 500张床位."""
    for pattern in _beds_patterns():
        found = pattern.search(view)
        if found:
            return read_number(found["number"])
    return None


def _times(number: str, factor: str) -> float:
    return float(Decimal(str(read_number(number))) * Decimal(factor or "1"))


@cache
def _area_units(use: str) -> str:
    """Units of area: those of land (亩), those of buildings (平方米), or all."""
    land = project_words("land_unit")
    names = [name for unit in all_units() if unit.base == "area" for name in (unit.symbol, *unit.aliases)]
    if use:
        names = [name for name in names if (name in land) == (use == "land")]
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


@lru_cache(maxsize=1)
def _before_pattern() -> regex.Pattern[str]:
    amount = _labelled(any_of("invest_label"), any_of("money_unit")).pattern
    return regex.compile(
        rf"{amount}(?:的|,)?(?:{any_of('construct')}|{any_of('first_verb')}|{any_of('it_verb')})?(?:了|的)?$"
    )


@lru_cache(maxsize=1)
def paid_for() -> regex.Pattern[str]:
    """An amount and the work it pays for, in front of a name: 投资3亿元扩建|…"""
    amount = rf"{any_of('invest_label')}约?[\d.]+{any_of('money_unit')}"
    return regex.compile(rf"{amount}(?:{any_of('first_verb')}|{any_of('construct')})了?")


def _labelled_area(view: str, category: str, use: str) -> float | None:
    for label in filter(view.__contains__, project_words(category)):
        found = _labelled(regex.escape(label), _area_units(use)).search(view)
        if found:
            return _square_metres(found["number"], found["unit"])
    return None


@lru_cache(maxsize=1)
def _grown() -> regex.Pattern[str]:
    # matches 建筑面积由2100|增加到5000平方米, 业务用房从4800平方米|扩大到2.3万平方米; not 由5000增加3000平方米
    units = _area_units("building")
    what = rf"(?:{any_of('floor_label')}|{any_of('facility')}|{any_of('area_noun')})"
    before = rf"[由从][^\d,。;\n]{{0,6}}(?:{ARABIC})\s?(?:{units})?"
    return regex.compile(rf"{what}{before}{any_of('number_filler')}{{1,2}}(?P<number>{ARABIC})\s?(?P<unit>{units})")


@cache
def _unlabelled_pattern(use: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\d.])(?P<number>{ARABIC})\s?(?P<unit>{_area_units(use)})")


@lru_cache(maxsize=1)
def _measured_pattern() -> regex.Pattern[str]:
    # matches (新建)|住院楼约, 改造, 新建了, 规模, nothing at all; not 其中地下, 绿化
    end = rf"(?:{any_of('facility')}|{any_of('construct')}|{any_of('area_noun')})"
    return regex.compile(rf"(?:^|{end})(?:了|的)?{any_of('number_filler')}{{0,3}}\s?$")


@lru_cache(maxsize=1)
def _land_again() -> regex.Pattern[str]:
    # matches 占地15亩(|1万平方米, 84亩(合|5.6万平方米
    return regex.compile(rf"(?:{ARABIC})\s?{any_of('land_unit')}\([合约]{{0,2}}$")


def _unlabelled(view: str) -> Iterator[float]:
    """Areas said of a building or of the work on it, with no word for area."""
    for found in _unlabelled_pattern("building").finditer(view):
        near = view[max(0, found.start() - _REACH) : found.start()]
        clause = regex.split(r"[,。;:、()\n]", near)[-1]
        if _land_again().search(near):
            continue
        if any(word in clause for word in project_words("not_floor")) or not _measured_pattern().search(clause):
            continue
        area = _square_metres(found["number"], found["unit"])
        if area is not None:
            yield area


@lru_cache(maxsize=1)
def _beds_patterns() -> tuple[regex.Pattern[str], ...]:
    beds = rf"(?<!{any_of('beds_not_before')}){any_of('beds_label')}"
    return (
        _labelled(rf"{beds}(?:数)?(?:由|从)(?:{ARABIC})张", "张"),
        _labelled(rf"{beds}(?:数)?", "[张床个]"),  # 规划床位数800床, 床位约300个
        regex.compile(rf"(?P<number>{ARABIC})\s?张(?:{beds}|床)"),
    )
