"""Tables on their side: measures in columns, years in rows."""

from __future__ import annotations

import pytest

from tests.loaders.tabled import BACK, statements_of

ROWS = (
    ("指标", "人均预期寿命（岁）", "婴儿死亡率（‰）", "每千人口注册护士数（人）"),
    ("2020年", "78.1", "3.9", "2.9"),
    ("2025年目标", "79.6", "≤3.7", "—"),
    ("属性", "预期性", "预期性", "约束性"),
)
EXPECTED = [
    ("人均预期寿命", 78.1, "2020", "actual"),
    ("婴儿死亡率", 3.9, "2020", "actual"),
    ("每千人口注册护士数", 2.9, "2020", "actual"),
    ("人均预期寿命", 79.6, "2025", "target"),
    ("婴儿死亡率", 3.7, "2025", "target"),
]


def laid(parting: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> str:
    return "\n".join(parting.join(row) for row in rows) + "\n"


LAYOUTS = {
    "tabs": laid("\t"),
    "wide spaces": laid("   "),
    "single spaces": laid(" "),
    "commas": laid(","),
    "cells on lines": laid("\n"),
    "pipes": "".join(f"| {' | '.join(row)} |\n" for row in ROWS),
    "markdown": "".join(f"| {' | '.join(row)} |\n" for row in (("", *ROWS[0][1:]), ("---",) * 4, *ROWS[1:])),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_year_a_row(layout: str) -> None:
    found = statements_of("一、发展目标\n" + LAYOUTS[layout] + BACK)
    assert sorted(found) == sorted(EXPECTED)


def test_years_down_the_side_and_the_unit_in_a_row() -> None:
    rows = (
        ("年份", "婴儿死亡率", "5岁以下儿童死亡率"),
        ("单位", "‰", "‰"),
        ("2018", "4.4", "5.9"),
        ("2019", "4.1", "5.6"),
    )
    assert statements_of("一、发展基础\n" + laid("\t", rows) + BACK) == [
        ("婴儿死亡率", 4.4, "2018", "actual"),
        ("5岁以下儿童死亡率", 5.9, "2018", "actual"),
        ("婴儿死亡率", 4.1, "2019", "actual"),
        ("5岁以下儿童死亡率", 5.6, "2019", "actual"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("年份", "建设内容", "完成情况"), ("2021年", "门诊楼封顶", "已完成"), ("2022年", "设备安装", "在建")),
        (("年度", "会议", "地点"), ("2023年", "3", "礼堂"), ("2024年", "4", "礼堂")),
    ],
)
def test_what_a_year_did_is_no_value(rows: tuple[tuple[str, ...], ...]) -> None:
    assert statements_of("一、建设安排\n" + laid("\t", rows) + BACK) == []
