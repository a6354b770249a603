"""Tables whose rows are places: measures and counts of each, heads of two rows, rows that do not fill the head."""

from __future__ import annotations

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact, QuantityFact

FRONT = "铜陵市“十四五”卫生健康规划\n一、主要目标\n目标明确，措施得力。\n"
BACK = "\n二、主要任务\n（一）提升能力\n持续提升服务能力。\n"


def said(table: str) -> list[tuple[str, str, float | None, str, str]]:
    facts = extract_document(Document("plan", FRONT + table + BACK))
    return [(f.region, f.indicator, f.value, f.year, f.role) for f in facts if isinstance(f, IndicatorFact)]


def test_years_below_divide_the_measures_above() -> None:
    table = (
        "县（区）\t老年人健康管理率（%）\t\t婴儿死亡率（‰）\n"
        "\t2020年\t2025年\t2025年\n"
        "枞阳县\t66.5\t≥72\t≤4\n铜官区\t71.2\t≥76\t≤3.5\n"
    )
    assert said(table) == [
        ("铜陵市枞阳县", "老年人健康管理率", 66.5, "2020", "actual"),
        ("铜陵市枞阳县", "老年人健康管理率", 72, "2025", "target"),
        ("铜陵市枞阳县", "婴儿死亡率", 4, "2025", "target"),
        ("铜陵市铜官区", "老年人健康管理率", 71.2, "2020", "actual"),
        ("铜陵市铜官区", "老年人健康管理率", 76, "2025", "target"),
        ("铜陵市铜官区", "婴儿死亡率", 3.5, "2025", "target"),
    ]


def test_a_row_that_does_not_fill_the_header_gives_no_values() -> None:
    table = "县（区）\t婴儿死亡率（‰）\t孕产妇死亡率（/10万）\n枞阳县\t3.9\t9.1\n铜官区\t3.2\n义安区\t3.6\t8.8\n"
    assert [one[0] for one in said(table)] == ["铜陵市枞阳县"] * 2 + ["铜陵市义安区"] * 2


def test_a_header_that_no_row_fills_is_no_header_of_theirs() -> None:
    table = "县（区）\t婴儿死亡率（‰）\t孕产妇死亡率（/10万）\n枞阳县\t3.9\t3.5\t9.1\t8.6\n铜官区\t3.2\t3\t8.2\t8\n"
    assert said(table) == []


PLACES = """县（市、区）\t2020年床位数（张）\t2025年每千人口床位数（张）
铜官区\t4210\t7.4
枞阳县\t3120\t6.2
合计\t9870\t6.9
"""


@pytest.mark.parametrize("layout", [PLACES, PLACES.replace("\t", "\n"), "| " + PLACES.replace("\t", " | ")])
def test_a_table_of_places_says_each_column_of_each_place(layout: str) -> None:
    facts = extract_document(Document("plan", FRONT + layout + BACK))
    rates = [(f.region, f.value, f.year, f.role) for f in facts if isinstance(f, IndicatorFact)]
    assert rates == [
        ("铜陵市铜官区", 7.4, "2025", "target"),
        ("铜陵市枞阳县", 6.2, "2025", "target"),
        ("铜陵市", 6.9, "2025", "target"),
    ]
    counts = [(f.region, f.subject, f.value, f.unit, f.role) for f in facts if isinstance(f, QuantityFact)]
    assert counts == [
        ("铜陵市铜官区", "床位数", 4210, "张", "actual"),
        ("铜陵市枞阳县", "床位数", 3120, "张", "actual"),
        ("铜陵市", "床位数", 9870, "张", "actual"),
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "表3 各县（区）每千人口注册护士数（单位：人）",
        "每千人口注册护士数（人）",
        "表3：各县（区）每千人口注册护士数（人）",
    ],
)
def test_years_alone_take_their_measure_from_the_line_above(caption: str) -> None:
    table = f"{caption}\n县（区）\t2020年\t2025年\n枞阳县\t2.9\t3.4\n铜官区\t4.2\t4.5\n"
    assert said(table) == [
        ("铜陵市枞阳县", "每千人口注册护士数", 2.9, "2020", "actual"),
        ("铜陵市枞阳县", "每千人口注册护士数", 3.4, "2025", "target"),
        ("铜陵市铜官区", "每千人口注册护士数", 4.2, "2020", "actual"),
        ("铜陵市铜官区", "每千人口注册护士数", 4.5, "2025", "target"),
    ]


def test_years_alone_below_a_line_that_names_no_measure_give_nothing() -> None:
    assert said("表3 各县（区）情况\n县（区）\t2020年\t2025年\n枞阳县\t2.9\t3.4\n铜官区\t4.2\t4.5\n") == []
