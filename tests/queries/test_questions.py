"""Every question on every store, against rows worked out by hand from fixture.hand_made."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal

from graph.stores import Store
from queries.catalogue import coverage_query, lookup_query, questions
from queries.render import render
from queries.runner import ask

NAN = "沈阳市妇幼保健院南塔院区建设项目"
INSTITUTION = {"institution": "沈阳市疾病预防控制中心"}

# question → parameters, columns looked at, the rows expected of them, in order
EXPECTED: list[tuple[str, dict[str, str], str, list[tuple[object, ...]]]] = [
    (
        "theme_coverage",
        {"theme": "控烟"},
        "plan status tasks measures indicators share start end",
        [
            ("s-plan", "addressed", 1, 1, 1, 0.2, 210, 215),
            ("s-notice", "silent", 0, 0, 0, None, None, None),
            ("t-plan", "silent", 0, 0, 0, None, None, None),
            ("z-plan", "silent", 0, 0, 0, None, None, None),
        ],
    ),
    (
        "themes_shared",
        {},
        "theme reach count plans",
        [
            ("T07", "several", 3, ["s-notice", "s-plan", "t-plan"]),
            ("T01", "several", 2, ["s-plan", "t-plan"]),
            ("T04", "one", 1, ["s-plan"]),
        ],
    ),
    (
        "plans_metadata",
        {"region": "沈阳"},
        "plan title issuer number issued period_end region",
        [
            ("s-notice", "沈阳通知", None, None, "2021-04-26", "2021", "沈阳市"),
            ("s-plan", "沈阳规划", "沈阳市人民政府", "沈政〔2022〕1号", "2022-01-30", "2025", "沈阳市"),
            ("z-plan", None, None, None, None, None, "沈阳市浑南区"),
        ],
    ),
    (
        "citations",
        {},
        "plan cited cited_plan times section start end",
        [
            ("s-plan", "健康中国行动", None, 2, "2-1 （一）控烟", 250, 256),
            ("s-plan", "沈阳通知", "s-notice", 1, "2-1 （一）控烟", 270, 274),
        ],
    ),
    (
        "common_indicators",
        {"n": "3"},
        "indicator plans plan comparator target gain direction",
        [
            ("人均预期寿命", 3, "s-notice", "ge", 81, None, None),
            ("人均预期寿命", 3, "s-plan", "ge", 82.5, 1.2, "better"),
            ("人均预期寿命", 3, "s-plan", "change", 1, None, None),
            ("人均预期寿命", 3, "t-plan", "ge", 78, None, None),
            ("人均预期寿命", 3, "t-plan", "eq", 79, None, None),
        ],
    ),
    (
        "indicator_values",
        {"indicator": "婴儿死亡率", "region": "辽宁省"},
        "region plan baseline_year baseline target_year comparator target unit nature gain direction start end",
        [("沈阳市", "s-plan", "2020", 2.56, "2025", "le", 4.5, "‰", "预期性", 1.94, "either", 110, 113)],
    ),
    (
        "indicator_values",
        {"indicator": "居民健康素养水平", "plan": "t-plan"},
        "baseline target unit start",
        [(20.4, None, "%", 220), (20, None, "%", 230)],
    ),
    (
        "targets_below_reached",
        {},
        "indicator better plan target_year target reached_plan reached_year reached start reached_start",
        [
            ("人均预期寿命", "higher", "s-notice", "2021", 81, "s-plan", "2020", 81.3, 100, 140),
            ("婴儿死亡率", "lower", "s-plan", "2025", 4.5, "s-plan", "2020", 2.56, 110, 100),
        ],
    ),
    (
        "contradictions",
        {},
        "plan indicator year role relation value other_value start other_start",
        [
            ("t-plan", "人均预期寿命", "2025", "target", "compatible", 78, 79, 240, 250),
            ("t-plan", "婴儿死亡率", "2020", "actual", "conflict", 6.94, 0.649, 100, 200),
            ("t-plan", "居民健康素养水平", "2020", "actual", "rounding", 20.4, 20, 220, 230),
        ],
    ),
    (
        "responsibilities",
        {"theme": "T04"},
        "plan action role institution surface section start end",
        [
            ("s-plan", "（一）控烟", "lead", "沈阳市疾病预防控制中心", "市疾控中心", "2-1 （一）控烟", 230, 235),
            ("s-plan", "（一）控烟", "support", "沈阳市人民政府", "市政府", "2-1 （一）控烟", 236, 239),
        ],
    ),
    (
        "institutions_by_tasks",
        {"theme": "控烟"},
        "institution tasks leads supports themes plans section start fact",
        [
            (
                "沈阳市疾病预防控制中心",
                1,
                1,
                0,
                ["T01 健康教育与健康素养", "T04 控烟"],
                ["s-plan"],
                "2-1 （一）控烟",
                230,
                "responsibility/s-plan-0014",
            ),
            (
                "沈阳市人民政府",
                1,
                0,
                1,
                ["T01 健康教育与健康素养", "T04 控烟"],
                ["s-plan"],
                "2-1 （一）控烟",
                236,
                "responsibility/s-plan-0017",
            ),
        ],
    ),
    (
        "institution_profile",
        INSTITUTION,
        "kind plan subject start",
        [
            ("lead", "s-plan", "（一）控烟", 230),
            ("project", "s-plan", "急救中心项目", 340),
            ("mention", "s-plan", "市疾控中心", 240),
        ],
    ),
    (
        "projects",
        {},
        "project plan investment beds location start",
        [
            ("妇幼保健院南塔院区", "s-notice", 280000000, None, None, 120),
            (NAN, "s-plan", 300000000, 500, None, 310),
            ("急救中心项目", "s-plan", None, None, "沈阳市疾病预防控制中心东侧", 340),
        ],
    ),
    (
        "projects_across_plans",
        {},
        "project plans differs plan name investment start",
        [
            (NAN, 2, ["investment"], "s-notice", "妇幼保健院南塔院区", 280000000, 120),
            (NAN, 2, ["investment"], "s-plan", NAN, 300000000, 310),
            (NAN, 2, ["investment"], "s-plan", NAN, None, 330),
        ],
    ),
    (
        "theme_region_network",
        {},
        "region theme actions weight regions plans start",
        [
            ("沈阳市", "T01", 1, 0.0444, 2, ["s-plan"], 210),
            ("沈阳市", "T04", 1, 0.1778, 1, ["s-plan"], 210),
            ("沈阳市", "T07", 2, 0.7778, 2, ["s-notice", "s-plan"], 10),
            ("通辽市", "T01", 1, 0.5, 2, ["t-plan"], 10),
            ("通辽市", "T07", 1, 0.5, 2, ["t-plan"], 10),
        ],
    ),
    (
        "evidence",
        {"fact": "quantity/s-plan-0013"},
        "kind text before after plan section_path start end rule version correction",
        [
            (
                "Quantity",
                "100家",
                "前文",
                "后文",
                "s-plan",
                ["2 二、任务", "2-1 （一）控烟"],
                220,
                224,
                "test.Quantity",
                "0.1.0",
                [],
            )
        ],
    ),
]


@pytest.mark.parametrize(("name", "parameters", "columns", "rows"), EXPECTED)
def test_rows(
    store: Store, name: str, parameters: dict[str, str], columns: str, rows: list[tuple[object, ...]]
) -> None:
    answer = ask(store, name, parameters)
    assert [tuple(row[column] for column in columns.split()) for row in answer.dicts()] == rows


def test_every_question_is_tried() -> None:
    tests = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*questions.py")]
    assert [name for name in questions() if not any(f'"{name}"' in text for text in tests)] == []


def test_every_column_is_a_variable_and_every_parameter_has_a_place(memory: Store) -> None:
    helpers = [coverage_query(name) for item in questions().values() for name in item.coverage]
    helpers += [
        lookup_query(name) for name in ("indicator", "theme", "group", "region", "plan", "institution", "project")
    ]
    for question in (*questions().values(), *helpers):
        # a number may stand where SPARQL takes no variable (LIMIT), and always has a value
        numbers = {item.name: Literal(1) for item in question.parameters if item.type == "number"}
        solutions = memory.select(render(question.sparql, numbers))
        assert {column.name for column in question.columns} == set(solutions.variables), question.name
        for parameter in question.parameters:
            assert f"${parameter.name}" in question.sparql, (question.name, parameter.name)


def test_an_answer_says_what_was_silent(memory: Store) -> None:
    answer = ask(memory, "Q07", {"indicator": "成人吸烟率"})
    assert answer.as_dict()["question"] == "Q07"
    assert answer.parameters == {"indicator": "成人吸烟率"}
    notes = "\n".join(answer.notes)
    assert "Plans read (4)" in notes
    assert "Silent on 成人吸烟率: s-notice, t-plan, z-plan." in notes
    assert "成人吸烟率 is named without a number in: s-plan." in notes


def test_evidence_of_the_first_plans_says_what_is_left_out(memory: Store) -> None:
    left_out = "Of the 4 plans, the facts of the first 2 by identifier are listed (parameter plans)"
    every, two = ask(memory, "Q40"), ask(memory, "Q40", {"plans": "2"})
    place = [column.name for column in every.columns].index("plan")
    assert sorted({str(row[place]) for row in every.rows}) == ["s-notice", "s-plan", "t-plan"]
    assert two.rows == tuple(row for row in every.rows if row[place] in ("s-notice", "s-plan"))
    assert [note for note in two.notes if note.startswith(left_out)]
    assert not [note for note in every.notes if "parameter plans" in note]
    [plan] = ask(memory, "Q40", {"plan": "t-plan", "plans": "2"}).notes
    assert "parameter plans" not in plan


def test_no_rows_is_not_the_whole_answer(memory: Store) -> None:
    answer = ask(memory, "indicator_values", {"region": "大连市"})
    assert answer.rows == ()
    assert any("No fact in the graph" in note for note in answer.notes)
    assert any("Plans read" in note for note in answer.notes)


def test_an_empty_graph_says_so() -> None:
    from graph.stores.memory import MemoryStore

    assert "The graph holds no plan yet" in ask(MemoryStore(), "projects").notes[0]


def test_a_question_about_a_region_says_if_no_plan_covers_it(memory: Store) -> None:
    asking = [one for one in questions().values() if any(item.name == "region" for item in one.parameters)]
    assert len(asking) > 20
    for question in asking:
        given = {
            item.name: {"theme": "T04"}.get(item.name, "婴儿死亡率") for item in question.parameters if item.required
        }
        notes = "\n".join(ask(memory, question.name, {**given, "region": "大连市"}).notes)
        assert "No plan in the graph covers 大连市" in notes, question.name
