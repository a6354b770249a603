"""Plans and regions side by side: cells worked out by hand over the samples, verdicts as the catalogue has them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.stores import Store, open_store
from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from planweave.cli import planweave
from queries.catalogue import question_named
from queries.compare import KINDS, Comparison, Line, compare
from queries.compare.measures import judge
from queries.compare.render import COLUMNS, as_dict, render_comparison
from queries.compare.rows import without_region
from queries.runner import read_rows
from queries.values import Statement, baselines_of, read_statements
from tests.conftest import ROOT
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import SHENYANG, TONGLIAO, vocabulary


@pytest.fixture(scope="module")
def samples(sample_graph: Path) -> Iterator[Store]:
    """The graph of the samples, to be read."""
    store = open_store(sample_graph, None)
    yield store
    store.close()


@pytest.fixture(scope="module")
def three(samples: Store) -> Comparison:
    """沈阳, 通辽 and 振安 side by side."""
    return compare(samples, ["shenyang-plan", "通辽市“十四五”卫生健康事业发展规划", "振安"])


def line(comparison: Comparison, kind: str, code: str) -> Line:
    part = next(part for part in comparison.parts if part.kind == kind)
    return next(one for one in part.lines if one.code == code)


def told(found: Line) -> tuple[object, ...]:
    return found.has, found.verdict, found.strongest, found.weakest, dict(found.unfit)


def test_sides_by_id_title_and_region(three: Comparison) -> None:
    assert [(side.letter, side.name, side.ids) for side in three.sides] == [
        ("A", "shenyang-plan", ("shenyang-plan",)),
        ("B", "tongliao-plan", ("tongliao-plan",)),
        ("C", "丹东市振安区", ("zhenan-plan",)),
    ]
    assert [part.kind for part in three.parts] == list(KINDS)


def test_a_region_stands_for_its_plans(samples: Store) -> None:
    found = compare(samples, ["沈阳", "通辽"], ["themes"])
    assert found.sides[0].ids == ("shenyang-notice-2021", "shenyang-plan")
    tobacco = line(found, "themes", "T04")
    # the notice has a task of its own on it, the plan speaks of it in one
    assert [(item.place.plan, dict(item.data)["tasks"]) for item in tobacco.cells[0]] == [
        ("shenyang-notice-2021", 1),
        ("shenyang-plan", 1),
    ]


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (["shenyang-plan"], "briefs.two_sides"),
        (["shenyang-plan", "沈阳"], "briefs.same_side"),
        (["shenyang-plan", "shenyang-plan"], "briefs.same_side"),
        (["辽宁省", "沈阳"], "briefs.region_without_plan"),
        (["火星", "沈阳"], "briefs.unknown_side"),
        (["十四五", "沈阳"], "briefs.ambiguous_side"),
    ],
)
def test_names_that_cannot_be_compared(samples: Store, names: list[str], key: str) -> None:
    with pytest.raises(UsageError) as caught:
        compare(samples, names)
    assert caught.value.key == key and str(caught.value)


# indicator of the samples → who has a target, verdict, strongest, weakest, why not
INDICATORS = {
    # ≥32 %, 26 %, ≥30 %
    "居民健康素养水平": ((True, True, True), "stronger", (0,), (1,), {}),
    # < 10 ‰ and ≤ 4.5 ‰, lower is better; 沈阳 reports a value alone
    "婴儿死亡率": ((False, True, True), "stronger", (2,), (1,), {}),
    # ≥ 75 % both
    "产前筛查率": ((False, True, True), "same", (1, 2), (1, 2), {}),
    # < 28 % and about 27 %
    "个人卫生支出占卫生总费用比重": ((False, True, True), "stronger", (2,), (1,), {}),
    # −10 % is a change, 振安 says it in words
    "重大慢性病过早死亡率": ((False, True, True), "not_comparable", (), (), {1: "change", 2: "qualitative"}),
    # 0.5 points a year less, both
    "儿童青少年总体近视率": ((False, True, True), "same", (1, 2), (1, 2), {}),
    "15岁以上人群吸烟率": ((False, True, True), "stronger", (1,), (2,), {}),
}


@pytest.mark.parametrize("indicator", INDICATORS)
def test_targets_of_the_samples(three: Comparison, indicator: str) -> None:
    assert told(line(three, "indicators", indicator)) == INDICATORS[indicator]


def test_a_ceiling_where_more_is_better_is_refused(samples: Store) -> None:
    found = compare(samples, ["shenyang-plan", "tongliao-plan"], ["indicators"])
    # 沈阳 keeps its beds under 8.05, 通辽 wants 8
    assert told(line(found, "indicators", "每千人口医疗卫生机构床位数"))[1:] == ("not_comparable", (), (), {0: "bound"})


def test_a_cell_has_target_baseline_and_places(three: Comparison) -> None:
    cell = line(three, "indicators", "居民健康素养水平").cells[1]
    text = (ROOT / "samples" / "tongliao-plan.txt").read_text(encoding="utf-8")
    assert [(item.what, dict(item.data)["value"], dict(item.data)["year"]) for item in cell] == [
        ("target", "26", "2025"),
        ("baseline", "20.7", "2020"),
    ]
    assert [text[item.place.start : item.place.end] for item in cell] == ["26", "20.7%"]


def test_every_place_holds_what_its_cell_says(three: Comparison) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "samples").glob("*.txt")}
    count = 0
    for part in three.parts:
        for found in part.lines:
            for item in (item for cell in found.cells for item in cell):
                words = texts[item.place.plan][item.place.start : item.place.end]
                assert words.strip(), item
                value = dict(item.data).get("value")
                if value is not None:
                    assert str(value).lstrip("-") in words.replace(" ", ""), item
                count += 1
    assert count > 200


def test_baselines_are_those_of_the_catalogue(samples: Store) -> None:
    question = question_named("indicator_values")
    names = [column.name for column in question.columns]
    rows = [dict(zip(names, row, strict=True)) for row in read_rows(samples, question, {})]
    wanted = {
        (row["fact"], row["baseline_fact"])
        for row in rows
        if row["target_year"] is not None or row["target"] is not None or row["comparator"]
        if row["baseline_fact"] is not None
    }
    statements = read_statements(samples)
    found = {
        (target.place.fact, base.place.fact)
        for target in statements
        if target.role == "target"
        for base in baselines_of(target, statements)
    }
    # what one plan says twice (6人, 6名) is one statement here and two rows there
    kept = {one.place.fact for one in statements}
    assert found == {pair for pair in wanted if pair[0] in kept} and len(found) > 10


def test_verdicts_are_those_of_the_catalogue(samples: Store) -> None:
    """Each pair that stricter_or_looser lists, judged here: the same outcome and the same reason."""
    question = question_named("stricter_or_looser")
    names = [column.name for column in question.columns]
    rows = [dict(zip(names, row, strict=True)) for row in read_rows(samples, question, {})]
    by_fact = {one.place.fact: one for one in read_statements(samples)}
    assert len(rows) > 5
    for row in rows:
        lower, upper = by_fact[str(row["fact"])], by_fact[str(row["upper_fact"])]
        found = _judged(lower, upper)
        if row["relation"] == "not_comparable":
            assert found.verdict == "not_comparable" and str(row["why"]) in dict(found.unfit).values(), row
        else:
            assert found.strongest == ((0,) if row["relation"] == "stricter" else (1,)), row


def _judged(one: Statement, other: Statement) -> Line:
    return judge(Line(one.indicator, ((), ()), (True, True)), [[one], [other]], one.year)


def test_units_are_converted_and_years_are_not_mixed() -> None:
    first, second = PlanMaker("a-plan", SHENYANG), PlanMaker("b-plan", TONGLIAO)
    for plan in (first, second):
        plan.header(f"{plan.name}规划", start="2021", end="2025")
    # 0.45 % is 4.5 ‰: lower than 5 ‰
    low = first.value("婴儿死亡率", "target", 10, "0.45", year="2025", unit="%")
    first.add(low, "pw:normalisedValue", _decimal("4.5"))
    first.add(low, "pw:normalisedUnit", _plain("‰"))
    high = second.value("婴儿死亡率", "target", 10, "5", year="2025", unit="‰")
    second.add(high, "pw:normalisedValue", _decimal("5"))
    second.add(high, "pw:normalisedUnit", _plain("‰"))
    first.value("人均预期寿命", "target", 20, "82", year="2025", unit="岁")
    second.value("人均预期寿命", "target", 20, "81", year="2023", unit="岁")
    # two units that do not convert
    first.value("居民健康素养水平", "target", 30, "30", year="2025", unit="%")
    second.value("居民健康素养水平", "target", 30, "30", year="2025", unit="人")
    found = compare(MemoryStore([*vocabulary(), *first.quads, *second.quads]), ["a-plan", "b-plan"], ["indicators"])
    assert told(line(found, "indicators", "婴儿死亡率"))[1:] == ("stronger", (0,), (1,), {})
    assert told(line(found, "indicators", "人均预期寿命"))[1:] == ("not_comparable", (), (), {0: "year", 1: "year"})
    assert told(line(found, "indicators", "居民健康素养水平"))[1:] == ("not_comparable", (), (), {0: "unit", 1: "unit"})


def _decimal(text: str):  # type: ignore[no-untyped-def]
    from tests.queries.terms import typed

    return typed(text, "decimal")


def _plain(text: str):  # type: ignore[no-untyped-def]
    from pyoxigraph import Literal

    return Literal(text)


def test_projects_and_bodies(samples: Store) -> None:
    found = compare(samples, ["shenyang-plan", "shenyang-notice-2021"], ["projects", "institutions"])
    clinic = line(found, "projects", "妇幼保健院南塔院区建设项目")
    assert clinic.has[0] and dict(clinic.cells[0][0].data)["investment"] == 63132800
    # 卫健委 issues both and is named in both; the divisions stand in the notice alone
    assert line(found, "institutions", "卫生健康委员会").has == (True, True)
    assert line(found, "institutions", "卫生健康委员会疾控处").has == (False, True)


def test_a_name_without_its_region() -> None:
    assert without_region("杭州市上城区卫生健康局", "杭州市上城区") == "卫生健康局"
    assert without_region("上城区卫生健康局", "杭州市上城区") == "卫生健康局"
    assert without_region("沈阳市妇幼保健院", "沈阳市沈河区") == "妇幼保健院"
    assert without_region("沈阳市", "沈阳市") == "沈阳市"
    assert without_region("国家卫生健康委员会", None) == "国家卫生健康委员会"


def test_tables_are_short_and_say_what_they_leave_out(three: Comparison) -> None:
    text = render_comparison(three, "md", limit=2)
    whole = render_comparison(three, "md", limit=0)
    assert len(text) < len(whole)
    assert "more lines that only B has are not shown" in text and "are not shown" not in whole
    actions = next(part for part in three.parts if part.kind == "actions")
    assert whole.count("\n| ") >= sum(len(part.lines) for part in three.parts)
    assert all(any(found.has) for found in actions.lines)


def test_machines_get_every_place(three: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(render_comparison(three, "csv"))))
    assert list(rows[0]) == list(COLUMNS)
    items = sum(len(cell) for part in three.parts for found in part.lines for cell in found.cells)
    assert len(rows) == items and all(row["plan"] and row["start"] and row["end"] and row["fact"] for row in rows)
    assert json.loads(render_comparison(three, "json")) == json.loads(json.dumps(as_dict(three)))


def test_the_same_bytes_again(samples: Store, three: Comparison) -> None:
    again = compare(samples, ["shenyang-plan", "tongliao-plan", "振安区"])
    for form in ("csv", "json", "md", "table"):
        assert render_comparison(three, form) == render_comparison(again, form)


def test_the_command_in_both_languages(sample_graph: Path, tmp_path: Path) -> None:
    words = ["compare", "沈阳", "通辽", "--only", "indicators", "--graph", str(sample_graph)]
    target = tmp_path / "side.md"
    found = CliRunner().invoke(planweave, ["--lang", "zh", *words, "--format", "md", "-o", str(target)])
    assert found.exit_code == 0 and "A 更强，B 较弱" in target.read_text(encoding="utf-8")
    found = CliRunner().invoke(planweave, ["--lang", "en", *words])
    assert "A asks for more than B" in found.stdout
