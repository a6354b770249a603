"""The heat map of themes, against the question of the catalogue and worked out by hand from tests/queries."""

from __future__ import annotations

from queries.runner import ask
from tests.viz.chart_stores import rows_of, signs, store_of, texts
from viz.charts.model import Bar, Chart


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
