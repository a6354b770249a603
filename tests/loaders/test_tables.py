"""Tables in the layouts that web pages leave: each says the same rows, and the same statements come of it."""

from __future__ import annotations

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact, SectionFact
from loaders.plain import plain_document
from loaders.tables import Table, read_tables
from tests.loaders.tabled import BACK, FRONT, statements_of

ROWS = [
    ("健康水平", "1", "人均预期寿命", "岁", "78.6", "80", "预期性"),
    ("健康水平", "2", "婴儿死亡率", "‰", "3.2", "≤4", "预期性"),
    ("健康水平", "3", "孕产妇死亡率", "/10万", "—", "≤10", "约束性"),
    ("健康服务", "4", "居民健康素养水平", "%", "24.1", "30", "预期性"),
    ("健康服务", "5", "每千人口注册护士数", "人", "3.1", "3.9", "预期性"),
]
HEAD = ("类别", "序号", "指标", "单位", "2020年", "2025年", "属性")


def categories_once(row: tuple[str, ...], before: tuple[str, ...] | None) -> list[str]:
    return [*([row[0]] if before is None or before[0] != row[0] else []), *row[1:]]


def spanned() -> list[list[str]]:
    return [categories_once(row, ROWS[at - 1] if at else None) for at, row in enumerate(ROWS)]


LAYOUTS = {
    "pipes, a row a line": "\n".join("| " + " | ".join(row) + " |" for row in [HEAD, *ROWS]),
    "markdown": "\n".join(
        ["|" + "|".join(HEAD) + "|", "|" + "---|" * len(HEAD), *("|" + "|".join(row) + "|" for row in ROWS)]
    ),
    "pipes, a cell a line": "|\n" + "\n|\n".join(" |\n".join(row) + " |" for row in [HEAD, *ROWS]),
    "pipes, categories span": "|\n" + "\n|\n".join(" |\n".join(row) + " |" for row in [list(HEAD), *spanned()]),
    "tabs in a line": "\n".join("\t".join(row) for row in [HEAD, *ROWS]),
    "wide spaces in a line": "\n".join("    ".join(row) for row in [HEAD, *ROWS]),
    "tab-led cells, blank between rows": "\n\n".join("\n".join("\t" + cell for cell in row) for row in [HEAD, *ROWS]),
    "tab-led cells, empty category cells": "\n\n".join(
        "\n".join("\t" + cell for cell in row)
        for row in [
            HEAD,
            *(("", *row[1:]) if at and ROWS[at - 1][0] == row[0] else row for at, row in enumerate(ROWS)),
        ]
    ),
    "bare cells, blank lines between": "\n\n".join(cell for row in [list(HEAD), *spanned()] for cell in row),
    "bare cells, no blank lines": "\n".join(cell for row in [list(HEAD), *spanned()] for cell in row),
    "bare cells, a name broken over two lines": "\n\n".join(
        cell for row in [list(HEAD), *spanned()] for cell in row
    ).replace("居民健康素养水平", "居民健康\n\n素养水平"),
    "bare cells, the header repeated": "\n\n".join(
        cell for row in [list(HEAD), *spanned()[:3], list(HEAD), *spanned()[3:]] for cell in row
    ),
    "bare cells, a unit lost": "\n\n".join(cell for row in [list(HEAD), *spanned()] for cell in row if cell != "‰"),
    "tabs, a name broken over two lines": "\n".join("\t".join(row) for row in [HEAD, *ROWS]).replace(
        "居民健康素养水平", "居民健康\n素养水平"
    ),
    "pipes, names broken over lines": "\n".join("| " + " | ".join(row) + " |" for row in [HEAD, *ROWS])
    .replace("居民健康素养水平", "居民健康\n素养\n水平")
    .replace("健康水平", "健康\n水平"),
    "a space between cells": "\n".join(" ".join(row) for row in [HEAD, *ROWS]),
    "commas between quoted cells": "\n".join(",".join(f'"{cell}"' for cell in row) for row in [HEAD, *ROWS]),
    "bare cells, a page break": "\n".join(cell for row in [list(HEAD), *spanned()] for cell in row).replace(
        "\n3\n", "\n\n— 7 —\n\n3\n"
    ),
    "tabs, a page break and the header again": "\n".join(
        "\t".join(row) for row in [HEAD, *ROWS[:3], ("第7页 共9页",), HEAD, *ROWS[3:]]
    ),
    "bare cells, a category broken over two lines": "\n\n".join(
        cell for row in [list(HEAD), *spanned()] for cell in row
    ).replace("健康服务", "健康\n\n服务"),
}


def table_of(layout: str) -> Table:
    (table,) = read_tables(plain_document(Document("plan", FRONT + LAYOUTS[layout] + BACK))[0])
    return table


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_are_rebuilt(layout: str) -> None:
    table = table_of(layout)
    values = [at for at, head in enumerate(table.heads) if head.role == "value"]
    name, nature = table.column("name"), table.column("nature")
    assert name is not None
    assert nature is not None
    shown = []
    for row in table.rows:
        cells = [row.cells[at] for at in (name, *values, nature)]
        shown.append((row.category, *(cell.text if cell else None for cell in cells)))
    assert shown == [(row[0], row[2], row[4], row[5], row[6]) for row in ROWS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_statements_are_the_same(layout: str) -> None:
    text = FRONT + LAYOUTS[layout] + BACK
    facts = [fact for fact in extract_document(Document("plan", text)) if isinstance(fact, IndicatorFact)]
    shown = [
        (fact.indicator, fact.value, fact.comparator, fact.unit, fact.year, fact.role, fact.nature) for fact in facts
    ]
    expected = []
    for row in ROWS:
        if row[4] != "—":
            expected.append((row[2], float(row[4]), "eq", row[3], "2020", "actual", row[6]))
        aim = row[5].removeprefix("≤")
        expected.append((row[2], float(aim), "le" if aim != row[5] else "eq", row[3], "2025", "target", row[6]))
    assert shown == expected
    assert all(fact.where == "table" and fact.region == "铜陵市" for fact in facts)
    assert all(fact.unit_inferred == (layout.endswith("unit lost") and fact.unit == "‰") for fact in facts)


def test_two_values_in_a_cell_for_two_names() -> None:
    text = "指标\t2020年\t2025年\n高血压和糖尿病患者规范管理率（%）\t62.4/60.1\t≥70\n县域内就诊率（%）\t88\t90\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.indicator, f.value) for f in facts[:4]] == [
        ("高血压患者规范管理率", 62.4),
        ("糖尿病患者规范管理率", 60.1),
        ("高血压患者规范管理率", 70),
        ("糖尿病患者规范管理率", 70),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、发展目标\n到2025年，居民健康素养水平达到30%。\n目标明确。\n",
        "| 索 引 号 | 003 | 信息分类 | 其他文件 |\n| 发布机构 | 市政府 | 文号 | 铜政〔2021〕1号 |\n",
        "姓名\t单位\t电话\n张三\t卫健委\t1234567\n",
    ],
)
def test_what_is_no_table_of_indicators(text: str) -> None:
    facts = extract_document(Document("plan", text), region="铜陵市", period="2021-2025")
    assert not [fact for fact in facts if isinstance(fact, IndicatorFact) and fact.where == "table"]


def test_a_range_in_a_cell_keeps_both_ends() -> None:
    text = "指标\t2020年\t2025年\n每千人口医疗卫生机构床位数（张）\t7.2\t8.3—8.6\n县域内就诊率（%）\t88\t90～92\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.value, f.value_high, f.comparator) for f in facts[1::2]] == [(8.3, 8.6, "range"), (90, 92, "range")]


def test_a_row_that_is_a_part_of_the_row_above_keeps_its_base() -> None:
    rows = [
        HEAD,
        ("健康服务", "1", "每千人口医疗卫生机构床位数", "张", "6.1", "6.8", "预期性"),
        ("健康服务", "2", "其中:公立中医医院床位数", "张", "0.7", "0.9", "预期性"),
    ]
    text = FRONT + "\n".join("| " + " | ".join(row) + " |" for row in rows) + BACK
    facts = [one for one in extract_document(Document("plan", text)) if isinstance(one, IndicatorFact)]
    assert [(one.indicator, one.value) for one in facts] == [
        ("每千人口医疗卫生机构床位数", 6.1),
        ("每千人口医疗卫生机构床位数", 6.8),
        ("每千人口公立中医医院床位数", 0.7),
        ("每千人口公立中医医院床位数", 0.9),
    ]


def test_a_cell_with_two_values_is_for_two_names() -> None:
    text = "指标\t2020年\t2025年\n高血压/2型糖尿病患者规范管理率（%）\t71.2/70.3\t≥80/≥78\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.indicator, f.value, f.comparator) for f in facts[:4]] == [
        ("高血压患者规范管理率", 71.2, "eq"),
        ("糖尿病患者规范管理率", 70.3, "eq"),
        ("高血压患者规范管理率", 80, "ge"),
        ("糖尿病患者规范管理率", 78, "ge"),
    ]


def test_a_line_break_inside_a_cell_of_a_piped_row() -> None:
    head = "| 序号 | 指标 | 单位 | 2020年 | 2025年 |\n"
    text = head + "| 1 | 婴儿\n死亡率 | ‰ | 3.2 | ≤4 |\n| 2 | 居民健康素养水平 | % | 24.1 | 30 |\n"
    facts = [f for f in extract_document(Document("plan", FRONT + text + BACK)) if isinstance(f, IndicatorFact)]
    assert [(f.indicator, f.value) for f in facts] == [
        ("婴儿死亡率", 3.2),
        ("婴儿死亡率", 4),
        ("居民健康素养水平", 24.1),
        ("居民健康素养水平", 30),
    ]


CAPTIONS = ["", "表1 主要指标", "附表：主要发展指标", "专栏1 主要指标", "铜陵市主要指标一览表", "主要指标如下："]


@pytest.mark.parametrize("caption", CAPTIONS)
@pytest.mark.parametrize("layout", ["pipes, a row a line", "tabs in a line", "wide spaces in a line"])
def test_a_table_right_under_a_heading_is_read(layout: str, caption: str) -> None:
    text = "一、发展目标\n" + (caption + "\n" if caption else "") + LAYOUTS[layout] + BACK
    assert len(statements_of(text)) == 9  # ten cells, one of them a dash


def test_a_row_without_a_number_goes_on_with_the_name_of_the_numbered_row() -> None:
    table = (
        "序号\t指标\t单位\t2020年\t2025年\n"
        "1\t二级以上中医院设置甲病科比例\t%\t68\t80\n\t设置乙病科比例\t%\t52\t75\n2\t婴儿死亡率\t‰\t3\t≤4\n"
    )
    names = [name for name, *_ in statements_of("一、发展目标\n" + table + BACK)]
    assert names[2:4] == ["二级以上中医院设置乙病科比例"] * 2


def test_a_class_of_institutions_in_a_bracket_is_a_part_of_the_name() -> None:
    table = "指标\t2020年\t2025年\n平均住院日(三级医院)(天)\t8.1\t7.5\n平均住院日(天)\t7.9\t7.4\n婴儿死亡率(‰)\t3\t≤4\n"
    assert [one[0] for one in statements_of("一、发展目标\n" + table + BACK)][:4] == [
        "三级医院平均住院日",
        "三级医院平均住院日",
        "平均住院日",
        "平均住院日",
    ]


def test_a_heading_with_a_wide_space_behind_its_number_ends_a_table() -> None:
    table = (
        "指标  单位  2020年  2025年\n婴儿死亡率  ‰  3.2  ≤4\n人均预期寿命  岁  78  80\n居民健康素养水平  %  23  30\n"
    )
    text = (
        "铜陵市“十四五”卫生健康规划\n第一章  目标\n第一节  主要目标\n"
        + table
        + "第二节  保障\n1.加强领导。落实责任。\n"
    )
    sections = [
        fact.span.text
        for fact in extract_document(Document("plan", text))
        if isinstance(fact, SectionFact) and fact.span
    ]
    assert sections == ["目标", "主要目标", "保障", "加强领导"]


def test_a_chapter_ends_a_table() -> None:
    text = "序号\t指标\t2020年\t2025年\n1\t婴儿死亡率（‰）\t3.2\t≤4\n2\t居民健康素养水平（%）\t24\t30\n"
    (table,) = read_tables(Document("plan", text + "第二节  加强服务\n1. 改善就医感受\n"))
    assert len(table.rows) == 2
