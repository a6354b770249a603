"""Progress towards targets: every outcome worked out by hand, on values made up for the case and over the samples."""

from __future__ import annotations

import csv
import io
import json
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from graph.actuals import store_actuals
from graph.stores import open_store
from planweave.cli import planweave
from queries.progress import judge, progress
from queries.progress.model import Reported
from queries.progress.render import COLUMNS, arithmetic, render_progress
from queries.values import Place, Statement

HEAD = "indicator,region,year,value,unit,source\n"


def statement(
    role: str, comparator: str, value: str | None, year: str, unit: str = "%", high: str = "", polarity: str = "higher"
) -> Statement:
    number = None if value is None else Decimal(value)
    top = Decimal(high) if high else None
    return Statement(
        *("指标甲", "", polarity, "", "沈阳市", True, role, year, comparator, number, top, unit),
        *(number, top, unit, value or "明显提高", "", Place("a-plan", 10, 20)),
    )


def reported(value: str, year: str, unit: str = "%", polarity: str = "higher") -> Reported:
    number = Decimal(value)
    return Reported(
        "指标甲", "", polarity, "沈阳市", year, number, unit, False, number, unit, "公报", "a.csv", 2, "reported/0"
    )


BASE = statement("actual", "eq", "8.5", "2020")
GOAL = statement("target", "ge", "9", "2025")

# value, year, target, baseline → status, why, what the year asks for
CASES = [
    # 8.5 + 0.5 × 3/5 = 8.8
    ("8.9", "2023", GOAL, BASE, "on_track", "", "8.8"),
    ("8.8", "2023", GOAL, BASE, "on_track", "", "8.8"),
    ("8.79", "2023", GOAL, BASE, "behind", "", "8.8"),
    ("9", "2021", GOAL, BASE, "reached", "", "9"),
    # more than 9 is not 9
    ("9", "2025", statement("target", "gt", "9", "2025"), BASE, "behind", "", "9"),
    ("8.99", "2026", GOAL, BASE, "behind", "", "9"),
    ("8.5", "2020", GOAL, BASE, "not_comparable", "before_path", None),
    ("8.6", "2023", GOAL, None, "no_baseline", "no_baseline", None),
    ("9.1", "2023", GOAL, None, "reached", "", "9"),
    ("8.6", "2023", GOAL, statement("actual", "ge", "8", "2020"), "no_baseline", "baseline_bound", None),
    ("8.6", "2023", GOAL, statement("actual", "eq", "8", ""), "no_baseline", "base_undated", None),
    ("8.6", "2023", GOAL, statement("actual", "eq", "8", "2020", "人"), "no_baseline", "unit", None),
    ("8.6", "2023", statement("target", "ge", "9", "2025", "人"), BASE, "not_comparable", "unit", None),
    ("8.6", "2023", statement("target", "ge", "9", ""), BASE, "not_comparable", "no_target_year", None),
    ("8.6", "2023", statement("target", "change", "1", "2025"), BASE, "not_comparable", "change", None),
    ("8.6", "2023", statement("target", "qualitative", None, "2025"), BASE, "not_comparable", "qualitative", None),
    # higher is better: a ceiling asks for nothing
    ("8.6", "2023", statement("target", "le", "9", "2025"), BASE, "not_comparable", "bound", None),
    ("3", "2023", statement("target", "range", "2", "2025", high="5"), None, "reached", "", None),
    ("6", "2023", statement("target", "range", "2", "2025", high="5"), None, "not_comparable", "range", None),
    # the plan's target is weaker than its baseline: it is to be held
    ("8.2", "2022", statement("target", "ge", "8", "2025"), BASE, "reached", "", "8"),
    ("7.9", "2022", statement("target", "ge", "8", "2025"), BASE, "behind", "", "8"),
]


@pytest.mark.parametrize(("value", "year", "target", "baseline", "status", "why", "required"), CASES)
def test_where_higher_is_better(
    value: str, year: str, target: Statement, baseline: Statement | None, status: str, why: str, required: str | None
) -> None:
    found = judge(reported(value, year), target, baseline)
    assert (found.status, found.why) == (status, why)
    assert found.required == (None if required is None else Fraction(Decimal(required)))


@pytest.mark.parametrize(
    ("value", "year", "comparator", "status"),
    [
        # 30 − 5 × 2/5 = 28
        ("28", "2022", "le", "on_track"),
        ("28.01", "2022", "le", "behind"),
        ("25", "2022", "le", "reached"),
        ("25", "2022", "lt", "on_track"),
        ("25.1", "2025", "le", "behind"),
        ("29", "2022", "ge", "not_comparable"),
    ],
)
def test_where_lower_is_better(value: str, year: str, comparator: str, status: str) -> None:
    base = statement("actual", "eq", "30", "2020", polarity="lower")
    target = statement("target", comparator, "25", "2025", polarity="lower")
    assert judge(reported(value, year, polarity="lower"), target, base).status == status


def test_without_a_known_direction_a_bound_tells_and_a_point_does_not() -> None:
    base = statement("actual", "eq", "8.5", "2020", polarity="")
    value = reported("8.9", "2023", polarity="")
    assert judge(value, statement("target", "ge", "9", "2025", polarity=""), base).status == "on_track"
    assert judge(value, statement("target", "eq", "9", "2025", polarity=""), base).why == "polarity"


@given(
    start=st.decimals(0, 50, places=2),
    gain=st.decimals("0.01", 50, places=2),
    year=st.integers(2021, 2024),
    value=st.decimals(0, 120, places=2),
)
def test_lower_is_higher_in_a_mirror(start: Decimal, gain: Decimal, year: int, value: Decimal) -> None:
    def outcome(sign: int, polarity: str) -> str:
        base = statement("actual", "eq", str(sign * start), "2020", polarity=polarity)
        goal = statement("target", "eq", str(sign * (start + gain)), "2025", polarity=polarity)
        return judge(reported(str(sign * value), str(year), polarity=polarity), goal, base).status

    up = outcome(1, "higher")
    assert up == outcome(-1, "lower")
    line = Fraction(start) + Fraction(gain) * Fraction(year - 2020, 5)
    expected = "reached" if value >= start + gain else "on_track" if Fraction(value) >= line else "behind"
    assert up == expected


ACTUALS = HEAD + "".join(
    f"{row}\n"
    for row in (
        "居民健康素养水平,通辽市,2022,22.82,%,公报",  # 20.7 + 5.3 × 2/5 = 22.82
        "居民健康素养水平,通辽市,2023,23.8,,公报",  # 20.7 + 5.3 × 3/5 = 23.88
        "婴儿死亡率,通辽市,2023,0.5%,,公报",  # 5‰ < 10‰
        "5岁以下儿童死亡率,通辽市,2023,11,‰,公报",  # two baselines, 6.94 and 6.49, both within < 10
        "每千人口注册护士数,通辽市,2023,3.5,人,公报",  # 2.69 + 1.31 × 3/5 = 3.476
        "每千人口注册护士数,通辽市,2023,3.4,人,年鉴",
        "居民健康素养水平,沈阳市,2023,30,%,公报",  # ≥ 32, no baseline
        "人均预期寿命,沈阳市,2023,81,岁,公报",  # no target
        "居民健康素养水平,杭州市,2025,45,%,公报",  # a target that another region's plan states
    )
)
# indicator, region, year, source → status, required, baseline, plan of the target
EXPECTED = [
    ("5岁以下儿童死亡率", "通辽市", 2023, "公报", "behind", 10, 6.94, "tongliao-plan"),
    ("5岁以下儿童死亡率", "通辽市", 2023, "公报", "behind", 10, 6.49, "tongliao-plan"),
    ("人均预期寿命", "沈阳市", 2023, "公报", "no_target", None, None, None),
    ("婴儿死亡率", "通辽市", 2023, "公报", "reached", 10, 5.34, "tongliao-plan"),
    ("居民健康素养水平", "杭州市", 2025, "公报", "reached", 45, None, "shangcheng-plan"),
    ("居民健康素养水平", "沈阳市", 2023, "公报", "no_baseline", None, None, "shenyang-plan"),
    ("居民健康素养水平", "通辽市", 2022, "公报", "on_track", 22.82, 20.7, "tongliao-plan"),
    ("居民健康素养水平", "通辽市", 2023, "公报", "behind", 23.88, 20.7, "tongliao-plan"),
    ("每千人口注册护士数", "通辽市", 2023, "公报", "on_track", 3.476, 2.69, "tongliao-plan"),
    ("每千人口注册护士数", "通辽市", 2023, "年鉴", "behind", 3.476, 2.69, "tongliao-plan"),
]


@pytest.fixture(scope="module")
def graph(sample_graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' graph with the values above."""
    folder = tmp_path_factory.mktemp("progress")
    shutil.copytree(sample_graph, folder / "graph")
    (folder / "values.csv").write_text(ACTUALS, encoding="utf-8")
    store_actuals(folder / "graph", [folder / "values.csv"])
    return folder / "graph"


def call(graph: Path, *words: str) -> str:
    found = CliRunner().invoke(planweave, ["progress", "--graph", str(graph), *words], catch_exceptions=False)
    assert found.exit_code == 0
    return found.stdout


def test_over_the_samples(graph: Path) -> None:
    rows = json.loads(call(graph, "--format", "json"))["rows"]
    keys = ("indicator", "region", "year", "source", "status", "required", "baseline", "plan")
    assert [tuple(row[key] for key in keys) for row in rows] == EXPECTED


def test_the_arithmetic_is_shown(graph: Path) -> None:
    rows = json.loads(call(graph, "--format", "json", "--region", "通辽", "--indicator", "居民健康素养水平"))["rows"]
    assert [row["arithmetic"] for row in rows] == [
        "20.7% (2020) → 26% (2025); path 2022: 20.7 + (26 − 20.7) × 2/5 = 22.82%; actual 22.82% ≥ 22.82%",
        "20.7% (2020) → 26% (2025); path 2023: 20.7 + (26 − 20.7) × 3/5 = 23.88%; actual 23.8% < 23.88%",
    ]
    assert rows[1]["unit_inferred"] is True and rows[0]["unit_inferred"] is False


def test_a_rounded_path_never_says_otherwise_than_the_outcome() -> None:
    # 8 + 1/3: rounded to 8.33 it would lie on the other side of 8.333
    base, goal = statement("actual", "eq", "8", "2020"), statement("target", "eq", "9", "2023")
    value = reported("8.3333333", "2021")
    from queries.progress.model import Progress

    shown = arithmetic(Progress(value, goal, base, judge(value, goal, base), ()))
    assert "≈ 8.333333333%" in shown and "8.3333333% < 8.333333333%" in shown


def test_conflicting_sources_are_told(graph: Path) -> None:
    found = json.loads(call(graph, "--format", "json", "--indicator", "每千人口注册护士数"))
    assert [row["other_values"] for row in found["rows"]] == ["3.4人 (年鉴)", "3.5人 (公报)"]
    assert any("2 values are contradicted" in note for note in found["notes"])


def test_every_row_leads_to_its_places(graph: Path) -> None:
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parents[2] / "samples").glob("*.txt")
    }
    for row in csv.DictReader(io.StringIO(call(graph, "--format", "csv"))):
        assert list(row) == list(COLUMNS)
        assert row["file"] == "values.csv" and int(row["line"]) > 1
        if row["plan"]:
            assert row["target"] in texts[row["plan"]][int(row["start"]) : int(row["end"])]
        if row["baseline"]:
            assert row["baseline"] in texts[row["plan"]][int(row["baseline_start"]) : int(row["baseline_end"])]


def test_the_same_bytes_again_in_every_format_and_both_languages(graph: Path) -> None:
    store = open_store(graph, None)
    for form in ("table", "md", "csv", "json"):
        assert render_progress(progress(store), form) == render_progress(progress(store), form)
    store.close()
    zh = CliRunner().invoke(planweave, ["--lang", "zh", "progress", "--graph", str(graph)]).stdout
    CliRunner().invoke(planweave, ["--lang", "en", "plans", "--graph", str(graph)])
    assert "进度正常" in zh and "2023 年路径值：20.7 + (26 − 20.7) × 3/5 = 23.88%" in zh


def test_nothing_reported_and_a_server_to_write_to(sample_graph: Path) -> None:
    assert "planweave progress --actuals" in call(sample_graph)
    found = CliRunner().invoke(planweave, ["progress", "--store", "http://127.0.0.1:9/q", "--forget", "x"])
    assert "--graph" in str(found.exception)
