"""Tables whose cells tabs part, some of them empty: heads of two rows, whose value a column is."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact

FRONT = "苏州市相城区“十四五”卫生健康发展规划\n一、主要目标\n目标明确，措施得力。\n表1 主要指标\n"
BACK = "\n二、主要任务\n（一）提升能力\n持续提升服务能力。\n"


def said(table: str) -> list[tuple[str, float | None, str, str, str]]:
    facts = extract_document(Document("plan", FRONT + table + BACK))
    return [(f.indicator, f.value, f.year, f.role, f.region) for f in facts if isinstance(f, IndicatorFact)]


def test_a_letter_below_a_year_says_whose_value_it_is() -> None:
    table = (
        "类别\t序号\t指标名称\t单位\t2020年\t2025年目标\t\t属性\n"
        "\t\t\t\t区实绩\t市\t区\n"
        "健康水平\t1\t婴儿死亡率\t‰\t1.9\t≤3\t≤2.6\t预期性\n"
        "\t2\t孕产妇死亡率\t1/10万\t—\t≤6\t≤5\t预期性\n"
        "健康生活\t3\t居民健康素养水平\t%\t37\t\t43\t预期性\n"
    )
    assert said(table) == [
        ("婴儿死亡率", 1.9, "2020", "actual", "苏州市相城区"),
        ("婴儿死亡率", 3, "2025", "target", "苏州市"),
        ("婴儿死亡率", 2.6, "2025", "target", "苏州市相城区"),
        ("孕产妇死亡率", 6, "2025", "target", "苏州市"),
        ("孕产妇死亡率", 5, "2025", "target", "苏州市相城区"),
        ("居民健康素养水平", 37, "2020", "actual", "苏州市相城区"),
        ("居民健康素养水平", 43, "2025", "target", "苏州市相城区"),
    ]


def test_what_the_city_reached_in_a_column_of_its_own() -> None:
    heads = "指标\t2020年市实绩\t2020年区实绩\t2025年区目标\n"
    table = heads + "婴儿死亡率（‰）\t2.2\t1.9\t≤2.6\n孕产妇死亡率（/10万）\t4\t0\t≤5\n"
    assert said(table)[:3] == [
        ("婴儿死亡率", 2.2, "2020", "reference", "苏州市"),
        ("婴儿死亡率", 1.9, "2020", "actual", "苏州市相城区"),
        ("婴儿死亡率", 2.6, "2025", "target", "苏州市相城区"),
    ]


def test_an_outer_place_with_a_target_has_a_baseline_and_no_reference() -> None:
    table = (
        "序号\t指标\t2020年\t\t2025年\t\t属性\n\t\t全市\t全区\t全市\t全区\t\n"
        "1\t婴儿死亡率（‰）\t2.2\t1.9\t≤3\t≤2.6\t预期性\n2\t孕产妇死亡率（/10万）\t4\t0\t≤6\t≤5\t预期性\n"
    )
    assert said(table)[:4] == [
        ("婴儿死亡率", 2.2, "2020", "actual", "苏州市"),
        ("婴儿死亡率", 1.9, "2020", "actual", "苏州市相城区"),
        ("婴儿死亡率", 3, "2025", "target", "苏州市"),
        ("婴儿死亡率", 2.6, "2025", "target", "苏州市相城区"),
    ]


def test_several_tabs_for_the_eye_are_one() -> None:
    first = "序号\t指标\t\t2020年\t2025年\n1\t婴儿死亡率（‰）\t1.9\t≤2.6\n"
    table = first + "2\t居民健康素养水平（%）\t\t\t37\t43\n3\t孕产妇死亡率（/10万）\t5.1\t≤5\n"
    assert [(name, value) for name, value, _, _, _ in said(table)] == [
        ("婴儿死亡率", 1.9),
        ("婴儿死亡率", 2.6),
        ("居民健康素养水平", 37),
        ("居民健康素养水平", 43),
        ("孕产妇死亡率", 5.1),
        ("孕产妇死亡率", 5),
    ]


def test_two_halves_side_by_side_are_one_below_the_other() -> None:
    table = (
        "序号\t指标\t2025年目标\t序号\t指标\t2025年目标\n"
        "1\t婴儿死亡率（‰）\t≤2.6\t3\t居民健康素养水平（%）\t43\n"
        "2\t孕产妇死亡率（/10万）\t≤5\t4\t每千人口注册护士数（人）\t8.6\n"
    )
    assert [(name, value) for name, value, _, _, _ in said(table)] == [
        ("婴儿死亡率", 2.6),
        ("居民健康素养水平", 43),
        ("孕产妇死亡率", 5),
        ("每千人口注册护士数", 8.6),
    ]


def test_a_header_broken_inside_its_cells_is_whole() -> None:
    heads = "类别\t指标\t2020年\n完成值\t2025年\n规划值\n"
    table = heads + "健康水平\t婴儿死亡率（‰）\t1.9\t≤2.6\n\t孕产妇死亡率（/10万）\t0\t≤5\n"
    assert [(name, value, year, role) for name, value, year, role, _ in said(table)] == [
        ("婴儿死亡率", 1.9, "2020", "actual"),
        ("婴儿死亡率", 2.6, "2025", "target"),
        ("孕产妇死亡率", 0, "2020", "actual"),
        ("孕产妇死亡率", 5, "2025", "target"),
    ]


def test_ends_of_plan_periods_are_years() -> None:
    found = said("指标\t“十三五”末\t“十四五”末\n婴儿死亡率（‰）\t1.9\t≤2.6\n孕产妇死亡率（/10万）\t0\t≤5\n")
    assert [(year, role) for _, _, year, role, _ in found] == [("2020", "actual"), ("2025", "target")] * 2


def test_a_header_that_names_two_years_gives_nothing() -> None:
    table = "指标\t2025年比2020年\n婴儿死亡率（‰）\t-0.4\n孕产妇死亡率（/10万）\t-1.2\n居民健康素养水平（%）\t6\n"
    assert said(table) == []


def test_a_head_in_brackets_below_a_year() -> None:
    table = (
        "类别\t指标\t单位\t2020年\t2025年目标\t\t属性\n\t\t\t（基期）\t市级\t区级\t\n"
        "健康水平\t婴儿死亡率\t‰\t1.9\t≤3\t≤2.6\t预期性\n\t孕产妇死亡率\t/10万\t0\t≤6\t≤5\t预期性\n"
    )
    assert [(value, year, role, region) for _, value, year, role, region in said(table)][:3] == [
        (1.9, "2020", "actual", "苏州市相城区"),
        (3, "2025", "target", "苏州市"),
        (2.6, "2025", "target", "苏州市相城区"),
    ]


def test_a_row_with_more_values_than_columns_gives_none() -> None:
    rows = "婴儿死亡率（‰）\t2.1\t1.9\t2.6\n孕产妇死亡率（/10万）\t0\t5\n居民健康素养水平（%）\t37\t43\n"
    assert [name for name, *_ in said(f"指标\t2020年\t2025年\n{rows}")] == ["孕产妇死亡率"] * 2 + [
        "居民健康素养水平"
    ] * 2
