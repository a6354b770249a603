"""Tables whose rows are places: headers of two rows, and rows that do not fill their header."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact

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
