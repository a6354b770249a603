"""Pictures, and files for other tools."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import networkx as nx
import pytest

from ontology.errors import PlanweaveError, UsageError
from tests.viz.test_pages import evil_store
from viz import draw
from viz.files import render, write
from viz.model import Choice, Drawing
from viz.pictures import sheet


def test_png_is_a_print_size_picture(themes: Drawing) -> None:
    picture = render(themes, ".png", "zh")
    assert picture.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", picture[16:24])
    assert width >= 1600
    assert height >= 500
    place = picture.index(b"pHYs") + 4
    assert struct.unpack(">I", picture[place : place + 4])[0] == 11811  # dots a metre: 300 an inch


def test_svg_has_no_date_and_its_words_as_outlines(themes: Drawing) -> None:
    picture = render(themes, ".svg", "zh").decode("utf-8")
    assert "dc:date" not in picture
    assert "<text" not in picture


def test_markup_in_labels_stays_out_of_the_svg() -> None:
    picture = render(draw(evil_store(), "themes", Choice()), ".svg", "zh").decode("utf-8")
    assert "<script" not in picture
    assert "<img" not in picture


def test_a_font_installed_since_the_first_picture_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib import font_manager

    font = sheet.chinese_font()
    listed = font_manager.fontManager.ttflist
    files = {entry.fname for entry in listed if entry.name in sheet.FONTS}
    stale = [entry for entry in listed if entry.fname not in files]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", stale)  # addfont adds to this list, not to the real one
    assert sheet.chinese_font() == font
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    monkeypatch.setattr(font_manager, "findSystemFonts", list)
    with pytest.raises(UsageError, match="fonts-noto-cjk"):
        sheet.chinese_font()


def test_no_chinese_font_is_said(themes: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "FONTS", ("No Such Font",))
    with pytest.raises(UsageError, match="fonts-noto-cjk"):
        render(themes, ".png", "zh")


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
@pytest.mark.parametrize("name", ["themes", "responsibilities"])
def test_exports_open_again(name: str, suffix: str, request: pytest.FixtureRequest) -> None:
    drawing: Drawing = request.getfixturevalue(name)
    written = io.BytesIO(render(drawing, suffix, "zh"))
    again = nx.read_graphml(written) if suffix == ".graphml" else nx.read_gexf(written)
    assert set(again.nodes) == set(drawing.network.nodes)
    for node, data in drawing.network.nodes(data=True):
        assert again.nodes[node]["label"] == data["label"]
        assert again.nodes[node]["kind"] == data["kind"]
    for a, b, data in drawing.network.edges(data=True):
        assert again.edges[a, b]["weight"] == pytest.approx(data["weight"])
    assert b"lastmodified" not in written.getvalue()


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_exports_hold_what_xml_cannot(suffix: str) -> None:
    drawing = draw(evil_store(), "themes", Choice())
    drawing.network.nodes[drawing.nodes[0].id]["label"] = "a\x00b\x1f<"
    written = io.BytesIO(render(drawing, suffix, "zh"))
    again = nx.read_graphml(written) if suffix == ".graphml" else nx.read_gexf(written)
    assert again.nodes[drawing.nodes[0].id]["label"] == "a\ufffdb\ufffd<"


def test_english_labels_in_exports(themes: Drawing) -> None:
    assert "Tobacco control" in render(themes, ".graphml", "en").decode("utf-8")


def test_unknown_suffix_and_missing_folder(themes: Drawing, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.graphml"):
        write(themes, tmp_path / "themes.docx")
    with pytest.raises(PlanweaveError, match="missing"):
        write(themes, tmp_path / "missing" / "themes.svg")
    assert list(tmp_path.iterdir()) == []
