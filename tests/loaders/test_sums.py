"""Totals that do not add up are found; lists that may be read in another way are left alone."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.model import ProjectFact
from loaders.sums import doubtful_totals
from tests.loaders.plans import small_plan


def doubts(text: str) -> list[tuple[str, float, float, str]]:
    return [(one.rule, one.stated, one.counted, one.unit) for one in doubtful_totals(Document("x", text), ())]


@pytest.mark.parametrize(
    ("text", "rule", "stated", "counted"),
    [
        ("共有联合体50个，其中城市集团17个、县域医共体4个（含试点2个）、其他类型31个。", "sum.differs", 50, 52),
        ("共有联合体60个，其中城市集团17个、县域医共体4个、其他类型31个。", "sum.differs", 60, 52),
        ("全市有医院20所，其中三级医院12所、二级医院10所。", "sum.exceeds", 20, 22),
        ("现有急救站点30个（市级12个、县级20个）。", "sum.exceeds", 30, 32),
        ("项目总投资2.5亿元，其中，购置1.4亿元，改造1.6亿元，资金由市里安排。", "sum.exceeds", 2.5, 3),
        ("总投资1.20亿元，其中购置8000万元，改造5000万元。", "sum.exceeds", 1.2, 1.3),
        ("全市有急救站20个，由12个市级站和5个县级站组成。", "sum.differs", 20, 17),
        ("队伍15支，由医疗队8支、防疫队6支构成。", "sum.differs", 15, 14),
        ("医疗机构800家，分别为医院100家、卫生院300家、诊所500家。", "sum.differs", 800, 900),
        ("建有驿站12家、诊室5家，合计20家。", "sum.differs", 20, 17),
        ("建成医院10所，其中12所通过评审。", "sum.part", 10, 12),
        ("现有人员500人，其中医师300人、护士250人、其他20人。", "sum.differs", 500, 570),
    ],
)
def test_a_total_that_its_parts_contradict(text: str, rule: str, stated: float, counted: float) -> None:
    [(found, said, made, _)] = doubts(text)
    assert (found, said, made) == (rule, stated, counted)


@pytest.mark.parametrize(
    "text",
    [
        "共有联合体52个，其中城市集团17个、县域医共体4个（含试点2个）、其他类型31个。",  # adds up
        "人员100人，其中本科60人、高级职称50人。",  # one person in two parts
        "全市有医院20所，其中三级医院12所、中医医院10所。",  # a hospital of both kinds
        "共有医院30所，其中三级医院5所、二级医院10所。",  # there may be others
        "建成示范村10个，其中达标9个、示范8个。",
        "创建健康单位10个，其中国家级5个、省级8个。",
        "建设项目50个，其中重大项目30个、医疗项目25个。",
        "总投资约3.01亿元，其中，购置1.38亿元，改造1.63亿元。",  # rounding
        "总投资1亿元，其中中央资金6000万元，省资金4000万元。",
        "全市有医院5所，卫生院10所，其中6所新建、9所改造。",  # of both together
        "新增床位300张，其中重症床位100张，比2015年增加250张。",
        "建成医院10所以上，其中三级12所。",  # a bound is no total
        "每千人口床位7张，其中公立8张。",
        "比上年增加2所，其中三级医院12所。",
        "寿命提高2岁，其中女性80.4岁、男性74.9岁。",
        "平均78.1岁，其中女性81.2岁、男性75.1岁。",
        "辖8个街道，其中60个社区建成服务站。",  # 个 counts anything
        "设5个中心，由15个科室、30个病区组成。",
        "全市10个区县（街道50个、乡镇60个）。",
        "2020年有医院10所、卫生院20所，2025年共计45所。",
        "建有驿站12个、诊室5个，合计17个。",
        "按标准配备救护车（其中负压救护车不少于40%）。",
        "",
    ],
)
def test_what_can_be_read_in_another_way_is_no_doubt(text: str) -> None:
    assert doubts(text) == []


def test_the_places_are_those_of_the_numbers() -> None:
    text = "共有站点30个（市级12个、县级20个）。"
    [doubt] = doubtful_totals(Document("x", text), ())
    assert [text[start:end] for start, end in (doubt.total, *doubt.parts)] == ["30个", "12个", "20个"]


TABLE = "主要指标\n类别|指标|2025年\n健康|{first}|80\n健康|婴儿死亡率（‰）|4\n服务|每千人口床位数（张）|7\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("提出2类3个主要指标。", []),
        ("提出两类三项指标。", []),
        ("提出2类5个发展指标。", [("count.rows", 5, 3, "个")]),
        ("提出4类3项指标。", [("count.categories", 4, 2, "类")]),
        ("提出3个主要指标。", []),
        ("提出2大类2支20人队伍。", []),
    ],
)
def test_counts_of_indicators_against_their_table(said: str, expected: list[object]) -> None:
    text = f"一、目标\n{said}\n" + TABLE.format(first="人均预期寿命（岁）")
    assert doubts(text) == expected


def test_a_row_with_two_indicators_may_count_as_two() -> None:
    text = "一、目标\n提出2类4个指标。\n" + TABLE.format(first="孕产妇系统管理率和儿童系统管理率（%）")
    assert doubts(text) == []


@pytest.mark.parametrize(("cost", "count"), [("3亿元", 0), ("2.5亿元", 1), ("3.5亿元", 1)])
def test_a_project_against_its_phases(cost: str, count: int) -> None:
    text = f"（一）沈阳市示例医院建设项目\n总投资{cost}，项目分一、二期进行，一期工程投资1亿元；二期工程投资2亿元。\n"
    reading = small_plan(text, "projects")
    facts = reading.facts(ProjectFact)
    assert {fact.phase for fact in facts} == {"", "一期", "二期"}
    assert len(doubtful_totals(reading.document, reading.found)) == count
