"""Growth of an amount: 支出年均增长8%, 省外就医人次较2020年减少30%. In: a value that no name took. Out: a Share.

And growth that changes itself (超重率|年均增幅|较基线下降70%), which says nothing of the rate. In: a Name. Out: a Name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.indicators.changes import change_of
from loaders.indicators.names import Name
from loaders.indicators.share import Share, amount_noun, made
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.indicators import indicator_named, unlisted_indicator
from ontology.tables import any_of, words

_LAST = 16  # characters of 较上年, its verb and a bound
_VERB = 10  # characters of the verb between the base year and the value
_MEAN = regex.compile(r"(?<!水)平均?$")  # 医疗费用|平均|增幅: 平 is what 均 as a link has left of it


@lru_cache(maxsize=1)
def _figure() -> regex.Pattern[str]:
    """财政投入资金|68.5亿元,年均增长8%: the amount's own figure, with its bound, is no part of its name."""
    return regex.compile(rf"(?:{any_of('link', 'comparator_before')})*\d[\d.,]*\s?[^\d,;。]{{0,6}}$")


def growth_of_amount(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """支出年均增长8%: a bare rate of growth of an amount, named by the amount."""
    change = change_of(view, start, value) if value.unit == "%" else None
    if change is None or not (change.unit.endswith("/年") or change.by_noun):
        return None
    phrase = phrase_before(view, start, change.start, moments)
    phrase = _MEAN.sub("", amount_noun(_figure().sub("", phrase)))
    return made(value, phrase, phrase, "growth") if 3 <= len(phrase) <= 24 else None


def change_of_thing(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """药品价格平均下降近35%, 起付线降低50%: how much a price or a time falls or rises, named by it."""
    change = change_of(view, start, value) if value.unit == "%" else None
    if change is None:
        return None
    noun = _MEAN.sub("", phrase_before(view, start, change.start, moments))
    if _reckoned_by().search(view, start, change.start) is not None:
        return None  # 次均费用354元,按当年价格|上涨1.7%: by which prices it is reckoned
    return made(value, noun, noun, "change") if noun.endswith(words("changing_noun")) and len(noun) > 3 else None


@lru_cache(maxsize=1)
def _reckoned_by() -> regex.Pattern[str]:
    return regex.compile(rf"按照?\p{{Han}}{{2}}(?:{any_of('changing_noun')})(?:计算)?$")


def _is_base(view: str, moment: Moment) -> bool:
    """Whether a time is what a change is measured from: 较2020年, 较“十三五”."""
    if moment.kind == "base":
        return True
    before = view[max(0, moment.start - 2) : moment.start].rstrip("“")
    return moment.kind == "period" and before.endswith(words("baseline_before"))


def growth_since(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """诊疗人次较2020年增长30%: a word of amount right before a base year, a change in per cent behind it."""
    base = next((one for one in moments if 0 < value.start - one.end <= _VERB and _is_base(view, one)), None)
    last = _than_last_year().search(view, max(start, value.start - _LAST), value.start)
    at, end_of_base = (last.start(), last.end()) if last is not None else (base.start, base.end) if base else (0, 0)
    if value.unit != "%" or at <= start:
        return None
    change = change_of(view, end_of_base, value)
    noun = _figure().sub("", phrase_before(view, start, at, moments).rstrip("较比,“")).rstrip("较比,“")
    noun = amount_noun(noun)
    if change is None or len(noun) < 3 or not noun.endswith(words("amount_tail")):
        return None
    return made(value, noun, noun, "growth-since")


@lru_cache(maxsize=1)
def _than_last_year() -> regex.Pattern[str]:
    """较上年|增长3%, 同比|增长10%: what a change is measured from, its verb behind it."""
    before, named = any_of("baseline_before"), any_of("last_year_named")
    verb = any_of("change_up", "change_down")
    return regex.compile(rf"(?:(?:{before})(?:{named})|同比)(?=(?:{verb})[^,。;]{{0,4}}$)")


def with_growth(view: str, name: Name) -> Name:
    """The name with the word of growth behind it, if that is what changes."""
    growth = _growth_changing().match(view, name.end)
    if growth is None:
        return name
    said = view[name.start : growth.end("noun")]
    return replace(name, end=growth.end("noun"), indicator=indicator_named(said) or unlisted_indicator(said))


@lru_cache(maxsize=1)
def _growth_changing() -> regex.Pattern[str]:
    # matches 超重率|的年均增幅|在基线基础上下降70%; not 经费|年均增幅|8%
    noun = rf"的?(?:{any_of('yearly')})?(?:{any_of('change_up_noun', 'change_down_noun')})"
    return regex.compile(
        rf"(?P<noun>{noun})[^,。;]{{0,16}}?(?:{any_of('change_up', 'change_down')})(?=[\d一二三四五六七八九])"
    )
