"""Names of rates that no label matches: the noun phrase that ends as rates, shares and indices are named.

A phrase that differs from one label only in empty words, or that its context completes, is that known indicator;
any other is new, named as the text names it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.completed import completed, of_whom
from loaders.indicators.disease_lists import rates_in_list
from loaders.indicators.names import Name
from loaders.indicators.places import without_places
from loaders.indicators.qualified import people_of
from loaders.indicators.quoted import quoted_gap
from loaders.indicators.standards import named_with_bodies
from loaders.indicators.whose import nation_in_front
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.indicators import Indicator, indicator_in_context, indicator_named, indicator_nearly, unlisted_indicator
from ontology.tables import any_of, words

_PLAIN = regex.compile(r"\p{Han}+")
_TIMED = regex.compile(r"\d(?:秒钟?|分钟|小时)内?$")  # 急救电话10秒|接听率
_DOSED = regex.compile(r"\d(?:剂次?|针次?)$")  # 麻腮风疫苗2剂次|接种率
_SHORT, _NEAR = 8, 24  # characters of a name that may lack its beginning, and between it and the name before
_BARE = 4  # characters of a rate that says nothing of whom
_BRACKET = regex.compile(r"\([^()]*\)")
_QUOTES = "“”\"'"
_CONTEXT = 90  # how far back the words may stand that complete a short name


@lru_cache(maxsize=1)
def _tail() -> regex.Pattern[str]:
    per_head = rf"(?:{any_of('percapita_start')})[^,。;、\d]{{1,20}}?(?:{any_of('percapita_tail')})"
    return regex.compile(
        rf"(?:{any_of('rate_tail')}|{per_head})(?=[”\"’)]{{0,2}}\s?(?:\([^()]{{0,12}}\))?\s?"
        rf"(?:$|[,;\d≥≤<>]|"
        rf"以[^,。;]{{1,14}}为单位|在(?=\d{{4}}年)|{any_of('joint', 'link', 'comparator_before')}|"
        rf"{any_of('change_up', 'change_down', 'baseline_before', 'class_part')}))"
    )


@lru_cache(maxsize=1)
def _joint() -> regex.Pattern[str]:
    return regex.compile("、|/|" + "|".join(regex.escape(word) for word in words("joint") if word != "、"))


def unlisted_names(
    view: str,
    sentence: int,
    start: int,
    end: int,
    names: Sequence[Name],
    values: Sequence[Value],
    moments: Sequence[Moment],
) -> tuple[list[Name], list[Name]]:
    """New names in view[start:end] that have a value somewhere behind them, and the listed ones that they swallow

    (患者满意度 is no name in 门诊患者满意度调查回访率). `sentence` is where the sentence around them begins.
    """
    if not values:
        return [], []
    swallowed: list[Name] = []
    ends = sorted([*(n.end for n in names), *(v.end for v in values), *(m.end for m in moments)])
    found: list[Name] = []
    for tail in _tail().finditer(view, start, values[-1].start):
        if any(name.start < tail.end() <= name.end for name in names):
            continue
        inner = [name for name in names if name.end <= tail.start() and _runs_on(view[name.end : tail.start()])]
        swallowed += inner
        at = bisect_right(ends, min([tail.start(), *(name.start for name in inner)]))
        floor = max([start, *ends[max(0, at - 1) : at], *(name.end for name in found[-1:])])
        phrase = phrase_before(view, floor, tail.end(), moments)
        around = phrase_before(view, _clause_start(view, start, tail.start()), tail.end(), moments)
        if tail.group() in words("share_tail") and _holds_count(around, phrase):
            phrase = around  # 提供6类以上中医药技术的机构比例: the count is a part of the name
        elif phrase.startswith(words("name_rest")) or _TIMED.search(view, start, tail.end() - len(phrase)):
            phrase = around  # 输入病例24小时|内处置率
        elif _DOSED.search(view, start, tail.end() - len(phrase)):
            phrase = around
        left = _left_of(view, floor, tail.end(), phrase)
        if phrase in words("share_tail") and _count_before().search(view, start, left):
            continue  # 达标的仅12家,|占比60%: of how many bodies, no part of the name before
        if phrase.startswith(words("share_start")) and (whole := _said_before([*names, *found], tail.start())):
            if view.count(",", whole.end, tail.start()) > 1:
                continue  # …低于平均水平,达标的中心仅10家,|占比67%: of what stands between
            phrase = view[whole.start : whole.end] + phrase  # 卫生健康支出年均增长8%以上,|占财政支出比重
        # 同年全国平均水平, 高于全省增长水平: the name is the one said before
        if phrase in words("average_level"):
            continue  # 高于全市30.2%的|平均水平|,较上年提高
        if len(phrase) < 3 or quoted_gap(phrase) or _compares(phrase) or _of_nothing().fullmatch(phrase):
            continue
        phrase = _levels_together().sub("", phrase)
        nation = len(nation_in_front(phrase))  # 全国|三级公立医院次均门诊费用
        phrase, left = phrase[nation:], left + nation
        phrase = named_with_bodies(view, sentence, left, of_whom(view, sentence, left, phrase) or phrase)
        if not phrase:
            continue
        for name, indicator in resolve_phrase(phrase, view[max(0, left - _CONTEXT) : tail.end()]):
            last = _said_before([*names, *found], left)
            indicator = indicator or _completed(view, last, name, left)
            if indicator is None:
                tied = last is not None and _joint().fullmatch(view, last.end, left) is not None
                name = without_places(name)
                name = completed(view, sentence, left, name, last.indicator.name if last and tied else "")
                if last is not None and len(name) <= _BARE and left - last.end <= _NEAR:
                    who = people_of(last.indicator.name)  # 6-17岁儿童超重率和|肥胖率, 6-17岁儿童超重率9%,|肥胖率
                    rest = last.indicator.name[len(who) :]
                    name = who + name if tied or (len(rest) < _BARE and rest.endswith(name[-1])) else name
                indicator = indicator_named(name)
            found.append(Name(max(left, start), tail.end(), indicator or unlisted_indicator(name), False))
    return found, swallowed


def _left_of(view: str, floor: int, end: int, phrase: str) -> int:
    """Where a phrase begins that ends at `end`: quotation marks in it are left out of the phrase, not of the text."""
    at, left = end, len(phrase)
    while left and at > floor:
        at -= 1
        left -= view[at] not in _QUOTES
    return at


def _said_before(names: Sequence[Name], at: int) -> Name | None:
    """The last of the names that end before `at`."""
    return max((name for name in names if name.end <= at), key=lambda name: name.end, default=None)


def _completed(view: str, before: Name | None, name: str, at: int) -> Indicator | None:
    """The listed indicator that a short name means which shares its beginning with the name before

    (新生儿遗传代谢病筛查率和|听力筛查率); None if there is none.
    """
    if before is None or len(name) > _SHORT or at - before.end > _NEAR:
        return None
    said = view[before.start : before.end]
    known = (indicator_named(said[:cut] + name) for cut in range(len(said) - 2, 1, -1))
    return next((one for one in known if one is not None), None)


def _clause_start(view: str, start: int, stop: int) -> int:
    return max([start, *(view.rfind(mark, start, stop) + 1 for mark in ",;:。")])


def _holds_count(around: str, phrase: str) -> bool:
    """Whether the whole clause names something with a count inside it, words on both sides."""
    head = around[: len(around) - len(phrase)]
    return around.endswith(phrase) and regex.search(r"\p{Han}{2}\d+\p{Han}", head) is not None


@lru_cache(maxsize=1)
def _levels_together() -> regex.Pattern[str]:
    """市、县两级|疾控机构人员空编率: of all of them together, which the name need not say."""
    level = any_of("level_of_place")
    return regex.compile(rf"^(?:(?:{level})级?(?:{any_of('joint')}))+(?:{level})[两二三四]级")


@lru_cache(maxsize=1)
def _of_nothing() -> regex.Pattern[str]:
    """每人每年|补助|2400元, 达到推荐标准的占比: what it is paid for, or of whom it is, the phrase does not say."""
    return regex.compile(
        rf"(?:{any_of('percapita_start')})(?:每[年月])(?:{any_of('percapita_tail')})"
        r"|(?:达到)?\p{Han}{0,4}标准的占比"
    )


def _compares(phrase: str) -> bool:
    """高于全省诊疗量增长水平, 2020年目标水平: what a value is compared with, no name."""
    return phrase.startswith(_beyond()) or phrase.endswith(words("level_of_aim"))


@lru_cache(maxsize=1)
def _beyond() -> tuple[str, ...]:
    return tuple(word for word in words("comparator_before") if len(word) > 1)


def _runs_on(between: str) -> bool:
    """Whether a listed name goes on into a longer one: only plain words, no verb that leads to a value."""
    return 0 < len(between) <= 10 and _PLAIN.fullmatch(between) is not None and _verbs().search(between) is None


@lru_cache(maxsize=1)
def _count_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('counter')})[,、]$")


@lru_cache(maxsize=1)
def _verbs() -> regex.Pattern[str]:
    return regex.compile(any_of("link", "joint", "change_up", "change_down", "link_noun", "region_prefecture"))


def resolve_phrase(phrase: str, context: str) -> list[tuple[str, Indicator | None]]:
    """What a phrase names: one indicator, or several where a list shares its end (高血压、糖尿病…管理率)."""
    both = rates_in_list(phrase, context)
    if both:
        return [(one.name, one) for one in both]
    whole = _known(phrase, context) or _known(_BRACKET.sub("", phrase), context)  # 医疗服务收入(不含药品)占比
    if whole is not None:
        return [(whole.name, whole)]
    parts = [part for part in _joint().split(phrase) if part]
    levels = _by_level(parts)
    if levels:
        return [(name, _known(name, context)) for name in levels]
    last = _known(parts[-1], context) if len(parts) > 1 else None
    if last is None:
        return [(phrase, None)]
    found: list[tuple[str, Indicator | None]] = []
    for part in parts[:-1]:
        member = next(
            (one for cut in range(1, len(parts[-1]) - 1) if (one := _known(part + parts[-1][cut:], "")) is not None),
            None,
        )
        if member is None:
            return [(phrase, None)]
        found.append((member.name, member))
    return [*found, (last.name, last)]


def _by_level(parts: Sequence[str]) -> list[str]:
    """市级、县级疾控中心…开展率: the rate at each of the levels that a list begins with; empty if it is no list."""
    levels = words("name_level")
    leading = [word for word in levels if parts[-1].startswith(word)]
    alike = [word for word in leading if word[-1:] == parts[0][-1:]]  # 二级、|三级|医院, not 三级医院
    last = next(iter(alike or leading), None)
    if len(parts) < 2 or last is None or any(part not in levels for part in parts[:-1]):
        return []
    return [*(part + parts[-1][len(last) :] for part in parts[:-1]), parts[-1]]


def _known(phrase: str, context: str) -> Indicator | None:
    return indicator_named(phrase) or indicator_nearly(phrase) or indicator_in_context(phrase, context)
