"""Numbers inside the names of rates, units with brackets and working days, and counts that go up from what there is."""

from __future__ import annotations

import pytest

from loaders.model import QuantityFact
from tests.loaders.wrapping import facts_of


def shown(text: str) -> list[str]:
    facts = [fact for fact in facts_of("tasks", text) if isinstance(fact, QuantityFact)]
    return [f"{fact.value:g} {fact.unit} {fact.comparator} {fact.year} {fact.role}" for fact in facts]


@pytest.mark.parametrize(
    "text",
    [
        "能够开设5类以上特色疗法的乡镇医院占比达到62%。",
        "水痘疫苗2剂次接种率不低于93%。",
        "开展4项以上筛查的服务站比例提高到80%。",
    ],
)
def test_what_the_name_of_a_rate_counts_is_no_quantity(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推广特色疗法5类以上，门诊设置率达到62%。", ["5 类 ge 2025 target"]),
        ("18所乡镇医院康复科设置率保持100%。", ["18 所 eq 2025 target"]),
        ("新增筛查4项和门诊设置率80%。", ["4 项 eq 2025 target"]),
    ],
)
def test_what_stands_beside_a_rate_is_counted(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_unit_keeps_the_brackets_of_the_text() -> None:
    assert shown("购置检测仪器25台（套），更新冷链30台(套)。") == [
        "25 台（套） eq 2025 target",
        "30 台（套） eq 2025 target",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("备案时间由15个工作日压缩到6个工作日。", ["15 个工作日 eq 2020 actual", "6 个工作日 eq 2025 target"]),
        ("检验项目由现有的210项扩展到330项。", ["210 项 eq 2020 actual", "330 项 eq 2025 target"]),
        ("服务点由目前的12个拓展至40个。", ["12 个 eq 2020 actual", "40 个 eq 2025 target"]),
    ],
)
def test_what_there_is_goes_up_to_what_is_to_be(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("急诊信息8分钟内传送到值班医院。", ["8 分钟 le 2025 target"]),
        ("挂号时段精确到40分钟以内。", ["40 分钟 le 2025 target"]),
        ("急诊信息8分钟后另行传送。", []),
    ],
)
def test_how_soon_and_how_exactly(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
