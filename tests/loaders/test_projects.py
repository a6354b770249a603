"""Projects: examples in the style of many cities' plans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.model import QuantityFact
from loaders.projects.attributes import read_attributes
from loaders.projects.kinds import kind_of
from tests.loaders.plans import PROJECT_FIELDS, examples, project_shown, projects_in, projects_of, small_plan


@pytest.mark.parametrize("row", examples("project"), ids=lambda row: row["text"][:16])
def test_examples(row: dict[str, str]) -> None:
    reading = small_plan(row["text"], row["chapter"], place=row["place"] or "沈阳市")
    found = [project_shown(fact) for fact in projects_in(reading)]
    expected = []
    for item in filter(None, row["expected"].split("; ")):
        name, kind, *rest = item.split(" ")
        order = {label: at for at, (label, _) in enumerate(PROJECT_FIELDS)}
        expected.append(" ".join([name, kind, *sorted(rest, key=lambda part: order[part.partition("=")[0]])]))
    assert found == expected


def test_once_a_section_and_the_span_is_the_surface() -> None:
    reading = small_plan("启动市胸科医院迁建项目。\n推进市胸科医院迁建项目。")
    facts = projects_in(reading)
    assert len(facts) == 1
    span = facts[0].span
    assert span is not None
    assert reading.document.text[span.start : span.end] == "市胸科医院迁建项目"
    assert (facts[0].region, facts[0].region_code) == ("沈阳市", "210100")


def test_the_place_gives_the_region() -> None:
    text = "(一)市胸科医院迁建项目。项目位于浑南区新光路8号，总投资2亿元。"
    (fact,) = projects_in(small_plan(text, "projects"))
    assert (fact.location, fact.region, fact.region_code) == ("浑南区新光路8号", "沈阳市浑南区", "210112")


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        ("总投资3亿元,由中央和市政府出资", "中央和市政府出资"),
        ("建设资金由市财政统筹解决,2023年开工", "市财政统筹解决"),
        ("做好前期手续,申报中央预算内资金", "申报中央预算内资金"),
        ("加快前期工作,争取项目资金", ""),
        ("采用PPP模式建设", "PPP模式"),
        ("由市卫生健康委承担建设任务", ""),
    ],
)
def test_who_pays(text: str, funding: str) -> None:
    assert read_attributes(text).funding == funding


@pytest.mark.parametrize(
    ("text", "floor", "land"),
    [
        ("新建住院综合楼12000平方米", 12000, None),
        ("改扩建业务用房约4500㎡", 4500, None),
        ("12000平方米", 12000, None),
        ("用地90亩,建筑面积1.2万平方米", 12000, 60000),
        ("绿化3000平方米,新建停车场5000平方米", None, None),
        ("新建门诊楼5000平方米、住院楼8000平方米", None, None),
        ("每个村卫生室业务用房不少于60平方米", None, None),
        ("建设规模90亩", None, 60000),
    ],
)
def test_areas_with_and_without_a_label(text: str, floor: float | None, land: float | None) -> None:
    found = read_attributes(text)
    assert (found.floor_area, found.land_area) == (floor, land)


def test_members_written_short_have_their_own_region() -> None:
    facts = projects_in(small_plan("改扩建康平县、法库县妇幼保健院。"))
    assert [(fact.name, fact.region) for fact in facts] == [
        ("康平县妇幼保健院改扩建项目", "沈阳市康平县"),
        ("法库县妇幼保健院改扩建项目", "沈阳市法库县"),
    ]


def test_a_sum_of_several_projects_is_a_quantity() -> None:
    text = "1.市胸科医院迁建项目。总投资2亿元。\n2.市血站迁建项目。总投资1亿元。\n以上项目总投资约3亿元。"
    reading = small_plan(text, "projects")
    assert [fact.investment_yuan for fact in projects_in(reading)] == [200000000, 100000000]
    assert [fact.span.text for fact in reading.facts(QuantityFact) if fact.span] == ["约3亿元"]


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("投资1.2亿元", 120000000),
        ("总投资约6,313.28万元", 63132800),
        ("投资概算3千元", None),
        ("申请中央预算内投资2500万元", None),
        ("已完成投资1亿元,总造价3亿元", 300000000),
        ("每所投资300万元", None),
    ],
)
def test_money(text: str, yuan: float | None) -> None:
    assert read_attributes(text).investment == yuan


@pytest.mark.parametrize(
    ("text", "start", "completion"),
    [
        ("2021年3月开工,预计2024年底建成投用", "2021-03", "2024-12"),
        ("建设年限:2021—2023年", "2021", "2023"),
        ("力争2025年上半年竣工", "", "2025-06"),
        ("2020年门诊量增长", "", ""),
    ],
)
def test_dates(text: str, start: str, completion: str) -> None:
    found = read_attributes(text)
    assert (found.start, found.completion) == (start, completion)


def test_the_fullest_label_counts() -> None:
    assert read_attributes("购置投资2亿元,项目总投资5亿元").investment == 500000000


PIECES = (
    "市胸科医院",
    "推进",
    "建设",
    "项目",
    "、",
    "，",
    "。",
    "(",
    "）",
    "一期",
    "总投资3亿元",
    "信息平台",
    "等",
    "康平县",
    "和",
    "改建",
    "“智慧”系统",
    "床位20张",
    "新建楼300平方米",
    "的",
    "12",
    "\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=60, deadline=None)
def test_no_text_crashes_and_spans_are_the_texts(text: str) -> None:
    reading = small_plan(text)
    for fact in projects_in(reading):
        assert fact.span is not None
        assert reading.document.text[fact.span.start : fact.span.end] == fact.span.text
        assert fact.name and fact.project_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("青楼镇卫生院标准化建设", "其他"),  # a town's name, no building
        ("市中医院医技楼", "新建"),
        ("市中医院医技楼建设", "新建"),
        ("市中医院住院楼(二期)", "新建"),
    ],
)
def test_one_sign_says_a_kind_only_at_the_end_of_a_noun(name: str, kind: str) -> None:
    assert kind_of(name, "", "") == kind


def test_who_puts_in_the_money_is_the_funding() -> None:
    assert read_attributes("总投资2.1亿元,由市政府投入,2024年底竣工").funding == "市政府投入"
    assert read_attributes("总投资2.1亿元,2024年底由市医院投入使用").funding == ""


def test_a_heading_of_two_works_has_no_sum_of_either() -> None:
    text = "(一)横埠镇、会宫镇卫生院迁建。建筑面积分别为9200平方米和7000平方米,总投资8800万元。"
    assert [project_shown(fact) for fact in projects_in(small_plan(text, "projects", place="铜陵市"))] == [
        "横埠镇卫生院迁建 新建 floor=9200",
        "会宫镇卫生院迁建 新建 floor=7000",
    ]


def test_an_amount_before_its_system_is_not_its_title_s() -> None:
    text = "(一)建设市域健康大脑。投资900万元升级市全民健康信息平台,接入机构30家。"
    assert [project_shown(fact) for fact in projects_in(small_plan(text, place="铜陵市"))] == [
        "铜陵市市域健康大脑 信息化",
        "铜陵市全民健康信息平台 信息化 investment=9000000",
    ]


def test_a_list_of_nothing_but_systems_needs_no_verb() -> None:
    found, relied = (
        [fact.name for fact in projects_in(small_plan(text))]
        for text in (
            "信息化项目:电子健康档案共享平台、互联网医院监管平台。",
            "依托电子健康档案共享平台、互联网医院监管平台,提供服务。",
        )
    )
    assert (found, relied) == (["电子健康档案共享平台", "互联网医院监管平台"], [])


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("在东城新区新建门诊楼,投资2亿元", "东城新区"),
        ("建于白鹤镇李家村,占地8亩", "白鹤镇李家村"),
        ("利用原第二小学旧址改建,投资600万元", "原第二小学旧址"),
        ("在全市新建5所卫生院", ""),
        ("在老院区新建住院楼", ""),
        ("在实施区域规划中建设信息平台", ""),
    ],
)
def test_where_it_is_built(text: str, location: str) -> None:
    assert read_attributes(text).location == location


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2026-2028年实施,总投资1亿元", ("2026", "2028")),
        ("计划2024年6月底前竣工", ("", "2024-06")),
        ("2021-2023年门诊量增长两成", ("", "")),
    ],
)
def test_spans_and_ends_of_months(text: str, dates: tuple[str, str]) -> None:
    said = read_attributes(text)
    assert (said.start, said.completion) == dates


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        ("由区财政和专项债券解决", "区财政和专项债券解决"),
        ("投资2亿元,市财政与医院按6:4分担", "市财政与医院按6:4分担"),
        ("由区财政局统筹任务落实", ""),
    ],
)
def test_who_pays_together(text: str, funding: str) -> None:
    assert read_attributes(text).funding == funding


def _works(second: str) -> list[str]:
    text = (
        "常德市“十四五”卫生健康规划\n\n一、主要任务\n（一）强基层。加强培训。\n（二）强专科。加强专科建设。\n\n"
        f"二、重点工程\n（一）市中心血站提升工程。总投资1.2亿元，建筑面积8000平方米。\n（二）{second}\n"
    )
    return [fact.rule for fact in projects_of(text)]


def test_a_chapter_of_works_is_of_projects_if_each_says_its_cost() -> None:
    assert _works("市疾控中心提升工程。投资6000万元，建筑面积5000平方米。") == ["project.heading"] * 2
    assert "project.heading" not in _works("健康教育提升工程。广泛开展健康讲座。")


def test_projects_of_a_text_without_headings() -> None:
    text = "今年，建成市第二人民医院新院区，推进市中心血站迁建项目。\n市第二人民医院新院区已投用。\n"
    facts = projects_of(text)
    assert [fact.name for fact in facts] == ["市第二人民医院新院区", "市中心血站迁建项目"]
