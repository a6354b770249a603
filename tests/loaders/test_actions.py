"""Actions: which headings are tasks, their themes and initiatives."""

from __future__ import annotations

import pytest

from loaders import Document
from loaders.extract import read
from loaders.tasks.initiatives import initiatives
from tests.loaders.plans import actions_in, examples, small_plan

PLAN = """沈阳市“十四五”卫生健康规划
一、发展基础
(一)健康水平提高。人均预期寿命稳步提高。
二、主要任务
(一)推进健康沈阳行动
1.推进控烟。扩大无烟场所范围。
2.加强精神卫生。完善心理援助热线。
(二)强化慢性病防治。规范高血压管理。
三、重点项目
(一)市胸科医院迁建项目。总投资2亿元。
四、保障措施
(一)加强组织领导。明确责任分工。
"""


def test_headings_of_tasks_and_safeguards_only() -> None:
    titles = [fact.span.text for fact in actions_in(read(Document("plan", PLAN))) if fact.span]
    assert titles == ["推进健康沈阳行动", "推进控烟", "加强精神卫生", "强化慢性病防治", "加强组织领导"]


def test_parents_levels_and_paths() -> None:
    facts = actions_in(read(Document("plan", PLAN)))
    parent, child = facts[0], facts[1]
    assert parent.span is not None
    assert child.parent_start == parent.span.start
    assert (parent.level, child.level) == ("2", "3")
    assert child.path.startswith(parent.path + "-")


def test_a_task_with_tasks_below_has_their_themes() -> None:
    facts = actions_in(read(Document("plan", PLAN)))
    assert set(facts[0].themes) >= {"T04", "T05"}
    assert len(facts[0].themes) <= 3
    assert [fact.themes[0] for fact in facts[1:]] == ["T04", "T05", "T11", "T36"]


def test_weights_stand_beside_themes() -> None:
    for fact in actions_in(read(Document("plan", PLAN))):
        assert len(fact.weights) == len(fact.themes)
        assert round(sum(fact.weights), 9) == (1.0 if fact.themes else 0.0)


def test_initiatives_come_from_the_title_and_the_own_text() -> None:
    (fact,) = actions_in(small_plan("启动适龄妇女体检项目。", title="开展健康口腔行动"))
    assert fact.named_actions == ("健康口腔行动", "适龄妇女体检项目")


@pytest.mark.parametrize("row", examples("action"), ids=lambda row: row["text"][:16])
def test_examples(row: dict[str, str]) -> None:
    assert initiatives(row["text"].replace("，", ",")) == [name for name in row["named_actions"].split(";") if name]


@pytest.mark.parametrize(
    "list_of_bodies",
    [
        "(市卫生健康委牵头,市财政局、市医保局、市残联按职责分工负责)",
        "(责任单位:市财政局、市医保局、市残联)",
        "(市财政局、市医保局、市残联)",
        "\n责任单位:市财政局、市医保局、市残联",
    ],
)
def test_lists_of_bodies_are_no_evidence_of_themes(list_of_bodies: str) -> None:
    text = f"二、主要任务\n(一)推进控烟\n扩大无烟场所范围。{list_of_bodies}\n(二)健全急救体系\n增加救护车。\n"
    fact, _ = actions_in(read(Document("plan", text), region="铜陵市"))
    assert fact.themes == ("T04",)


def test_what_is_done_with_a_bodys_money_is_evidence() -> None:
    text = "二、主要任务\n(一)推进控烟\n市财政局加大财政投入,落实专项资金。\n(二)健全急救\n增加救护车。\n"
    fact, _ = actions_in(read(Document("plan", text), region="铜陵市"))
    assert "T34" in fact.themes


def test_an_attachment_is_no_text_of_the_last_task() -> None:
    text = "一、主要任务\n(一)推进控烟\n扩大无烟场所。\n(二)开展考核\n每年考核。\n\n"
    text += "附件:控烟行动名单.docx\n\n文件链接:政策解读\n"
    facts = actions_in(read(Document("plan", text)))
    assert [(fact.body_length, fact.named_actions) for fact in facts] == [(7, ()), (5, ())]


def test_an_attachment_is_no_evidence_of_themes() -> None:
    text = "一、主要任务\n(一)推进控烟\n扩大无烟场所。\n(二)开展考核\n每年考核。\n\n附件\n孕产妇死亡率\n婴儿死亡率\n"
    *_, last = actions_in(read(Document("plan", text), region="铜陵市"))
    assert "T07" not in last.themes


def test_projects_under_a_task_are_none_themselves() -> None:
    plan = """沈阳市“十四五”卫生健康规划
一、主要任务
(一)推进控烟。扩大无烟场所范围。
(二)实施重点建设项目
谋划项目2项。
1.市胸科医院迁建项目。总投资2亿元。
2.市精神卫生中心改扩建项目。总投资6000万元。
(三)加强精神卫生
1.抓好重大项目建设
(1)落实前期手续。明确责任。
(2)加快进度。定期调度。
"""
    titles = [fact.span.text for fact in actions_in(read(Document("plan", plan))) if fact.span]
    assert titles == [
        *("推进控烟", "实施重点建设项目", "加强精神卫生"),
        *("抓好重大项目建设", "落实前期手续", "加快进度"),
    ]
