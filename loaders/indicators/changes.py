"""Whether a value is a level (提高到80%) or a change (提高10%, 每年下降0.5个百分点), with its sign and pace."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from loaders.tokens.values import Value
from ontology.tables import any_of, words


@dataclass(frozen=True, slots=True)
class Change:
    """A difference from another time: signed number, and its unit with /年 if it is a yearly pace.

    `high` is the other end of a range (每年提高1—2个百分点).
    """

    number: float
    unit: str
    start: int
    by_noun: bool = False
    high: float | None = None


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    # 提高10%, 降幅为10%; not 降低为10%, which is a level
    before = any_of("comparator_before")
    return regex.compile(
        rf"(?:(?P<yearly>{any_of('yearly')})[^,。;]{{0,6}}?)?"
        rf"(?:(?P<up>{any_of('change_up')})|(?P<down>{any_of('change_down')}))(?:了|幅度为?|(?<=[幅速])为)?(?:{before})?\s?[(]?$"
    )


@lru_cache(maxsize=1)
def _noun() -> regex.Pattern[str]:
    """年均增幅5.5%, 增长率达到6%: a growth said by a noun may have a verb of level behind it."""
    nouns = rf"(?:(?P<up>{any_of('change_up_noun')})|(?P<down>{any_of('change_down_noun')}))"
    return regex.compile(rf"(?P<yearly>{any_of('yearly')})?\s?{nouns}(?:{any_of('link')})*\s?$")


@lru_cache(maxsize=1)
def _behind() -> regex.Pattern[str]:
    """以每年|3%左右|递减, 每年|5%|的速度增长: the verb behind a yearly value."""
    verbs = rf"(?:(?P<up>{any_of('change_up')})|(?P<down>{any_of('change_down')}))"
    return regex.compile(rf"\s?(?:的(?:{any_of('pace_word')}))?{verbs}")


@lru_cache(maxsize=1)
def _each_year() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('yearly')})\s?$")


def change_of(view: str, start: int, value: Value) -> Change | None:
    """The change that a value is, judged by the words right before it from `start` on; None if it is a level."""
    if view.startswith(words("multiplied"), value.number_start):
        return Change(value.number, value.unit, value.number_start)
    window = max(start, value.start - 24)
    points = value.unit in words("point_unit")
    noun = _noun().search(view, window, value.start)
    found = _pattern().search(view, window, value.start) or noun
    if found is None and (verb := _behind().match(view, value.end)) and _each_year().search(view, window, value.start):
        sign = -1.0 if verb["down"] else 1.0
        return Change(sign * value.number, value.unit + "/年", value.start, high=signed(value.high, sign))
    if found is None and points:
        found = regex.search(rf"(?P<yearly>{any_of('yearly')})?(?P<down>{any_of('change_down')})?[^,。;]{{0,8}}$", view,
                             pos=window, endpos=value.start)  # fmt: skip
    if found is None:
        return None
    groups = found.groupdict()
    lower = points and view.endswith(words("lower_verb"), window, value.start)  # 比“十二五”末低|1.2个百分点
    sign = -1.0 if groups.get("down") or lower else 1.0
    yearly = groups.get("yearly") or regex.search(
        rf"(?:{any_of('yearly')})[^,。;]{{0,8}}$", view, pos=window, endpos=found.end()
    )
    if not points and value.unit and value.unit not in words("change_unit") and not yearly:
        return None
    unit = value.unit + "/年" if yearly else value.unit
    return Change(sign * value.number, unit, found.start(), noun is not None, signed(value.high, sign))


def growth_of_name(name: str, value: Value) -> Change | None:
    """The growth that a name says itself (医疗费用年均增幅|控制在10%以下, 次均门诊费用增幅); None if it says none."""
    found = _growth_in_name().search(name) if value.unit == "%" else None
    if found is None:
        return None
    sign = -1.0 if found["down"] else 1.0
    unit = "%/年" if found["yearly"] else "%"
    return Change(sign * value.number, unit, value.start, True, signed(value.high, sign))


@lru_cache(maxsize=1)
def _growth_in_name() -> regex.Pattern[str]:
    # matches 医疗费用|年均增幅, 次均门诊费用|增幅, 医疗费用|平均增幅; not 人口自然增长率, 成人肥胖增长率
    paced = rf"(?P<yearly>{any_of('yearly')}|年)|(?<={any_of('changing_noun', 'amount_tail')})(?:平均)?"
    return regex.compile(rf"(?:{paced})(?:(?P<up>{any_of('change_up_noun')})|(?P<down>{any_of('change_down_noun')}))$")


def signed(number: float | None, sign: float) -> float | None:
    """The number with the sign; None stays None."""
    return None if number is None else sign * number


def change_in_list(view: str, floor: int, first: Value, value: Value) -> Change | None:
    """The change that a value is; for a member of a list, as the verb before the list's first says."""
    change = change_of(view, floor, first)
    if change is None or first is value:
        return change
    sign = -1.0 if change.number < 0 else 1.0
    return Change(
        sign * value.number,
        value.unit + change.unit.removeprefix(first.unit),
        value.start,
        high=signed(value.high, sign),
    )
