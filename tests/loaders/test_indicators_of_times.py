"""What a value is measured from, and which year holds for it, in the wordings that indicators come in."""

from __future__ import annotations

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact
from tests.loaders.test_indicators import indicators, shown


@pytest.mark.parametrize(
    ("chapter", "text", "expected"),
    [
        (
            "goals",
            "人均预期寿命在2020年77.1岁的基础上再提高0.8岁，农村卫生厕所普及率提高到90%。",
            "人均预期寿命 77.1 eq 岁 2020 actual; 人均预期寿命 0.8 change 岁 2025 target; "
            "农村卫生厕所普及率 90 eq % 2025 target",
        ),
        (
            "tasks",
            "婴儿死亡率在2020年的3.4‰基础上降低5%。",
            "婴儿死亡率 3.4 eq ‰ 2020 actual; 婴儿死亡率 -5 change % 2025 target",
        ),
        (
            "tasks",
            "以2020年肺结核报告发病率41.2/10万为基数，年均降幅不低于3%；产前筛查率达到85%。",
            "肺结核报告发病率 41.2 eq /10万 2020 actual; 肺结核报告发病率 -3 change %/年 2025 target; "
            "产前筛查率 85 eq % 2025 target",
        ),
        (
            "background",
            "重大慢性病过早死亡率14.2%，比“十二五”末低1.6个百分点。",
            "重大慢性病过早死亡率 14.2 eq % 2020 actual; 重大慢性病过早死亡率 -1.6 change 百分点 2020 actual",
        ),
        (
            "background",
            "居民健康素养水平24.5%，高出2015年11.2个百分点，超过“十三五”规划21%的目标值。",
            "居民健康素养水平 24.5 eq % 2020 actual; 居民健康素养水平 11.2 change 百分点 2020 actual; "
            "居民健康素养水平 21 eq % 2020 prior_target",
        ),
        (
            "background",
            "婴儿死亡率和孕产妇死亡率下降，婴儿死亡率、5岁以下儿童死亡率分别为2.1‰、3.3‰，五年间各下降0.8和1.1个千分点。",
            "婴儿死亡率 2.1 eq ‰ 2020 actual; 5岁以下儿童死亡率 3.3 eq ‰ 2020 actual; "
            "婴儿死亡率 -0.8 change 千分点 2020 actual; 5岁以下儿童死亡率 -1.1 change 千分点 2020 actual",
        ),
        (
            "tasks",
            "高血压、糖尿病患者规范管理率稳定在72%和71%以上。",
            "高血压患者规范管理率 72 ge % 2025 target; 糖尿病患者规范管理率 71 ge % 2025 target",
        ),
        (
            "background",
            "婴儿死亡率4.3‰，好于“十三五”规划确定的控制在7‰以内的目标。",
            "婴儿死亡率 4.3 eq ‰ 2020 actual; 婴儿死亡率 7 le ‰ 2020 prior_target",
        ),
        ("tasks", "落实规划确定的任务，婴儿死亡率控制在4‰以内。", "婴儿死亡率 4 le ‰ 2025 target"),
        # a year that only stands before a value is no base of what follows
        (
            "background",
            "2018年产前筛查率71%，孕产妇系统管理率提高到93%。",
            "产前筛查率 71 eq % 2018 actual; 孕产妇系统管理率 93 eq % 2018 actual",
        ),
        # what stands apart from another place is no change
        ("background", "婴儿死亡率3.1‰，比全省平均值低0.4个千分点。", "婴儿死亡率 3.1 eq ‰ 2020 actual"),
    ],
)
def test_what_a_value_is_measured_from(chapter: str, text: str, expected: str) -> None:
    assert sorted(map(shown, indicators(chapter, text))) == sorted(expected.split("; "))


def test_a_place_named_for_one_value_is_not_that_of_the_next_name() -> None:
    text = "到2025年，铜官区、义安区县域内就诊率达到93%，枞阳县由78%提高到86%，基层医疗卫生机构诊疗量占比达到62%。"
    assert [(fact.value, fact.region) for fact in indicators("tasks", text)] == [
        (93, "铜陵市铜官区"),
        (93, "铜陵市义安区"),
        (78, "铜陵市枞阳县"),
        (86, "铜陵市枞阳县"),
        (62, "铜陵市"),
    ]


_OPENED = "铜陵市“十五五”卫生健康规划\n{date}\n一、发展基础\n{text}\n"


def _years(text: str, date: str) -> list[tuple[float | None, str]]:
    document = Document("plan", _OPENED.format(date=date, text=text))
    facts = extract_document(document, region="铜陵市", period="2026-2030")
    return [(fact.value, fact.year) for fact in facts if isinstance(fact, IndicatorFact)]


@pytest.mark.parametrize(
    ("text", "date", "years"),
    [
        ("2024年末，全市床位使用率78%。产前筛查率达到91%。", "2025年10月8日", ["2024", "2024"]),
        ("2024年，婴儿死亡率2.5‰。产前筛查率达到91%，较“十三五”末提高6个百分点。", "2025年10月8日", ["2024"] * 3),
        # the base year is over: what is undated is of its end
        ("2024年末，全市床位使用率78%。产前筛查率达到91%。", "2026年3月8日", ["2024", "2025"]),
        # another time, another thing, or a year that does not open its sentence
        ("2024年末，全市床位使用率78%。五年来产前筛查率达到91%。", "2025年10月8日", ["2024", "2025"]),
        ("2024年末，全市床位使用率78%。二是妇幼保健。产前筛查率达到91%。", "2025年10月8日", ["2024", "2025"]),
        ("全市床位使用率2024年为78%。产前筛查率达到91%。", "2025年10月8日", ["2024", "2025"]),
    ],
)
def test_a_year_that_opens_a_review_written_before_the_base_year_ends(text: str, date: str, years: list[str]) -> None:
    assert [year for _, year in _years(text, date)] == years
