"""Tables of a programme of actions: notes between rows, values that say their own year, rows that lack values."""

from __future__ import annotations

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.extract import read
from loaders.ledger import ledger_of
from loaders.model import IndicatorFact

TITLE = "健康铜陵行动（2020—2030年）\n\n一、主要指标\n"
BACK = "\n二、重大行动\n（一）健康素养行动\n推动健康知识进万家。\n"
HEADS = ("领域", "序号", "指标", "基期水平", "2022年目标值", "2030年目标值", "性质")
NOTE = "说明：指每百名居民中具备基本健康知识与技能的人数，由年度监测得出，样本不少于3000人。"
HOW = "计算方法：血红蛋白低于110g/L的孕妇人数/监测孕妇人数×100%。"
ROWS = (
    ("（一）健康素养行动", "1", "居民健康素养水平（%）", "18.6", "≥25", "≥32", "预期性"),
    NOTE,
    ("", "2", "家庭常备血压计和体重秤", "", "", "", "倡导性"),
    ("", "3", "居委会设健康宣传栏比例（%）", "82", "≥95", "100", "约束性"),
    ("（二）营养行动", "4", "孕妇贫血率（%）", "2018年为14.9", "＜13", "＜9", "预期性"),
    HOW,
    ("", "5", "成人每日食盐摄入量（g）", "9.8（2015年）", "", "≤5", "倡导性"),
    ("", "6", "每万人营养指导员（名）", "", "", "1", "约束性"),
)
FULL = [
    ("居民健康素养水平", 18.6, "2019", "actual"),
    ("居民健康素养水平", 25, "2022", "target"),
    ("居民健康素养水平", 32, "2030", "target"),
    ("居委会设健康宣传栏比例", 82, "2019", "actual"),
    ("居委会设健康宣传栏比例", 95, "2022", "target"),
    ("居委会设健康宣传栏比例", 100, "2030", "target"),
    ("孕妇贫血率", 14.9, "2018", "actual"),
    ("孕妇贫血率", 13, "2022", "target"),
    ("孕妇贫血率", 9, "2030", "target"),
    ("人均每日食盐摄入量", 9.8, "2015", "actual"),
]
LAST = [("人均每日食盐摄入量", 5, "2030", "target"), ("每万人营养指导员数", 1, "2030", "target")]


def tabbed() -> str:
    return "\n".join(row if isinstance(row, str) else "\t".join(row) for row in (HEADS, *ROWS)) + "\n"


def piped() -> str:
    rows = [(row,) if isinstance(row, str) else row for row in (HEADS, *ROWS)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n"


def flat(gap: str = "\n") -> str:
    cells = [cell for row in (HEADS, *ROWS) for cell in ((row,) if isinstance(row, str) else row) if cell]
    return gap.join(cells) + "\n"


def statements(table: str) -> list[tuple[str, float | None, str, str]]:
    facts = extract_document(Document("plan", TITLE + table + BACK))
    return [(f.indicator, f.value, f.year, f.role) for f in facts if isinstance(f, IndicatorFact)]


@pytest.mark.parametrize("table", [tabbed(), piped()], ids=["tabs", "pipes"])
def test_rows_go_on_behind_notes_and_empty_cells_keep_their_columns(table: str) -> None:
    assert statements(table) == FULL + LAST


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_bare_cells_give_no_value_whose_column_nothing_says(gap: str) -> None:
    assert statements(flat(gap)) == FULL


def test_the_ledger_names_the_cells_of_uncertain_columns() -> None:
    doubts = ledger_of(read(Document("plan", TITLE + flat() + BACK))).doubts
    left = [doubt.span.text for doubt in doubts if doubt.reason == "ledger.column"]
    assert left == ["5", "1"]  # ≤5 and the last row's 1: either may be of 2022 or of 2030


def test_a_note_ends_a_table_that_does_not_go_on() -> None:
    table = "序号\n指标\n2019年\n2030年\n1\n婴儿死亡率（‰）\n4.1\n＜4\n2\n孕产妇死亡率（/10万）\n9.8\n＜9\n"
    text = TITLE + table + "注：2019年数据来自年报。\n铜陵市成立推进委员会\n" + BACK
    (found,) = read(Document("plan", text)).tables
    assert text[found.start : found.end].endswith("＜9")


def test_a_sentence_behind_a_number_is_the_name_of_its_row() -> None:
    rows = (
        "1\n居民健康素养水平（%）\n18.6\n≥25\n",
        "2\n医生主动提供健康指导。\n倡导性\n",
        "3\n孕妇贫血率（%）\n14.9\n＜13\n",
    )
    found = statements("序号\n指标\n2019年\n2022年\n" + "".join(rows))
    assert [(name, value) for name, value, _, _ in found] == [
        ("居民健康素养水平", 18.6),
        ("居民健康素养水平", 25),
        ("孕妇贫血率", 14.9),
        ("孕妇贫血率", 13),
    ]


@pytest.mark.parametrize(
    ("cell", "value", "year"),
    [("2015年为15.6", 15.6, "2015"), ("15.6（2016年）", 15.6, "2016"), ("15.6", 15.6, "2019")],
)
def test_a_cell_that_says_its_year(cell: str, value: float, year: str) -> None:
    found = statements(f"指标\t基期水平\t2030年目标值\n孕妇贫血率（%）\t{cell}\t＜9\n婴儿死亡率（‰）\t4\t＜4\n")
    assert found[:2] == [("孕妇贫血率", value, year, "actual"), ("孕妇贫血率", 9, "2030", "target")]


def test_a_change_over_years_is_of_the_last_of_them() -> None:
    found = statements(
        "指标\t基期水平\t2030年目标值\n成人肥胖增长率（%）\t2002—2012年平均每年增长约5.3%\t持续减缓\n婴儿死亡率（‰）\t4\t＜4\n"
    )
    assert found[0] == ("成人肥胖增长率", 5.3, "2012", "actual")


def test_the_parts_of_a_rate_are_named_with_its_end() -> None:
    found = statements(
        "序号\t指标\t单位\t2020年\t2025年\n1\t主要慢性病患者规范管理率\t\t\t\n\t其中：高血压患者\t%\t61.2\t≥66\n"
        "\t糖尿病患者\t%\t60.4\t≥65\n2\t婴儿死亡率\t‰\t4\t＜4\n"
    )
    assert [(name, value) for name, value, _, _ in found[:4]] == [
        ("高血压患者规范管理率", 61.2),
        ("高血压患者规范管理率", 66),
        ("糖尿病患者规范管理率", 60.4),
        ("糖尿病患者规范管理率", 65),
    ]
