"""Responsibilities: the example file and lists with offices."""

from __future__ import annotations

import pytest

from loaders.model import ResponsibilityFact
from tests.loaders.examples import facts_in, read_examples


def _found(text: str, region: str) -> list[ResponsibilityFact]:
    return [fact for fact in facts_in(text, region) if isinstance(fact, ResponsibilityFact)]


@pytest.mark.parametrize(("region", "text", "expected"), read_examples("responsibility"))
def test_example(region: str, text: str, expected: list[str]) -> None:
    document = f"一、总体要求\n坚持健康优先。\n二、主要任务\n(一)完善服务体系\n{text}\n(二)强化科技支撑\n加强研究。\n"
    found = _found(document, region)
    assert [f"{fact.institution.name}={fact.role}" for fact in found] == expected
    assert {fact.action for fact in found} <= {"完善服务体系"}


def test_a_rule_for_all_lists_is_no_item() -> None:
    first = "一、主要任务\n(一)甲任务\n做好。(责任部门:市民政局、市医保局,首位为牵头部门,下同)\n"
    text = first + "(二)乙任务\n做好。(市医保局、市教育局)\n"
    found = [(fact.action, fact.institution.name, fact.role) for fact in _found(text, "铜陵市")]
    assert found == [
        ("甲任务", "铜陵市民政局", "lead"),
        ("甲任务", "铜陵市医疗保障局", "support"),
        ("乙任务", "铜陵市医疗保障局", "lead"),
        ("乙任务", "铜陵市教育局", "support"),
    ]


def test_one_endless_sentence_takes_linear_time() -> None:
    head = "一、主要任务\n(一)甲任务\n"
    found = _found(head + "财政部门要安排经费,教育部门支持," * 3000 + "民政部门配合。\n", "铜陵市")
    assert [(fact.institution.name, fact.role) for fact in found][-1] == ("铜陵市民政部门", "support")
    assert len(_found(head + "支持市财政局建设,同意" * 3000 + "\n", "铜陵市")) <= 1


def test_a_table_of_tasks_names_the_task_of_each_row() -> None:
    text = (
        "一、主要任务\n(一)控烟行动\n做好。\n二、保障措施\n(一)加强宣传\n开展宣传。\n附件 任务分工表\n"
        "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t控烟行动\t市卫生健康委\t市教育局、市公安局\t2025年\n"
        "2\t健康企业建设\t市卫生健康委\t市总工会\t2024年\n"
    )
    found = [(fact.action, fact.institution.name, fact.role) for fact in _found(text, "铜陵市")]
    assert found == [
        ("控烟行动", "铜陵市卫生健康委员会", "lead"),
        ("控烟行动", "铜陵市教育局", "support"),
        ("控烟行动", "铜陵市公安局", "support"),
        ("健康企业建设", "铜陵市卫生健康委员会", "lead"),
        ("健康企业建设", "铜陵市总工会", "support"),
    ]
    assert _found(text, "铜陵市")[0].action_start == text.index("控烟行动")


def test_who_answers_beside_a_column_of_leads_supports() -> None:
    rows = "1\t控烟行动\t市卫生健康委\t市教育局、市公安局\t2025年\n2\t健康企业建设\t市总工会\t市卫生健康委\t2024年\n"
    text = (
        "一、保障措施\n(一)加强宣传\n开展宣传。\n附件 任务分工表\n序号\t重点任务\t牵头单位\t责任单位\t完成时限\n" + rows
    )
    assert [(fact.institution.name, fact.role) for fact in _found(text, "铜陵市")] == [
        ("铜陵市卫生健康委员会", "lead"),
        ("铜陵市教育局", "support"),
        ("铜陵市公安局", "support"),
        ("铜陵市总工会", "lead"),
        ("铜陵市卫生健康委员会", "support"),
    ]


def test_a_table_says_a_task_again_beside_the_sentence_that_gives_it() -> None:
    text = (
        "一、主要任务\n(一)控烟行动\n市教育局负责无烟校园建设。\n附件 任务分工表\n"
        "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n1\t控烟行动\t市卫生健康委\t市教育局\t2025年\n"
    )
    assert [(fact.action, fact.institution.name, fact.role) for fact in _found(text, "铜陵市")] == [
        ("控烟行动", "铜陵市教育局", "lead"),
        ("控烟行动", "铜陵市卫生健康委员会", "lead"),
        ("控烟行动", "铜陵市教育局", "support"),
    ]


def test_a_row_of_an_annexed_table_of_projects_names_the_project_and_no_task_of_the_text() -> None:
    rows = "1\t市立医院感染楼\t2.1\t市立医院\n2\t市精神卫生中心\t1.4\t市立医院、市卫生健康委\n"
    text = (
        "一、主要任务\n(一)控烟行动\n做好。\n二、保障措施\n(一)加强宣传\n开展宣传。\n附件 重点项目表\n"
        "序号\t项目名称\t投资(亿元)\t责任单位\n" + rows
    )
    found = [(fact.action, fact.action_start, fact.institution.name, fact.role) for fact in _found(text, "铜陵市")]
    assert found == [
        ("市立医院感染楼", None, "铜陵市立医院", "lead"),
        ("市精神卫生中心", None, "铜陵市立医院", "lead"),
        ("市精神卫生中心", None, "铜陵市卫生健康委员会", "lead"),
    ]


def test_a_table_of_projects_under_a_heading_answers_for_the_heading() -> None:
    rows = "1\t市立医院感染楼\t2.1\t市立医院\n2\t市精神卫生中心\t1.4\t市卫生健康委\n"
    text = "一、主要任务\n(一)实施项目\n按期完成。\n序号\t项目名称\t投资(亿元)\t责任单位\n" + rows
    found = [(fact.action, fact.action_start, fact.institution.name) for fact in _found(text, "铜陵市")]
    start = text.index("实施项目")
    assert found == [("实施项目", start, "铜陵市立医院"), ("实施项目", start, "铜陵市卫生健康委员会")]
