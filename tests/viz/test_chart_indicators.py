"""The dot plots of indicators, against the questions of the catalogue and worked out by hand from tests/queries."""

from __future__ import annotations

import pytest

from queries.runner import ask
from tests.viz.chart_stores import mark_of, rows_of, signs, store_of, texts
from viz import draw_chart
from viz.charts.model import Chart, Sign
from viz.model import Choice

SHARED = ("region", "plan", "baseline", "baseline_unit", "target", "unit", "target_high", "direction", "nature")


def test_indicators_are_the_rows_of_the_question(charts: dict[str, Chart]) -> None:
    asked = ask(store_of("indicators"), "common_indicators").dicts()
    expected: set[tuple[object, ...]] = {
        (row["indicator"], *(row[name] or "" for name in SHARED))
        for row in asked
        if row["fact"] != row["baseline_fact"] or row["baseline"] is not None
    }
    # of a start without a target the question repeats the unit; of a plan-wide target it leaves the region out
    drawn = {
        (row["indicator"], *("" if row[name] is None else row[name] or "" for name in SHARED))
        for row in rows_of(charts["indicators"])
    }
    without = [place + 1 for place, name in enumerate(SHARED) if name in ("unit", "nature")]

    def bare(rows: set[tuple[object, ...]]) -> set[tuple[object, ...]]:
        return {tuple(cell for place, cell in enumerate(row) if place not in without) for row in rows}

    assert bare(drawn) == bare(expected)
    assert {row["indicator"] for row in rows_of(charts["indicators"])} == {row["indicator"] for row in asked}


def test_a_value_in_another_unit_is_converted_to_the_axis(charts: dict[str, Chart]) -> None:
    marks = mark_of(charts["indicators"], "婴儿死亡率")
    per_cent = next(mark for mark in marks if "≤0.5%" in texts(mark))
    per_mille = next(mark for mark in marks if texts(mark) == ["≤5"])
    place = {
        mark.id: [part.x for part in mark.parts if isinstance(part, Sign) and part.symbol == "ceiling"]
        for mark in (per_cent, per_mille)
    }
    assert place[per_cent.id] == pytest.approx(place[per_mille.id])
    assert texts(per_cent) == ["0.6%", "≤0.5%"]


def test_what_does_not_compare_is_off_the_axis(charts: dict[str, Chart]) -> None:
    off = {
        (row["indicator"], row["on_axis"], row["unit"])
        for row in rows_of(charts["indicators"])
        if row["on_axis"] != "yes"
    }
    asked = ask(store_of("indicators"), "not_comparable").dicts()
    said = {
        (row["indicator"], reason, row["unit"] or "")
        for row in asked
        if row["relation"] == "same_name" and isinstance(row["reasons"], list)
        for reason in row["reasons"]
        if reason in ("unit", "change", "qualitative")
    }
    assert (
        off
        == said
        == {
            ("成人吸烟率", "change", "百分点"),
            ("成人吸烟率", "qualitative", ""),
            ("每千人口床位数", "unit", "个"),
        }
    )
    told = " ".join(sentence["en"] for sentence in charts["indicators"].caption)
    assert "4 (" in told and "“逐步下降”" in told and "8 个" in told


def test_reached_and_aimed_at_and_bounds_have_their_own_marks(charts: dict[str, Chart]) -> None:
    chart = charts["indicators"]
    (weaker,) = [mark for mark in mark_of(chart, "人均预期寿命", "浑南") if "≥79" in texts(mark)]
    assert signs(weaker) == ["ring", "floor"]
    assert [fact["en"] for name, fact in weaker.facts if name["en"] == "Direction"] == ["left open by the bound"]
    (span,) = mark_of(chart, "成人吸烟率", "浑南区")[1:]
    assert signs(span) == [] and texts(span) == ["20–25"]
    later = [text for mark in mark_of(chart, "居民健康素养水平", "沈阳市") for text in texts(mark)]
    assert "30（2030年）" in later and "20（2019年）" in later and "26" in later


def test_every_mark_leads_to_its_places(charts: dict[str, Chart]) -> None:
    chart = charts["indicators"]
    (mark,) = [mark for mark in mark_of(chart, "人均预期寿命", "沈阳市") if "81" in texts(mark)]
    assert [(place.plan, place.start) for place in (chart.evidence[index] for index in mark.evidence)] == [
        ("a-plan", 120),
        ("a-plan", 125),
    ]
    for name in ("indicators", "levels"):
        assert all(mark.evidence or texts(mark) == ["—"] for mark in charts[name].marks)


def test_one_indicator_by_name_and_region() -> None:
    chart = draw_chart(store_of("indicators"), "indicators", Choice(indicators=("婴儿死亡率",), regions=("沈阳市",)))
    assert {row["region"] for row in rows_of(chart)} == {"沈阳市", "沈阳市浑南区"}
    assert {row["indicator"] for row in rows_of(chart)} == {"婴儿死亡率"}


def test_without_a_choice_the_most_shared_are_drawn_and_the_others_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viz.charts.indicators.MOST_PANELS", 2)
    chart = draw_chart(store_of("indicators"), "indicators", Choice())
    assert {row["indicator"] for row in rows_of(chart)} == {
        "婴儿死亡率",
        "成人吸烟率",
    }  # three plans each, and most values
    left = next(sentence["en"] for sentence in chart.caption if "--indicator" in sentence["en"])
    assert left.startswith("Not drawn") and "4 indicators" in left


def test_many_rows_are_drawn_only_where_a_line_of_panels_has_something(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = draw_chart(store_of("indicators"), "indicators", Choice())
    monkeypatch.setattr("viz.charts.indicator_panels.MOST_EMPTY", 2)
    trimmed = draw_chart(store_of("indicators"), "indicators", Choice())
    assert trimmed.height < whole.height
    assert [mark.label for mark in trimmed.marks] == [mark.label for mark in whole.marks]
