"""Bodies of a county: its bureau's party committee, towns in columns of bodies, works in columns of tasks."""

from __future__ import annotations

from loaders.model import InstitutionFact, ProjectFact, RegionFact, ResponsibilityFact
from tests.loaders.examples import facts_in

_TABLE = (
    "一、主要任务\n(一)做好控烟\n推进无烟校园建设。\n附件 任务分工表\n"
    "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n"
    "1\t市胸科医院迁建\t市卫生健康委\t{bodies}\t2025年\n"
    "2\t提高签约率\t市卫生健康委\t市教育局\t2025年\n"
    "3\t智慧急救调度平台上线运行\t市急救中心\t市数据局\t2024年\n"
)


def test_the_party_committee_of_the_issuing_bureau() -> None:
    head = "控烟工作方案\n铜陵市铜官区卫生健康局\n2022年1月1日\n"
    text = head + "一、主要任务\n(一)控烟\n报局党委同意,局党组研究,委党委不管。\n"
    found = [
        (fact.span.text, fact.name, fact.type)
        for fact in facts_in(text, "铜官区")
        if isinstance(fact, InstitutionFact) and fact.span and fact.type == "party"
    ]
    assert found == [
        ("局党委", "中国共产党铜陵市铜官区卫生健康局委员会", "party"),
        ("局党组", "中国共产党铜陵市铜官区卫生健康局党组", "party"),
    ]


def test_without_an_issuer_nobody_has_a_bureaus_party_committee() -> None:
    facts = facts_in("一、主要任务\n(一)控烟\n报局党委同意。\n", "铜官区")
    assert not any(isinstance(fact, InstitutionFact) for fact in facts)


def test_a_committee_without_its_owner_is_the_county_s_or_the_one_named_before() -> None:
    names = [
        [fact.name for fact in facts_in(text, region) if isinstance(fact, InstitutionFact)]
        for text, region in (
            ("医共体管委会每年开会。", "枞阳县"),
            ("医共体管委会每年开会。", "铜陵市"),
            ("市医共体管理委员会成立,医共体管委会每年开会。", "铜陵市"),
        )
    ]
    assert names == [["枞阳县医共体管理委员会"], [], ["铜陵市医共体管理委员会"] * 2]


def test_counties_and_towns_in_a_column_of_bodies_are_their_governments() -> None:
    facts = facts_in(_TABLE.format(bodies="枞阳县、横埠镇、市财政局"), "铜陵市")
    support = [
        fact.institution.name for fact in facts if isinstance(fact, ResponsibilityFact) and fact.role == "support"
    ]
    assert support == ["枞阳县人民政府", "枞阳县横埠镇人民政府", "铜陵市财政局", "铜陵市教育局", "铜陵市数据局"]
    assert not [fact for fact in facts if isinstance(fact, RegionFact)]


def test_towns_in_a_sentence_stay_regions() -> None:
    facts = facts_in("一、主要任务\n(一)做好控烟\n在枞阳县、横埠镇试点。\n", "铜陵市")
    assert [fact.name for fact in facts if isinstance(fact, RegionFact)] == ["铜陵市枞阳县", "铜陵市枞阳县横埠镇"]
    assert not [fact for fact in facts if isinstance(fact, InstitutionFact)]


def test_a_table_of_tasks_names_works_and_systems_and_most_tasks_are_none() -> None:
    facts = [fact for fact in facts_in(_TABLE.format(bodies="市财政局"), "铜陵市") if isinstance(fact, ProjectFact)]
    assert [(fact.span.text, fact.name, fact.rule) for fact in facts if fact.span] == [
        ("市胸科医院迁建", "铜陵市胸科医院迁建", "project.task"),
        ("智慧急救调度平台", "智慧急救调度平台", "project.task"),
    ]


def test_a_task_s_work_has_the_fuller_name_that_the_text_has() -> None:
    text = _TABLE.format(bodies="市财政局").replace("推进无烟", "建设市级智慧急救调度平台,推进无烟")
    names = {fact.name for fact in facts_in(text, "铜陵市") if isinstance(fact, ProjectFact)}
    assert names == {"铜陵市胸科医院迁建", "市级智慧急救调度平台"}


def test_a_body_that_a_task_leans_on_answers_where_no_list_says_who_does() -> None:
    text = "一、主要任务\n(一)急救\n依托市人民医院建设培训基地。{list}\n(二)控烟\n推进控烟。(市教育局、市民政局)\n"
    alone, listed = (
        {fact.institution.name for fact in facts_in(one, "铜陵市") if isinstance(fact, ResponsibilityFact)}
        for one in (text.format(list=""), text.format(list="(市民政局)"))
    )
    assert alone - listed == {"铜陵市人民医院"}


def test_an_office_that_a_class_of_hospitals_sets_up_is_not_the_issuers() -> None:
    head = "控烟工作方案\n安吉县卫生健康局\n2022年1月1日\n一、主要任务\n(一)控烟\n"
    for text, found in (
        ("医院设置公共卫生科。", False),
        ("由公共卫生科负责。", True),
        ("由办公室、财务科负责。", True),
    ):
        names = [fact.name for fact in facts_in(head + text + "\n", "安吉县") if isinstance(fact, InstitutionFact)]
        assert any(name.endswith("科") for name in names) == found


def test_a_group_of_a_department_carries_no_department_in_its_name() -> None:
    head = "卫生规划\n安吉县发展和改革局\n2022年1月1日\n一、主要任务\n(一)组织\n"
    text = head + "由健康安吉建设领导小组统筹。\n"
    names = [fact.name for fact in facts_in(text, "安吉县") if isinstance(fact, InstitutionFact)]
    assert "健康安吉建设领导小组" in names
