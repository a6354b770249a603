"""Indicators that nobody listed, and those whose value stands before or inside their name.

Rules, each for one construct: `per-capita` (每万名居民拥有6名全科医生, 全科医生数达到每万人口3.2人, 每3万人1辆救护车,
3张床位/10万人), `share-of` (50%的社区卫生服务中心配备…), `set-by-share` (按编制床位的2-5%设置…), `part-of`
(A占B28%), `covered` (A覆盖90%的B), `per-person` (补助提高到每人74元), `verb-share` (建强60%乡镇卫生院), `bare-share`
(其中负压救护车不少于40%).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.indicators.coverage import covered, covered_whole
from loaders.indicators.each import per_capita_each, rate_each
from loaders.indicators.growth import change_of_thing, growth_of_amount, growth_since
from loaders.indicators.names import Name
from loaders.indicators.others import for_others
from loaders.indicators.parts_of_count import growth_of_count, part_in_bracket
from loaders.indicators.parts_of_whole import part_of_whole
from loaders.indicators.parts_told import part_told
from loaders.indicators.per_capita import per_capita, per_capita_noun, per_person, set_per_people, short_noun
from loaders.indicators.posts import posts_per_people
from loaders.indicators.share import RATES, Share, coverage_name, made, names_a_thing
from loaders.indicators.shares_said import share_said
from loaders.indicators.standards import share_of_standard
from loaders.model import Comparator
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.indicators import indicator_named
from ontology.tables import any_of, words

_NEAR = 32  # characters of a part told by its age
_LIST = 200  # characters that a list of shares may take


@lru_cache(maxsize=1)
def _amount() -> regex.Pattern[str]:
    """超过1796万, 12.3万人: what a clause ends with that says how many there are."""
    return regex.compile(
        rf"(?:(?<![及岁])(?:{any_of('comparator_before')}))?\s?(?:\d[\d.,]*\s?[万亿千百]?[余多]?\p{{Han}}{{0,2}})?$"
    )


def shares_in(
    view: str, start: int, end: int, values: Sequence[Value], names: Sequence[Name], moments: Sequence[Moment]
) -> Iterator[Share]:
    """The indicators that the constructs above name in view[start:end], for values that no listed name took."""
    for value in values:
        ellipsis = for_others(view, start, value, names, moments)
        if ellipsis is not None:
            yield ellipsis
            continue
        for rule in _RULES:
            share = rule(view, start, end, value, moments)
            if share is not None:
                if names_a_thing(share.name):
                    yield share
                break


def _share_of(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """V的A做B: the share of A that do B. 建成“X”, 评为X name the share by X."""
    if value.unit != "%" or _goal_behind().match(view, value.end):
        return None
    several = _several().match(view, value.end, min(end, value.end + _LIST))
    if several is not None:
        who = several["who"].removeprefix("的")
        return made(value, coverage_name("", who, several["verb"], several["what"]), who, "share-of")
    after = regex.match(
        rf"的?(?P<who>[^,。;%]{{2,60}}?)(?P<verb>{any_of('share_verb')})了?(?P<what>[^,。;]{{2,30}})",
        view,
        pos=value.end,
        endpos=end,
    )
    if after is None or (
        view[value.end : value.end + 1] != "的" and not regex.match(r"\p{Han}{2}", view, pos=value.end)
    ):
        return None
    if view[value.end : value.end + 1] != "的" and phrase_before(view, start, value.start, ()).endswith(
        words("rate_tail")
    ):
        return None
    what = regex.sub(r"^了|,.*$|[“”\"']", "", after["what"]).strip()
    quoted = regex.match(r"[“\"](?P<x>[^”\"]{2,20})[”\"]", after["what"])
    who = regex.sub(r"[“”\"']", "", after["who"]).removeprefix("的")
    if quoted and after["verb"] in words("share_title"):
        more = regex.sub(r"[“”\"']", "", after["what"]).strip()
        name = f"{quoted['x']}占比" if more == quoted["x"] else f"{who}{after['verb']}{more}占比"
    else:
        head = phrase_before(view, start, value.start, moments)
        apart = view[value.start - 1 : value.start] in (",", ";")  # 建成中医医学中心,|80%的…: another clause
        keep = head if not apart and head.endswith(words("institution_class")) and "%" not in head else ""
        name = coverage_name(keep, who, after["verb"], what)
    return made(value, name, view[value.end : after.end()].removeprefix("的"), "share-of")


def _with_counted(view: str, start: int, stop: int, phrase: str) -> str:
    """乡村医生741人,…,本科以上学历的|占: the people counted before, of whom the part is."""
    part = _part_verb().sub("", phrase)
    whole = _counted().search(view, start, stop)
    if whole is None or not regex.search(rf"的(?:{any_of('share_adverb')})*占$", phrase):
        return phrase
    if _inside().search(phrase):
        return phrase  # 乡村医生中具备…资格的占: it says itself of whom
    who = phrase_before(view, start, whole.start("count"), ())
    return f"{part}{who}占" if who and who not in part else phrase


@lru_cache(maxsize=1)
def _inside() -> regex.Pattern[str]:
    return regex.compile(rf"\p{{Han}}{{3}}中(?=\p{{Han}}{{2}})(?!{any_of('compound_of_middle')})")


@lru_cache(maxsize=1)
def _counted() -> regex.Pattern[str]:
    return regex.compile(
        rf"\p{{Han}}(?P<count>(?:{any_of('comparator_before')})?\d[\d,.]*[万]?[余多]?[人名])(?=[,、(])"
    )


@lru_cache(maxsize=1)
def _goal_behind() -> regex.Pattern[str]:
    """20%|的规划目标: a goal's value, and of nobody the share."""
    return regex.compile(rf"的?(?:{any_of('goal_in_bracket')})")


@lru_cache(maxsize=1)
def _of_its_kind() -> regex.Pattern[str]:
    """可转换床位|达到|编制床位, 重症床位占比|不低于|编制床位: the part and the whole are of one kind."""
    return regex.compile(
        rf"(?P<part>.{{2,20}}?(?P<kind>\p{{Han}}{{2}}))(?:数?占比)?(?:(?P<least>{any_of('at_least')})|{any_of('link')})+"
        r"(?P<whole>.{2,10}(?P=kind))数?的?"
    )


@lru_cache(maxsize=1)
def _part_verb() -> regex.Pattern[str]:
    """本科以上学历的仅占: what leads from the part to its share."""
    return regex.compile(rf"的?(?:{any_of('share_adverb')})*占$")


@lru_cache(maxsize=1)
def _aged_among() -> regex.Pattern[str]:
    """乡村医生|中|60岁以上|的占: those of an age among people, who need no 占."""
    return regex.compile(
        rf"(?<!\p{{Han}})\p{{Han}}{{2,16}}(?P<middle>中),?(?P<age>\d+岁及?以[上下])[的者]?(?:{any_of('share_adverb')})*占?$"
    )


@lru_cache(maxsize=1)
def _link() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('link')})+$")


@lru_cache(maxsize=1)
def _several() -> regex.Pattern[str]:
    """99%|的社区卫生服务中心、98%的乡镇卫生院能够提供中医药服务: one thing done, by a share of each."""
    member = r"的\p{Han}{2,16}?"
    more = rf"(?:{any_of('joint')})\s?[\d.]+%(?:{any_of('comparator_after')})?{member}"
    return regex.compile(rf"(?P<who>{member})(?:{more})+(?P<verb>{any_of('share_verb')})了?(?P<what>[^,。;]{{2,30}})")


def _set_by_share(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """按B的V设置A."""
    before = regex.search(
        r"按照?(?P<base>[^,。;]{2,14}?)的\s?$", view, pos=max(start, value.start - 20), endpos=value.start
    )
    after = regex.match(
        rf"(?:的?(?:标准|比例))?(?:{any_of('equip')})(?P<what>\p{{Han}}{{2,12}})?", view, pos=value.end, endpos=end
    )
    if value.unit != "%" or before is None or after is None:
        return None
    what = short_noun(after["what"]) if after["what"] else phrase_before(view, start, before.start(), moments)
    if len(what) < 2:
        return None
    name = f"{what}占{before['base'].removesuffix('总数')}比例"
    return made(value, name, view[before.start() : after.end()], "set-by-share")


def _part_of(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """A占B(的比例)V."""
    if value.unit not in RATES:
        return None
    phrase = phrase_before(view, start, value.start, moments)
    if phrase == "占" and view[max(start, value.start - 3) : value.start].startswith("("):
        return None  # 医院38家(占45%): the whole is not in the clause before
    if phrase.startswith("占"):  # 60岁及以上人口1796万,占总人口的18%: the part stands in the clause before
        comma = view.rfind(",", start, value.start)
        part = _amount().sub("", phrase_before(view, start, comma, moments)) if comma > start else ""
        phrase = (part if part.endswith(words("comparator_after")) else _link().sub("", part)) + phrase
    aged = _aged_among().search(view, max(start, value.start - _NEAR), value.start)
    if aged:  # 乡村医生中60岁以上的接近三分之一
        whole = phrase_before(view, start, aged.start("middle"), moments)
        return made(value, f"{aged['age']}{whole}占比", phrase, "part-of")
    if phrase.endswith("占") and len(phrase) > 3:  # 设立老年医学科的医院占60%
        phrase = _with_counted(view, start, value.start, phrase)
        return made(value, f"{_part_verb().sub('', phrase)}占比", phrase.removesuffix("占"), "part-of")
    kinds = _of_its_kind().fullmatch(phrase)
    if kinds:  # 可转换重症监护床位达到编制床位的4%
        bound: Comparator = "ge" if kinds["least"] and value.comparator == "eq" else value.comparator
        said = replace(value, comparator=bound)
        return made(said, f"{kinds['part']}占{kinds['whole']}比例", phrase, "part-of")
    if regex.search(r"\d[%‰]", phrase):  # 占比为31%,高于30%: the name has its value already
        return None
    found = regex.fullmatch(
        rf"(?P<part>.{{2,30}}?)(?:的?(?:比例|比重))?(?:{any_of('share_adverb')})*占(?P<whole>.{{2,16}}?)(?:的?(?:比例|比重|百分比))?",
        phrase,
    )
    if found is None or found["whole"].startswith("比"):  # 占比在2020年基础上
        return None
    part = found["part"].removeprefix("的").removesuffix("约")
    kind = part.rpartition("等")[2]  # 心脑血管疾病、癌症等|慢性病导致的死亡
    known = indicator_named(f"{kind}占{found['whole']}比例") if kind != part else None
    if known is not None:
        return Share(value, known.name, True, phrase, "part-of")
    return made(value, f"{part}占{found['whole']}比例", phrase, "part-of")


def _verb_share(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """建强60%乡镇卫生院、60%村卫生室: the share of a class on which the verb is done."""
    if value.unit != "%":
        return None
    noun = regex.match(r"的?(?P<noun>\p{Han}{2,16}?)(?=[、,;。]|$)", view, pos=value.end, endpos=end)
    verb = None
    for found in regex.finditer(
        rf"(?:{any_of('share_begin')})", view, pos=max(start, value.start - 24), endpos=value.start
    ):
        verb = found
    if noun is None or verb is None or regex.search(r"[,;。]", view[verb.end() : value.start]):
        return None
    return made(value, f"{verb.group()}{noun['noun']}占比", verb.group() + noun["noun"], "verb-share")


def _bare_share(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """其中负压救护车不少于40%: the share of a noun among what was said before."""
    if value.unit != "%":
        return None
    phrase = phrase_before(view, start, value.start, moments)
    among = view[max(start, value.start - 40) : value.start]
    if phrase.endswith(words("place_tail")):
        return None  # 其中复兴镇达98.6%: another place, not a share of it
    if _rate_among().search(view, max(0, start - 8, value.start - 40), value.start):
        return None  # 使用率79.4%,其中专科医院60%: the same rate of a part, not a share
    if (
        phrase.endswith(words("rate_tail"))
        or not 2 <= len(phrase) <= 16
        or not any(word in among for word in words("among"))
    ):
        return None
    return made(value, f"{phrase}占比", phrase, "bare-share")


@lru_cache(maxsize=1)
def _rate_among() -> regex.Pattern[str]:
    return regex.compile(
        rf"\d(?:%|个?(?:{any_of('point_unit')}))(?:{any_of('comparator_after')})?[,;。(]?(?:{any_of('among')})"
    )


_RULES: tuple[Callable[[str, int, int, Value, Sequence[Moment]], Share | None], ...] = (
    part_told,
    posts_per_people,
    set_per_people,
    per_capita_each,
    rate_each,
    per_capita,
    per_capita_noun,
    _set_by_share,
    share_said,
    _share_of,
    part_in_bracket,
    growth_of_count,
    share_of_standard,
    _part_of,
    part_of_whole,
    covered,
    covered_whole,
    per_person,
    _verb_share,
    growth_of_amount,
    change_of_thing,
    growth_since,
    _bare_share,
)
