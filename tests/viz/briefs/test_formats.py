"""Every format of a brief read back; the same bytes again; no markup from labels."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path

import pytest

from graph.stores import Store
from graph.stores.memory import MemoryStore
from tests.viz.briefs.making import made, table
from tests.viz.plans import PlanText, Task, plan_quads, theme_quads
from tests.viz.test_pages import EVIL, read
from viz.briefs import FORMATS, make_brief, render_brief


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_the_same_bytes_again(samples: Store, suffix: str) -> None:
    path = Path(f"brief{suffix}")
    first, second = (render_brief(made(samples, "indicator"), path) for _ in range(2))
    assert first == second and all(first.values())


def test_word_holds_headings_tables_and_the_figure(samples: Store) -> None:
    import docx

    brief = made(samples, "plan")
    content = render_brief(brief, Path("brief.docx"))[Path("brief.docx")]
    document = docx.Document(io.BytesIO(content))
    heads = [
        paragraph.text for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Heading 1"
    ]
    assert heads[0] == "Targets" and heads[-2:] == ["References", "Quotations"]
    assert len(document.tables) == len(brief.tables) and len(document.inline_shapes) == 1
    for written, wanted in zip(document.tables, brief.tables, strict=True):
        assert len(written.rows) == len(wanted.rows) + 1
        assert [cell.text for cell in written.rows[0].cells] == [*wanted.headings, "Source"]
        assert written.rows[1].cells[0].text == str(wanted.rows[0].cells[0])
        assert "w:tblHeader" in written.rows[0]._tr.xml
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode("utf-8")
    assert 'w:eastAsia="SimSun"' in styles and 'w:eastAsia="SimHei"' in styles
    body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode("utf-8")
    links, marks = (
        set(re.findall(r'w:anchor="([^"]+)"', body)),
        re.findall(r'w:bookmarkStart[^>]*w:name="([^"]+)"', body),
    )
    assert links and links <= set(marks) and len(marks) == len(set(marks))
    assert {info.date_time for info in zipfile.ZipFile(io.BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_workbook_holds_numbers_as_numbers_and_every_row(samples: Store) -> None:
    brief = made(samples, "plan")
    content = render_brief(brief, Path("brief.xlsx"))[Path("brief.xlsx")]
    book = zipfile.ZipFile(io.BytesIO(content))
    names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode("utf-8"))
    assert names[0] == "Summary" and names[1] == "Targets" and names[-1] == "References"
    sheet = book.read("xl/worksheets/sheet2.xml").decode("utf-8")
    assert sheet.count("<row ") == len(table(brief, "targets").data_rows) + 1
    assert "<v>20.7</v>" in sheet and "<v>26</v>" in sheet
    assert "<autoFilter " in sheet and 'state="frozen"' in sheet and "hyperlink" not in sheet


def test_markdown_and_its_figure(samples: Store) -> None:
    files = render_brief(made(samples, "region"), Path("out/region.md"))
    assert list(files) == [Path("out/region.md"), Path("out/region-figure.svg")]
    text = files[Path("out/region.md")].decode("utf-8")
    assert "](region-figure.svg)" in text and b"<svg" in files[Path("out/region-figure.svg")]
    assert (
        "[1] 沈阳市卫生健康委员会. 沈阳市卫生健康委关于印发健康沈阳推进年工作方案的通知: 沈卫发〔2021〕2号[Z]." in text
    )


def test_a_page_asks_for_nothing(samples: Store) -> None:
    page = render_brief(made(samples, "theme"), Path("a.html"))[Path("a.html")]
    found = read(page)
    assert "default-src 'none'" in html.unescape(page.decode("utf-8")) and "script" not in found.tags
    outside = [
        address for address in found.addresses if not re.match(r"(href=#|src=data:image/svg\+xml;base64,)", address)
    ]
    assert outside == []
    anchors = set(re.findall(r' id="([^"]+)"', page.decode("utf-8")))
    assert {address.removeprefix("href=#") for address in found.addresses if address.startswith("href=#")} <= anchors


def evil_store(text: str) -> MemoryStore:
    tasks = tuple(Task(f"4-{number}", text, 100 * number, {"T01": "1"}, (text,), ()) for number in (1, 2))
    plan = PlanText("evil-plan", text, ("210100", text), tasks)
    return MemoryStore([*plan_quads(plan), *theme_quads({"T01": (text, text)})])


def test_markup_in_labels_adds_no_tag() -> None:
    pages = []
    for text in ("harmless", EVIL):
        brief = make_brief(evil_store(text), "evil-plan")
        pages.append(render_brief(brief, Path("a.html"))[Path("a.html")])
        assert all(render_brief(brief, Path(f"a{suffix}")) for suffix in FORMATS)
    assert read(pages[0]).tags == read(pages[1]).tags and b"<script>alert" not in pages[1]
