"""Names that point back to a share told before, levels of others that are no name, names broken in bare cells."""

from __future__ import annotations

import pytest

from loaders.model import IndicatorFact
from tests.loaders.tabled import BACK, statements_of
from tests.loaders.wrapping import facts_of


def shown(text: str) -> list[str]:
    facts = [fact for fact in facts_of("background", text) if isinstance(fact, IndicatorFact)]
    return [f"{fact.indicator} {fact.value:g} {fact.comparator} {fact.year} {fact.role}" for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "托位使用率52%，而2015年这一比例为24%。",
            ["托位使用率 52 eq 2020 actual", "托位使用率 24 eq 2015 actual"],
        ),
        (
            "65岁以上老年人口8.2万人，占总人口的17%，2015年该比重为13%。",
            ["65岁及以上人口占比 17 eq 2020 actual", "65岁及以上人口占比 13 eq 2015 actual"],
        ),
        ("这一比例为24%。", []),
    ],
)
def test_what_points_back_has_the_name_told_before(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_level_of_others_is_no_name() -> None:
    assert shown("托位使用率52%，低于全省56%的平均水平，较2015年提高18.3个百分点。") == [
        "托位使用率 52 eq 2020 actual",
        "托位使用率 56 eq 2020 reference",
        "托位使用率 18.3 change 2020 actual",
    ]


def test_a_share_of_counted_bodies_takes_no_name_that_is_said_of_people() -> None:
    found = shown("每万人口全科医生数低于全省3.3人的平均水平，面积达标的服务站仅12家，占比60%。")
    assert not any("全科医生数占比" in one for one in found)


def test_a_name_broken_in_bare_cells_without_categories() -> None:
    cells = (
        "指标 单位 2020年 2025年 属性 婴儿死亡率 ‰ 3.2 ≤4 预期性 "
        "因心脑血管疾病、癌症、慢性呼吸系统疾 病和糖尿病导致的过早死亡率 % 15.2 14 预期性 "
        "孕产妇死亡率 /10万 9 ≤10 预期性"
    )
    assert [one[:2] for one in statements_of("一、发展目标\n" + cells.replace(" ", "\n") + BACK)][2:4] == [
        ("重大慢性病过早死亡率", 15.2),
        ("重大慢性病过早死亡率", 14),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("婴儿死亡率由上年的4.2‰降至3.9‰。", ["婴儿死亡率 4.2 eq 2019 actual", "婴儿死亡率 3.9 eq 2020 actual"]),
        (
            "适龄儿童免疫规划疫苗接种率95%，其中水痘疫苗2剂次接种率91%。",
            ["适龄儿童免疫规划疫苗接种率 95 eq 2020 actual", "水痘疫苗2剂次接种率 91 eq 2020 actual"],
        ),
        ("全年预计完成固定资产投资18亿元，同比增长9%。", ["固定资产投资 9 change 2020 actual"]),
        ("组建家庭医生团队90个，规范签约覆盖率41%。", ["家庭医生签约率 41 eq 2020 actual"]),
    ],
)  # fmt: skip
def test_last_year_doses_and_what_is_planned(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
