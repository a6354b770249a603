"""The rows that each question about tasks must give over tests/queries/action_fixture.py, worked out by hand."""

from __future__ import annotations

from tests.queries.action_fixture import CLINIC

LITERACY, BEDS, INFANTS = "居民健康素养水平", "每千人口床位数", "婴儿死亡率"
HEALTH, CENTRE, OTHER_CENTRE = "沈阳市卫生健康委员会", "沈阳市疾病预防控制中心", "通辽市疾病预防控制中心"
SMOKING = "（一）控烟"

# question → parameters, columns looked at, the rows expected of them, in order
EXPECTED: list[tuple[str, dict[str, str], str, list[tuple[object, ...]]]] = [
    (
        # the same measure twice counts once; 婴儿死亡率 is about children, and its target stands first
        "population_groups",
        {},
        "group plan region tasks in_heading indicators measures words section start end",
        [
            ("G01", "a-plan", "沈阳市", 2, 2, 0, 1, ["一老一小", "老年"], "2-2 （二）一老一小", 303, 307),
            ("G02", "a-plan", "沈阳市", 2, 1, 1, 0, ["一老一小", "婴幼儿"], "1 第1章", 100, 103),
            ("G07", "c-plan", "沈阳市浑南区", 1, 0, 0, 0, ["残疾"], "1-1 （一）教育", 40, 42),
        ],
    ),
    (
        "population_groups",
        {"group": "儿童"},
        "plan sections indicator_names fact",
        [("a-plan", ["2-2 （二）一老一小", "2-2-2 2.托育"], [INFANTS], "statement/a-plan-0003")],
    ),
    ("population_groups", {"region": "通辽"}, "group", []),
    (
        "actions_for",
        {"theme": "T01"},
        "theme reason plan action share stated initiatives start stated_start stated_fact",
        [
            (
                *("T01", "states_and_theme", "b-plan", "（二）素养", 0.6, [f"{LITERACY} 20.7% (2020)"]),
                *(["健康知识普及行动"], 60, 70, "statement/b-plan-0001"),
            ),
            (
                *("T01", "states_and_theme", "a-plan", SMOKING, 0.2, [f"{LITERACY} 32% (2025)"]),
                *(["健康知识普及行动", "控烟行动"], 210, 220, "statement/a-plan-0008"),
            ),
            ("T01", "main_theme", "c-plan", "（一）教育", 1, [], ["健康知识普及行动", "杏林行动"], 20, None, None),
        ],
    ),
    (
        # what a task states counts although the task is not on the indicator's theme; its share of it is unknown
        "actions_for",
        {"indicator": BEDS},
        "reason plan action share stated",
        [
            ("states", "d-plan", SMOKING, None, [f"{BEDS} 7.5张 (2025)"]),
            ("main_theme", "a-plan", "（三）保障", 1, []),
            ("main_theme", "e-plan", "（一）床位", 1, []),
            ("other_theme", "b-plan", "（二）素养", 0.4, []),
            ("other_theme", "a-plan", "1.老年人", 0.3, []),
        ],
    ),
    (
        # its values stand outside tasks; the heading above the two tasks is no task without one below
        "actions_for",
        {"indicator": INFANTS, "region": "沈阳"},
        "theme reason plan action share",
        [
            ("T07", "main_theme", "a-plan", "2.托育", 1),
            ("T07", "main_theme", "a-plan", "1.老年人", 0.7),
            ("T07", "other_theme", "d-plan", SMOKING, 0.4),
        ],
    ),
    ("actions_for", {"indicator": BEDS, "theme": "T04"}, "plan", []),
    (
        "actions_for",
        {"indicator": "健康预期寿命"},
        "theme reason plan stated",
        [(None, "states", "c-plan", ["健康预期寿命 70岁"])],
    ),
    (
        # a month overlaps with its last day; one plan has no date; names that differ in their ending are alike
        "recurring_initiatives",
        {},
        "initiative plans likeness plan issued standing names tasks section start fact",
        [
            (
                *("健康知识普及行动", 3, "same_name", "b-plan", "2021-12", "first_dated"),
                *(["健康知识普及行动"], 1, "1-2 （二）素养", 60, "plan/b-plan/action/1-2"),
            ),
            (
                *("健康知识普及行动", 3, "same_name", "a-plan", "2022-01-30", "later"),
                *(["健康知识普及行动"], 1, "2-1 （一）控烟", 210, "plan/a-plan/action/2-1"),
            ),
            (
                *("健康知识普及行动", 3, "same_name", "c-plan", None, "undated"),
                *(["健康知识普及行动"], 1, "1-1 （一）教育", 20, "plan/c-plan/action/1-1"),
            ),
            (
                *("控烟行动", 3, "same_core", "b-plan", "2021-12", "open"),
                *(["控烟专项行动"], 1, "1-1 （一）控烟", 20, "plan/b-plan/action/1-1"),
            ),
            (
                *("控烟行动", 3, "same_core", "d-plan", "2021-12-31", "open"),
                *(["控烟行动"], 1, "1-1 （一）控烟", 20, "plan/d-plan/action/1-1"),
            ),
            (
                *("控烟行动", 3, "same_core", "a-plan", "2022-01-30", "later"),
                *(["控烟行动"], 1, "2-1 （一）控烟", 210, "plan/a-plan/action/2-1"),
            ),
            (
                *("杏林行动", 2, "same_core", "c-plan", None, "undated", ["杏林行动"]),
                *(1, "1-1 （一）教育", 20, "plan/c-plan/action/1-1"),
            ),
            (
                *("杏林行动", 2, "same_core", "e-plan", None, "undated", ["杏林计划"]),
                *(1, "1-1 （一）床位", 20, "plan/e-plan/action/1-1"),
            ),
        ],
    ),
    (
        # without the month that overlaps, the last day of it is surely first
        "recurring_initiatives",
        {"n": "2", "theme": "T07"},
        "initiative",
        [],
    ),
    (
        "recurring_initiatives",
        {"theme": "T04", "plan": "d-plan"},
        "initiative plan standing",
        [("控烟行动", "b-plan", "open"), ("控烟行动", "d-plan", "open"), ("控烟行动", "a-plan", "later")],
    ),
    (
        # a body and a deadline above do not count as lacking; a project's completion is a deadline, its beds a measure
        "tasks_lacking",
        {},
        "plan action lacks body deadline measure start",
        [
            ("e-plan", "（一）床位", 3, "lacking", "lacking", "lacking", 20),
            ("b-plan", SMOKING, 2, "given", "lacking", "lacking", 20),
            ("b-plan", "（二）素养", 2, "lacking", "lacking", "given", 60),
            ("c-plan", "（一）教育", 2, "lacking", "lacking", "given", 20),
            ("a-plan", "2.托育", 1, "above", "above", "lacking", 400),
            ("a-plan", "（三）保障", 1, "lacking", "given", "given", 500),
            ("d-plan", SMOKING, 1, "given", "lacking", "given", 20),
        ],
    ),
    ("tasks_lacking", {"n": "2", "theme": "T01", "region": "浑南"}, "plan action", [("c-plan", "（一）教育")]),
    (
        # equal values once; another region's value apart; a bare mention gives way; a project told elsewhere too
        "theme_dossier",
        {"theme": "T07"},
        "kind plan name belongs region role value unit investment section start end",
        [
            ("task", "a-plan", "1.老年人", "main_theme", None, None, None, None, None, "2-2-1 1.老年人", 320, 325),
            ("task", "a-plan", "2.托育", "main_theme", None, None, None, None, None, "2-2-2 2.托育", 400, 404),
            ("task", "d-plan", SMOKING, "other_theme", None, None, None, None, None, "1-1 （一）控烟", 20, 25),
            ("indicator", "a-plan", INFANTS, "own_theme", "沈阳市", "target", "4.5‰", "‰", None, "1 第1章", 100, 103),
            ("indicator", "a-plan", INFANTS, "own_theme", "沈阳市", "actual", "2.56‰", "‰", None, "1 第1章", 105, 109),
            (
                "indicator",
                "a-plan",
                INFANTS,
                "own_theme",
                "沈阳市浑南区",
                "target",
                "5‰",
                "‰",
                None,
                "1 第1章",
                130,
                131,
            ),
            (
                "indicator",
                "d-plan",
                BEDS,
                "in_other",
                "沈阳市",
                "target",
                "7.5张",
                "张",
                None,
                "1-1 （一）控烟",
                30,
                33,
            ),
            (
                "measure",
                "a-plan",
                "老年友好社区",
                "in_main",
                None,
                "target",
                None,
                "个",
                None,
                "2-2-1 1.老年人",
                350,
                353,
            ),
            ("project", "a-plan", CLINIC, "same_project", None, None, None, None, 300000000, "3 第3章", 620, 626),
            ("project", "d-plan", "市妇幼院区", "in_other", None, None, None, None, None, "1-1 （一）控烟", 50, 55),
        ],
    ),
    (
        "theme_dossier",
        {"theme": "T04", "plan": "d-plan"},
        "kind name belongs fact",
        [
            ("task", SMOKING, "main_theme", "plan/d-plan/action/1-1"),
            ("indicator", BEDS, "in_main", "statement/d-plan-0001"),
            ("project", "市妇幼院区", "in_main", "projectstatement/d-plan-0003"),
        ],
    ),
    (
        "tasks_side_by_side",
        {"plan": "a-plan", "other": "b-plan"},
        "paired_by key status tasks plan_tasks other_count other_tasks start other_start",
        [
            (
                *("initiative", "健康知识普及行动", "both", 1, ["2-1 （一）控烟"]),
                *(1, ["1-2 （二）素养"], 210, 60),
            ),
            (
                *("initiative", "控烟行动 / 控烟专项行动", "both", 1, ["2-1 （一）控烟"]),
                *(1, ["1-1 （一）控烟"], 210, 20),
            ),
            ("theme", "T04 控烟", "both", 1, ["2-1 （一）控烟"], 1, ["1-1 （一）控烟"], 210, 20),
            (
                *("theme", "T01 健康教育与健康素养", "beside_plan", 1, ["2-1 （一）控烟"]),
                *(1, ["1-2 （二）素养"], 210, 60),
            ),
            (
                *("theme", "T18 医疗服务体系与资源配置", "beside_other", 1, ["2-3 （三）保障"]),
                *(1, ["1-2 （二）素养"], 500, 60),
            ),
            ("theme", "T07 妇幼健康", "only_plan", 2, ["2-2-1 1.老年人", "2-2-2 2.托育"], 0, [], 320, None),
        ],
    ),
    (
        "tasks_side_by_side",
        {"plan": "b-plan", "other": "a-plan", "theme": "T07"},
        "paired_by key status tasks plan_tasks other_count plan other fact other_fact other_section",
        [
            (
                *("theme", "T07 妇幼健康", "only_other", 0, [], 2, "b-plan", "a-plan"),
                *(None, "plan/a-plan/action/2-2-1", "2-2-1 1.老年人"),
            )
        ],
    ),
    (
        # two plans of one region are one region; whom a heading above names does not count
        "leads_by_region",
        {},
        "paired_by key regions likeness region institution tasks plans start",
        [
            ("theme", "T04 控烟", 2, "several_types", "沈阳市", HEALTH, ["1-1 （一）控烟"], ["d-plan"], 45),
            ("theme", "T04 控烟", 2, "several_types", "沈阳市", CENTRE, ["2-1 （一）控烟"], ["a-plan"], 230),
            ("theme", "T04 控烟", 2, "several_types", "通辽市", OTHER_CENTRE, ["1-1 （一）控烟"], ["b-plan"], 40),
            ("initiative", "控烟行动", 2, "several_types", "沈阳市", HEALTH, ["1-1 （一）控烟"], ["d-plan"], 45),
            ("initiative", "控烟行动", 2, "several_types", "沈阳市", CENTRE, ["2-1 （一）控烟"], ["a-plan"], 230),
            ("initiative", "控烟行动", 2, "several_types", "通辽市", OTHER_CENTRE, ["1-1 （一）控烟"], ["b-plan"], 40),
        ],
    ),
    (
        "leads_by_region",
        {"n": "1", "theme": "T07"},
        "paired_by key regions likeness institution institution_type section start end plan",
        [
            (
                "theme",
                "T07 妇幼健康",
                1,
                "one_type",
                HEALTH,
                "health_commission",
                "2-2 （二）一老一小",
                315,
                319,
                "a-plan",
            )
        ],
    ),
]
