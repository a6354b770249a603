"""Charts and networks as files: the same bytes, print size, fonts in the PDF, numbers that open again, a caption."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest
from pyoxigraph import Literal, Quad

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from tests.queries.terms import node
from tests.viz.chart_stores import QUADS, store_of, with_markup
from tests.viz.plans import NORTH, SOUTH, THEMES, plan_quads, theme_quads
from tests.viz.test_pages import EVIL, read
from viz import CHARTS, draw, draw_chart
from viz.files import CHART_FORMATS, render, write
from viz.model import Choice, Drawing
from viz.page.frame import safe_json
from viz.pictures.network import arrow_head
from viz.reading.provenance import chosen, graph_mark


@pytest.mark.parametrize("suffix", CHART_FORMATS)
@pytest.mark.parametrize("name", CHARTS)
def test_same_graph_same_bytes(name: str, suffix: str) -> None:
    quads = QUADS[name]()
    forwards = draw_chart(MemoryStore(quads), name, Choice())
    backwards = draw_chart(MemoryStore(reversed(quads)), name, Choice())
    assert render(forwards, suffix, "zh") == render(backwards, suffix, "zh")


@pytest.mark.parametrize("suffix", [".pdf", ".json"])
@pytest.mark.parametrize("name", ["themes", "responsibilities"])
def test_same_network_same_bytes(name: str, suffix: str) -> None:
    quads = [*plan_quads(NORTH), *plan_quads(SOUTH), *theme_quads(THEMES)]
    forwards = draw(MemoryStore(quads), name, Choice())
    backwards = draw(MemoryStore(reversed(quads)), name, Choice())
    assert render(forwards, suffix, "zh") == render(backwards, suffix, "zh")


def test_png_says_its_size_in_print() -> None:
    picture = render(draw_chart(store_of("levels"), "levels", Choice()), ".png", "zh")
    width, _ = struct.unpack(">II", picture[16:24])
    place = picture.index(b"pHYs") + 4
    across, down, unit = struct.unpack(">IIB", picture[place : place + 9])
    assert (across, down, unit) == (11811, 11811, 1)  # dots a metre: 300 an inch
    assert 5.0 < width / 300 < 7.6  # inches


def test_pdf_is_vectors_with_its_glyphs_and_without_a_date(themes: Drawing) -> None:
    for picture in (
        render(themes, ".pdf", "zh"),
        render(draw_chart(store_of("heatmap"), "heatmap", Choice()), ".pdf", "zh"),
    ):
        assert picture.startswith(b"%PDF-1.")
        assert b"CreationDate" not in picture and b"ModDate" not in picture
        assert b"/Subtype /Image" not in picture
        fonts = re.findall(rb"/BaseFont /([A-Z]{6})\+", picture) + re.findall(rb"/FontName /([A-Z]{6})\+", picture)
        assert fonts  # six letters and a plus: a part of a font, in the file


def test_svg_has_outlines_and_no_markup_of_labels() -> None:
    picture = render(draw_chart(store_of("indicators"), "indicators", Choice()), ".svg", "zh").decode("utf-8")
    assert "<text" not in picture and "dc:date" not in picture
    evil = draw_chart(MemoryStore(with_markup(QUADS["levels"]())), "levels", Choice())
    assert "<script" not in render(evil, ".svg", "zh").decode("utf-8")


def test_csv_opens_again_with_headings_in_both_languages() -> None:
    chart = draw_chart(store_of("indicators"), "indicators", Choice())
    table = list(csv.DictReader(io.StringIO(render(chart, ".csv", "en").decode("utf-8-sig"))))
    row = next(row for row in table if row["Indicator"] == "人均预期寿命" and row["Plan"] == "c-plan")
    told = [row[name] for name in ("Region", "Baseline", "Target is", "Target", "Unit", "Direction", "On the axis")]
    assert told == ["沈阳市浑南区", "80", "ge", "79", "岁", "either", "yes"]
    assert render(chart, ".csv", "zh").decode("utf-8-sig").startswith("指标,地区,规划,基期年,")


def test_json_of_a_chart_holds_rows_and_places() -> None:
    chart = draw_chart(store_of("levels"), "levels", Choice())
    value = json.loads(render(chart, ".json", "zh"))
    assert len(value["rows"]) == len(chart.table.rows) == 17
    assert value["rows"][0]["status"] in {"adopted", "tightened", "loosened", "omitted", "added", "not_comparable"}
    assert all(mark["evidence"] for mark in value["marks"] if mark["facts"][0][0] != "辽宁省")


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_no_network(name: str, tmp_path: Path) -> None:
    chart = draw_chart(store_of(name), name, Choice())
    for suffix in (".graphml", ".gexf"):
        with pytest.raises(UsageError, match=r"\.html \.svg \.png \.pdf \.csv \.json.*networks of nodes and links"):
            write(chart, tmp_path / f"chart{suffix}")
    with pytest.raises(UsageError, match=r"known are \.html"):
        write(chart, tmp_path / "chart.docx")
    assert list(tmp_path.iterdir()) == []


class Policy(HTMLParser):
    """The page's policy."""

    found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.found = given["content"] or ""


@pytest.mark.parametrize("name", CHARTS)
def test_markup_in_labels_adds_no_tag_to_the_page(name: str) -> None:
    plain = render(draw_chart(store_of(name), name, Choice()), ".html", "zh")
    evil = render(draw_chart(MemoryStore(with_markup(QUADS[name]())), name, Choice()), ".html", "zh")
    assert b"<script>alert" not in evil
    assert read(evil).tags == read(plain).tags
    assert read(evil).addresses == []
    assert safe_json(EVIL)[1:-1].encode("utf-8") in evil  # it is there, as text
    policy = Policy()
    policy.feed(plain.decode("utf-8"))
    assert policy.found.startswith("default-src 'none'; script-src 'sha256-")
    assert "connect-src" not in policy.found and "unsafe-inline" not in policy.found.split("style-src")[0]


def test_node_link_json_opens_in_networkx_with_the_places(themes: Drawing) -> None:
    value = json.loads(render(themes, ".json", "zh"))
    again = nx.node_link_graph(value, edges="links")
    assert set(again.nodes) == set(themes.network.nodes)
    for a, b, data in themes.network.edges(data=True):
        assert again.edges[a, b]["weight"] == data["weight"]
    shown = {edge["remark"]: edge["evidence"] for edge in value["links"]}
    assert [place["quote"] for place in shown["占任务文本 17.5 %，2 节"]] == ["普及健康知识", "推进无烟单位"]
    assert value["graph"]["caption"][-1] == themes.caption[-1]["zh"]


def test_gephi_finds_labels_colours_sizes_and_weights(themes: Drawing) -> None:
    graphml = nx.read_graphml(io.BytesIO(render(themes, ".graphml", "zh")))
    for node_id, data in graphml.nodes(data=True):
        drawn = themes.network.nodes[node_id]
        assert (data["r"], data["g"], data["b"]) == tuple(int(drawn["colour"][i : i + 2], 16) for i in (1, 3, 5))
        assert (data["label"], data["size"], data["x"], data["y"]) == (
            drawn["label"], drawn["size"], drawn["x"], -drawn["y"],
        )  # fmt: skip
    assert all({"weight", "r", "g", "b"} <= set(data) for *_, data in graphml.edges(data=True))
    gexf = render(themes, ".gexf", "zh").decode("utf-8")
    for mark in ("viz:color", "viz:size", "viz:position", "viz:thickness"):
        assert gexf.count(f"<{mark}") >= min(len(themes.nodes), len(themes.edges))


def test_the_caption_names_query_parameters_graph_and_version() -> None:
    chart = draw_chart(store_of("levels"), "levels", Choice(regions=("沈阳市",), indicators=("婴儿死亡率",)))
    last = chart.caption[-1]["en"]
    assert re.search(r"adopted_targets \([0-9a-f]{8}\), statements \([0-9a-f]{8}\)", last)
    assert "--region 沈阳市 --indicator 婴儿死亡率" in last
    assert "planweave " in last


def test_every_diagram_says_where_it_comes_from(themes: Drawing, responsibilities: Drawing) -> None:
    for drawing in (themes, responsibilities):
        assert re.search(rf"{drawing.name} \([0-9a-f]{{8}}\)", drawing.caption[-1]["zh"])
        assert re.search(r"图谱 [0-9a-f]{8}，", drawing.caption[-1]["zh"])


def with_hash(quads: Iterable[Quad], text: str) -> list[Quad]:
    plan = node("id:plan/a-plan")
    return [*quads, Quad(plan, node("pw:textHash"), Literal(text), node("id:graph/plan/a-plan"))]


def test_the_graphs_mark_changes_with_a_text_and_with_a_correction() -> None:
    quads = with_hash(QUADS["indicators"](), "1" * 64)
    first = graph_mark(MemoryStore(quads))
    assert first == graph_mark(MemoryStore(reversed(quads)))
    assert re.fullmatch("[0-9a-f]{8}", first)
    correction, graph = node("id:correction/1"), node("id:graph/corrections")
    corrected = [
        *quads,
        Quad(correction, node("rdf:type"), node("pw:Correction"), graph),
        Quad(correction, node("pw:surface"), Literal("80"), graph),
    ]
    marks = {
        first,
        graph_mark(MemoryStore(with_hash(QUADS["indicators"](), "2" * 64))),
        graph_mark(MemoryStore(corrected)),
    }
    assert len(marks) == 3
    assert graph_mark(MemoryStore()) == ""


def test_options_stand_in_the_caption_as_they_are_typed() -> None:
    assert chosen(Choice()) == ""
    assert chosen(Choice(plans=("a", "b"), themes=("控烟",), min_weight=0.02)) == (
        "--plan a --plan b --theme 控烟 --min-weight 0.02"
    )


def test_an_arrow_ends_where_it_points() -> None:
    corners, neck = arrow_head((0.0, 0.0), (30.0, 0.0), 1.0)
    assert corners[0] == (30.0, 0.0)
    assert neck == pytest.approx((20.6, 0.0))
    assert {round(abs(y), 2) for _, y in corners[1:]} == {4.4}
