"""The row of totals of a table of projects gives quantities, each under the column that it adds up."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact, ProjectFact, QuantityFact

FRONT = "铜陵市“十四五”卫生健康规划\n一、主要任务\n（一）提升能力\n持续提升服务能力。\n附件 重点项目表\n"
HEAD = "序号\t项目名称\t建设性质\t建筑面积（平方米）\t总投资（万元）\t建设年限\n"
ROWS = "1\t市第七医院综合楼建设项目\t新建\t21000\t9600\t2021-2023\n2\t江北血站迁建项目\t迁建\t4300\t2700\t2022-2024\n"


def totals_of(row: str) -> list[tuple[float, str, str]]:
    facts = extract_document(Document("plan", FRONT + HEAD + ROWS + row + "\n"))
    return [(f.value, f.unit, f.year) for f in facts if isinstance(f, QuantityFact) and f.rule == "table.total"]


def test_a_count_and_an_amount() -> None:
    assert totals_of("合计\t2个\t\t\t12300\t") == [(2, "个", "2025"), (12300, "万元", "2025")]


def test_a_number_that_came_under_another_head() -> None:
    assert totals_of("合计\t\t25300\t12300") == [(25300, "平方米", "2025"), (12300, "万元", "2025")]


def test_what_no_column_adds_up_to_is_left() -> None:
    assert totals_of("合计\t\t\t\t990000\t") == []


def test_a_total_is_no_project_and_no_indicator() -> None:
    facts = extract_document(Document("plan", FRONT + HEAD + ROWS + "合计\t2个\t\t\t12300\t\n"))
    assert len([fact for fact in facts if isinstance(fact, ProjectFact)]) == 2
    assert not [fact for fact in facts if isinstance(fact, IndicatorFact)]
