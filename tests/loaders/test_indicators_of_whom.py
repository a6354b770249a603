"""Of whom or of what a rate is, where its own clause does not say it whole."""

from __future__ import annotations

import pytest

from tests.loaders.test_indicators import indicators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # other people, named alone behind the rate of some
        ("老年人中医药健康管理率达到71%，0～36个月儿童达到79%。", {79: "儿童中医药健康管理率"}),
        ("全人群家庭医生签约率提高到41%，孕产妇、慢病患者等重点人群不低于77%。", {77: "重点人群家庭医生签约率"}),
        ("6-17岁儿童青少年超重率不超过11%，妇女不超过28%。", {28: "妇女超重率"}),
        ("重点人群签约率达到81%，转诊患者年均增长9%。", {81: "重点人群家庭医生签约率"}),
        ("65岁及以上人口占比13.1%，80岁以上的占2.4%。", {13.1: "65岁及以上人口占比"}),
        # a cancer or a vaccine that the clause before names
        ("每年开展结直肠癌、胃癌筛查5000人，早诊率达到58%。", {58: "结直肠癌、胃癌筛查早诊率"}),
        ("推进上消化道癌机会性筛查，早诊率不低于52%。", {52: "上消化道癌早诊率"}),
        ("推广流感疫苗接种，65岁及以上老年人接种率达到33%。", {33: "65岁及以上老年人流感疫苗接种率"}),
        ("为适龄女生接种HPV疫苗，首针接种率达到66%。", {66: "HPV疫苗首针接种率"}),
        # of several vaccines it may be any
        ("做好流感疫苗、水痘疫苗接种，60岁以上老年人接种率达到66%。", {66: "60岁以上老年人接种率"}),
        # levels together
        ("到2025年，市、县两级疾控机构人员空编率降到6%。", {6: "疾控机构人员空编率"}),
        ("到2025年，省、市、县三级监督机构规范化率达到88%。", {88: "监督机构规范化率"}),
        ("对照标准补齐市疾控中心短板，人员到岗率不低于91%。", {91: "市疾控中心人员到岗率"}),
    ],
)
def test_of_whom_a_rate_is(text: str, expected: dict[float, str]) -> None:
    found = {fact.value: fact.indicator for fact in indicators("tasks", text)}
    assert {value: found.get(value, "") for value in expected} == expected
    assert len(found) == len(indicators("tasks", text))


def test_two_values_of_another_place_are_not_both_of_the_last_indicator() -> None:
    text = "2020年末，全市60岁及以上常住人口占比21.3%，65岁及以上的占15.1%，同期全省为18.8%和15%。"
    assert [(fact.value, fact.indicator) for fact in indicators("background", text)][:3] == [
        (21.3, "60岁以上老年人口占比"),
        (15.1, "65岁及以上人口占比"),
    ]
