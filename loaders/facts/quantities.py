"""Other counted things: numbers with a counter that no indicator and no project has explained."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from loaders.context import setting_of
from loaders.facts.times import counted_time, subject_of_time
from loaders.indicators.changes import signed
from loaders.indicators.fitting import COUNTED, unit_base
from loaders.indicators.names import names_in
from loaders.indicators.place_rows import place_quantities
from loaders.indicators.places import Place
from loaders.indicators.whose import place_of_count
from loaders.model import IndicatorFact, ProjectFact, QuantityFact, RegionFact
from loaders.projects.amounts import held_by_projects
from loaders.reading import Reading
from loaders.scenes import Scene, scenes_of
from loaders.stretches import Stretch, stretches
from loaders.tokens.clock import Moment, moments_in
from loaders.tokens.conditions import is_age
from loaders.tokens.sentences import sentences
from loaders.tokens.subject_patterns import lead_pattern
from loaders.tokens.subjects import subject_of
from loaders.tokens.values import Value, values_in
from ontology.tables import any_of, words

_BASE = 22  # characters of a base and its verb
_CLAUSES = 120  # characters that a base holds for
_QUOTED = regex.compile(r"《[^《》\n]{1,80}》|“[^”\n]{1,12}”")


@dataclass(frozen=True, slots=True)
class _Taken:
    """Stretches of text that are explained already, in order of their starts."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether [start, end) touches one of the stretches."""
        at = bisect_right(self.starts, end - 1)
        return any(self.ends[index] > start for index in range(max(0, at - 8), at))


def find_quantities(reading: Reading) -> Iterator[QuantityFact]:
    """Every counted thing: in tables whose rows are places, in running text and in tables of tasks, in order."""
    yield from place_quantities(reading)
    view = reading.document.view
    taken, quoted = _taken(reading, view), _in_quotes(view)
    mentions = sorted(reading.facts(RegionFact), key=lambda fact: fact.span.start if fact.span else 0)
    for stretch in stretches(reading):
        if stretch.block.kind == "paragraph":
            yield from _stretch(reading, view, stretch, taken, quoted, mentions)


def _taken(reading: Reading, view: str) -> _Taken:
    spans = [(f.span.start, f.span.end) for f in reading.facts(IndicatorFact) if f.span]
    spans += [(name.start, name.end) for name in names_in(view)]
    spans += held_by_projects(view, reading.outline, reading.facts(ProjectFact))
    ordered = sorted(spans)
    return _Taken(tuple(start for start, _ in ordered), tuple(end for _, end in ordered))


def _in_quotes(view: str) -> _Taken:
    spans = [found.span() for found in _QUOTED.finditer(view)]
    return _Taken(tuple(start for start, _ in spans), tuple(end for _, end in spans))


def _stretch(
    reading: Reading, view: str, stretch: Stretch, taken: _Taken, quoted: _Taken, mentions: Sequence[RegionFact]
) -> Iterator[QuantityFact]:
    parts = sentences(view, stretch.block.start, stretch.block.end)
    said = [(start, end, list(moments_in(view, start, end))) for start, end in parts]
    scenes = scenes_of(view, reading.header, stretch, said)
    for scene, (start, end, moments) in zip(scenes, said, strict=True):
        for read in values_in(view, start, end):
            timed = counted_time(view, read)
            value = timed or read
            if taken.holds(value.number_start, value.end):
                continue
            titled = timed is None and quoted.holds(
                value.number_start, value.end
            )  # “20分钟急救圈” is a time all the same
            if timed is not None or (not titled and is_quantity(view, value, moments)):
                place = place_of_count(view, start, value.start, mentions, moments) if scene.header.region else None
                yield _fact(reading, view, start, end, value, moments, scene, place)


@lru_cache(maxsize=1)
def _not_counted() -> frozenset[str]:
    return frozenset(words("uncounted_unit"))


@lru_cache(maxsize=1)
def _structure() -> regex.Pattern[str]:
    """三个方面, 两个允许, 四方责任: how a text is organised, or a slogan, not a count of things."""
    return regex.compile(rf"(?:{any_of('uncounted_noun')})(?!形态)")


@lru_cache(maxsize=1)
def _set_noun() -> regex.Pattern[str]:
    """五大危急重症救治中心 counts centres; 五大理念 does not count things."""
    return regex.compile(rf"[^,。;、]{{0,12}}?(?:{any_of('set_noun')})")


@lru_cache(maxsize=1)
def _programme() -> regex.Pattern[str]:
    """千名|公卫骨干培训计划: a number in the name of a programme."""
    return regex.compile(rf"\p{{Han}}{{0,12}}?(?:{any_of('programme_noun')})")


def _of_amount(view: str, value: Value) -> bool:
    """诊疗人次达到|1.2亿: the words before a number without a counter say what it counts."""
    return _amount_before().search(view, max(0, value.start - _BASE), value.number_start) is not None


@lru_cache(maxsize=1)
def _amount_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('amount_tail')})(?:{any_of('link', 'comparator_before')})?\s?$")


@lru_cache(maxsize=1)
def _one_of() -> regex.Pattern[str]:
    """全国20个|试点城市|之一: a rank among others, no count of things."""
    return regex.compile(r"\p{Han}{0,12}之一")


@lru_cache(maxsize=1)
def _per_many() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:{any_of('average_of_many')})|\p{{Han}}{{2,8}}?数(?:{any_of('link', 'comparator_before')}|\d)"
    )


@lru_cache(maxsize=1)
def _recommended() -> regex.Pattern[str]:
    return regex.compile(rf"(?:每\p{{Han}})?的?(?:{any_of('recommended')})\p{{Han}}{{0,2}}(?:量|值|上限)")


@lru_cache(maxsize=1)
def _issue() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('comparator_after')})?(?:[,。;、)]|$)")


@lru_cache(maxsize=1)
def _edition() -> regex.Pattern[str]:
    """科普作品|5期, 培训班|1期: what comes out in numbers; not 项目2期."""
    return regex.compile(rf"(?:{any_of('edition_noun')})(?:{any_of('comparator_before')})?\s?$")


@lru_cache(maxsize=1)
def _of_people() -> regex.Pattern[str]:
    who = any_of("people", "population_head")
    return regex.compile(rf"(?:{who})(?:{any_of('comparator_after')})?的")


@lru_cache(maxsize=1)
def _raised() -> regex.Pattern[str]:
    """组建|不少于300人|的讲师团."""
    return regex.compile(rf"(?:{any_of('raise_verb')})$")


@lru_cache(maxsize=1)
def _least() -> regex.Pattern[str]:
    """每年|至少开展综合演练|2次: a bound said before the verb."""
    return regex.compile(rf"(?:{any_of('at_least_verb')})[^,。;、\d]{{2,16}}$")


def is_quantity(view: str, value: Value, moments: Sequence[Moment]) -> bool:
    """Whether a value counts things: it has a counter, and is no date, age, duration, ordinal or rate."""
    if any(moment.start < value.end and value.start < moment.end for moment in moments):
        return False
    if not value.unit or is_age(view, value):
        return False
    if value.unit == "期":
        return (
            _issue().match(view, value.end) is not None
            and _edition().search(view, max(0, value.start - _BASE), value.start) is not None
        )
    if value.unit in _not_counted() and not (value.unit in words("scale") and _of_amount(view, value)):
        return False
    if view[value.number_start - 1 : value.number_start] in tuple(words("ordinal_before")):
        return False
    behind = view[value.end : value.end + 6]
    if _structure().match(behind) or _one_of().match(view, value.end):
        return False
    if value.comparator in ("ge", "le", "gt", "lt") and view[value.end : value.end + 1] == "的":
        return _raised().search(view, max(0, value.start - 4), value.start) is not None  # 600人以上的学校: a condition
    bound = any(word in view[value.number_start : value.end] for word in words("comparator_after"))
    bounded = value.comparator != "eq" and value.start == value.number_start and bound  # 50万以上; but 7000多万妇女
    if value.unit == "万" and (behind.startswith(("的", "以")) or bounded):
        return False
    if _recommended().match(view, value.end):
        return False  # 每日5克的推荐量
    if _of_people().match(view, value.end):
        return False  # 30万人口以下的县: a condition
    if view[max(0, value.number_start - 2) : value.number_start].strip().endswith(words("per_before")):
        return False
    if view.endswith(words("numbered_before"), 0, value.number_start) or view.startswith(
        words("idiom"), value.number_start
    ):
        return False  # 附件1所列, 千家万户
    if value.unit == "大":  # 四大中心; not 一大批项目
        return value.number > 1 and _set_noun().match(view, value.end) is not None
    if value.number % 1 and unit_base(value.unit) in COUNTED and value.unit[:1] not in words("scale"):
        return False  # 4.15张: a rate whose name is not said here, no count
    if not value.digits:
        if value.unit in words("people") and _per_many().match(view, value.end):
            return False  # 千人均1.42人, 千人医生数
        article = value.number == 1 and value.unit in words("article_unit")  # 培养一支队伍
        if article or _programme().match(view, value.end):
            return False
        return view[max(0, value.number_start - 1) : value.number_start] not in words("numeral_before")
    return True


@lru_cache(maxsize=1)
def _since() -> regex.Pattern[str]:
    """比2015年增加|321个, 较上年减少|: a change since another time, not how many there are."""
    verb = rf"(?![净新])(?:(?P<up>{any_of('change_up')})|(?P<down>{any_of('change_down')}))了?"
    more = rf"(?:(?P<up>{any_of('change_more')})|(?P<down>{any_of('change_less')}))\p{{Han}}{{0,2}}"  # 同比多出生
    return regex.compile(rf"(?:{any_of('baseline_before')})[^,。;、净新]{{0,14}}?(?:{verb}|{more})\s?$")


@lru_cache(maxsize=1)
def _beside() -> regex.Pattern[str]:
    """与上年相比,床位增加|9张,人员增加|2人: what a sentence compares with another time changes in all its clauses."""
    lead = rf"(?:{any_of('beside_before')})[^,。;]{{2,12}}?(?:{any_of('beside_after')}),"
    verb = rf"(?<![净新])(?:(?P<up>{any_of('change_up')})|(?P<down>{any_of('change_down')}))"
    return regex.compile(rf"{lead}[^。;]*?\p{{Han}}(?!新增|净增){verb}了?\s?$")


def _fact(
    reading: Reading,
    view: str,
    start: int,
    end: int,
    value: Value,
    moments: Sequence[Moment],
    scene: Scene,
    place: tuple[Place, str] | None,
) -> QuantityFact:
    setting = setting_of(view, start, value, value, moments, scene)
    head = _list_head(view, start, value.start)
    since = _since().search(view, max(start, head - _BASE), head) or _beside().search(
        view, max(start, head - _CLAUSES), head
    )
    sign = -1.0 if since is not None and since["down"] else 1.0
    subject = (
        counted_time(view, value) is not None and subject_of_time(view, start, end, value, moments)
    ) or subject_of(view, start, end, value, moments)
    least = value.comparator == "eq" and _least().search(view, max(start, value.start - _BASE), value.start) is not None
    return QuantityFact(
        span=reading.document.span(value.start, value.end),
        rule="counted",
        subject=_without_place(subject, place[1] if place else ""),
        value=sign * value.number,
        value_high=signed(value.high, sign),
        unit=value.unit,
        comparator="change" if since is not None else "ge" if least else value.comparator,
        year=setting.year,
        role=setting.role,
        region=place[0][0] if place else setting.region_name,
        region_code=place[0][1] if place else setting.region_code,
    )


@lru_cache(maxsize=1)
def _member() -> regex.Pattern[str]:
    number = rf"\d[\d.,]*\s?(?:{any_of('scale')})?(?:{any_of('counter')})"
    return regex.compile(rf"(?<![\d.]){number}(?:(?:{any_of('joint')}){number})*(?:{any_of('joint')})$")


def _list_head(view: str, start: int, at: int) -> int:
    """Where a list of bare counts begins that the count at `at` goes on (分别增加|3.4千克和1.7千克); `at` if none."""
    found = _member().search(view, max(start, at - _CLAUSES), at)
    return found.start() if found is not None else at


def _without_place(subject: str, place: str) -> str:
    """北江县共有|床位: what is counted there, without the place; the place itself if nothing else is named."""
    rest = subject.removeprefix(place)
    return lead_pattern().sub("", rest) or subject if place and rest != subject else subject
