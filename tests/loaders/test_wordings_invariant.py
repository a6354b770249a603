"""A plan says the same whatever its place is called, whenever it was written, and in whichever usual words it is put.

The annotated plans of our own are rewritten — other marks, other verbs, five years later — and must yield the same
facts, up to what was rewritten. A small plan is written for places of every rank.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from loaders import extract_document
from loaders.bodies.owner import official_name
from loaders.document import Document
from ontology.regions import candidates, full_name

PLANS = sorted((Path(__file__).parent.parent / "annotated").glob("*.txt"))
FIELDS = {
    "indicator": ("indicator", "value", "value_high", "comparator", "unit", "year", "role", "region"),
    "quantity": ("value", "unit", "comparator", "role", "year"),
    "project": ("name", "investment_yuan", "floor_area_m2", "land_area_m2", "beds", "completion_date"),
    "institution": ("name", "type"),
    "responsibility": ("institution", "role"),
    "region": ("name",),
    "section": ("level",),
}
Fact = tuple[str, ...]
Rewrite = Callable[[str], str]


def facts_of(text: str, region: str | None = None) -> list[Fact]:
    """What the facts of a text say, in text order, without their places."""
    facts = [fact.as_dict() for fact in extract_document(Document("plan", text), region=region)]
    return [
        (str(fact["kind"]), *(str(fact.get(field)) for field in FIELDS[str(fact["kind"])]))
        for fact in facts
        if fact["kind"] in FIELDS
    ]


@cache
def original(plan: Path) -> tuple[str, list[Fact]]:
    """The text of an annotated plan and the facts in it."""
    text = plan.read_bytes().decode("utf-8")
    return text, facts_of(text)


def each(*pairs: tuple[str, str]) -> Rewrite:
    """Rewrites by patterns, one after the other."""

    def rewrite(text: str) -> str:
        for pattern, new in pairs:
            text = re.sub(pattern, new, text)
        return text

    return rewrite


def in_chinese(year: str) -> str:
    """A year in Chinese numerals, every other one with the letter O that is often typed for 〇."""
    nought = "O" if int(year) % 2 else "〇"
    return "".join(nought if digit == "0" else "零一二三四五六七八九"[int(digit)] for digit in year)


# a number of a heading, (一) or (1), keeps its brackets
MARKER = r"(?![(（][一二三四五六七八九十\d]{1,3}[)）])"
SAME: dict[str, Rewrite] = {
    "other quotes and brackets": each(("“", "「"), ("”", "」"), (MARKER + r"[(（]([^()（）\n]*)[)）]", r"〔\1〕")),
    "marks of another width": each(("，", ","), ("；", ";"), ("：", ":"), ("%", "％"), ("≥", "≧"), ("≤", "≦")),
    "years in Chinese numerals": lambda text: re.sub(r"(?<!\d)20\d\d(?=年)", lambda year: in_chinese(year[0]), text),
    "a space in the rate, a value for each in turn": each(("/10万", "/10 万"), ("分别为", "依次为")),
    "verbs of change": each(
        (r"(?:提高到|提升到|增加到|上升到)(?=\d)", "提升至"), (r"(?<!下)(?:降至|下降到|降低到|降到)(?=\d)", "下降至")
    ),
    "limits": each((r"(?:不低于|不少于)(?=\d)", "不得低于"), (r"(?:不超过|不高于)(?=\d)", "不得超过")),
    "deadlines": each((r"到(20\d\d)年底?，", r"至\1年末，")),
}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
@pytest.mark.parametrize("name", SAME)
def test_the_same_said_otherwise(name: str, plan: Path) -> None:
    text, facts = original(plan)
    assert facts_of(SAME[name](text)) == facts


FIVE_YEARS_LATER = {"十二五": "十三五", "十三五": "十四五", "十四五": "十五五", "十五五": "十六五"}
YEAR = re.compile(
    r"(?<![\d.])20[0-4]\d(?=\s?年|[—-](?:20\d\d|\d\d-\d\d)|[〕\]])|(?<=20\d\d[—-])20[0-4]\d(?!\d)|(?<=\t)20[0-4]\d(?=\n)"
)


CHINESE_YEAR = re.compile(r"二〇[一二三四][〇一二三四五六七八九](?=年)")


def from_chinese(year: str) -> str:
    """The digits of a year in Chinese numerals."""
    return "".join(str("〇一二三四五六七八九".index(digit)) for digit in year)


def later(text: str) -> str:
    """Every year of a text, and every five-year plan, five years on."""
    text = YEAR.sub(lambda year: str(int(year[0]) + 5), text)
    text = CHINESE_YEAR.sub(lambda year: in_chinese(str(int(from_chinese(year[0])) + 5)), text)
    return re.sub("|".join(FIVE_YEARS_LATER), lambda plan: FIVE_YEARS_LATER[plan[0]], text)


def dated(fact: Fact) -> Fact:
    """A fact five years later: its year or date, and the years in its name."""
    years = [at for at, field in enumerate(FIELDS[fact[0]], 1) if field in ("year", "completion_date")]
    moved = [
        re.sub(r"^20\d\d", lambda year: str(int(year[0]) + 5), one) if at in years else one
        for at, one in enumerate(fact)
    ]
    return tuple(later(field) for field in moved)


# a programme up to 2030 would end with the national outlook of 2035, which no programme's own end is taken from
MOVABLE = [plan for plan in PLANS if plan.stem != "province-action"]


@pytest.mark.parametrize("plan", MOVABLE, ids=lambda plan: plan.stem)
def test_the_same_five_years_later(plan: Path) -> None:
    text, facts = original(plan)
    assert facts_of(later(text)) == [dated(fact) for fact in facts]


PLAN = """{name}“十四五”卫生健康规划
一、发展基础
截至2020年底，全{word}人均预期寿命78.6岁，我{word}60岁以上老年人占全{word}总人口的比例为21.3%。{short}人民医院新增床位300张。
二、主要任务
（一）提升服务能力
按照{word}委、{word}政府要求，到2025年，全{word}总床位数控制在每千常住人口7.2张。建设{word}级紧急医学救援基地。
（{word}卫生健康委牵头，{word}发展改革委、{word}财政局配合）
各县、区人民政府要落实责任。{word}教育局、{word}残联按职责分工负责。
"""
# name, what it calls itself, what its bodies carry in front
PLACES = [
    ("铜陵市", "铜陵市", "市"),
    ("昆明市", "昆明市", "市"),
    ("甘孜藏族自治州", "甘孜州", "州"),
    ("锡林郭勒盟", "锡林郭勒盟", "盟"),
    ("长兴县", "长兴县", "县"),
    ("巴林右旗", "巴林右旗", "旗"),
    ("上城区", "上城区", "区"),
    ("义乌市", "义乌市", "市"),
]


@pytest.mark.parametrize(("name", "short", "word"), PLACES)
def test_the_same_in_places_of_every_rank(name: str, short: str, word: str) -> None:
    region = next(one for one in candidates(name) if not one.until)
    place, owner = full_name(region), official_name(region)
    facts = facts_of(PLAN.format(name=name, short=short, word=word))
    shown = sorted(fact for fact in facts if fact[0] in ("indicator", "institution", "responsibility"))
    duties = [("卫生健康委员会", "lead"), ("发展和改革委员会", "support"), ("财政局", "support")]
    duties += [("教育局", "lead"), ("残疾人联合会", "lead")]
    kinds = ["health_commission", "department", "department", "department", "other"]
    assert shown == sorted(
        [
            ("indicator", "人均预期寿命", "78.6", "None", "eq", "岁", "2020", "actual", place),
            ("indicator", "60岁以上老年人口占比", "21.3", "None", "eq", "%", "2020", "actual", place),
            ("indicator", "每千人口医疗卫生机构床位数", "7.2", "None", "le", "张", "2025", "target", place),
            ("institution", f"中国共产党{owner}委员会", "party"),
            ("institution", f"{owner}人民政府", "government"),
            ("institution", f"{owner}人民医院", "hospital"),
            *[("institution", owner + body, kind) for (body, _), kind in zip(duties, kinds, strict=True)],
            *[("responsibility", owner + body, role) for body, role in duties],
        ]
    )
