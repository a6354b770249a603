"""Annexes with headings of their own: which are headings, at which level, and what an annex is not."""

from __future__ import annotations

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.model import ActionFact
from loaders.outline import read_outline

AIMS = "江北市“十四五”卫生健康规划\n一、总体要求\n（一）工作目标\n健康水平稳步提高。\n"
PLAN = AIMS + "二、主要任务\n（一）强化基层\n" + "加强基层队伍，改善设施条件，提高服务能力。\n" * 8


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(one.level, one.marker, one.title.text) for one in read_outline(Document("plan", text)).sections]


@pytest.mark.parametrize("lead", ["附件", "附件：", "附件1", "附件 2", "附表一"])
def test_headings_of_an_annex_stand_under_its_title(lead: str) -> None:
    annex = (
        f"{lead}\n江北市重点建设项目安排\n（一）疾控类\n1.市疾控中心迁建\n内容。\n（二）医疗类\n2.市医院扩建\n内容。\n"
    )
    assert shown(PLAN + annex)[4:] == [
        ("1", lead, "江北市重点建设项目安排"),
        ("2", "（一）", "疾控类"),
        ("3", "1.", "市疾控中心迁建"),
        ("2", "（二）", "医疗类"),
        ("3", "2.", "市医院扩建"),
    ]


def test_levels_in_an_annex_are_its_own_where_the_plan_has_chapters() -> None:
    plan = "第一章 总体要求\n第一节 目标\n一、健康水平\n内容。\n" + "加强基层队伍，改善设施条件。\n" * 8
    annex = "附件\n重点项目清单\n一、公共卫生\n1.中心血站迁建\n内容。\n"
    assert [level for level, _, _ in shown(plan + annex)] == ["1", "2", "3", "1", "2", "3"]


def test_headings_of_a_list_of_projects_are_no_tasks_nor_those_that_explain_words() -> None:
    for title in ("江北市重点建设项目清单", "名词解释"):
        text = PLAN + f"附件\n{title}\n1.市疾控中心迁建\n内容。\n2.市医院扩建\n内容。\n"
        actions = [
            fact.span.text
            for fact in extract_document(Document("plan", text))
            if isinstance(fact, ActionFact) and fact.span
        ]
        assert actions == ["强化基层"], title


@pytest.mark.parametrize(
    "annex",
    [
        "附件\n江北市重点建设项目表\n项目\t投资（万元）\n市医院扩建\t3000\n",  # a table
        "附件：1.项目清单\n2.任务分工\n",  # what is attached
        "附件\n江北市健康促进实施方案\n一、总体要求\n内容。\n",  # a document of its own
        "附件\n江北市重点项目。\n一、公共卫生\n内容。\n",  # a sentence
        "附件\n江北市重点建设项目安排\n二、公共卫生\n内容。\n",  # does not begin with one
    ],
)
def test_what_is_no_annex_with_headings(annex: str) -> None:
    assert not any(marker.startswith("附件") for _, marker, _ in shown(PLAN + annex))


def test_what_a_notice_forwards_is_no_annex() -> None:
    notice = "关于开展健康促进工作的通知\n一、高度重视\n内容。\n附件\n健康促进安排\n"
    assert shown(notice + PLAN)[0] == ("1", "一、", "高度重视")
    assert not any(marker == "附件" for _, marker, _ in shown(notice + PLAN))


def test_numbers_that_run_on_through_an_annex() -> None:
    annex = (
        "附件\n重点项目清单\n（一）疾控类\n1.疾控迁建\n内容。\n2.血站迁建\n内容。\n（二）信息类\n3.信息平台\n内容。\n"
    )
    assert [marker for _, marker, _ in shown(PLAN + annex)[5:]] == ["（一）", "1.", "2.", "（二）", "3."]
