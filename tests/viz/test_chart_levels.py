"""The chart of levels, against the question of the catalogue and worked out by hand from tests/queries."""

from __future__ import annotations

from collections import Counter

import pytest

from queries.runner import ask
from tests.viz.chart_stores import mark_of, rows_of, signs, store_of, texts
from viz import draw_chart
from viz.charts.level_blocks import SIGNS
from viz.charts.model import Chart
from viz.model import Choice


def test_levels_are_the_rows_of_the_question(charts: dict[str, Chart]) -> None:
    asked = ask(store_of("levels"), "adopted_targets").dicts()
    assert [
        {name: "; ".join(cell) if isinstance(cell, list) else cell for name, cell in row.items()} for row in asked
    ] == rows_of(charts["levels"])


@pytest.mark.parametrize("name", ["levels", "indicators"])
def test_every_pair_of_levels_is_told_and_has_a_sign(name: str) -> None:
    store = store_of(name)
    asked = Counter(str(row["status"]) for row in ask(store, "adopted_targets").dicts())
    chart = draw_chart(store, "levels", Choice())
    told: Counter[str] = Counter()
    for mark in chart.marks:
        found = [status for _, value in mark.facts for status in SIGNS if _says(value["en"], status)]
        told.update(found)
        assert {SIGNS[status][0] for status in found} == set(signs(mark))  # alike ones share a sign
    assert told == asked


def _says(value: str, status: str) -> bool:
    return status.replace("_", " ") in value


def test_levels_by_hand(charts: dict[str, Chart]) -> None:
    assert "加严 3、放宽 2、采纳 1、遗漏 1、自增 1、不可比 9" in charts["levels"].subtitle["zh"]
    (infant,) = mark_of(charts["levels"], "婴儿死亡率", "浑南")
    assert texts(infant) == ["<0.5%"]  # five per mille, and itself excluded
    assert signs(infant) == ["up", "up"]
    (omitted,) = [mark for mark in mark_of(charts["levels"], "成人吸烟率", "沈阳市") if "gap" in signs(mark)]
    assert texts(omitted) == ["—"]
    assert any("s-plan" in value["en"] for _, value in omitted.facts)


def test_many_lower_regions_make_more_blocks() -> None:
    from viz.charts.level_blocks import WIDTH, _columns

    blocks = _columns(("甲省", "乙市"), [f"第{number}区" for number in range(9)], {}, 240.0)
    assert [column.region for block in blocks for column in block if column.region.startswith("第")] == [
        f"第{number}区" for number in range(9)
    ]
    assert all([column.region for column in block[:2]] == ["甲省", "乙市"] for block in blocks)
    assert all(block[-1].right <= WIDTH for block in blocks)
