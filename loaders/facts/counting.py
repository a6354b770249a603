"""Whether a value counts things: it has a counter, and is no date, age, duration, ordinal, condition or rate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.fitting import COUNTED, unit_base
from loaders.tokens.clock import Moment
from loaders.tokens.conditions import is_age
from loaders.tokens.values import Value
from ontology.tables import any_of, words

_BASE = 22  # characters of a base and its verb


@lru_cache(maxsize=1)
def _not_counted() -> frozenset[str]:
    return frozenset(words("uncounted_unit"))


@lru_cache(maxsize=1)
def _structure() -> regex.Pattern[str]:
    """三个方面, 两个允许, 四方责任: how a text is organised, or a slogan, not a count of things."""
    return regex.compile(rf"(?:{any_of('uncounted_noun')})(?!形态|化)")


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
def _issued() -> regex.Pattern[str]:
    """每年发布1期|慢性病监测报告: what comes out, named behind its number."""
    return regex.compile(rf"\p{{Han}}{{0,14}}(?:{any_of('issued_noun')})(?=[,。;、)]|$)")


@lru_cache(maxsize=1)
def _none() -> regex.Pattern[str]:
    """没有|一名执业医师, 无|一所三级医院: none at all."""
    return regex.compile(rf"(?:{any_of('none_before')})$")


@lru_cache(maxsize=1)
def _of_people() -> regex.Pattern[str]:
    who = any_of("people", "population_head")
    return regex.compile(rf"(?:{who})(?:{any_of('comparator_after')})?的")


@lru_cache(maxsize=1)
def _raised() -> regex.Pattern[str]:
    """组建|不少于300人|的讲师团, 组建1支|不少于30人|的队伍."""
    return regex.compile(rf"(?:{any_of('raise_verb')})(?:[\d一二三两]{{1,2}}(?:{any_of('counter')}))?$")


@lru_cache(maxsize=1)
def _granted() -> regex.Pattern[str]:
    """给予不超过30万元|的安家补助: what is paid, at most or at least."""
    return regex.compile(rf"(?<=元)的\p{{Han}}{{0,6}}(?:{any_of('granted')})")


def is_quantity(view: str, value: Value, moments: Sequence[Moment]) -> bool:
    """Whether a value counts things: it has a counter, and is no date, age, duration, ordinal or rate."""
    if any(moment.start < value.end and value.start < moment.end for moment in moments):
        return False
    if not value.unit or is_age(view, value):
        return False
    if value.unit == "期":
        if _issued().match(view, value.end) is not None:
            return True
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
        raised = _raised().search(view, max(0, value.start - 8), value.start) is not None
        return raised or _granted().match(view, value.end) is not None  # 600人以上的学校: a condition
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
        if value.number == 1 and _none().search(view, max(0, value.number_start - 4), value.number_start):
            return False
        article = value.number == 1 and value.unit in words("article_unit")  # 培养一支队伍
        if article or _programme().match(view, value.end):
            return False
        return view[max(0, value.number_start - 1) : value.number_start] not in words("numeral_before")
    return True
