"""Themes, bodies and projects in their networks (Q26, Q30, Q32, Q34 to Q36): rows worked out on paper."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator

import pytest
from pyoxigraph import Quad

from graph.stores import Store
from graph.stores.memory import MemoryStore
from queries.answer import Scalar
from queries.runner import ask
from tests.conftest import ROOT
from tests.queries.conftest import STORES
from tests.queries.network_fixture import BEDS, network

ANSWERS = ROOT / "tests" / "golden" / "answers"
HOSPITAL, PHASE_1, PHASE_2 = "沈阳医院项目", "通辽医院项目一期", "通辽医院项目二期"
T01, T04, T07, T18 = "T01 健康教育与健康素养", "T04 控烟", "T07 妇幼健康", "T18 医疗服务体系与资源配置"

# question → parameters, columns looked at, the rows expected of them, in order
EXPECTED: list[tuple[str, dict[str, str], str, list[tuple[object, ...]]]] = [
    (
        # a body that both leads and supports a task has it once; a task without themes stays
        "other_departments",
        {},
        "institution institution_type plan tasks leads supports actions themes section start end",
        [
            (
                *("沈阳市财政局", "department", "a-plan", 2, 1, 2),
                *(["1-1 （一）控烟", "1-2 （二）妇幼"], [T01, T04, T07], "1-1 （一）控烟", 30, 34),
            ),
            ("通辽市教育局", "department", "b-plan", 1, 0, 1, ["2 二、其他"], [], "2 二、其他", 110, 114),
        ],
    ),
    (
        "other_departments",
        {"theme": "妇幼健康"},
        "institution tasks leads supports actions themes start",
        [("沈阳市财政局", 1, 0, 1, ["1-2 （二）妇幼"], [T04, T07], 70)],
    ),
    ("other_departments", {"n": "2"}, "institution", [("沈阳市财政局",)]),
    ("other_departments", {"region": "通辽"}, "institution plan", [("通辽市教育局", "b-plan")]),
    (
        "investment_by_theme",
        {},
        "theme plan projects without share_without investment investment_once elsewhere names section start",
        [
            (
                *("T04", "a-plan", 2, 1, 0.5, 300, 300, 1),
                *(["急救站项目", HOSPITAL], "2 二、项目", 210),
            ),
            (None, "a-plan", 1, 0, 0, 10, 10, 0, ["信息平台项目"], "2 二、项目", 240),
            ("T07", "b-plan", 2, 1, 0.5, 50, 50, 1, ["通辽医院项目", "通辽血站项目"], "1 一、妇幼", 20),
            ("T01", "c-plan", 1, 0, 0, 280, 0, 1, [HOSPITAL], "1 一、任务", 30),
            (None, "d-plan", 1, 1, 1, None, None, 1, ["通辽医院项目"], "1 一、说明", 10),
        ],
    ),
    ("investment_by_theme", {"n": "2"}, "theme plan", [("T04", "a-plan"), ("T07", "b-plan")]),
    ("investment_by_theme", {"theme": "T01"}, "theme plan investment", [("T01", "c-plan", 280)]),
    (
        "investment_by_theme",
        {"region": "沈阳"},
        "theme plan investment",
        [("T04", "a-plan", 300), (None, "a-plan", 10), ("T01", "c-plan", 280)],
    ),
    (
        # of the two targets the first; a plan that only says what is, and a silent one
        "projects_for_indicator",
        {"indicator": BEDS},
        "link project phase part_of plan beds investment actions rank stated target_year comparator target start",
        [
            ("beds", HOSPITAL, None, None, "a-plan", 500, 300, [], None, "target", "2025", "le", 7.5, 210),
            (
                *("beds_theme", "通辽血站项目", None, None, "b-plan", 20, None, ["1 一、妇幼"], 2),
                *("silent", None, None, None, 25),
            ),
            (
                *("theme", PHASE_1, "一期", "通辽医院项目", "b-plan", None, 20, ["1 一、妇幼"], 2),
                *("silent", None, None, None, 20),
            ),
            (
                *("theme", PHASE_2, "二期", "通辽医院项目", "b-plan", None, 30, ["1 一、妇幼"], 2),
                *("silent", None, None, None, 30),
            ),
            (
                *("theme", "沈阳医院", None, None, "c-plan", None, 280, ["1 一、任务"], 2),
                *("value", None, None, None, 30),
            ),
        ],
    ),
    (
        "projects_for_indicator",
        {"indicator": "婴儿死亡率", "plan": "a-plan"},
        "link project actions rank stated start",
        # the task is named; the capacity is what another place of the plan says
        [("theme", HOSPITAL, ["1-2 （二）妇幼"], 2, "silent", 210)],
    ),
    ("projects_for_indicator", {"indicator": "总体指标"}, "project", []),
    (
        # shares: 沈阳 T04 .525, T07 .375, T01 .1; 浑南 T01 and T18 .5; 通辽 T07 and T18 1/3: a third has no theme
        "similar_regions",
        {},
        "region other_region similarity jaccard shared level other_level kinds other_kinds theme share other_share",
        [
            (
                *("通辽市", "沈阳市浑南区", 0.25, 0.3333, 1, "prefecture", "county"),
                *(["规划"], ["方案"], "T18", 0.3333, 0.5),
            ),
            (
                *("通辽市", "沈阳市", 0.25, 0.25, 1, "prefecture", "prefecture"),
                *(["规划"], ["规划"], "T07", 0.3333, 0.375),
            ),
            (
                *("沈阳市", "沈阳市浑南区", 0.0526, 0.25, 1, "prefecture", "county"),
                *(["规划"], ["方案"], "T01", 0.1, 0.5),
            ),
        ],
    ),
    (
        "similar_regions",
        {"region": "沈阳"},
        "region other_region theme plan start end fact other_plan other_start other_end other_fact",
        [
            (
                *("沈阳市浑南区", "通辽市", "T18", "c-plan", 10, 14, "plan/c-plan/action/1"),
                *("b-plan", 10, 14, "plan/b-plan/action/1"),
            ),
            (
                *("沈阳市", "通辽市", "T07", "a-plan", 60, 65, "plan/a-plan/action/1-2"),
                *("b-plan", 10, 14, "plan/b-plan/action/1"),
            ),
            (
                *("沈阳市", "沈阳市浑南区", "T01", "a-plan", 20, 25, "plan/a-plan/action/1-1"),
                *("c-plan", 10, 14, "plan/c-plan/action/1"),
            ),
        ],
    ),
    ("similar_regions", {"n": "2"}, "region", []),
    (
        # 通辽 is nearest to both others, which are nowhere nearest to each other
        *("similar_regions", {"nearest": "1"}, "region other_region"),
        [("通辽市", "沈阳市浑南区"), ("通辽市", "沈阳市")],
    ),
    (
        # compared with all others where one is named
        *("similar_regions", {"nearest": "1", "region": "浑南区"}, "region other_region"),
        [("沈阳市浑南区", "通辽市"), ("沈阳市浑南区", "沈阳市")],
    ),
    (
        # a place in the one named is compared with those that are near to it: 通辽, not 沈阳's whole
        *("similar_regions", {"nearest": "1", "region": "沈阳市"}, "region other_region"),
        [("沈阳市浑南区", "通辽市"), ("沈阳市", "通辽市"), ("沈阳市", "沈阳市浑南区")],
    ),
    (
        # 辽宁 has no task with a theme itself; both places in it are near to 通辽 alone
        *("similar_regions", {"nearest": "1", "region": "辽宁省"}, "region other_region"),
        [("沈阳市浑南区", "通辽市"), ("沈阳市", "通辽市")],
    ),
    (
        # a ring of four: each pair of opposite themes is joined by both others
        "bridging_themes",
        {},
        "theme bridging pairs sole sole_pairs links tasks plans section start end fact",
        [
            *(
                ("T01", 0.5, 1, 0, [], 2, 2, ["a-plan", "c-plan"], "1-1 （一）控烟", 20, 25, "plan/a-plan/action/1-1"),
                ("T04", 0.5, 1, 0, [], 2, 2, ["a-plan"], "1-1 （一）控烟", 20, 25, "plan/a-plan/action/1-1"),
                ("T07", 0.5, 1, 0, [], 2, 2, ["a-plan", "b-plan"], "1-2 （二）妇幼", 60, 65, "plan/a-plan/action/1-2"),
                ("T18", 0.5, 1, 0, [], 2, 2, ["b-plan", "c-plan"], "1 一、妇幼", 10, 14, "plan/b-plan/action/1"),
            ),
        ],
    ),
    (
        "bridging_themes",
        {"region": "沈阳"},
        "theme bridging pairs sole sole_pairs links plans",
        [
            ("T01", 1, 1, 1, ["T04–T18"], 2, ["a-plan", "c-plan"]),
            ("T04", 1, 1, 1, ["T01–T07"], 2, ["a-plan"]),
        ],
    ),
    ("bridging_themes", {"plan": "a-plan"}, "theme bridging sole_pairs", [("T04", 1, ["T01–T07"])]),
    ("bridging_themes", {"n": "2"}, "theme", []),
    (
        "institution_themes",
        {},
        "institution theme tasks leads supports weight plans section start end",
        [
            ("沈阳市浑南区疾病预防控制中心", "T01", 1, 1, 0, 0.5, ["c-plan"], "1 一、任务", 20, 25),
            ("沈阳市浑南区疾病预防控制中心", "T18", 1, 1, 0, 0.5, ["c-plan"], "1 一、任务", 20, 25),
            ("沈阳市疾病预防控制中心", "T01", 1, 1, 0, 0.4, ["a-plan"], "1-1 （一）控烟", 35, 40),
            ("沈阳市疾病预防控制中心", "T04", 1, 1, 0, 0.6, ["a-plan"], "1-1 （一）控烟", 35, 40),
            ("沈阳市财政局", "T01", 1, 1, 1, 0.4, ["a-plan"], "1-1 （一）控烟", 30, 34),
            ("沈阳市财政局", "T04", 2, 1, 2, 1.1, ["a-plan"], "1-1 （一）控烟", 30, 34),
            ("沈阳市财政局", "T07", 1, 0, 1, 0.5, ["a-plan"], "1-2 （二）妇幼", 70, 74),
            ("通辽市教育局", None, 1, 0, 1, None, ["b-plan"], "2 二、其他", 110, 114),
        ],
    ),
    (
        "institution_themes",
        {"institution": "沈阳市财政局", "n": "2"},
        "theme tasks sections",
        [("T04", 2, ["a-plan 1-1 （一）控烟", "a-plan 1-2 （二）妇幼"])],
    ),
    ("institution_themes", {"theme": "T18"}, "institution weight", [("沈阳市浑南区疾病预防控制中心", 0.5)]),
]


@pytest.fixture(scope="module", params=STORES)
def networks(request: pytest.FixtureRequest, open_quads: Callable[[str, list[Quad]], Store]) -> Iterator[Store]:
    """The four plans on each kind of store in turn."""
    found = open_quads(request.param, network())
    yield found
    found.close()


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), EXPECTED)
def test_rows(
    networks: Store, name: str, parameters: dict[str, str], columns: str, rows: list[tuple[object, ...]]
) -> None:
    answer = ask(networks, name, parameters)
    assert [tuple(row[column] for column in columns.split()) for row in answer.dicts()] == rows


@pytest.mark.parametrize(
    ("name", "parameters", "note"),
    [
        ("other_departments", {}, "Only bodies of the health system are given tasks in: c-plan."),
        ("other_departments", {}, "No task names a responsible body in: d-plan."),
        ("institution_themes", {}, "No task names a responsible body in: d-plan."),
        ("investment_by_theme", {}, "Projects, but no amount of money, in: d-plan."),
        ("projects_for_indicator", {"indicator": BEDS}, f"Silent on {BEDS}: b-plan, d-plan."),
        ("projects_for_indicator", {"indicator": "总体指标"}, "总体指标 neither counts beds nor belongs to a theme"),
        ("similar_regions", {}, "No task with a theme in: d-plan."),
        (
            *("similar_regions", {"nearest": "1"}),
            "Of the 3 regions with themed tasks, those pairs are listed of which one is among the 1 most similar",
        ),
        (
            *("similar_regions", {"nearest": "1", "region": "辽宁省"}),
            "Of the 2 places in it with themed tasks, those pairs are listed of which one is among the 1 most similar",
        ),
        ("bridging_themes", {"n": "2"}, "No task with a theme in: d-plan."),
    ],
)
def test_what_is_silent(name: str, parameters: dict[str, str], note: str) -> None:
    assert note in "\n".join(ask(MemoryStore(network()), name, parameters).notes)


@pytest.mark.parametrize("parameters", [{}, {"nearest": "2"}, {"nearest": "1", "region": "沈阳市"}])
def test_nothing_is_said_of_pairs_left_out_where_none_are(parameters: dict[str, str]) -> None:
    assert "parameter nearest" not in "\n".join(ask(MemoryStore(network()), "similar_regions", parameters).notes)


def test_a_graph_of_an_earlier_version_is_not_taken_for_one_without_outside_bodies() -> None:
    quads = [quad for quad in network() if not quad.predicate.value.endswith("#sector")]
    answer = ask(MemoryStore(quads), "other_departments")
    assert answer.rows == ()
    assert "build it again) in: a-plan, b-plan, c-plan." in "\n".join(answer.notes)


SAMPLE_PARAMETERS = {"projects_for_indicator": {"indicator": "每千人口医疗卫生机构床位数"}}
GOLDEN = {
    "Q26": "other_departments",
    "Q30": "investment_by_theme",
    "Q32": "projects_for_indicator",
    "Q34": "similar_regions",
    "Q35": "bridging_themes",
    "Q36": "institution_themes",
}


@pytest.mark.parametrize("question", GOLDEN)
def test_the_samples_answer(samples: Store, question: str) -> None:
    """What the texts of the samples say, worked out by hand; a cell of several members divides them by `; `."""
    name = GOLDEN[question]
    with (ANSWERS / f"{question}.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    answer = ask(samples, name, SAMPLE_PARAMETERS.get(name, {}))
    found = [{column: shown(row[column]) for column in expected[0]} for row in answer.dicts()]
    assert found == expected


def shown(value: Scalar | list[str]) -> str:
    """A cell as the files hold it."""
    return "; ".join(value) if isinstance(value, list) else "" if value is None else str(value)
