"""An indicator named by a construction in the text, with the value that it has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from loaders.indicators.places import without_places
from loaders.tokens.values import Value
from ontology.indicators import indicator_named, indicator_nearly
from ontology.tables import any_of, words

RATES = ("%", "‰", "/10万", "/万")


@dataclass(frozen=True, slots=True)
class Share:
    """A value of an indicator named by construction; `surface` is the text that names it."""

    value: Value
    name: str
    known: bool
    surface: str
    rule: str


def made(value: Value, name: str, surface: str, rule: str) -> Share:
    """The share of this name: the vocabulary's indicator where it has one, else a new one."""
    name = without_places(name)
    known = indicator_named(name) or indicator_nearly(name)
    return Share(value, known.name if known else name, known is not None, surface, rule)


@lru_cache(maxsize=1)
def _figure() -> regex.Pattern[str]:
    # matches 注册护士数3.06人均值, 每千人口分别为, 床位28656张占比; not 3岁以下婴幼儿托位, 提供6类以上技术的机构占比
    counted = rf"^有?\d+[万亿]?(?:{any_of('counter')})(?<!岁)[^%]*占"  # 83项提前完成占比; not 60岁以上人口占比
    return regex.compile(rf"{counted}|\d\.\d|{any_of('respectively')}|\p{{Han}}\d+[万亿]?(?:{any_of('counter')})占比$")


def names_a_thing(name: str) -> bool:
    """Whether a constructed name holds no figure of its own, which would be a value read as a name."""
    return _figure().search(name) is None


def amount_of_share(name: str) -> str:
    """The amount that a share is of: growth in per cent is its own (卫生健康支出|占财政支出比重…,年均增长6%)."""
    amount, share, _ = name.partition("占")
    if not share or len(amount) < 3:
        return ""
    known = indicator_named(amount)
    return known.name if known is not None else amount


def amount_noun(phrase: str) -> str:
    """The amount that a clause's words name, without who gives it (5年间市级财政累计投入|卫生健康资金)."""
    noun = _giving().sub("", phrase)
    return noun if len(noun) > 3 else phrase


@lru_cache(maxsize=1)
def _giving() -> regex.Pattern[str]:
    return regex.compile(rf"^.*(?:{any_of('fund_verb')})(?:了)?(?:各类|各级)?(?=\p{{Han}}{{2}})(?![和与、])")


def coverage_name(keep: str, who: str, verb: str, what: str) -> str:
    """What the share of those who do something is called: …覆盖率, …达标率, …配备率, 开展…的…占比."""
    who = _and_all().sub("", _modal().sub("", who))
    titled = verb in words("share_title") and indicator_named(f"{what}占比") is not None
    if titled or verb in words("become_verb"):  # 70%的县城|建成国家卫生县城
        return f"{what}占比"
    if keep:
        return f"{keep}{what}{who}覆盖率"
    if what.endswith("标准") and verb == "达到":
        return f"{who}{what}达标率"
    rate = f"{who}{what}{verb}率"
    return rate if verb in words("rate_verb") or indicator_named(rate) else f"{verb}{what}的{who}占比"


@lru_cache(maxsize=1)
def _and_all() -> regex.Pattern[str]:
    """91%的乡镇卫生院|和全部社区卫生服务中心|能够提供…: those of whom all do are not those of whom a share does."""
    return regex.compile(rf"(?<=\p{{Han}}{{2}})(?:{any_of('joint')})(?:{any_of('all_of')})\p{{Han}}+$")


@lru_cache(maxsize=1)
def _modal() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('modal')})+$")
