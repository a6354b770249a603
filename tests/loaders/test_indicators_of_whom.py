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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县级综合医院、县级中医医院信息平台接入率分别达到84%和69%。",
            {84: "县级综合医院信息平台接入率", 69: "县级中医医院信息平台接入率"},
        ),
        (
            "三级、二级公立医院电子病历应用水平平均级别分别达到4.2级和3.1级。",
            {4.2: "三级公立医院电子病历应用水平平均级别", 3.1: "二级公立医院电子病历应用水平平均级别"},
        ),
        (
            "推行家庭医生签约服务，65岁及以上老年人、残疾人签约率分别达到87%和83%。",
            {87: "65岁及以上老年人家庭医生签约率", 83: "残疾人家庭医生签约率"},
        ),
        # one value for all of them: one name
        (
            "县级综合医院、县级中医医院信息平台接入率达到84%。",
            {84: "县级综合医院、县级中医医院信息平台接入率"},
        ),
    ],
)
def test_a_list_of_those_that_a_rate_is_of(text: str, expected: dict[float, str]) -> None:
    assert {fact.value: fact.indicator for fact in indicators("tasks", text)} == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "在册严重精神障碍患者规范管理率93%、规律服药率90%。",
            ["严重精神障碍患者规范管理率", "严重精神障碍患者规律服药率"],
        ),
        (
            "居民电子健康档案建档率达到94%，向本人开放率达到66%。",
            ["居民电子健康档案建档率", "居民电子健康档案向个人开放率"],
        ),
        (
            "急救平均反应时间主城区缩短至11分钟以内，山区不超过28分钟。",
            ["主城区急救平均反应时间", "山区急救平均反应时间"],
        ),
        ("按标准配齐救护车，其中负压车占比不低于35%。", ["负压救护车占比"]),
        ("12岁儿童患龋率控制在28%以内。", ["12岁儿童龋齿率"]),
    ],
)
def test_short_names_in_their_context(text: str, names: list[str]) -> None:
    assert [fact.indicator for fact in indicators("tasks", text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公共场所配置急救箱800台，折合每10万人口16台。", {16: "每10万人口急救箱数"}),
        ("提供托位2100个，折合每千常住人口2.2个。", {2.2: "每千人口3岁以下婴幼儿托位数"}),
        # what the clause before counts has another counter
        ("建成托育机构30家，折合每千常住人口2.2个。", {}),
        # of whom a share is, its own words say; else those counted before
        (
            "定向招录医学生340人，在岗乡村医生中具备大专学历的占47%。",
            {47: "在岗乡村医生中具备大专学历占比"},
        ),
        ("乡村医生512人，平均执业20年，本科以上学历的占11%。", {11: "本科以上学历乡村医生占比"}),
        # of what stands between a name and 占比, no share of that name
        ("每千人口床位数低于全国平均水平，达标的中心仅12家，占比61%。", {}),
    ],
)
def test_what_a_clause_before_counts(text: str, expected: dict[float, str]) -> None:
    found = {fact.value: fact.indicator for fact in indicators("background", text) if fact.unit != "岁"}
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县域内就诊率枞阳县为91%，义安区只有86%。", [("枞阳县", 91), ("义安区", 86)]),
        ("县域内就诊率枞阳县91%、义安区86%。", [("枞阳县", 91), ("义安区", 86)]),
        ("县域内就诊率枞阳县、义安区分别为91%和86%。", [("枞阳县", 91), ("义安区", 86)]),
        ("县域内就诊率为88%，枞阳县为91%。", [("", 88), ("枞阳县", 91)]),
    ],
)
def test_a_place_said_between_a_name_and_its_value(text: str, expected: list[tuple[str, float]]) -> None:
    found = indicators("background", text)
    assert [(fact.region.removeprefix("铜陵市"), fact.value) for fact in found] == expected
    assert {fact.indicator for fact in found} == {"县域内就诊率"}
