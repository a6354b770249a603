"""Population groups, deadlines and initiatives' names in a task's text: what gives which, and what gives nothing."""

from __future__ import annotations

import pytest

from loaders.tasks.deadlines import deadlines_in
from loaders.tasks.groups import groups_in
from loaders.tasks.initiatives import core_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("关爱老年人", [("老年", "G01")]),
        ("以“一老一小”为重点", [("一老一小", "G01"), ("一老一小", "G02")]),
        ("儿童青少年近视", [("儿童", "G02"), ("青少年", "G03")]),
        ("农村妇女“两癌”筛查", [("农村妇女", "G04"), ("农村妇女", "G09"), ("两癌", "G04")]),
        ("残疾儿童康复", [("残疾", "G07"), ("儿童", "G02")]),
        ("农民工", [("农民工", "G10")]),
        ("缴纳养老保险", []),
        ("应对人口老龄化", []),
        ("学校、幼儿园、托幼机构和养老机构", []),
        ("综合医院、妇幼保健院", []),
        ("培养订单定向医学生", []),
        ("普及中医养生知识", []),
        ("为患者建档立卡", []),
    ],
)
def test_groups(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[start:end], code) for start, end, code in groups_in(text)] == found


def test_only_the_extent_asked_for_is_read() -> None:
    text = "老年人和儿童"
    assert list(groups_in(text, 3)) == [(4, 6, "G02")]
    assert list(groups_in(text, 0, 3)) == [(0, 2, "G01")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到2025年,建成3家。", [("到2025年", "2025", "year")]),
        ("新建站点,2022年底竣工。", [("2022年底", "2022", "year")]),
        ("建设托育中心,2025年托位达到4个。", [("2025年", "2025", "year")]),
        ("到“十四五”末期,达到8张。", [("到“十四五”末期", "2025", "year")]),
        ("“十四五”期间,新建5所。", [("“十四五”期间", "2025", "period")]),
        ("2021年至2025年逐年增加。", [("2021年至2025年", "2025", "period")]),
        ("2021年10月30日前报送。", [("2021年10月30日前", "2021", "year")]),
        ("10月前完成问卷。", [("10月前", "", "within")]),
        ("每月10日前报送。", [("10日前", "", "within")]),
        ("年底前增至3000张。", [("年底前", "", "within")]),
        ("三年内全覆盖。", [("三年内", "", "within")]),
        ("6个月内整改，年内验收。", [("6个月内", "", "within"), ("年内", "", "within")]),
        ("（完成时限:2025年12月）", [("2025年12月", "2025", "year")]),
        ("到2025年和2030年分别达到5%、7%。", [("到2025年", "2025", "year"), ("2030年", "2030", "year")]),
        ("2020年底,床位8张。", []),
        ("“十三五”期间建成3家。", []),
        ("落实“十四五”规划。", []),
        ("下达2021年基建计划。", []),
        ("比2020年提高1岁。", []),
        ("截至2021年底,已建成3家。", []),
        ("2021年4月26日印发。", []),
        ("开展中期评估和末期评估。", []),
    ],
)
def test_deadlines(text: str, found: list[tuple[str, str, str]]) -> None:
    said = [(text[one.start : one.end], one.year, one.kind) for one in deadlines_in(text, 0, len(text), "2021")]
    assert said == found


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("控烟行动", "控烟"),
        ("控烟专项行动", "控烟"),
        ("国家级“健康细胞”建设", "健康细胞"),
        ("基层能力提升三年行动计划", "基层能力提升"),
        ("国家示范区创建", "示范区"),
        ("爱国卫生运动", "爱国卫生"),
        ("对口合作", "对口合作"),
        ("甲行动", "甲行动"),  # nothing would be left to tell it by
    ],
)
def test_core_of_a_name(name: str, core: str) -> None:
    assert core_of(name) == core
