"""Projects that stand in tables: columns of scale, money and time, and what in a table is no project."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import ProjectFact
from loaders.projects.measures import read_area, read_money
from tests.loaders.plans import project_shown, projects_in, projects_of, small_plan


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
    assert [project_shown(fact) for fact in facts] == [
        "沈阳市人民医院浑南院区 新建 investment=1860000000 floor=215000 land=120000 beds=1500",
        "康平县中医院综合楼 改扩建 investment=56000000 floor=12600 beds=120",
        "沈阳市“智慧医疗”平台 信息化 investment=30000000",
    ]


def test_cells_take_their_columns_unit() -> None:
    assert read_money("3600", "万元") == 36000000
    assert read_money("约3600") is None
    assert read_area("3", "公顷") == 30000
    assert read_area("8000㎡") == 8000


def test_the_head_of_a_box_with_a_table_of_projects_is_no_project() -> None:
    table = "项目名称\t建设地点\t床位（张）\n铜陵市第五医院新院区\t铜官区\t600\n铜陵市妇幼保健院迁建工程\t义安区\t200\n"
    text = "一、主要任务\n（一）提升能力\n专栏1 重大基建与信息化项目\n" + table + "（二）强化保障\n落实责任。\n"
    facts = extract_document(Document("plan", text), region="铜陵市", period="2021-2025")
    names = [fact.name for fact in facts if isinstance(fact, ProjectFact)]
    assert names == ["铜陵市第五医院新院区", "铜陵市妇幼保健院迁建工程"]


def _tabled(*rows: str) -> list[str]:
    text = "一、主要任务\n推进项目建设。\n\n附件\n重点项目表\n序号\t项目名称\t建设规模\t总投资（亿元）\n"
    return [fact.name for fact in projects_of("\n".join((text.rstrip("\n"), *rows)) + "\n")]


def test_the_name_of_a_group_in_a_table_is_no_project() -> None:
    rows = ("1\t市中医院迁建项目\t床位300张\t2.1", "2\t市血站改造项目\t面积2000平方米\t0.4")
    assert _tabled("公共卫生类\t\t\t", rows[0], "医疗建设项目\t\t\t", rows[1]) == ["市中医院迁建项目", "市血站改造项目"]


def test_a_project_alone_in_its_row_is_one_where_rows_have_no_numbers() -> None:
    head = "一、主要任务\n推进。\n\n重点项目表\n项目名称\t建设规模\t总投资（亿元）\n"
    text = head + "市血站迁建项目\t\t\n市中医院迁建项目\t床位300张\t2.1\n"
    facts = projects_of(text)
    assert [fact.name for fact in facts] == ["市血站迁建项目", "市中医院迁建项目"]


def test_the_name_of_a_group_of_bare_cells_is_no_column() -> None:
    heads = "序号\n项目名称\n建设内容及规模\n总投资\n（亿元）\n建设年限\n责任单位\n"
    first = "公共卫生类（2项，3.1亿元）\n1\n市血站迁建项目\n建筑面积1.2万平方米\n1.0\n2026—2028\n市卫生健康委\n"
    second = "2\n市急救中心扩建项目\n建筑面积0.8万平方米\n2.1\n2026—2027\n市急救中心\n"
    third = "医疗服务类（1项，9.8亿元）\n3\n市中医院新院区\n床位600张\n9.8\n2026—2030\n市中医院\n"
    text = "一、主要任务\n推进项目建设。\n\n重点项目表\n" + heads + first + second + third
    facts = projects_of(text)
    assert [(fact.name, fact.investment_yuan, fact.floor_area_m2, fact.beds) for fact in facts] == [
        ("市血站迁建项目", 100000000, 12000, None),
        ("市急救中心扩建项目", 210000000, 8000, None),
        ("市中医院新院区", 980000000, None, 600),
    ]


def test_a_cell_broken_over_two_lines_where_bars_stand_between_cells() -> None:
    rows = (
        "项目名称 | 建设内容及规模 | 总投资（万元） | 建设年限",
        "市胸科医院迁建项目 | 建筑面积3万平方米，床位300张 | 25000 | 2021—2024",
        "康平县人民医院门诊楼项目 | 新建9000平方米，",
        "床位60张 | 4200 | 2022—2023",
        "法库县中医院迁建项目 | 建筑面积2万平方米 | 11000 | 2021—2023",
    )
    facts = projects_in(small_plan("重点建设项目表\n" + "\n".join(rows) + "\n", "projects"))
    assert [(fact.investment_yuan, fact.floor_area_m2, fact.beds) for fact in facts] == [
        (250_000_000, 30_000, 300),
        (42_000_000, 9000, 60),
        (110_000_000, 20_000, None),
    ]


def test_short_rows_between_bars_that_do_not_make_one_stay_two() -> None:
    rows = (
        "项目名称 | 建设内容及规模 | 总投资（万元） | 建设年限",
        "市胸科医院迁建项目 | 建筑面积3万平方米 | 25000",
        "法库县中医院迁建项目 | 建筑面积2万平方米 | 11000",
    )
    facts = projects_in(small_plan("重点建设项目表\n" + "\n".join(rows) + "\n", "projects"))
    assert [fact.span.text for fact in facts if fact.span] == ["市胸科医院迁建项目", "法库县中医院迁建项目"]
