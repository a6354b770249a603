"""Heads of tables: what the word above a column says of its values' unit, year, role and region."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact
from tests.loaders.tabled import BACK, FRONT, statements_of


def test_units_in_the_names() -> None:
    text = "指标\t2020年\t2025年\n婴儿死亡率（‰）\t3.2\t≤4\n孕产妇死亡率（1/10万）\t9.8\t≤10\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.indicator, f.unit, f.unit_inferred) for f in facts[::2]] == [
        ("婴儿死亡率", "‰", False),
        ("孕产妇死亡率", "/10万", False),
    ]


def test_province_city_and_district_columns() -> None:
    head = "| 指标 | 单位 | 2025年目标（省） | 2025年目标（市） | 2025年目标（区） |"
    text = head + "\n| 婴儿死亡率 | ‰ | 5以下 | 4.5以下 | 4以下 |\n"
    front = FRONT.replace("铜陵市", "铜陵市铜官区")
    facts = [f for f in extract_document(Document("plan", front + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.region, f.value, f.comparator) for f in facts] == [
        ("安徽省", 5, "le"),
        ("铜陵市", 4.5, "le"),
        ("铜陵市铜官区", 4, "le"),
    ]


def test_target_columns_of_several_years() -> None:
    text = "指标\t2020年\t2022年\t2025年\n居民健康素养水平（%）\t24.1\t26\t30\n县域内就诊率（%）\t88\t89\t90\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.year, f.role, f.value) for f in facts[:3]] == [
        ("2020", "actual", 24.1),
        ("2022", "target", 26),
        ("2025", "target", 30),
    ]


def test_baseline_and_target_without_years() -> None:
    text = "指标\t基期值\t目标值\n居民健康素养水平（%）\t24.1\t30\n县域内就诊率（%）\t88\t90\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.year, f.role) for f in facts[:2]] == [("2020", "actual"), ("2025", "target")]


def test_a_header_of_two_storeys() -> None:
    text = "| 指标 | 单位 | 2020年 | 2025年目标 | |\n| | | | 全省 | 全市 |\n| 婴儿死亡率 | ‰ | 3.2 | 5 | 4 |\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.region, f.year, f.value) for f in facts] == [
        ("铜陵市", "2020", 3.2),
        ("安徽省", "2025", 5),
        ("铜陵市", "2025", 4),
    ]


def test_a_year_with_the_level_in_brackets_is_a_value_column() -> None:
    text = "序号\t指标\t单位\t2020年（省）\t2020年（市）\t2025年（市）\n1\t婴儿死亡率\t‰\t4.1\t3.2\t≤3\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.region, f.value, f.year, f.role) for f in facts] == [
        ("安徽省", 4.1, "2020", "reference"),
        ("铜陵市", 3.2, "2020", "actual"),
        ("铜陵市", 3, "2025", "target"),
    ]


def test_columns_that_name_five_year_plans() -> None:
    table = (
        "指标|“十三五”目标|2020年完成情况|“十四五”目标\n"
        "人均预期寿命(岁)|78|79.2|80.5\n婴儿死亡率(‰)|6|3.1|5以内\n居民健康素养水平(%)|20|23.1|30\n"
    )
    assert statements_of("一、发展目标\n" + table + BACK)[:3] == [
        ("人均预期寿命", 78, "2020", "prior_target"),
        ("人均预期寿命", 79.2, "2020", "actual"),
        ("人均预期寿命", 80.5, "2025", "target"),
    ]


def test_a_column_headed_by_another_regions_name_is_about_that_region() -> None:
    table = (
        "指标\t2020年\t枞阳县2025年\t2025年目标\n"
        "人均预期寿命(岁)\t78\t79\t80\n婴儿死亡率(‰)\t3\t≤5\t≤4\n居民健康素养水平(%)\t23\t28\t30\n"
    )
    facts = extract_document(Document("plan", "铜陵市“十四五”卫生健康规划\n一、发展目标\n" + table + BACK))
    shown = [(f.value, f.region) for f in facts if isinstance(f, IndicatorFact)][:3]
    assert shown == [(78, "铜陵市"), (79, "铜陵市枞阳县"), (80, "铜陵市")]


def test_units_of_many_and_of_how_many_men_there_are_for_so_many_women() -> None:
    rows = (
        "糖尿病患者管理人数|万人|10.8|15\n床位数|万张|2.9|3.4\n出生人口性别比|女=100|115.8|≤112\n婴儿死亡率|‰|4.2|≤5\n"
    )
    text = f"指标|单位|2020年|2025年\n人均预期寿命|岁|76.2|77.3\n{rows}婴儿死亡率|‰|4.2|≤5\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.indicator, f.value, f.unit) for f in facts[2:8:2]] == [
        ("糖尿病患者管理人数", 10.8, "万人"),
        ("床位数", 2.9, "万张"),
        ("出生人口性别比", 115.8, "女=100"),
    ]
