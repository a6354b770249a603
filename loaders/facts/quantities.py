"""Other counted things: numbers with a counter that no indicator and no project has explained."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from loaders.context import setting_of
from loaders.facts.counting import is_quantity
from loaders.facts.in_names import is_in_name
from loaders.facts.times import counted_time, subject_of_time
from loaders.facts.totals import total_quantities
from loaders.indicators.changes import signed
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
from loaders.tokens.sentences import sentences
from loaders.tokens.subject_patterns import lead_pattern
from loaders.tokens.subjects import subject_of
from loaders.tokens.values import Value, values_in
from ontology.tables import any_of

_WIDE = str.maketrans("()", "（）")
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
    """Every counted thing: in tables of places, rows of totals, running text and tables of tasks, in order."""
    yield from place_quantities(reading)
    yield from total_quantities(reading)
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
            if taken.holds(read.number_start, read.end):
                continue
            time = counted_time(view, read)  # “20分钟急救圈” is one also in quotation marks
            value = time or read
            if time is None and (quoted.holds(read.number_start, read.end) or not is_quantity(view, read, moments)):
                continue
            if time is None and is_in_name(view, value):
                continue
            place = place_of_count(view, start, value.start, mentions, moments) if scene.header.region else None
            subject = subject_of_time(view, start, end, value, moments) if time is not None else ""
            subject = subject or subject_of(view, start, end, value, moments)
            yield _fact(reading, view, start, value, subject, moments, scene, place)


@lru_cache(maxsize=1)
def _least() -> regex.Pattern[str]:
    """每年|至少开展综合演练|2次: a bound said before the verb."""
    return regex.compile(rf"(?:{any_of('at_least_verb')})[^,。;、\d]{{2,16}}$")


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
    verb = rf"(?<![净新])(?![净新])(?:(?P<up>{any_of('change_up')})|(?P<down>{any_of('change_down')}))"
    return regex.compile(rf"{lead}[^。]*?\p{{Han}}{verb}了?\s?$")


def _fact(
    reading: Reading,
    view: str,
    start: int,
    value: Value,
    subject: str,
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
    least = value.comparator == "eq" and _least().search(view, max(start, value.start - _BASE), value.start) is not None
    return QuantityFact(
        span=reading.document.span(value.start, value.end),
        rule="counted",
        subject=_without_place(subject, place[1] if place else ""),
        value=sign * value.number,
        value_high=signed(value.high, sign),
        unit=_as_written(value),
        comparator="change" if since is not None else "ge" if least else value.comparator,
        year=setting.year,
        role=setting.role,
        region=place[0][0] if place else setting.region_name,
        region_code=place[0][1] if place else setting.region_code,
    )


def _as_written(value: Value) -> str:
    """The unit as Chinese texts write it: 台（套）, whichever brackets stand here."""
    return value.unit.translate(_WIDE)


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
