"""Projects: examples in the style of many cities' plans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import extract_document
from loaders.document import Document
from loaders.model import ProjectFact, QuantityFact
from loaders.projects.attributes import read_attributes
from loaders.projects.kinds import kind_of
from loaders.projects.measures import read_area, read_money
from tests.loaders.plans import examples, projects_in, small_plan

_SHOWN = (
    ("investment", "investment_yuan"),
    ("floor", "floor_area_m2"),
    ("land", "land_area_m2"),
    ("beds", "beds"),
    ("phase", "phase"),
    ("done", "completion_date"),
)


def shown(fact: ProjectFact) -> str:
    """A project as the examples write it."""
    parts = [fact.name, fact.project_kind]
    for label, field in _SHOWN:
        value = getattr(fact, field)
        if value not in (None, ""):
            parts.append(f"{label}={value:.0f}" if isinstance(value, float) else f"{label}={value}")
    return " ".join(parts)


@pytest.mark.parametrize("row", examples("project"), ids=lambda row: row["text"][:16])
def test_examples(row: dict[str, str]) -> None:
    reading = small_plan(row["text"], row["chapter"], place=row["place"] or "沈阳市")
    found = [shown(fact) for fact in projects_in(reading)]
    expected = []
    for item in filter(None, row["expected"].split("; ")):
        name, kind, *rest = item.split(" ")
        order = {label: at for at, (label, _) in enumerate(_SHOWN)}
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


def test_a_table_of_projects() -> None:
    table = (
        "重点建设项目表\n序号\t项目名称\t建设性质\t建设内容及规模\t总投资(万元)\t建设年限\n"
        "1\t市胸科医院新院区建设项目\t新建\t总建筑面积12万平方米,设置床位1000张\t85000\t2021-2025\n"
        "2\t市急救中心信息化升级项目\t改造\t升级调度系统\t1200\t2022-2023\n"
        "3\t康平县人民医院门诊楼改造项目\t改扩建\t改造面积8000平方米\t3600\t2023-2024\n"
    )
    facts = projects_in(small_plan(table, "projects"))
    assert [(fact.investment_yuan, fact.floor_area_m2, fact.beds) for fact in facts] == [
        (850000000, 120000, 1000),
        (12000000, None, None),
        (36000000, 8000, None),
    ]
    assert [(fact.start_date, fact.completion_date) for fact in facts] == [
        ("2021", "2025"),
        ("2022", "2023"),
        ("2023", "2024"),
    ]


def test_scale_cells_hold_several_amounts() -> None:
    table = (
        "重点建设项目表\n序号\t项目名称\t建设规模\t总投资(万元)\t其中:中央投资(万元)\t建设年限\n"
        "1\t市胸科医院新院区建设项目\t新建,用地90亩,建筑面积6.5万平方米,床位500张\t52000\t10000\t2021-2024\n"
        "2\t市中医院住院楼改造项目\t改造病房楼9000平方米,床位60张\t3000\t800\t2022-2023\n"
        "3\t康平县人民医院门诊楼项目\t12000平方米\t4000\t2000\t2023-2025\n"
        "合计\t\t\t59000\t12800\t\n"
    )
    facts = projects_in(small_plan(table, "projects"))
    assert [(fact.investment_yuan, fact.floor_area_m2, fact.land_area_m2, fact.beds) for fact in facts] == [
        (520000000, 65000, 60000, 500),
        (30000000, 9000, None, 60),
        (40000000, 12000, None, None),
    ]


def test_columns_of_land_beds_and_nature() -> None:
    table = (
        "重点项目表\n项目名称\t建设性质\t占地面积(亩)\t建筑面积(平方米)\t床位(张)\t2022年投资(亿元)\t总投资(亿元)\n"
        "市人民医院浑南院区\t新建\t180\t215000\t1500\t3\t18.6\n"
        "康平县中医院综合楼\t改扩建\t—\t12600\t120\t0.1\t0.56\n"
        "市“智慧医疗”平台\t新建\t—\t—\t—\t0.1\t0.3\n"
    )
    facts = projects_in(small_plan(table, "projects"))
    assert [shown(fact) for fact in facts] == [
        "沈阳市人民医院浑南院区 新建 investment=1860000000 floor=215000 land=120000 beds=1500",
        "康平县中医院综合楼 改扩建 investment=56000000 floor=12600 beds=120",
        "沈阳市“智慧医疗”平台 信息化 investment=30000000",
    ]


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


def test_cells_take_their_columns_unit() -> None:
    assert read_money("3600", "万元") == 36000000
    assert read_money("约3600") is None
    assert read_area("3", "公顷") == 30000
    assert read_area("8000㎡") == 8000


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
    assert [shown(fact) for fact in projects_in(small_plan(text, "projects", place="铜陵市"))] == [
        "横埠镇卫生院迁建 新建 floor=9200",
        "会宫镇卫生院迁建 新建 floor=7000",
    ]


def test_an_amount_before_its_system_is_not_its_title_s() -> None:
    text = "(一)建设市域健康大脑。投资900万元升级市全民健康信息平台,接入机构30家。"
    assert [shown(fact) for fact in projects_in(small_plan(text, place="铜陵市"))] == [
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


def test_the_head_of_a_box_with_a_table_of_projects_is_no_project() -> None:
    table = "项目名称\t建设地点\t床位（张）\n铜陵市第五医院新院区\t铜官区\t600\n铜陵市妇幼保健院迁建工程\t义安区\t200\n"
    text = "一、主要任务\n（一）提升能力\n专栏1 重大基建与信息化项目\n" + table + "（二）强化保障\n落实责任。\n"
    facts = extract_document(Document("plan", text), region="铜陵市", period="2021-2025")
    names = [fact.name for fact in facts if isinstance(fact, ProjectFact)]
    assert names == ["铜陵市第五医院新院区", "铜陵市妇幼保健院迁建工程"]


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


def _projects_of(text: str) -> list[ProjectFact]:
    facts = [fact for fact in extract_document(Document("t", text)) if isinstance(fact, ProjectFact)]
    return sorted(facts, key=lambda fact: fact.span.start if fact.span else 0)


def _tabled(*rows: str) -> list[str]:
    text = "一、主要任务\n推进项目建设。\n\n附件\n重点项目表\n序号\t项目名称\t建设规模\t总投资（亿元）\n"
    return [fact.name for fact in _projects_of("\n".join((text.rstrip("\n"), *rows)) + "\n")]


def test_the_name_of_a_group_in_a_table_is_no_project() -> None:
    rows = ("1\t市中医院迁建项目\t床位300张\t2.1", "2\t市血站改造项目\t面积2000平方米\t0.4")
    assert _tabled("公共卫生类\t\t\t", rows[0], "医疗建设项目\t\t\t", rows[1]) == ["市中医院迁建项目", "市血站改造项目"]


def test_a_project_alone_in_its_row_is_one_where_rows_have_no_numbers() -> None:
    head = "一、主要任务\n推进。\n\n重点项目表\n项目名称\t建设规模\t总投资（亿元）\n"
    text = head + "市血站迁建项目\t\t\n市中医院迁建项目\t床位300张\t2.1\n"
    facts = _projects_of(text)
    assert [fact.name for fact in facts] == ["市血站迁建项目", "市中医院迁建项目"]


def _works(second: str) -> list[str]:
    text = (
        "常德市“十四五”卫生健康规划\n\n一、主要任务\n（一）强基层。加强培训。\n（二）强专科。加强专科建设。\n\n"
        f"二、重点工程\n（一）市中心血站提升工程。总投资1.2亿元，建筑面积8000平方米。\n（二）{second}\n"
    )
    return [fact.rule for fact in _projects_of(text)]


def test_a_chapter_of_works_is_of_projects_if_each_says_its_cost() -> None:
    assert _works("市疾控中心提升工程。投资6000万元，建筑面积5000平方米。") == ["project.heading"] * 2
    assert "project.heading" not in _works("健康教育提升工程。广泛开展健康讲座。")


def test_projects_of_a_text_without_headings() -> None:
    text = "今年，建成市第二人民医院新院区，推进市中心血站迁建项目。\n市第二人民医院新院区已投用。\n"
    facts = _projects_of(text)
    assert [fact.name for fact in facts] == ["市第二人民医院新院区", "市中心血站迁建项目"]
