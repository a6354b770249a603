"""Parts of a whole between its name and the value: 急救反应时间|城区|控制在12分钟以内、|农村|控制在30分钟以内.

Each is a name of its own, and the whole has no value unless one stands before its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.fitting import fits
from loaders.indicators.names import Name
from loaders.indicators.qualified import of_class
from loaders.tokens.values import Value
from ontology.indicators import Indicator, indicator_named, unlisted_indicator
from ontology.tables import any_of

_FAR = 30  # characters between two values of such a list


def parts_behind(view: str, names: Sequence[Name], values: Sequence[Value]) -> list[Name]:
    """The names of a sentence with the parts that follow them; a whole that has no value before its parts goes."""
    found: list[Name] = []
    for at, name in enumerate(names):
        after = names[at + 1] if at + 1 < len(names) else None
        part = after is not None and after.elliptic and after.indicator.broader == name.indicator.name
        if part and after is not None and after.start == name.end:
            continue  # 居民健康素养水平|城市|达到30%
        stop = after.start if after is not None else len(view)
        parts = _parts(view, name, [value for value in values if name.end <= value.start < stop])
        found += parts if parts and parts[0].start == name.end else [name, *parts]
    return found


def _parts(view: str, name: Name, values: Sequence[Value]) -> list[Name]:
    found: list[Name] = []
    anchor = name.end
    unit = values[0].unit if values else ""
    for value in values:
        if value.start - anchor > _FAR:
            break
        gap = _gap().fullmatch(view, anchor, value.start)
        if gap is not None:
            indicator = _of_part(gap["part"], name.indicator)
            part = Name(gap.start("part"), gap.end("part"), indicator, True) if indicator else None
            if part is None or value.unit != unit or not fits(name, value, True, False):
                break  # 诊疗量占比超过65%;社区医院达到10家: of something else
            found.append(part)
        elif found or _another().search(view, anchor, value.start):
            break
        anchor = value.end
    return found


@lru_cache(maxsize=1)
def _another() -> regex.Pattern[str]:
    """A mark with words behind it (,电子病历应用率三级医院达): the value is another name's."""
    return regex.compile(r"[,、;]\s?\p{Han}{3}")


@lru_cache(maxsize=1)
def _gap() -> regex.Pattern[str]:
    # between a name and a value, or between two values: 、|农村|控制在, ,其中|二级医院|达到
    kind = rf"\p{{Han}}{{0,5}}?(?:{any_of('institution_class')})|{any_of('place_kind')}"
    part = rf"(?:{any_of('class_part', 'part_behind')})(?:{kind})?"
    return regex.compile(
        rf"(?:{any_of('joint')}|[,(;:])?(?:(?:{any_of('among')})[,:]?)?(?P<part>{part})"
        rf"(?:{any_of('link')}|{any_of('comparator_before')})*+"
    )


@lru_cache(maxsize=1)
def _own_class() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('class_part')})\p{{Han}}{{0,5}}?(?:{any_of('institution_class')})")


@lru_cache(maxsize=1)
def _class_word() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('institution_class')})$")


@lru_cache(maxsize=1)
def _leading_part() -> regex.Pattern[str]:
    return regex.compile(any_of("class_part"))


def _of_part(part: str, whole: Indicator) -> Indicator | None:
    """The indicator of a part: with its name before the whole's, or in the place of the class that the whole names."""
    if _own_class().fullmatch(part) and _own_class().search(whole.name):
        said = _own_class().sub(part, whole.name, count=1)
        return indicator_named(said) or unlisted_indicator(said)
    shared = _class_word().search(part)
    if shared is not None and whole.name.startswith(shared.group()):  # 医院床位使用率79.4%,其中公立医院
        said = part + whole.name[len(shared.group()) :]
        return indicator_named(said) or unlisted_indicator(said)
    own = _leading_part().match(whole.name)
    if own is not None:  # 城区急救反应时间…,农村…
        said = part + whole.name[own.end() :]
        return indicator_named(said) or unlisted_indicator(said)
    if indicator_named(whole.name) is None:
        return unlisted_indicator(part + whole.name)
    return of_class(part, whole.name, whole)
