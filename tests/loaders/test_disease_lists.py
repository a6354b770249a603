"""Rates listed by disease, classes that hold for the names in turn, ages of residents."""

from __future__ import annotations

import pytest

from loaders.model import IndicatorFact
from tests.loaders.wrapping import facts_of


def shown(text: str) -> list[str]:
    facts = [fact for fact in facts_of("tasks", text) if isinstance(fact, IndicatorFact)]
    return [f"{fact.indicator} {fact.value:g}" for fact in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高血压、糖尿病签约对象续约率分别不低于84%、79%。", ["高血压签约对象续约率 84", "糖尿病签约对象续约率 79"]),
        (
            "高危人群肝癌、胃癌和肺癌复筛率分别达到30%、40%和50%。",
            ["高危人群肝癌复筛率 30", "高危人群胃癌复筛率 40", "高危人群肺癌复筛率 50"],
        ),
        ("高血压、糖尿病签约对象续约率达到84%。", ["高血压、糖尿病签约对象续约率 84"]),
    ],
)
def test_a_rate_of_several_diseases_is_one_of_each_if_as_many_values_follow(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_class_holds_for_the_names_in_turn() -> None:
    assert shown("县级医院病例组合指数由0.84提高到0.96，日间手术占比达到20%，平均住院日缩短至7天。")[-1] == (
        "县级医院平均住院日 7"
    )
    assert shown("三级公立医院四级手术占比达到19%，出院患者平均住院日由9天降至8天。")[1:] == [
        "三级公立医院平均住院日 9",
        "三级公立医院平均住院日 8",
    ]


def test_a_class_ends_with_its_sentence() -> None:
    assert shown("三级公立医院四级手术占比达到19%。健全全市统计，平均住院日降至8天。")[-1] == "平均住院日 8"


def test_an_age_of_residents_is_part_of_a_name() -> None:
    assert shown("75岁以上户籍老年人流感疫苗接种率达到45%。") == ["75岁以上户籍老年人流感疫苗接种率 45"]
