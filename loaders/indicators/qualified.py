"""Listed names that a text says of one class of institutions only: 三级公立医院|四级手术占比, 中医医院|平均住院日.

Such a name is not the listed one, whose values are for all: it is a new one, named with its class in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.indicators.classes_told import each_class_told
from loaders.indicators.disease_lists import each_disease
from loaders.indicators.fitting import is_count
from loaders.indicators.listed_whole import of_each_member
from loaders.indicators.names import Name
from loaders.indicators.pairing import is_joint
from loaders.indicators.whose import nation_in_front
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.indicators import Indicator, indicator_named, unlisted_indicator
from ontology.tables import any_of, words

_REACH = 60  # characters that a list of classes may take
_AGED = r"(?:(?<!\d)\d+(?:\s?[-—~至]\s?\d+)?岁(?:及?以[上下])?)"
_LONGEST = 24  # characters: no class of institutions has a longer name


@lru_cache(maxsize=1)
def _class_before() -> regex.Pattern[str]:
    # 三级医院|门诊预约率, 卫生院住院|床位使用率, 农村|婴儿死亡率
    behind = rf"(?:{any_of('institution_class')})的?(?:{any_of('class_behind')})?$"
    aged = rf"(?!18){_AGED}(?:户籍|常住)?$"  # 70岁以上; an adult is 18 anyway
    return regex.compile(rf"{behind}|(?:{any_of('class_part')})$|\p{{Han}}{{2}}(?:{any_of('area_word')})$|{aged}")


@lru_cache(maxsize=1)
def _some_before() -> regex.Pattern[str]:
    # 65岁以上失能|老年人签约率, 低收入人口|家庭医生签约率: which of the people that a name begins with, or of all
    part = any_of("people_part")
    return regex.compile(
        rf"{_AGED}?(?:{part})(?:(?:{any_of('joint')})?(?:{part}))*(?P<who>{any_of('population_head')})?的?$"
    )


@lru_cache(maxsize=1)
def _people() -> regex.Pattern[str]:
    return regex.compile(any_of("population_head"))


def is_class(text: str) -> bool:
    """Whether a text names a class of institutions or of people (三级医院, 农村) and nothing else.

    >>> is_class("牵头医院"), is_class("农村"), is_class("每百张床位")
    (True, True, False)
    """
    found = _class_before().search(text)
    return found is not None and (text == found.group() or found.group() not in words("class_part"))


def qualified(view: str, start: int, names: Sequence[Name], moments: Sequence[Moment]) -> list[Name]:
    """The names with those replaced that stand right behind a class of institutions, in the sentence from `start`."""
    return [_qualified(view, max([start, *(other.end for other in names if other.end <= name.start)]), name, moments)
            for name in names]  # fmt: skip


def each_class(view: str, start: int, names: Sequence[Name], values: Sequence[Value]) -> list[Name]:
    """The names with those split that a list of classes shares with a list of as many values:

    A、B和C覆盖率达到x、y和z names the rate of each; with one value behind it, it stays one name.
    """
    found: list[Name] = []
    for name in names:
        floor = max([start, *(other.end for other in found)])
        count = _listed_after(view, name, values)
        found += (
            _split(view, floor, name, count)
            or of_each_member(view, name, count)
            or _shared_end(view, name, count)
            or _shared_people(view, name, count)
            or each_disease(view, name, count)
            or each_class_told(view, name, count)
            or [name]
        )
    return found


def classes_carried(view: str, names: Sequence[Name]) -> list[Name]:
    """The names, those that are listed by class with the class of the one before in front, if they say none:

    三级医院四级手术占比达到22%,|平均住院日降到7天 is 三级医院平均住院日. Two ratios in turn are of one class too.
    """
    found: list[Name] = []
    head: Name | None = None  # the last name that begins with a class, as long as names with a value follow in turn
    for name in names:
        if head is not None and _values_in_turn().fullmatch(view, found[-1].end, name.start) is None:
            head = None
        carried = _carried(view, head, name) if head is not None else None
        if _leading_class().match(view, name.start, name.end) is not None:
            head = name
        found.append(replace(name, indicator=carried) if carried is not None else name)
    return found


def _carried(view: str, before: Name, name: Name) -> Indicator | None:
    label = view[name.start : name.end]
    own = _leading_class().match(view, before.start, before.end)
    if name.elliptic or own is None:
        return None
    if label.endswith(words("ratio_tail")) and view.endswith(words("ratio_tail"), before.start, before.end):
        return None if _leading_class().match(label) else unlisted_indicator(own.group() + label)
    if label.endswith(words("share_tail")) and view.endswith(words("share_tail"), before.start, before.end):
        known = indicator_named(own.group() + label)  # 公立医院医疗服务收入占比达到36%,|人员支出占比|达到45%
        if known is not None:
            return known
    if not any(indicator_named(model + label) for model in words("class_model")):
        return None
    return indicator_named(own.group() + label) or of_class(own.group(), label, name.indicator)


@lru_cache(maxsize=1)
def _values_in_turn() -> regex.Pattern[str]:
    """提高到18%,: what stands between two names in turn, a value with its verb, or the two of 由14%提高到18%."""
    return regex.compile(r"[^,。;、\d]{0,8}(?:\d:)?[\d.]+(?:[^,。;、\d]{1,8}[\d.]+)?[^,。;、\d]{0,6}[,、]")


def leading_class(name: str) -> str:
    """The class of institutions that a name begins with; '' if it begins with none.

    >>> leading_class("乡镇卫生院中医药服务覆盖率"), leading_class("婴儿死亡率")
    ('乡镇卫生院', '')
    """
    found = _leading_class().match(name)
    return found.group() if found is not None else ""


def _listed_after(view: str, name: Name, values: Sequence[Value]) -> int:
    """How many values the list has that comes next behind a name."""
    count, right = 0, -1
    for value in values:
        if value.start < name.end or (right >= 0 and not is_joint(view[right : value.start])):
            continue
        count, right = count + 1, value.end
    return count


def _split(view: str, floor: int, name: Name, count: int) -> list[Name]:
    label = view[name.start : name.end]
    own = _leading_class().match(label)
    rest = label[own.end() :] if own else label
    stop = name.start + (own.end() if own else 0)
    left = max([floor, stop - _REACH, *(view.rfind(mark, floor, stop) + 1 for mark in ",;:。(")])
    pieces = [*_pieces(view, left, stop)]
    members = [(a, b) for a, b in pieces[-count:] if _class_before().search(view, a, b)]
    if count < 2 or not rest or len(members) != count or len(pieces) < count:
        return []
    first = phrase_before(view, members[0][0], members[0][1], ())
    spans = [(members[0][1] - len(first), members[0][1]), *members[1:]]
    named = [view[a:b] + rest for a, b in spans]
    return [
        Name(a, b if at < count - 1 else name.end, indicator_named(said) or unlisted_indicator(said), False)
        for at, ((a, b), said) in enumerate(zip(spans, named, strict=True))
    ]


def _shared_end(view: str, name: Name, count: int) -> list[Name]:
    """A医院|门诊量和住院量|占比分别为x和y: of a new name that lists as many things as values, one of each."""
    label = view[name.start : name.end]
    end = next((word for word in words("rate_tail") if label.endswith(word)), "")
    if count < 2 or not end or indicator_named(name.indicator.name) is not None:
        return []
    pieces = [*_pieces(view, name.start, name.end - len(end))]
    own = _leading_class().match(view, name.start, pieces[0][1])
    if len(pieces) != count or own is None or own.end() == pieces[0][1] or any(b - a < 2 for a, b in pieces):
        return []
    named = [view[a:b] + end if not at else own.group() + view[a:b] + end for at, (a, b) in enumerate(pieces)]
    return [
        Name(a, b if at < count - 1 else name.end, indicator_named(said) or unlisted_indicator(said), False)
        for at, ((a, b), said) in enumerate(zip(pieces, named, strict=True))
    ]


def _shared_people(view: str, name: Name, count: int) -> list[Name]:
    """儿童青少年|超重率和肥胖率|分别为x和y: one name that lists rates of a group of people is one of each rate."""
    pieces = [*_pieces(view, name.start, name.end)]
    who = _people_before().match(view, name.start, pieces[0][1])
    rates = all(view.endswith(words("rate_tail"), a, b) for a, b in pieces)
    if count < 2 or len(pieces) != count or who is None or who.end() == pieces[0][1] or not rates:
        return []
    named = [("" if not at else who.group()) + view[a:b] for at, (a, b) in enumerate(pieces)]
    return [
        Name(a, b, indicator_named(said) or unlisted_indicator(said), False)
        for (a, b), said in zip(pieces, named, strict=True)
    ]


@lru_cache(maxsize=1)
def _people_before() -> regex.Pattern[str]:
    return regex.compile(rf"[^、,。;]{{0,12}}(?:{any_of('population_head')})")


def people_of(name: str) -> str:
    """The group of people that a name begins with (18岁及以上居民|超重率); '' if it names none.

    >>> people_of("18岁及以上居民超重率"), people_of("婴儿死亡率")
    ('18岁及以上居民', '')
    """
    found = _people_before().match(name)
    return found.group() if found is not None and found.end() < len(name) else ""


def _pieces(view: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The members of a list in view[start:stop]: what stands between joining words."""
    at = start
    for joint in _joints().finditer(view, start, stop):
        yield at, joint.start()
        at = joint.end()
    yield at, stop


@lru_cache(maxsize=1)
def _joints() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('joint')})(?!{any_of('comparator_after')})")  # 二级及以上医院 is one class


@lru_cache(maxsize=1)
def _leading_class() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{0,10}}?(?:{any_of('institution_class')})")


def _qualified(view: str, floor: int, name: Name, moments: Sequence[Moment]) -> Name:
    if name.elliptic or indicator_named(name.indicator.name) is None:
        return name
    found = _class_before().search(view, max(floor, name.start - 8), name.start)
    some = _some_before().search(view, max(floor, name.start - _LONGEST), name.start)
    whose = name.indicator.name if some and some["who"] else view[name.start : name.end]
    if some is not None and bool(some["who"]) != bool(_people().search(whose)):
        found = some
    if found is None:
        return name
    aged = found.group() if found is some or found.group()[0].isdigit() else ""
    said = aged or phrase_before(view, floor, name.start, moments).removesuffix("的")
    said = said[len(nation_in_front(said)) :]  # 全国|三级医院次均费用
    indicator = of_class(said, view[name.start : name.end], name.indicator)
    at = view.rfind(said, floor, name.start)
    return name if indicator is None or at < 0 else replace(name, start=at, indicator=indicator)


def of_class(said: str, label: str, listed: Indicator) -> Indicator | None:
    """The indicator that `label` names of the class `said`; None if the listed one is about such a class anyway."""
    if not 2 <= len(said) <= _LONGEST or is_count(listed) or listed.name in words("class_implied"):
        return None
    if said in listed.name:
        return None
    classed = regex.search(any_of("institution_class"), listed.name) is not None
    name = said + (label if classed else listed.name)
    bare = regex.sub(rf"(?:{any_of('area_word')})$", "", said)  # 农村地区 is 农村
    return (
        indicator_named(name)
        or indicator_named(bare + listed.name)
        or replace(listed, name=name, labels=(name,), heads=(), negative=())
    )
