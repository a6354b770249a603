"""Per-capita figures: 每万名居民拥有6名全科医生, 每万人口3.2人, 每3万人1辆救护车, 3张床位/10万人, 每人74元.

In: a value that no listed name took, and the text around it. Out: the indicator that the construction names.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.share import RATES, Share, made
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.subjects import subject_of
from loaders.tokens.values import Value, values_in
from ontology.indicators import indicator_in_context, indicator_named
from ontology.tables import any_of, words

_COUNT = regex.compile(r"(?:仅|只|共|约)?有?\d.*$")  # 全科医生仅31名,每万人口不足1名


@lru_cache(maxsize=1)
def _per_before() -> regex.Pattern[str]:
    """每万名居民拥有 right before a value; a population of its own (每千名婴幼儿拥有) needs the verb."""
    many = r"(?:每\s?(?P<many>(?:\d{1,3}[万千]?[至到—~-])?\d{0,2}(?:千|万|十万|百万))(?:名|个)?"
    many += r"|(?<![\d.多余])(?P<bare>[千万])(?=人[口均]))"
    others = rf"(?!{any_of('people')})(?P<others>[^,。;\s每]{{2,12}}?)(?:{any_of('have')})"
    people = rf"(?P<people>{any_of('people')})均?(?:{any_of('have')})?(?:{any_of('link')})?|{others}"
    return regex.compile(rf"{many}(?:{people})(?:{any_of('attributive_before')})?\s?$")


@lru_cache(maxsize=1)
def _noun_after() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:{any_of('attributive_before')})*(?P<verb>{any_of('equip')})?+(?P<noun>\p{{Han}}[\p{{Han}}()A-Z]{{1,14}})"
    )


def per_capita(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """每(千|万)… right before the value: the noun stands after it, or before the 每."""
    written = view[value.number_start : value.end]
    inverse = regex.search(r"/\s?(?P<many>10万|十万|万|千)(?:人口|人)?$", written)
    if inverse and regex.search(r"[张个名]", written):
        noun = _behind_verb(phrase_before(view, start, value.start, moments))
        many = inverse["many"]
        return made(value, f"每{many}人口{noun}数", noun, "per-capita") if noun else None
    found = _per_before().search(view, max(start, value.start - 24), value.start)
    if found is None or value.unit in RATES:
        return None
    kept = _kept_for(view, start, end, found.start(), value)
    who = "人口" if found["people"] else found["others"]
    many = "10万" if found["many"] == "十万" else found["many"] or found["bare"]  # 医师284人,千人均1.42人
    prefix = f"每{many}{'名' if who != '人口' and '名' in found.group() else ''}{who}"
    if kept:
        return per_people(value, many, prefix, kept, view[found.start() : value.end] + kept)
    after = _noun_after().match(view, value.end, end)
    if found["others"] and after is None and view[found.start() - 1 : found.start()] in (",", ";"):
        return None  # ,每千名老人护理床位达到5.5张: the noun is said behind 每, not in the clause before
    before = _by().sub("", _COUNT.sub("", phrase_before(view, start, found.start(), moments)))
    noun = ""
    if after and not _starts_clause(view, value.end) and not after["noun"].startswith(words("clause_verb")):
        noun = _standard().sub("", short_noun(_required().sub("", after["noun"])))
    noun = noun or _whole(_mean().sub("", before))
    if noun in words("converted"):  # 提供托位1826个,|折合|每千人口1.65个: the clause before counts it
        noun = _counted_before(view, start, found.start(), value, moments)
        if not noun:
            return None
    if not noun:  # 医师4.07万人,占医师总数的15.2%,每千人口0.48人: the noun stands before its count, a clause before
        comma = view.rfind(",", start, view.rfind(",", start, found.start()))
        noun = _COUNT.sub("", phrase_before(view, start, comma, moments)) if comma > start else ""
    if not noun:
        return None
    return per_people(value, many, prefix, noun, view[found.start() : value.end] + (noun if after else ""))


def _kept_for(view: str, start: int, end: int, at: int, value: Value) -> str:
    """为社会办医预留|每千人口1.5张床位的发展空间: the beds of those for whom room is kept; '' if for nobody."""
    before = _kept().search(view, max(start, at - 16), at)
    after = _kept().match(view, value.end, end)
    found = before if before is not None and before.end() == at else after
    return f"{found['whom']}床位" if found is not None and value.unit == "张" else ""


@lru_cache(maxsize=1)
def _kept() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('bed_word')})?为(?P<whom>\p{{Han}}{{2,10}}?)(?:{any_of('kept_verb')})")


def _counted_before(view: str, start: int, stop: int, value: Value, moments: Sequence[Moment]) -> str:
    """What the clause that ends before `stop` counts by the same counter, without who has it; '' if nothing."""
    comma = view.rfind(",", start, stop)
    last = max(values_in(view, start, max(start, comma)), key=lambda one: one.end, default=None)
    if last is None or last.end != comma or last.unit.lstrip("万亿") != value.unit:
        return ""
    return _behind_verb(subject_of(view, start, comma, last, moments))


@lru_cache(maxsize=1)
def _by() -> regex.Pattern[str]:
    """可转换床位|按每千人口1.2张预留."""
    return regex.compile(rf"(?:{any_of('set_by')})$")


@lru_cache(maxsize=1)
def _required() -> regex.Pattern[str]:
    """配备1辆|救护车|的要求全面落实: what is set up stands before the word of a standard."""
    return regex.compile(rf"(?<=\p{{Han}}{{2}})的(?:{any_of('aim_word', 'standard_word')}).*$")


@lru_cache(maxsize=1)
def _standard() -> regex.Pattern[str]:
    """配备1辆救护车|标准补齐车辆."""
    return regex.compile(rf"(?<=\p{{Han}}{{2}})(?:{any_of('standard_word')}).*$")


def _whole(phrase: str) -> str:
    """A noun, unless it is the rest of a clause that says a share (占医师总数的)."""
    return "" if phrase.startswith("占") else phrase


def per_people(value: Value, many: str, prefix: str, noun: str, surface: str) -> Share:
    """The per-capita indicator of a noun: the vocabulary's under any of its usual names, else a new one."""
    for thing in dict.fromkeys((noun, _behind_verb(noun))):  # 公立医疗机构设安宁疗护床位: what they set up
        label = prefix + thing
        for name in (label + "数", label, f"每{many}人口{thing}", f"每{many}人口{thing.removesuffix('总数')}"):
            known = indicator_named(name)
            if known is not None:
                return Share(value, known.name, True, surface, "per-capita")
    bare = noun.removesuffix("数").removesuffix("总")
    return Share(value, f"{prefix}{bare}数", False, bare, "per-capita")


@lru_cache(maxsize=1)
def _mean() -> regex.Pattern[str]:
    """健身站点|平均|已达每万人3个."""
    return regex.compile(r"(?<=\p{Han}{2})平均?$")


def _behind_verb(phrase: str) -> str:
    """What is set up: of 二级以下医疗机构设立安宁疗护床位 only 安宁疗护床位."""
    verbs = list(regex.finditer(any_of("equip", "have"), phrase))
    return phrase[verbs[-1].end() :] or phrase if verbs else phrase


def _starts_clause(view: str, at: int) -> bool:
    return at >= len(view) or view[at] in ",。;、)\n"


def short_noun(text: str) -> str:
    """The head of a noun phrase after 的; verbs at its end are cut."""
    noun = text.rpartition("的")[2] or text
    cut = regex.search(any_of("clause_verb"), noun)
    return noun[: cut.start()] if cut and cut.start() >= 2 else noun


def set_per_people(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """按照每3万人1辆的标准配备救护车."""
    found = regex.search(
        r"每(?P<many>(?:\d+[万千]?[至到—~-])?\d*\.?\d*[万千百]?)(?P<who>人口|人|名居民)\s?$",
        view,
        pos=max(start, value.start - 14),
        endpos=value.start,
    )
    after = regex.match(
        rf"的?(?:标准|比例|要求)?(?:统筹|合理)?(?:{any_of('equip')})(?P<noun>\p{{Han}}{{2,10}})",
        view,
        pos=value.end,
        endpos=end,
    )
    if found is None or after is None:
        return None
    return made(
        value, f"每{found['many']}人口{short_noun(after['noun'])}数", view[found.start() : after.end()], "per-capita"
    )


def per_capita_noun(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """每万人口健身场地3处: the per-capita noun stands whole before the value."""
    if value.unit in RATES or not value.unit:
        return None
    phrase = phrase_before(view, start, value.start, moments)
    found = regex.search(r"每\d{0,2}(?:千|万|十万|百万|百(?=张))(?:名|个|张)?[\p{Han}\d][^,。;、\s]{2,24}$", phrase)
    if found is None or _size_class().match(found.group()):
        return None
    noun = _set_up().sub(r"\g<of>", found.group().removesuffix("数"))
    after = None if _starts_clause(view, value.end) else _noun_after().match(view, value.end, end)
    if after is not None:  # 每千名婴幼儿2家成长驿站: what stands before is the population
        noun += short_noun(after["noun"])
    before = phrase_before(phrase, 0, found.start(), ())
    if before in words("converted"):
        return None
    if before:  # 成长驿站为每千名婴幼儿2家
        noun += before
    return made(value, noun + "数", found.group(), "per-capita")


@lru_cache(maxsize=1)
def _set_up() -> regex.Pattern[str]:
    """每3万人口配置|救护车1辆, 每千名老年人拥有|医疗床位8.5张: the verb is no part of the name."""
    verbs = any_of("have", "equip", "renewed")
    return regex.compile(rf"^(?P<of>每\d{{0,3}}[千万百十]*(?:名|个)?\p{{Han}}{{1,8}}?)(?:{verbs})(?=\p{{Han}}{{2}})")


@lru_cache(maxsize=1)
def _size_class() -> regex.Pattern[str]:
    """每30万人口以上的县设立1个急救中心: counties of a size, no rate per so many people."""
    return regex.compile(rf"每\d{{0,3}}[千万百]*(?:{any_of('people')})(?:{any_of('comparator_after')})?的")


def per_person(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> Share | None:
    """补助提高到每人74元: money a head, named by what is paid."""
    if not value.unit.endswith("元"):
        return None
    before = regex.search(rf"(?:{any_of('per_person')})\s?$", view, pos=max(start, value.start - 8), endpos=value.start)
    if before is None:
        return None
    lead = rf"的?(?:{any_of('standard_word')})?(?:{any_of('money_verb')})|的"
    purpose = regex.compile(rf"(?:{lead})(?P<what>\p{{Han}}{{2,14}}?(?:{any_of('money_tail')}))").match(
        view, value.end, end
    )
    if purpose is not None:  # 人均2元的|中医药专项经费, 人均不低于5元标准安排|健康教育经费
        return made(value, f"人均{purpose['what']}", purpose["what"], "per-person")
    phrase = _by().sub("", phrase_before(view, start, before.start(), moments))
    if len(phrase) < 2 or any(word in phrase for word in words("grant_word")):
        return None  # 以奖代补资金按每人每年2400元落实: what one gets who earns it
    meant = indicator_in_context(phrase, view[max(0, start - 80) : value.start])
    if meant is not None:
        return Share(value, meant.name, True, phrase, "per-person")
    return made(value, f"人均{phrase.removeprefix('人均')}", phrase, "per-person")
