"""Values quoted for comparison: another region's average (低于全国23.15%的水平), or the goal of an earlier plan.

In: the words around a value. Out: whose it is and in which role; the value is then no statement about the plan's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from loaders.model import Role
from loaders.tokens.clock import Moment
from loaders.tokens.values import Value
from ontology.regions import Region, full_name, meant_by, resolve
from ontology.tables import any_of, word_values

NATION = "中国"
_WINDOW = 30
_LONG = 90  # characters of a goal that is told with the name of its plan and indicator
_SHORTFALL = 14  # characters between the own value and the standard that it does not reach
_OWN_NAME = regex.compile(r"\p{Han}{0,14}》?")  # “十二五”|人口发展|规划》确定的


@dataclass(frozen=True, slots=True)
class Quoted:
    """The role of a quoted value, and the region that it is about (name and code; the plan's own if both are '')."""

    role: Role
    region_name: str
    region_code: str
    year: str


@lru_cache(maxsize=1)
def _average() -> regex.Pattern[str]:
    """全国平均水平(, 低于全省, 国家要求均为, 高于遵义市平均水平: what stands right before the quoted number."""
    return regex.compile(
        rf"(?P<compared>{any_of('compared')})?(?P<outer>{any_of('outer_region')})"
        rf"(?P<average>(?:{any_of('average')})?)(?:{any_of('quoted_link')})*[(]?(?:{any_of('quoted_link')})*\s?"
        rf"(?P<dated>\d{{4}}年[底末]?(?:{any_of('quoted_link')})*)?$"
    )


@lru_cache(maxsize=1)
def _named_average() -> regex.Pattern[str]:
    """均低于遵义市平均水平(: another place by its name."""
    return regex.compile(
        rf"(?P<named>\p{{Han}}{{2,8}}?(?:省|市|县|区|州|盟|旗))(?:{any_of('average')})"
        rf"(?:{any_of('quoted_link')})*[(]?(?:{any_of('quoted_link')})*\s?$"
    )


@lru_cache(maxsize=1)
def _goal() -> regex.Pattern[str]:
    """规划提出的, 规划确定的目标: what stands between an earlier plan's name and its goals."""
    named, bare = rf"(?:规划|计划)》?(?:的|{any_of('stated')})", any_of("stated")
    return regex.compile(rf"(?:{named}|{bare})(?:{bare})*(?:的)?(?:目标值?)?[(]?(?:{any_of('goal_kept')})?\s?$")


@lru_cache(maxsize=1)
def _goal_with_name() -> regex.Pattern[str]:
    """规划提出的|孕产妇死亡率不高于: an earlier plan's name and goal, the indicator's name before the value."""
    return regex.compile(rf"[”\"]?\p{{Han}}{{0,14}}?(?:规划|计划)?》?(?:{any_of('stated')})的[^,。;:!?\d]{{2,40}}")


@lru_cache(maxsize=1)
def _aim_after() -> regex.Pattern[str]:
    """15/10万的目标: the value is called a goal right behind it."""
    return regex.compile(rf"[^,。;:!?]{{1,16}}?的(?:规划)?(?:{any_of('goal_in_bracket')}|目标|要求|任务)")


@lru_cache(maxsize=1)
def _goal_reached() -> regex.Pattern[str]:
    """超额完成“十三五”|20%的规划目标: an earlier plan's name right before its goal."""
    return regex.compile(
        rf"(?:{any_of('goal_reached')})了?[“\"]?十\p{{Han}}五[”\"]?(?:规划|时期)?(?:期?末)?(?:{any_of('goal_in_bracket')})?\s?$"
    )


@lru_cache(maxsize=1)
def _goal_right_before() -> regex.Pattern[str]:
    """超过“十三五”|规划目标|77.5岁: a goal called so before its value."""
    return regex.compile(rf"[”\"]?(?:规划)?(?:{any_of('goal_in_bracket')})")


@lru_cache(maxsize=1)
def _goal_of_plan() -> regex.Pattern[str]:
    """超过规划确定的|25%|的目标: a plan that has been surpassed is an earlier one."""
    return regex.compile(rf"(?:{any_of('goal_reached')})了?规划(?:的|{any_of('stated')})+$")


@lru_cache(maxsize=1)
def _in_bracket() -> regex.Pattern[str]:
    """2.96人(全省分别为|2.59人): another place's value in brackets behind the own."""
    return regex.compile(
        rf"[(](?P<outer>{any_of('outer_region')})(?:{any_of('average')})?(?:{any_of('quoted_link')}|{any_of('respectively')})*\s?$"
    )


@lru_cache(maxsize=1)
def _behind() -> regex.Pattern[str]:
    """低于|3.34人|的全国均值: what stands right behind the quoted number."""
    return regex.compile(rf"的?(?P<outer>{any_of('outer_region')})(?:{any_of('average')})")


@lru_cache(maxsize=1)
def _planned_behind() -> regex.Pattern[str]:
    """低于|3.2人|的规划序时目标: a goal of the plan that is being carried out, with a word or two between."""
    return regex.compile(rf"的(?:规划|计划)\p{{Han}}{{0,4}}?(?:{any_of('goal_in_bracket')})")


@lru_cache(maxsize=1)
def _average_of_list() -> regex.Pattern[str]:
    """与全省|7.1‰、9.8‰|的平均水平相比: the region before a list of values whose averages they are."""
    unit = r"(?:[%‰\p{Han}]|/(?:10)?万)?"
    return regex.compile(rf"\d[\d.]*{unit}(?:(?:{any_of('joint')})\d[\d.]*{unit})*的(?:{any_of('average_level')})")


@lru_cache(maxsize=1)
def _compared() -> regex.Pattern[str]:
    return regex.compile(any_of("compared"))


def quoted_behind(view: str, start: int, value: Value) -> bool:
    """Whether the words behind a value say whose it is or which goal, and those before it that it is compared with."""
    if _behind().match(view, value.end) is None and _planned_behind().match(view, value.end) is None:
        return False
    return _compared().search(view, max(start, value.start - 6), value.number_start) is not None


def bare_of(view: str, start: int, value: Value) -> Value:
    """The value without the verb that compares the own one with it (低于|3.34人|的全国均值); else as it is."""
    return replace(value, start=value.number_start, comparator="eq") if quoted_behind(view, start, value) else value


def is_goal_in_bracket(view: str, start: int, at: int) -> bool:
    """Whether a value at `at` is an earlier goal in a bracket: 4.5‰(目标值|≤6‰), 好于控制目标(婴儿死亡率|6‰以内)."""
    opening = view.rfind("(", start, at)
    if opening < 0 or view.find(")", opening, at) >= 0:
        return False
    said = _goal_word().search(view, start, opening) or _goal_label().fullmatch(view, opening + 1, at)
    return said is not None


@lru_cache(maxsize=1)
def _goal_word() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('goal_in_bracket')})$")


@lru_cache(maxsize=1)
def _goal_label() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('goal_in_bracket')})(?:为|是|:)?\s?")


def is_goal_told(view: str, start: int, first: Value) -> bool:
    """Whether a list of values from `first` on is called a goal that was set: 实现规划确定的|15%以内|目标."""
    if _aim_behind().match(view, first.end) is None:
        return False
    return _goal_set().search(view, max(start, first.start - _LONG), first.start) is not None


@lru_cache(maxsize=1)
def _goal_set() -> regex.Pattern[str]:
    """超额完成国家下达的, 优于《…规划》提出的孕产妇死亡率, 未达到“十三五”规划提出的: up to the value of the goal."""
    verbs = rf"(?:{any_of('goal_reached', 'falls_behind')})了?"
    return regex.compile(rf"(?:{verbs})[^,。;\d]{{0,40}}(?:{any_of('stated')})的[^,。;]{{0,40}}$")


@lru_cache(maxsize=1)
def _aim_behind() -> regex.Pattern[str]:
    # the list may go on: 孕产妇死亡率|18/10万以内|、婴儿死亡率7.5‰以内的目标
    return regex.compile(rf"(?:、[^,。;]{{2,30}})?的?(?:规划)?(?:{any_of('goal_in_bracket', 'aim_word')})")


def falls_short_of(view: str, start: int, value: Value) -> bool:
    """Whether a value is what the one before does not reach: 为83.5%,距|90%|的要求仍有差距."""
    return _short_of(view, start, value) is not None


def _short_of(view: str, start: int, value: Value) -> regex.Match[str] | None:
    if _lacking().search(view, max(start, value.start - _SHORTFALL), value.start) is None:
        return None
    return _standard_behind().match(view, value.end)


@lru_cache(maxsize=1)
def _lacking() -> regex.Pattern[str]:
    """,距, ,与, ,远未达到: what leads to a standard that is not reached; between the two is no number."""
    return regex.compile(
        rf",(?:{any_of('share_adverb', 'clause_joint')})*(?:{any_of('falls_behind', 'distance_to')})"
        rf"(?P<outer>{any_of('outer_region')})?\s?$"
    )


@lru_cache(maxsize=1)
def _standard_behind() -> regex.Pattern[str]:
    """的要求, 的国家配备标准|差距较大."""
    return regex.compile(
        rf"的(?P<outer>{any_of('outer_region')})?[^,。;\d]{{0,8}}?(?:{any_of('aim_word', 'goal_in_bracket')})"
    )


def quoted_gap(gap: str) -> bool:
    """Whether a stretch between a name and a value only says that the value is quoted."""
    averages = any(said().search(gap) is not None for said in (_average, _named_average, _in_bracket))
    return averages or _goal().search(gap) is not None or _goal_reached().search(gap) is not None


def quoted_at(
    view: str, start: int, first: Value, moments: Sequence[Moment], region: Region | None, base: str
) -> Quoted | None:
    """What a list of values that `first` begins is quoted from; None if it is said of the plan's own place."""
    run_start = first.start
    floor = max(start, run_start - _WINDOW)
    goal = _goal().search(view, floor, run_start)
    if goal is not None:
        earlier = [
            one for one in moments if one.end <= run_start and one.kind == "period" and base and one.year <= base
        ]
        if earlier and _OWN_NAME.fullmatch(view[earlier[-1].end : goal.start()].strip('”" ')):
            return Quoted("prior_target", "", "", earlier[-1].year)
    reached = _goal_reached().search(view, floor, run_start) is not None
    for one in moments:
        if (
            not (one.kind == "period" or (reached and one.kind != "base"))
            or not base
            or one.year > base
            or one.end > run_start
        ):
            continue
        named = reached or _goal_with_name().fullmatch(view, one.end, run_start) is not None
        if named and _aim_after().match(view, run_start):
            return Quoted("prior_target", "", "", one.year)
        if reached and _goal_right_before().fullmatch(view, one.end, run_start):
            return Quoted("prior_target", "", "", one.year)
    if base and _goal_of_plan().search(view, floor, run_start) and _aim_after().match(view, run_start):
        return Quoted("prior_target", "", "", base)
    if quoted_behind(view, start, first):
        behind = _behind().match(view, first.end)
        return _level_quoted(behind["outer"], region) if behind else Quoted("prior_target", "", "", "")
    short = _short_of(view, start, first)
    if short is not None:
        lead = _lacking().search(view, max(start, first.start - _SHORTFALL), first.start)  # 与|国家|1.75人的标准
        outer = short["outer"] or (lead["outer"] if lead else "") or ""
        whole = word_values("outer_region").get(outer) == "nation"
        return Quoted("reference", NATION if whole else "", "", "")
    beside = _in_bracket().search(view, floor, run_start)
    if beside is not None:
        return _level_quoted(beside["outer"], region)
    found = _average().search(view, floor, run_start)
    if found is None:
        other = _named_average().search(view, floor, run_start)
        meant = _named(other["named"], region) if other is not None else None
        return Quoted("reference", full_name(meant), meant.code, "") if meant is not None else None
    level = word_values("outer_region")[found["outer"]]
    if _average_of_list().match(view, run_start):
        return _level_quoted(found["outer"], region)
    if level == "nation":
        near = found["compared"] or found["average"] or found["dated"] or found.end("outer") == run_start
        return Quoted("reference", NATION, "", "") if near else None
    return _level_quoted(found["outer"], region) if found["compared"] or found["average"] else None


def _level_quoted(outer: str, region: Region | None) -> Quoted | None:
    """A reference of the nation or of a level above the plan's own; None if the plan's own is of that level."""
    level = word_values("outer_region")[outer]
    if level == "nation":
        return Quoted("reference", NATION, "", "")
    # a city of county rank compares itself with the city above it; 全区 is the autonomous region in a prefecture's plan
    meant = meant_by(outer if level == "county" else "", level, region) if region else None
    if meant is None or meant == region:
        return None
    return Quoted("reference", full_name(meant), meant.code, "")


def _named(text: str, region: Region | None) -> Region | None:
    """The region that the end of a phrase names (均低于遵义市 → 遵义市), if it is not the plan's own."""
    for cut in range(len(text) - 1):
        meant = resolve(text[cut:], region)
        if meant is not None:
            return meant if meant != region else None
    return None
