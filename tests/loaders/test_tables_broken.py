"""Tables that a page broke or flattened: cells and headers over several lines, columns that single spaces part."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact
from loaders.tables import read_tables
from tests.loaders.tabled import BACK, FRONT, statements_of


def test_cells_broken_over_lines_where_tabs_part_them() -> None:
    table = (
        "序号\t指标\t单位\t2020年\n实际\t2025年\n目标\t属性\n"
        "1\t人均预期寿命\t岁\t78.6\t80\t预期性\n2\t每千人口执业(助理)\n医师数\t人\t2.9\t3.4\t预期性\n"
        "3\t婴儿死亡率\t‰\t3.2\t≤4\t预期性\n4\t居民健康素养水平\t%\t24.1\t30\t预期性\n"
    )
    assert statements_of("一、发展目标\n" + table + BACK)[:6] == [
        ("人均预期寿命", 78.6, "2020", "actual"),
        ("人均预期寿命", 80, "2025", "target"),
        ("每千人口执业(助理)医师数", 2.9, "2020", "actual"),
        ("每千人口执业(助理)医师数", 3.4, "2025", "target"),
        ("婴儿死亡率", 3.2, "2020", "actual"),
        ("婴儿死亡率", 4, "2025", "target"),
    ]


def test_parts_of_a_row_without_a_number_in_cells_on_lines_of_their_own() -> None:
    cells = (
        "序号 指标 单位 2020年 2025年 属性 1 每千人口医疗卫生机构床位数 张 7.2 7.6 预期性 "
        "其中：市办及以上公立医院 1.8 1.9 其中：省办医院 0.4 0.5 "
        "2 婴儿死亡率 ‰ 3.2 ≤4 预期性 3 孕产妇死亡率 /10万 9 ≤10 预期性"
    )
    assert [one[:2] for one in statements_of("一、发展目标\n" + cells.replace(" ", "\n") + BACK)][:6] == [
        ("每千人口医疗卫生机构床位数", 7.2),
        ("每千人口医疗卫生机构床位数", 7.6),
        ("每千人口市办及以上公立医院床位数", 1.8),
        ("每千人口市办及以上公立医院床位数", 1.9),
        ("每千人口医疗卫生机构床位数(省办医院)", 0.4),
        ("每千人口医疗卫生机构床位数(省办医院)", 0.5),
    ]


def test_a_part_of_a_row_with_its_unit_behind_a_blank_line() -> None:
    above = "序号 指标 单位 2020年 2025年 属性 1 婴儿死亡率 ‰ 3.2 ≤4 预期性 "
    row = "2 每千人口执业（助理）医师数 人 2.9 3.4 预期性"
    below = "其中：中医类别 人 0.5 0.7 预期性 3 孕产妇死亡率 /10万 9 ≤10 预期性"
    cells = (above + row).replace(" ", "\n") + "\n\n" + below.replace(" ", "\n")
    assert [one[:2] for one in statements_of("一、发展目标\n" + cells + BACK)][2:6] == [
        ("每千人口执业(助理)医师数", 2.9),
        ("每千人口执业(助理)医师数", 3.4),
        ("每千人口执业(助理)医师数(中医类别)", 0.5),
        ("每千人口执业(助理)医师数(中医类别)", 0.7),
    ]


SPACED = """表1 主要指标
序 领域 主 要 指 标 计量 基 期 目标 指标
号 单位 2020年 2025年 性质
健 1 人均预期寿命 岁 78.6 80 预期性
康 2 婴儿死亡率 ‰ 3.2 ≤4 预期性
水 3 孕产妇死亡率 1/10万 — ≤10 约束性
— 7 —
序 领域 主 要 指 标 计量 基 期 目标 指标
号 单位 2020年 2025年 性质
平 4 高血压/2型糖尿病患者基层
规范管理服务率 % 61/58 ≥70/≥68 约束性
5 儿童青少年总体近视率 % 51 每年降低0.5个百分点以上 约束性
"""


def test_columns_that_single_spaces_part() -> None:
    assert statements_of("一、发展目标\n" + SPACED + BACK) == [
        ("人均预期寿命", 78.6, "2020", "actual"),
        ("人均预期寿命", 80, "2025", "target"),
        ("婴儿死亡率", 3.2, "2020", "actual"),
        ("婴儿死亡率", 4, "2025", "target"),
        ("孕产妇死亡率", 10, "2025", "target"),
        ("高血压患者规范管理率", 61, "2020", "actual"),
        ("糖尿病患者规范管理率", 58, "2020", "actual"),
        ("高血压患者规范管理率", 70, "2025", "target"),
        ("糖尿病患者规范管理率", 68, "2025", "target"),
        ("儿童青少年总体近视率", 51, "2020", "actual"),
        ("儿童青少年总体近视率", -0.5, "2025", "target"),
    ]


def test_prose_with_spaces_is_no_table_of_columns() -> None:
    lines = (
        "指标从 2020年 到 2025年 如下",
        "到 2025年 死亡率 4 以内",
        "其余 3 项 5 类 稳中有进",
        "其他 2 项 7 类 不变",
    )
    text = "铜陵市“十四五”卫生健康规划\n一、发展目标\n" + "\n".join(lines) + "\n" + BACK
    assert not read_tables(Document("plan", text))


def test_cells_broken_over_lines_of_a_page_with_its_columns() -> None:
    rows = ["指标            2020年规划     2025年       属性", "                目标           目标",
            "居民健康素      24.1           30           预期性", "养水平(%)",
            "婴儿死亡率      3.2            ≤4           预期性", "(‰)"]  # fmt: skip
    text = "一、发展目标\n" + "\n".join(rows) + BACK
    assert [(name, value, year) for name, value, year, _ in statements_of(text)] == [
        ("居民健康素养水平", 24.1, "2020"),
        ("居民健康素养水平", 30, "2025"),
        ("婴儿死亡率", 3.2, "2020"),
        ("婴儿死亡率", 4, "2025"),
    ]


def test_bare_cells_with_words_of_the_header_broken() -> None:
    cells = ["序号", "指标", "2020年", "（市）", "2025年目", "标（市）", "属性"]
    body = ["1", "5岁以下儿童死亡", "率（‰）", "4.2", "≤4", "预期性", "2", "婴儿死亡率（‰）", "3.2", "≤3", "预期性"]
    text = "一、发展目标\n" + "\n".join([*cells, *body]) + BACK
    assert statements_of(text) == [
        ("5岁以下儿童死亡率", 4.2, "2020", "actual"),
        ("5岁以下儿童死亡率", 4, "2025", "target"),
        ("婴儿死亡率", 3.2, "2020", "actual"),
        ("婴儿死亡率", 3, "2025", "target"),
    ]


def test_bare_cells_under_a_header_of_two_storeys() -> None:
    cells = ["指标", "指标值", "属性", "2020年", "2025年"]
    body = ["婴儿死亡率（‰）", "3.2", "≤3", "预期性", "居民健康素养水平（%）", "24", "30", "预期性"]
    assert statements_of("一、发展目标\n" + "\n".join([*cells, *body]) + BACK)[:2] == [
        ("婴儿死亡率", 3.2, "2020", "actual"),
        ("婴儿死亡率", 3, "2025", "target"),
    ]


def test_bare_cells_of_words_come_at_the_headers_width() -> None:
    cells = ["项目名称", "建设地点", "床位（张）", "总投资（万元）"]
    body = ["市立医院新院区", "铜官区", "600", "42000", "市妇幼保健院迁建项目", "义安区", "200", "18000"]
    text = "一、重点项目\n" + "\n".join([*cells, *body]) + "\n二、保障措施\n加强领导，落实责任。\n"
    (table,) = read_tables(Document("plan", text))
    shown = [[cell.text if cell else None for cell in row.cells][-4:] for row in table.rows]
    assert shown == [body[:4], body[4:]]


def test_heads_of_a_table_of_places_broken_behind_the_year() -> None:
    heads = ["县区", "2020年", "人均预期寿命（岁）", "2025年", "人均预期寿命（岁）"]
    body = ["铜官区", "79.1", "80.2", "枞阳县", "77.4", "78.9", "义安区", "78.0", "79.3"]
    facts = extract_document(Document("plan", FRONT + "\n".join([*heads, *body]) + BACK))
    assert [(f.region, f.value, f.year) for f in facts if isinstance(f, IndicatorFact)][:4] == [
        ("铜陵市铜官区", 79.1, "2020"),
        ("铜陵市铜官区", 80.2, "2025"),
        ("铜陵市枞阳县", 77.4, "2020"),
        ("铜陵市枞阳县", 78.9, "2025"),
    ]
