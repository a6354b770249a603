"""The numbers behind the charts, against the questions of the catalogue and worked out by hand from tests/queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from queries.runner import ask
from tests.viz.chart_stores import QUADS, store_of
from viz import CHARTS, draw_chart
from viz.charts.level_blocks import SIGNS
from viz.charts.model import Bar, Chart, Label, Mark, Sign
from viz.charts.scales import Scale, scale_over, ticks
from viz.layout.labels import width_of
from viz.model import Choice


@pytest.fixture(scope="session")
def charts() -> dict[str, Chart]:
    """Each chart over its graph."""
    return {name: draw_chart(store_of(name), name, Choice()) for name in CHARTS}


def rows_of(chart: Chart) -> list[dict[str, object]]:
    names = [name for name, _ in chart.table.columns]
    return [dict(zip(names, row, strict=True)) for row in chart.table.rows]


def signs(mark: Mark) -> list[str]:
    return [part.symbol for part in mark.parts if isinstance(part, Sign)]


def texts(mark: Mark) -> list[str]:
    return [part.text["zh"] for part in mark.parts if isinstance(part, Label)]


def mark_of(chart: Chart, *words: str) -> list[Mark]:
    return [mark for mark in chart.marks if all(word in mark.label["zh"] for word in words)]


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
    assert [fact["en"] for name, fact in weaker.facts if name["en"] == "Direction"] == ["worse"]
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


def test_levels_are_the_rows_of_the_question(charts: dict[str, Chart]) -> None:
    asked = ask(store_of("levels"), "adopted_targets").dicts()
    assert [
        {name: "; ".join(cell) if isinstance(cell, list) else cell for name, cell in row.items()} for row in asked
    ] == rows_of(charts["levels"])


@pytest.mark.parametrize("name", ["levels", "indicators"])
def test_every_pair_of_levels_is_told_and_has_a_sign(name: str) -> None:
    store = store_of(name)
    asked = Counter(str(row["status"]) for row in ask(store, "adopted_targets").dicts())
    chart = draw_chart(store, "levels", Choice())
    told: Counter[str] = Counter()
    for mark in chart.marks:
        found = [status for _, value in mark.facts for status in SIGNS if _says(value["en"], status)]
        told.update(found)
        assert {SIGNS[status][0] for status in found} == set(signs(mark))  # alike ones share a sign
    assert told == asked


def _says(value: str, status: str) -> bool:
    return status.replace("_", " ") in value


def test_levels_by_hand(charts: dict[str, Chart]) -> None:
    assert "加严 3、放宽 2、采纳 1、遗漏 1、自增 1、不可比 9" in charts["levels"].subtitle["zh"]
    (infant,) = mark_of(charts["levels"], "婴儿死亡率", "浑南")
    assert texts(infant) == ["<0.5%"]  # five per mille, and itself excluded
    assert signs(infant) == ["up", "up"]
    (omitted,) = [mark for mark in mark_of(charts["levels"], "成人吸烟率", "沈阳市") if "gap" in signs(mark)]
    assert texts(omitted) == ["—"]
    assert any("s-plan" in value["en"] for _, value in omitted.facts)


def test_many_lower_regions_make_more_blocks() -> None:
    from viz.charts.level_blocks import WIDTH, _columns

    blocks = _columns(("甲省", "乙市"), [f"第{number}区" for number in range(9)], {}, 240.0)
    assert [column.region for block in blocks for column in block if column.region.startswith("第")] == [
        f"第{number}区" for number in range(9)
    ]
    assert all([column.region for column in block[:2]] == ["甲省", "乙市"] for block in blocks)
    assert all(block[-1].right <= WIDTH for block in blocks)


def test_heatmap_shares_are_those_of_the_question(charts: dict[str, Chart]) -> None:
    asked = {(row["theme"], row["plan"]): row for row in ask(store_of("heatmap"), "theme_coverage").dicts()}
    drawn = rows_of(charts["heatmap"])
    for row in drawn:
        told = asked[row["theme"], row["plan"]]  # type: ignore[index]
        assert {name: told[name] for name in ("status", "share", "tasks", "indicators")} == {
            name: row[name] for name in ("status", "share", "tasks", "indicators")
        }
    assert {row["theme"] for row in drawn} == {"T01", "T04", "T07", "T18"}


def test_none_and_not_read_and_targets_alone_look_different(charts: dict[str, Chart]) -> None:
    cells = {mark.id: mark for mark in charts["heatmap"].marks}
    assert texts(cells["T01-s-plan"]) == ["5.0"] and texts(cells["T07-s-notice"]) == ["100.0"]
    assert signs(cells["T04-t-plan"]) == ["dash"]
    assert signs(cells["T18-s-plan"]) == ["diamond"]
    unread = cells["T04-z-plan"]
    assert any(isinstance(part, Bar) and part.hatched for part in unread.parts)
    assert not any(isinstance(part, Bar) and part.hatched for part in cells["T04-t-plan"].parts)
    assert any("z-plan" in sentence["en"] and "hatched" in sentence["en"] for sentence in charts["heatmap"].caption)
    assert cells["T18-s-plan"].evidence and cells["T01-s-plan"].evidence
    assert cells["T04-t-plan"].evidence == ()


def test_a_number_and_its_colour_agree(charts: dict[str, Chart]) -> None:
    from viz.charts.heatmap_cells import strength

    assert strength(0.0399) == strength(0.04) > strength(0.0394)  # both show 4.0, the last 3.9
    assert strength(1.0) == 1.0


def label_boxes(chart: Chart, language: str) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    for mark in chart.marks:
        for part in mark.parts:
            if isinstance(part, Label):
                wide, high = width_of(part.text[language]) * part.size, part.size
                left = part.x - {"start": 0.0, "middle": wide / 2, "end": wide}[part.anchor]
                yield part.text[language], (left, part.y - high / 2, left + wide, part.y + high / 2)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_no_label_of_a_mark_meets_another(name: str, language: str, charts: dict[str, Chart]) -> None:
    boxes = list(label_boxes(charts[name], language))
    met = [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5
    ]
    assert met == []


@pytest.mark.parametrize("name", CHARTS)
def test_everything_lies_on_the_sheet(name: str, charts: dict[str, Chart]) -> None:
    chart = charts[name]
    for _, box in (found for language in ("zh", "en") for found in label_boxes(chart, language)):
        assert box[0] >= 0 and box[2] <= chart.width + 8 and box[1] >= 0 and box[3] <= chart.height


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_graph_is_said(name: str) -> None:
    with pytest.raises(UsageError, match="planweave build"):
        draw_chart(MemoryStore(), name, Choice())


@pytest.mark.parametrize(
    ("name", "choice", "words"),
    [
        ("indicators", Choice(min_weight=0.1), "--min-weight"),
        ("heatmap", Choice(indicators=("婴儿死亡率",)), "--indicator"),
        ("indicators", Choice(indicators=("城市婴儿死亡率",), regions=("通辽市",)), "a-plan"),
        ("levels", Choice(regions=("通辽市",)), "Nothing was drawn"),
        ("heatmap", Choice(plans=("z-plan",)), "z-plan"),
        ("clouds", Choice(), "indicators, levels, heatmap"),
    ],
)
def test_nothing_to_draw_is_said(name: str, choice: Choice, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw_chart(store_of(name) if name in QUADS else MemoryStore(), name, choice)


@pytest.mark.parametrize(("limit", "name"), [("indicators.MOST_ROWS", "indicators"), ("heatmap.MOST_PLANS", "heatmap")])
def test_too_much_for_one_sheet_is_said(limit: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"viz.charts.{limit}", 2)
    with pytest.raises(UsageError, match="at most 2"):
        draw_chart(store_of(name), name, Choice())


finite = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@given(finite, finite, st.integers(1, 6))
def test_ticks_lie_between_and_are_few(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    if high - low < 1e-3:
        return
    found = ticks(low, high, most)
    assert len(found) <= most
    assert all(low - 1e-6 <= tick <= high + 1e-6 for tick in found)
    assert len({round(b - a, 6) for a, b in pairwise(found)}) <= 1


@given(st.lists(finite, min_size=1, max_size=8))
def test_a_scale_keeps_the_order_and_the_room(values: list[float]) -> None:
    scale: Scale = scale_over(values, 10.0, 90.0)
    places = [scale.place(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(9.999 <= place <= 90.001 for place in places)
