"""What holds for every chart: labels that do not meet, everything on the sheet, nothing to draw is said."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from tests.viz.chart_stores import QUADS, store_of
from viz import CHARTS, draw_chart
from viz.charts.model import Chart, Label
from viz.layout.labels import width_of
from viz.model import Choice


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
