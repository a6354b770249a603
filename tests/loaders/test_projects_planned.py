"""Buildings named before their sums with no verb, alone, in numbered lists, and in lists told in turn."""

from __future__ import annotations

import pytest

from loaders.model import ProjectFact
from tests.loaders.examples import facts_in

_HEAD = "一、主要任务\n(一)重大项目\n"


def _projects(text: str, region: str = "株洲市", head: str = _HEAD) -> dict[str, ProjectFact]:
    found = facts_in(head + text + "\n", region)
    return {fact.span.text: fact for fact in found if isinstance(fact, ProjectFact) and fact.span}


def _sums(text: str, **under: str) -> dict[str, tuple[float | None, float | None, float | None]]:
    return {name: (one.investment_yuan, one.floor_area_m2, one.beds) for name, one in _projects(text, **under).items()}


def test_a_new_site_with_its_sum_and_size_is_a_project_with_no_verb_before_it() -> None:
    text = "市中心医院河西院区坐落于天元区,设计床位700张,建筑面积约9万平方米,计划投资8.5亿元,2026年建成。"
    found = _projects(text)["市中心医院河西院区"]
    assert (found.investment_yuan, found.floor_area_m2, found.beds) == (850_000_000, 90_000, 700)


def test_a_phase_that_is_being_built_is_one_with_its_sum() -> None:
    text = "市人民医院云龙院区二期正在紧张施工,面积3万平方米、床位400张,总投入4.1亿元。"
    assert _sums(text) == {"市人民医院云龙院区二期": (410_000_000, 30_000, 400)}


def test_members_numbered_in_one_sentence_have_their_own_sums() -> None:
    text = (
        "抓好两个项目:①市妇幼保健院新院,建筑面积6万平方米,概算投资5亿元,2026年开工;"
        "②市中心血站业务综合楼,占地2公顷,估算总投资7600万元。"
    )
    assert {name: sums[0] for name, sums in _sums(text).items()} == {
        "市妇幼保健院新院": 500_000_000,
        "市中心血站业务综合楼": 76_000_000,
    }


def test_a_working_site_or_hospital_with_its_beds_is_none() -> None:
    assert _projects("市中心医院河西院区床位700张,年门诊量60万人次。") == {}
    assert _projects("市中心医院占地8公顷,床位1500张,年门诊量200万人次。") == {}
    assert _projects("住院综合楼,建筑面积6万平方米,总投资5亿元。") == {}


def test_a_body_founded_with_a_building_of_its_own_is_a_project_with_its_phases() -> None:
    text = (
        "组建株洲市公共卫生临床中心,新院区坐落于荷塘区,总投资9亿元,编制床位600张。"
        "工程分两期推进:一期建设门诊楼,投入6亿元,2024年竣工;二期投资3亿元,2026年建成。"
    )
    sums = [one.investment_yuan for one in _projects(text).values()]
    assert sums == [900_000_000, 600_000_000, 300_000_000]
    assert _projects("组建株洲市医疗质量控制中心,新增成员40人,总投资300万元。") == {}


def test_a_list_of_buildings_whose_amounts_are_told_in_turn() -> None:
    text = (
        "醴陵市中医院感染楼、攸县人民医院外科综合楼分别投资1.1亿元和2亿元,"
        "建筑面积1.2万平方米和3.1万平方米,均于2024年完工。"
    )
    found = _projects(text)
    assert _sums(text) == {
        "醴陵市中医院感染楼": (110_000_000, 12_000, None),
        "攸县人民医院外科综合楼": (200_000_000, 31_000, None),
    }
    assert {one.completion_date for one in found.values()} == {"2024"}


def test_the_unit_of_the_last_value_is_that_of_all() -> None:
    text = "茶陵县人民医院异地新建、炎陵县中医院门诊楼改扩建分别投资2亿元、5600万元,建筑面积依次为4.2万、0.9万平方米。"
    assert [sums[:2] for sums in _sums(text).values()] == [(200_000_000, 42_000), (56_000_000, 9_000)]


def test_a_body_in_a_list_told_in_turn_shares_the_building_of_the_last() -> None:
    text = "茶陵县妇幼保健院、炎陵县疾病预防控制中心业务用房分别新建3600平方米、2400平方米。"
    found = _projects(text)
    assert [one.name for one in found.values()] == ["茶陵县妇幼保健院业务用房", "炎陵县疾病预防控制中心业务用房"]
    assert [one.floor_area_m2 for one in found.values()] == [3600, 2400]


def test_bodies_and_numbers_that_are_not_as_many_make_no_project() -> None:
    assert _projects("醴陵市中医院、攸县人民医院分别新增床位100张、200张。") == {}
    assert _projects("醴陵市中医院感染楼、攸县人民医院外科综合楼分别投资1.1亿元、2亿元和3亿元。") == {}
    assert _projects("市一医院、市二医院分别建设3个、5个省级重点专科。") == {}


def test_a_phase_has_the_bare_amounts_behind_it() -> None:
    text = (
        "推进市人民医院新院区建设项目,总投资9亿元,分两期实施:一期6万平方米、5.5亿元,2024年建成;二期200张,2026年建成。"
    )
    sums = {name: (one.investment_yuan, one.floor_area_m2, one.beds) for name, one in _projects(text).items()}
    assert sums["一期"] == (550_000_000, 60_000, None)
    assert sums["二期"] == (None, None, 200)


def test_a_building_opened_on_a_day_is_a_project() -> None:
    text = "新增业务用房,其中市疾控中心实验楼于2019年9月投用,建筑面积6800平方米,总投资5200万元。"
    found = _projects(text)["市疾控中心实验楼"]
    assert (found.investment_yuan, found.completion_date) == (52_000_000, "2019-09")
    assert _projects("市疾控中心于2019年9月启用新版标识。") == {}


def test_what_a_project_is_built_on_or_holds_later_is_no_project_of_its_own() -> None:
    text = "1.市老年病医院建设项目。依托市三医院改建,床位220张,投资1.2亿元。\n"
    found = _projects(text, head="一、主要任务\n专栏1 体系建设项目\n")
    assert [(one.name, one.investment_yuan) for one in found.values()] == [("株洲市老年病医院建设项目", 120_000_000)]
    later = "新建株洲市公共卫生中心,总投资2亿元,建成后统一安排市疾控中心、市急救指挥中心用房。"
    assert list(_projects(later)) == ["新建株洲市公共卫生中心"]
    inside = "市人民医院扩建工程(二期)新建门诊医技楼和住院楼,总建筑面积7万平方米,新增床位400张。"
    assert _sums(inside) == {"市人民医院扩建工程(二期)": (None, 70_000, 400)}


@pytest.mark.parametrize(
    "group", ["县乡项目", "县（区）项目", "公共卫生类项目", "基层和信息化项目", "医疗救治领域工程"]
)
def test_a_heading_that_says_which_projects_follow_is_none_of_them(group: str) -> None:
    head = f"第一章 重点项目\n第一节 {group}\n"
    found = _projects("茶陵县中医院迁建项目建筑面积1.5万平方米,总投资7300万元。", head=head)
    assert list(found) == ["茶陵县中医院迁建项目"]


def test_a_class_a_trading_centre_and_a_key_laboratory_are_none() -> None:
    assert _projects("推进建成国医堂的乡镇卫生院不少于150所建设。") == {}
    assert _projects("加快建设株洲国际物流中心。") == {}
    assert _projects("支持市中心医院建设省重点实验室。") == {}
    assert list(_projects("市疾控中心重点建设生物安全三级实验室。")) == ["生物安全三级实验室"]


def test_the_platform_that_others_reach_and_lean_on_is_the_regions_own() -> None:
    assert [one.name for one in _projects("市级全民健康信息平台接入13家医院。").values()] == ["株洲市全民健康信息平台"]
    text = "市大数据局依托株洲市公共卫生应急指挥平台归集数据。"
    assert list(_projects(text)) == ["株洲市公共卫生应急指挥平台"]


def test_an_application_by_its_name_in_quotes_is_a_system() -> None:
    assert list(_projects("上线“株洲云药房”应用,服务患者3万人。")) == ["“株洲云药房”应用"]
    assert _projects("推广“人工智能+医疗”应用场景20个。") == {}
    assert _projects("推进“互联网+”应用。") == {}


def test_a_heading_of_two_buildings_told_in_turn_is_two_projects() -> None:
    head = "第一章 重点项目\n第一节 市直项目\n"
    text = (
        "一、市疾病预防控制中心实验楼和市中心血站业务楼。合址建设,面积分别为8800平方米和5000平方米,"
        "投资分别为6000万元、3300万元。"
    )
    found = _projects(text, head=head)
    assert [(one.name, one.investment_yuan) for one in found.values()] == [
        ("株洲市疾病预防控制中心实验楼", 60_000_000),
        ("株洲市中心血站业务楼", 33_000_000),
    ]


def test_a_system_called_by_a_name_in_quotes_alone() -> None:
    assert list(_projects("2023年底前建成“健康株洲云”，汇聚三大数据库。")) == ["“健康株洲云”"]
    assert list(_projects("由市卫生健康委、市数据局共建“健康大脑·株洲”，归集数据。")) == ["“健康大脑·株洲”"]
    assert _projects("推广“健康码”，实现“一码通办”。上线“两码融合”服务。") == {}


def test_a_system_whose_cost_is_said_behind_its_name() -> None:
    found = _projects("“健康株洲云”平台投资1.2亿元，2023年全面上线运行。")
    assert [one.investment_yuan for one in found.values()] == [120_000_000]
    assert _projects("“健康株洲云”平台用户超过12万人。") == {}


def test_a_sum_that_the_budget_provides_is_the_projects() -> None:
    text = "市妇女儿童医疗中心病房楼改造工程新增床位80张，所需2600万元由市本级承担。"
    assert _sums(text) == {"市妇女儿童医疗中心病房楼改造工程": (26_000_000, None, 80)}
    text = "市中心血站业务综合楼，新建业务用房9000平方米，市财政安排8200万元。"
    assert _sums(text) == {"市中心血站业务综合楼": (82_000_000, 9000, None)}
    for other in ("其中市财政安排8200万元。", "市财政每年安排820万元。", "县级财政安排配套资金300万元。"):
        assert _sums("推进市妇女儿童医院病房楼改造工程，新增床位80张，" + other) == {
            "市妇女儿童医院病房楼改造工程": (None, None, 80)
        }


def test_beds_held_in_reserve_are_not_a_projects() -> None:
    text = "依托市中心医院建设湘东紧急医学救援基地，储备可转换传染病床位500张。"
    assert _sums(text) == {"湘东紧急医学救援基地": (None, None, None)}
    text = "推进市传染病医院迁建项目，设床300张，战时可扩展至900张。"
    assert _sums(text) == {"市传染病医院迁建项目": (None, None, 300)}


def test_the_one_centre_of_the_plans_own_level_is_the_regions() -> None:
    for verb in ("建设", "由市中心医院牵头设立", "市卫生健康委会同市发展改革委建设"):
        found = _projects(f"{verb}市级托育综合服务中心，新增托位200个。")
        assert [one.name for one in found.values()] == ["株洲市托育综合服务中心"]
    assert _projects("建设县级托育综合服务中心，新增托位200个。") == {}  # of each county
    assert _projects("市妇幼保健院建设市级产前诊断中心。建设市级胸痛中心3个。") == {}


def test_phases_behind_the_word_for_the_project_and_in_brackets() -> None:
    head = "第一章 重点项目\n第一节 市直项目\n"
    text = "一、市传染病医院改扩建项目\n新建救治楼，设置床位400张。项目一期2022年完工，二期2024年6月前竣工。"
    found = _projects(text, head=head)
    assert {one.phase: one.completion_date for one in found.values() if one.phase} == {
        "一期": "2022",
        "二期": "2024-06",
    }
    text = "推进市传染病医院项目，规划床位900张(一期500张)，总投资14亿元，2024年底前投用。"
    assert _sums(text) == {"市传染病医院项目": (1_400_000_000, None, 900), "一期": (None, None, 500)}
    assert list(_projects("推进市传染病医院项目(一期)，总投资14亿元，床位900张。")) == ["市传染病医院项目(一期)"]


def test_beds_of_a_rate_or_of_a_service_are_not_the_buildings() -> None:
    text = "建立市老年医学中心，每千名老年人拥有医疗床位数8.5张，开展安宁疗护床位60张。"
    assert [one.beds for one in _projects(text).values()] == [None]


def test_a_field_of_herbs_is_no_building() -> None:
    assert _projects("建成株洲药材种植基地1.2万亩。支持攸县道地药材基地建设。") == {}


def test_a_phases_building_is_of_the_body_that_the_sentence_speaks_of() -> None:
    text = "推进市中医院建设区域中医医疗中心，二期住院大楼新增床位300张，总投资2.2亿元，预计2027年12月交付。"
    found = _projects(text)["二期住院大楼"]
    assert (found.name, found.phase, found.beds) == ("株洲市中医院二期住院大楼", "二期", 300)
    assert _projects("推进市中医院建设区域中医医疗中心，二期住院大楼主体封顶。") == {}


def test_a_ward_rebuilt_in_old_rooms_is_the_bodys() -> None:
    found = _projects("市第三人民医院利用闲置校舍改建老年精神科病区，新增床位90张。")
    assert [one.name for one in found.values()] == ["株洲市第三人民医院老年精神科病区改建"]
    assert _projects("市第三人民医院利用闲置校舍改建老年精神科病区。") == {}
    assert _projects("市第三人民医院利用闲置校舍开办培训班，新增床位90张。") == {}


def test_the_work_on_a_room_that_a_body_finishes_is_a_project() -> None:
    found = _projects("市中心血站完成血液核酸检测实验室改造。")
    assert [one.name for one in found.values()] == ["株洲市中心血站血液核酸检测实验室改造"]
    assert _projects("市中心血站完成信息系统升级。各县医院完成发热门诊改造。") == {}


def test_a_national_base_bears_the_body_it_is_made_of_and_not_the_one_it_leans_on() -> None:
    at = _projects("依托市中心医院建设国家紧急医学救援基地。")
    assert [one.name for one in at.values()] == ["国家紧急医学救援基地"]
    of = _projects("以市中心医院为主体建设国家紧急医学救援基地。")
    assert [one.name for one in of.values()] == ["国家紧急医学救援基地(株洲市中心医院)"]


def test_an_office_for_data_that_a_system_leans_on_is_no_system() -> None:
    assert list(_projects("依托市大数据中心建设湘东5G远程诊疗系统。")) == ["湘东5G远程诊疗系统"]


def test_a_heading_over_projects_that_its_sentences_name_is_none() -> None:
    head = "第一章 重点项目\n第一节 公共卫生能力提升工程\n"
    text = "加快实施市疾控中心迁建项目,建筑面积8600平方米,总投资5200万元。建设株洲市应急物资储备库,面积1200平方米。\n"
    assert _sums(text, head=head) == {
        "市疾控中心迁建项目": (52_000_000, 8600, None),
        "株洲市应急物资储备库": (None, 1200, None),
    }
    alone = "建设检验中心和物资储备库,总投资5200万元。\n"
    assert list(_sums(alone, head=head)) == ["公共卫生能力提升工程"]
