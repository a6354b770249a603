"""Projects: examples in the style of many cities' plans."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.model import ProjectFact
from loaders.projects.attributes import read_attributes
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
    reading = small_plan(row["text"], row["chapter"])
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


@pytest.mark.parametrize(
    ("text", "yuan"), [("投资1.2亿元", 120000000), ("总投资约6,313.28万元", 63132800), ("投资概算3千元", None)]
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
