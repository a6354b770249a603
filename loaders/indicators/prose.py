"""Indicator statements from running text: sentence by sentence, names and values paired, context carried down."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from loaders.context import Setting, setting_of
from loaders.indicators.behind import parts_behind
from loaders.indicators.changes import Change, change_in_list, change_of, growth_of_name
from loaders.indicators.distances import ahead_of_others, is_apart, is_distance, is_gap
from loaders.indicators.growth import with_growth
from loaders.indicators.names import Name, names_in
from loaders.indicators.pairing import ELSEWHERE, PLACES_VALUES, Pair, is_joint, pair_up
from loaders.indicators.places import Place, abroad_of, is_national, names_own_place, places_before
from loaders.indicators.qualified import classes_carried, each_class, qualified
from loaders.indicators.quoted import NATION, bare_of
from loaders.indicators.referring import meant_by, points_back
from loaders.indicators.said_on import said_on
from loaders.indicators.same_in_years import in_each_year
from loaders.indicators.share import Share, amount_of_share, made
from loaders.indicators.shares import shares_in
from loaders.indicators.unlisted import unlisted_names
from loaders.indicators.whose import place_of_count
from loaders.model import IndicatorFact, RegionFact
from loaders.reading import Reading
from loaders.scenes import Scene, scenes_of
from loaders.stretches import Stretch, stretches
from loaders.tokens.clock import Moment, moments_in
from loaders.tokens.conditions import is_age, is_condition
from loaders.tokens.sentences import sentences
from loaders.tokens.values import Value, values_in
from ontology.indicators import indicator_named
from ontology.regions import chain
from ontology.tables import words

_PART = regex.compile(r";")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its tokens."""

    start: int
    end: int
    names: list[Name]
    values: list[Value]
    moments: list[Moment]


def prose_statements(reading: Reading) -> Iterator[IndicatorFact]:
    """All statements in running text and in the cells of tables of tasks."""
    view = reading.document.view
    names = names_in(view)
    starts = [name.start for name in names]
    mentions = sorted(reading.facts(RegionFact), key=lambda fact: fact.span.start if fact.span else 0)
    for stretch in stretches(reading):
        yield from _stretch(reading, view, stretch, names, starts, mentions)


def _stretch(
    reading: Reading,
    view: str,
    stretch: Stretch,
    names: Sequence[Name],
    starts: Sequence[int],
    mentions: Sequence[RegionFact],
) -> Iterator[IndicatorFact]:
    said = [
        _tokens(view, start, end, list(names[bisect_left(starts, start) : bisect_left(starts, end)]))
        for start, end in sentences(view, stretch.block.start, stretch.block.end)
    ]
    timed = [(sentence.start, sentence.end, sentence.moments) for sentence in said]
    scenes = scenes_of(view, reading.header, stretch, timed)
    for scene, sentence in zip(scenes, said, strict=True):
        yield from _sentence(reading, view, sentence, scene, mentions)


def _tokens(view: str, start: int, end: int, names: list[Name]) -> _Sentence:
    """Names first, then times, then values where neither stands."""
    moments = [m for m in moments_in(view, start, end) if not _overlaps(m.start, m.end, names)]
    taken: list[Name | Moment] = [*names, *moments]
    values = [
        v
        for v in values_in(view, start, end)
        if not (_overlaps(v.start, v.end, taken) or is_age(view, v) or is_condition(view, v))
    ]
    new: list[Name] = []
    gone: list[Name] = []
    for left, right in _parts(view, start, end):
        inside = [value for value in values if left <= value.start < right]
        found, swallowed = unlisted_names(view, start, left, right, names, inside, moments)
        new += found
        gone += swallowed
    values = [value for value in values if not _overlaps(value.start, value.end, new)]
    listed = qualified(view, start, [name for name in names if name not in gone], moments)
    named = each_class(view, start, sorted([*listed, *new], key=lambda name: (name.start, name.end)), values)
    grown = [with_growth(view, name) for name in named]
    return _Sentence(start, end, parts_behind(view, classes_carried(view, grown), values), values, moments)


def _overlaps(start: int, end: int, others: Sequence[Name | Moment]) -> bool:
    return any(start < other.end and other.start < end for other in others)


def _sentence(
    reading: Reading, view: str, sentence: _Sentence, scene: Scene, mentions: Sequence[RegionFact]
) -> Iterator[IndicatorFact]:
    used: set[int] = set()
    group: list[Name] = []
    told: Share | None = None
    there = _places_in(mentions, sentence)
    for start, end in _parts(view, sentence.start, sentence.end):
        names = [n for n in sentence.names if start <= n.start < end]
        values = [v for v in sentence.values if start <= v.start < end]
        told_of = [*(group if view.startswith(words("among"), start) else []), *names]
        pairs, done, group = pair_up(view, start, names, values, sentence.moments, group, list(there))
        used |= done
        national = _national(view, sentence.start, pairs) if scene.header.region else set()
        own = [pair for pair in pairs if pair.name.start not in national]
        back = [pair for pair in pairs if points_back(pair.name.indicator.name)]
        pairs = [one for pair in pairs if pair not in back for one in in_each_year(view, sentence.moments, pair, pairs)]
        for pair in pairs:
            surface = view[pair.name.start : pair.name.end]
            name = pair.name.indicator.name
            known = indicator_named(name) is not None
            floor = max(start, pair.name.end if pair.name.end <= pair.first.start else start)
            change = change_in_list(view, floor, pair.first, pair.value) or growth_of_name(name, pair.value)
            if (pair.rule == "from-to" and is_gap(view, sentence.start, pair.first, sentence.moments)) or is_apart(
                view, floor, pair.first
            ):
                continue
            if change is None and pair.value.unit in words("point_unit"):
                continue  # points measure a difference; of what, the text does not say
            ahead = ahead_of_others(view, floor, pair.value)
            if ahead and (change is not None or ahead.endswith(words("average_level")) or is_distance(pair, pairs)):
                continue
            if change is not None and change.unit == "%/年" and (amount := amount_of_share(name)):
                name, known = amount, indicator_named(amount) is not None
            setting = _setting(view, sentence, scene, pair.value, pair.first, pair.moment)
            if pair.name.start in national and not names_own_place(view, floor, pair.value.start):
                setting = replace(setting, role="reference", region_name=NATION, region_code="")
            if abroad := abroad_of(view, sentence.start, pair.name.start, pair.first.start):
                setting = replace(setting, role="reference", region_name=abroad, region_code="")
            places = (
                places_before(view, sentence.start, pair.name.start, mentions, setting.region_code)
                if pair.place is None
                else (next(place for span, place in there.items() if span[0] == pair.place),)
            )
            counted = place_of_count(view, sentence.start, pair.value.start, mentions, sentence.moments)
            if counted is not None and any(one.rule == ELSEWHERE and one.name != pair.name for one in pairs):
                counted = None  # 甲县就诊率…,乙县提高到88%,|诊疗量占比…: the next name is the plan's own again
            if counted is not None and not places and pair.rule != PLACES_VALUES and counted[0][0] != NATION:
                places = (counted[0],)
            if pair.rule == PLACES_VALUES:
                places = _own_place(places, pair, pairs)
                if not places:
                    used.discard(pair.value.start)
                    continue
            quoted = setting.role == "reference"  # 甲县、乙县…为x和y,低于全省平均z: quoted once
            for place in (() if quoted else places) or ((setting.region_name, setting.region_code),):
                said = setting if quoted else _said_of(setting, place, scene, pair, own)
                yield _fact(reading, said, bare_of(view, start, pair.value), name, known, surface, pair.rule, change)
        left = [value for value in values if value.start not in used]
        for share in shares_in(view, start, end, left, told_of, sentence.moments):
            if share.value.start in used:
                continue
            if points_back(share.name):
                continue
            told = share
            for said_of in (share, *said_on(view, share, left)):
                used.add(said_of.value.start)
                yield _share(reading, view, sentence, scene, said_of, mentions)
        for pair in back:
            if (meant := meant_by(view, pair, own, told)) is not None:
                yield _share(reading, view, sentence, scene, meant, mentions)


def _said_of(setting: Setting, place: Place, scene: Scene, pair: Pair, others: Sequence[Pair]) -> Setting:
    """The setting of a value said of a place: a reference beside the own value, if the plan's region lies in it

    (…为8.2/10万,辽宁省为9.1/10万; …3.17人,同期全省每千人口注册护士3.97人).
    """
    own = scene.header.region
    outer = own is not None and any(one.code == place[1] for one in chain(own) if one.code != own.code)
    told = any(one.name.indicator == pair.name.indicator and one.value.start < pair.value.start for one in others)
    beside = outer and (pair.place is not None or told) and setting.role == "actual"
    return replace(
        setting,
        role="reference" if beside else setting.role,
        region_name=place[0],
        region_code=place[1],
    )


def _places_in(mentions: Sequence[RegionFact], sentence: _Sentence) -> dict[tuple[int, int], Place]:
    """The regions that a sentence names, by their spans."""
    first = bisect_left(mentions, sentence.start, key=lambda fact: fact.span.start if fact.span else 0)
    found: dict[tuple[int, int], Place] = {}
    for at in range(first, len(mentions)):
        fact = mentions[at]
        if fact.span is None or fact.span.start >= sentence.end:
            break
        found[fact.span.start, fact.span.end] = (fact.name, fact.code)
    return found


def _national(view: str, start: int, pairs: Sequence[Pair]) -> set[int]:
    """Where the names stand that are said of the country: 全国每千人口医师2.90人、注册护士3.34人 are two."""
    found: set[int] = set()
    last: Name | None = None
    for at, pair in enumerate(pairs):
        if last is not None and last.start in found and is_joint(view[last.end : pair.name.start]):
            found.add(pair.name.start)  # 全国孕产妇死亡率、婴儿死亡率分别为x和y
        last = pair.name
        joined = at > 0 and pairs[at - 1].name.start in found and pairs[at - 1].value.end <= pair.name.start
        gap = view[pairs[at - 1].value.end : pair.name.start] if joined else ""
        if is_national(view, start, pair.name.start) or (joined and (is_joint(gap) or gap == ",")):
            found.add(pair.name.start)
    return found


def _own_place(places: tuple[Place, ...], pair: Pair, pairs: Sequence[Pair]) -> tuple[Place, ...]:
    """The place of one value of a list that gives a value for each of the places; none if their numbers differ."""
    listed = [one.value for one in pairs if one.rule == pair.rule and one.name == pair.name]
    return (places[listed.index(pair.value) % len(places)],) if places and len(listed) % len(places) == 0 else ()


def _parts(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _PART.finditer(view, start, end):
        yield at, mark.start()
        at = mark.end()
    yield at, end


def _setting(view: str, sentence: _Sentence, scene: Scene, value: Value, first: Value, said: Moment | None) -> Setting:
    return setting_of(view, sentence.start, value, first, sentence.moments, scene, said)


def _share(
    reading: Reading,
    view: str,
    sentence: _Sentence,
    scene: Scene,
    share: Share,
    mentions: Sequence[RegionFact],
) -> IndicatorFact:
    change = change_of(view, sentence.start, share.value)
    setting = _setting(view, sentence, scene, share.value, share.value, None)
    found = place_of_count(view, sentence.start, share.value.start, mentions, sentence.moments)
    if found is not None and scene.header.region and setting.role != "reference":
        (place, code), words_of_it = found
        setting = replace(
            setting, role="reference" if place == NATION else setting.role, region_name=place, region_code=code
        )
        if share.name.startswith(words_of_it):
            share = made(share.value, share.name.removeprefix(words_of_it), share.surface, share.rule)
    return _fact(reading, setting, share.value, share.name, share.known, share.surface, share.rule, change)


def _fact(
    reading: Reading,
    setting: Setting,
    value: Value,
    name: str,
    known: bool,
    surface: str,
    rule: str,
    change: Change | None,
) -> IndicatorFact:
    listed = indicator_named(name) if not value.unit and not value.ratio else None
    inferred = listed.unit if listed else ""
    return IndicatorFact(
        span=reading.document.span(value.start, value.end),
        rule=f"prose.{rule}",
        indicator=name,
        known=known,
        surface=surface,
        value=change.number if change else value.number,
        value_high=change.high if change else value.high,
        comparator="change" if change else value.comparator,
        unit=change.unit if change else value.unit or inferred,
        unit_inferred=not change and bool(inferred),
        year=setting.year,
        role=setting.role,
        region=setting.region_name,
        region_code=setting.region_code,
        nature="",
        where="prose",
    )
