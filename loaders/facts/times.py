"""Times that a plan counts: how soon a thing is done, how long stocks last, how long people work or exercise.

And how far a station serves (服务半径不超过800米). In: a value in a unit of time or in 米. Out: the value as it is
counted; None for all other times (24小时热线, 15分钟健身圈).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.tables import any_of, words

_BEFORE = 16  # characters before a time that may say what it is a time of
_WITHIN = "内"
_MARKS = regex.compile(r"[“”\"'\s]")


def counted_time(view: str, value: Value) -> Value | None:
    """The value if a plan counts such a time; with the 内 behind it, which bounds it (2小时|内报告)."""
    if not value.digits or value.unit not in (*words("time_unit"), "米"):
        return None
    before = view[max(0, value.start - _BEFORE) : value.start]
    if _radius().search(before):
        return value
    if value.unit == "米":
        return None
    done = _done().match(view, value.end)
    if done is not None and _rate().match(view, done.end()) is None:
        within = done["within"] or ""
        bound = within or view.endswith(_WITHIN, value.number_start, value.end)
        said = replace(value, end=value.end + len(within), comparator="le" if bound else value.comparator)
        return said if bound or (value.comparator == "eq" and _takes().match(view, value.end) is not None) else None
    if _lasts().match(view, value.end) or _moving().match(view, value.end) or _circle().match(view, value.end):
        return value
    if _limit().search(before):
        within = _WITHIN if view.startswith(_WITHIN, value.end) else ""
        return replace(value, end=value.end + len(within), comparator="le" if within else value.comparator)
    return value if value.comparator == "ge" and _work().search(before) else None


def subject_of_time(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> str:
    """What a counted time is a time of: the rest of its clause, in the sentence view[start:end].

    预警信息|2小时内|完成核实 is 预警信息完成核实, 储备|不少于30天|用量的防护物资 is 防护物资.
    """
    left = max([start, *(view.rfind(mark, start, value.start) + 1 for mark in ",;:、。")])
    right = min([end, *(at for mark in ",;、。)" if (at := view.find(mark, value.end, end)) >= 0)])
    before, behind = phrase_before(view, left, value.start, moments), view[value.end : right]
    lasts = _lasts().match(view, value.end)
    if lasts is not None:
        behind = view[lasts.end() : right].removeprefix("的")
        return _MARKS.sub("", behind if len(behind) > 1 else before)
    return _MARKS.sub("", before + behind.removeprefix("的"))


@lru_cache(maxsize=1)
def _done() -> regex.Pattern[str]:
    """2小时|内完成核实, 24小时以内|送达: not 15分钟|内能够到达 and not a rate."""
    return regex.compile(rf"(?P<within>之?内)?(?:{any_of('time_done')})")


@lru_cache(maxsize=1)
def _takes() -> regex.Pattern[str]:
    """用44天|实现, 2小时|送达: no 内 is needed where the verb tells that it is done by then."""
    return regex.compile(any_of("time_taken"))


@lru_cache(maxsize=1)
def _rate() -> regex.Pattern[str]:
    """24小时内|处置率保持100%: the time is a part of the rate's name."""
    return regex.compile(rf"[^,。;、]{{0,16}}?(?:{any_of('rate_tail')})")


@lru_cache(maxsize=1)
def _lasts() -> regex.Pattern[str]:
    """不少于30天|用量, 30天|满负荷使用, 20万人15天|用量."""
    return regex.compile(rf"的?(?:{any_of('stock_full')})*(?:{any_of('stock_use')})(?=[,。;、的)储需]|$)")


@lru_cache(maxsize=1)
def _moving() -> regex.Pattern[str]:
    return regex.compile(rf"的?(?:{any_of('exercise')})")


@lru_cache(maxsize=1)
def _circle() -> regex.Pattern[str]:
    """城区30分钟|、山区90分钟|急救圈."""
    return regex.compile(rf"(?:[、和]\p{{Han}}{{1,6}}\d+分钟)?(?:{any_of('time_circle')})")


@lru_cache(maxsize=1)
def _radius() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('radius')})(?:{any_of('link')})*$")


@lru_cache(maxsize=1)
def _limit() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:{any_of('time_limit')})(?:{any_of('change_down', 'link')})?[至到为]?(?:{any_of('link')})?$"
    )


@lru_cache(maxsize=1)
def _work() -> regex.Pattern[str]:
    """每周工作|不少于2天, 年人均下沉|不少于30天."""
    return regex.compile(rf"(?:[每年全]\p{{Han}}{{0,8}})(?:{any_of('time_of_work')})(?:{any_of('link')})*$")
