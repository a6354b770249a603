"""Year, role and region of a value: what is said nearest before it, else what its paragraph and chapter say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from loaders.indicators.quoted import is_goal_in_bracket, is_goal_told, quoted_at
from loaders.model import Role
from loaders.outline.chapters import ChapterKind
from loaders.scenes import Scene, lies_ahead
from loaders.tokens.clock import Moment
from loaders.tokens.times import YEAR_RANGE
from loaders.tokens.values import Value
from ontology.regions import Region, full_name, meant_by
from ontology.tables import any_of, words

_BEHIND = regex.compile(r"\s?\((?P<year>(?:19|20)\d\d)\s?年?[底末]?前?\)")
_FROM = regex.compile(r"(?:由|从)原?(?:每[人户名个天月年])*\s?$")  # 由每人每月|300元提高到
_OF = ("", "的")
_PLAN_YEARS = 5
_SENTENCE = 1000  # characters: no sentence is longer


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for a value. `region` is None for the country and for a plan of unknown place."""

    year: str
    role: Role
    region_name: str
    region_code: str


@lru_cache(maxsize=1)
def _level_verb() -> regex.Pattern[str]:
    verbs, levels = any_of("change_up", "change_down", "change_stem"), any_of("level_after_change")
    return regex.compile(rf"(?:{verbs})(?:{levels})|{any_of('level_verb')}")


@cache
def _word_pattern(category: str) -> regex.Pattern[str]:
    return regex.compile(any_of(category))


def setting_of(
    view: str,
    start: int,
    value: Value,
    first: Value,
    moments: Sequence[Moment],
    scene: Scene,
    said: Moment | None = None,
) -> Setting:
    """The setting of a value in the sentence that begins at `start`.

    `first` is the first of the list that the value stands in (the value itself if it stands alone); `said` is its
    own time where a list of years goes with the list of values.
    """
    moment = said or _moment(view, start, value, first, moments, scene)
    year, role = _year_and_role(view, start, value.start, moment, scene)
    if year and value.comparator == "eq" and _of_last_year().search(view, max(start, value.start - 6), value.start):
        year, role = str(int(year) - 1), "actual"  # 9.8/10万,较上年9.9/10万下降0.7%
    region = scene.header.region
    name, code = (full_name(region), region.code) if region else ("", "")
    quoted = quoted_at(view, start, first, moments, region, scene.header.base_year)
    if quoted is not None:
        if quoted.region_name:
            name, code = quoted.region_name, quoted.region_code
        return Setting(quoted.year or year, quoted.role, name, code)
    if scene.kind == "background" and (
        is_goal_in_bracket(view, start, first.start) or is_goal_told(view, start, first)
    ):
        return Setting(year, "prior_target", name, code)  # 4.51‰(目标值≤6‰), 好于控制目标(…≤6‰) in a review
    named = _named_region(view, start, value.start, region)
    if named is not None:
        name, code = full_name(named[0]), named[0].code
        beside = named[0] != region and view.endswith(words("same_time"), start, named[1])
        if beside and role == "actual":
            role = "reference"  # 好于全省平均水平,同期|全省孕产妇死亡率为…: what the own value is compared with
    return Setting(year, role, name, code)


@lru_cache(maxsize=1)
def _of_last_year() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('baseline_before', 'from_before')})(?:{any_of('last_year_named')})的?\s?$")


def _moment(
    view: str, start: int, value: Value, first: Value, moments: Sequence[Moment], scene: Scene
) -> Moment | None:
    """The time that binds a value: in brackets behind it, else before it, else carried down to its sentence."""
    behind = _BEHIND.match(view, value.end)
    if behind is not None:  # 由9.1%(2015年)提高到…: a year in brackets behind the value is the value's own
        return Moment(behind.start(), behind.end(), behind["year"], "point", False)
    compared = next(
        (
            one
            for one in moments
            if one.kind == "base" and view[one.end : max(one.end, value.start)] in _OF and one.end <= value.start
        ),
        None,
    )
    level = value.comparator == "eq" and value.unit not in words("point_unit")  # 高出2015年|14.3个百分点 is none
    if compared is not None and level:  # 比2009年的3.49‰下降2.87%
        return Moment(compared.start, compared.end, compared.year or scene.header.base_year, "from", True)
    before = [moment for moment in moments if moment.end <= value.start and moment.kind != "base"]
    moment = _binding(view, start, before, value.start, scene.kind in ("goals", "tasks"))
    if moment is not None and moment.kind == "from" and not moment.year:
        moment = replace(moment, year=scene.header.base_year)  # 从目前的29%降至25%
    if moment is not None and _turns_to_aims(view, moment, value.start, scene):
        moment = None
    if _FROM.search(view, max(start, first.start - 8), first.start):
        return _compared_with(view, moments, value.start, moment, scene)
    if moment is None and not _says_done(view, start, value.start, scene.kind):
        return scene.carried
    return moment


def _turns_to_aims(view: str, moment: Moment, value_start: int, scene: Scene) -> bool:
    """2018年…为52%;力争每年降低…: a word of aim behind a semicolon ends what a past year holds for."""
    mark = view.rfind(";", moment.end, value_start)
    past = moment.kind != "deadline" and moment.year <= scene.header.base_year
    return mark >= 0 and past and _word_pattern("due").search(view, mark, value_start) is not None


def _binding(view: str, start: int, before: Sequence[Moment], value_start: int, own_clauses: bool) -> Moment | None:
    """The last time that binds: 由2015年的 only up to 提高到, anything else until the next.

    With `own_clauses`, a time that stands behind the subject of its clause holds for that clause alone.
    """
    for moment in reversed(before):
        if _in_closed_bracket(view, moment.end, value_start) or _is_aside(view, moment, value_start):
            continue
        if own_clauses and _of_its_clause(view, start, moment, value_start):
            continue
        if moment.kind == "from":
            if _level_verb().search(view, moment.end, value_start) is None:
                return moment
            continue
        return moment
    return None


@lru_cache(maxsize=1)
def _done_then() -> regex.Pattern[str]:
    """底前补齐, 6月建成并投用: what is between a time and the comma if the clause only says when a thing is done."""
    return regex.compile(rf"(?:年?底)?(?:之|以)?前?[^,。;\d]{{0,14}}?(?:{any_of('done_at')})[^,。;\d]{{0,30}}")


def _is_aside(view: str, moment: Moment, value_start: int) -> bool:
    """投入3.2亿元,2024年上线,数据归集率达到95%: a time that only says when something is ready."""
    comma = next((at for at in range(moment.end, value_start) if view[at] in ",;"), -1)
    if (
        comma < 0
        or moment.kind == "period"
        or (moment.kind == "deadline" and "前" not in view[moment.end : moment.end + 3])
    ):
        return False
    return _done_then().fullmatch(view, moment.end, comma) is not None


def _of_its_clause(view: str, start: int, moment: Moment, value_start: int) -> bool:
    """中医馆覆盖率|2023年|达到100%,村卫生室占比达到80%: the time is said of the first clause's subject only."""
    comma = next((at for at in range(moment.end, value_start) if view[at] in ",;"), -1)
    if comma < 0 or moment.kind not in ("point", "deadline", "date") or _level_verb_before(view, comma, value_start):
        return False
    left = max([start, *(view.rfind(mark, start, moment.start) + 1 for mark in ",;:。")])
    return _subject_before().search(view, left, moment.start) is not None


def _level_verb_before(view: str, comma: int, value_start: int) -> bool:
    """Whether nothing new is named behind the comma: 2023年达到80%,|提高到|90%."""
    return regex.search(r"\p{Han}{4}", view, pos=comma, endpos=value_start) is None


@lru_cache(maxsize=1)
def _subject_before() -> regex.Pattern[str]:
    """A rate right before a time: 中医馆覆盖率|2023年; not 力争, 全市."""
    return regex.compile(rf"\p{{Han}}{{2}}(?:{any_of('rate_tail')})(?:在|到|于)?$")


def _before_period(view: str, moment: Moment) -> str:
    """The year that a change over a period starts from: the one before five years of a plan, else the first named."""
    span = YEAR_RANGE.search(view, moment.start, moment.end + 1)
    if view.startswith(words("from_before"), moment.start) and span is not None:
        return span["a"]  # 从2015—2019年,由1.4人增长到2.6人
    years = (int(span["a"]), int(span["b"])) if span is not None else (int(moment.year) - 4, int(moment.year))
    return str(years[0] - 1 if years[1] - years[0] == _PLAN_YEARS - 1 else years[0])


def _compared_with(
    view: str, moments: Sequence[Moment], value_start: int, moment: Moment | None, scene: Scene
) -> Moment:
    """What a bare 由x提高到y starts from: a year that the sentence compares with (与2015年相比, 从2010年的…), the one

    before 十三五期间, or, in the review of a five-year period, the year before that period; for an aim, the year before

    the plan's own. Else it is not known.
    """
    for other in reversed(moments):
        if other.end <= value_start and other.kind in ("base", "from"):
            return Moment(other.start, other.end, other.year or scene.header.base_year, "from", True)
    if moment is not None and moment.kind == "period":
        return Moment(moment.start, moment.end, _before_period(view, moment), "from", True)
    period = scene.header.period
    reviewed = scene.kind == "background" and period is not None and int(period.end) - int(period.start) == 4
    year = str(int(scene.header.base_year) - 5) if reviewed and moment is None else ""
    if scene.kind in ("goals", "tasks"):
        year = scene.header.base_year
    return Moment(value_start, value_start, year, "from", True)


def _in_closed_bracket(view: str, at: int, stop: int) -> bool:
    """Whether a bracket around `at` closes before `stop`: 床位450张(十二五410张),医师320人."""
    closing = view.find(")", at, stop)
    return closing >= 0 and view.find("(", at, closing) < 0


def _says_done(view: str, start: int, value_start: int, kind: ChapterKind | None) -> bool:
    """已, 达到了, 研究表明; 累计 only outside the chapters of aims and tasks, where it adds up what is to be done."""
    start = max(start, value_start - _SENTENCE)
    if any(_word_pattern(said).search(view, start, value_start) is not None for said in ("done", "study_lead")):
        return True
    return kind in (None, "background") and _word_pattern("done_so_far").search(view, start, value_start) is not None


def _year_and_role(view: str, start: int, value_start: int, moment: Moment | None, scene: Scene) -> tuple[str, Role]:
    base, target = scene.header.base_year, scene.header.target_year
    if moment is not None and moment.kind == "now":
        return base, "actual"
    if moment is not None and not moment.year:  # 由x提高到y, of no known year; 期末
        return ("", "actual") if moment.kind == "from" else (target, "target")
    if moment is not None:
        ahead = moment.kind == "point" and moment.year > base and scene.kind == "background"
        told = view.endswith(words("expected"), 0, moment.start)  # 预计|2030年前后达到20%
        if ahead and (told or any(_word_pattern(w).search(view, moment.end, value_start) for w in ("due", "expected"))):
            return moment.year, "target"  # 2035年将达到90万人
        return moment.year, _role_of(moment, scene)
    due = _word_pattern("due").search(view, max(start, value_start - _SENTENCE), value_start) is not None
    done = _says_done(view, start, value_start, scene.kind)
    if scene.kind == "background":
        return base, "actual"
    if scene.kind is None:
        return (target, "target") if due or not done else (base, "actual")
    if done and not due:
        return base, "actual"
    return target, "target"


def _role_of(moment: Moment, scene: Scene) -> Role:
    base, kind = scene.header.base_year, scene.kind
    dated = moment.kind == "date" and kind not in ("goals", "tasks")
    measured = moment.as_of and not lies_ahead(moment, scene.header)
    if measured or moment.kind == "from" or dated or (base and moment.year <= base):
        return "actual"
    if kind == "background" and moment.kind == "point" and not moment.as_of:
        return "actual"
    return "target"


def _named_region(view: str, start: int, value_start: int, region: Region | None) -> tuple[Region, int] | None:
    """全市, 全区, 我省 …: the member of the plan's own chain that the last such word before the value means, and

    where that word stands.
    """
    if region is None:
        return None
    start = max(start, value_start - _SENTENCE)
    best: tuple[int, Region] | None = None
    for level in ("province", "prefecture", "county"):
        at, word = -1, ""
        for found in _word_pattern(f"region_{level}").finditer(view, start, value_start):
            compared = _word_pattern("average").match(view, found.end()) is not None or _compares(
                view, start, found.start()
            )
            ranked = view.endswith(words("rank_before"), start, found.start())  # 排名全省第一
            over = ";" in view[found.end() : value_start] and view.endswith(words("same_time"), start, found.start())
            if over:
                continue  # 同期全省为15.2%;出生人口|3.2万人: a comparison ends with its clause
            if not compared and not ranked and _word_pattern("region_boast").match(view, found.end()) is None:
                at, word = found.start(), found.group()  # not 全省率先 (a boast), not 优于全省平均 (a comparison)
        meant = (meant_by(word, level, region) or region) if at >= 0 else None
        if meant is not None and (best is None or at > best[0]):
            best = (at, meant)
    return (best[1], best[0]) if best else None


def _compares(view: str, start: int, at: int) -> bool:
    """低于|全市4.1人的平均水平, 占|全省总数的8%: what a thing is compared with or a part of, not whose it is."""
    return regex.search(rf"(?:{any_of('compared_with')}|占)$", view, pos=max(start, at - 4), endpos=at) is not None
