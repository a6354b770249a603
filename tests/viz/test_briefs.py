"""Briefs: what they say and cite over the samples, every format read back, the same bytes, no markup from labels."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.stores import Store, open_store
from graph.stores.memory import MemoryStore
from ontology.errors import InputError, UsageError
from ontology.messages import choose_language
from planweave.cli import planweave
from queries.compare.sides import Plan
from queries.values import Place
from tests.conftest import ROOT
from tests.viz.plans import PlanText, Task, plan_quads, theme_quads
from tests.viz.test_pages import EVIL, read
from viz.briefs import FORMATS, check_suffix, draws_here, make_brief, render_brief
from viz.briefs.figures import FIGURES
from viz.briefs.material import _sentence
from viz.briefs.model import Brief, Figure, Paragraph, Table, Whole
from viz.briefs.references import Address, bibtex_entry, bibtex_key, gbt_entry
from viz.briefs.subjects import BLOCKS, KINDS

SUBJECTS = {
    "plan": "tongliao-plan",
    "region": "沈阳",
    "theme": "控烟",
    "indicator": "婴儿死亡率",
    "institution": "沈阳市卫生健康委员会疾控处",
}


@pytest.fixture(scope="module")
def samples(sample_graph: Path) -> Iterator[Store]:
    """The graph of the samples, to be read."""
    store = open_store(sample_graph, None)
    yield store
    store.close()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in English and leaves it so."""
    choose_language("en")
    yield
    choose_language("en")


def made(store: Store, kind: str) -> Brief:
    return make_brief(store, SUBJECTS[kind], drawer=draws_here(store, (".svg", ".png")))


def table(brief: Brief, name: str) -> Table:
    return next(found for found in brief.tables if found.name == name)


def test_every_kind_has_its_blocks_and_its_figure() -> None:
    assert set(KINDS) == set(BLOCKS) == set(FIGURES) == set(SUBJECTS)


def test_a_plan_in_brief(samples: Store) -> None:
    brief = made(samples, "plan")
    assert brief.title == "通辽市“十四五”卫生健康事业发展规划"
    targets = table(brief, "targets")
    # 78.97 % (2020) to at least 75 % (2025): less by 3.97 percentage points; the binding ones stand first
    assert targets.rows[0].cells == ("prenatal screening rate", "78.97% (2020)", "≥75% (2025)", "-3.97pp", "binding")
    # the printed table says that it is the first of more; the whole one has all 27 targets of the digest
    statements = [row.cells for row in targets.data_rows]
    assert len(targets.rows) == 15 and f"The first 15 of {len(statements)}" in targets.note
    literacy = next(row for row in statements if row[0] == "health literacy level of residents")
    assert [str(cell) for cell in literacy[1:10]] == ["通辽市", "2020", "20.7", "%", "2025", "=", "26", "None", "%"]
    # 5岁以下儿童死亡率: two baselines, so no change is reckoned
    under_five = next(row for row in targets.data_rows if row.cells[0] == "under-five mortality rate")
    assert under_five.cells[3] is None and len(under_five.places) == 3
    findings = table(brief, "findings")
    assert any(row.cells[0] == "two values" and "6.94‰" in str(row.cells[1]) for row in findings.rows)


def test_a_region_in_brief(samples: Store) -> None:
    brief = made(samples, "region")
    assert brief.title == "沈阳市"
    assert [reference.plan.id for reference in brief.references] == ["shenyang-notice-2021", "shenyang-plan"]
    dearest = table(brief, "projects").rows[0].cells
    assert dearest[:4] == ("辽宁省传染病医疗救治中心(沈阳基地)项目", "1,332 million yuan", "124,722", "1,000")
    tasks = {str(row.cells[0]): row.cells[2:4] for row in table(brief, "bodies").data_rows}
    # first in (二), (四), (八) and (九) of the notice; further on in (一) and (七)
    assert tasks["沈阳市卫生健康委员会疾控处"] == (4, 2)


def test_a_theme_an_indicator_and_a_body_in_brief(samples: Store) -> None:
    theme = made(samples, "theme")
    assert {row.cells[0] for row in table(theme, "coverage").rows} >= {"shenyang-notice-2021", "tongliao-plan"}
    indicator = made(samples, "indicator")
    by_region = {row.cells[0]: row.cells[1:] for row in table(indicator, "targets").rows}
    assert by_region["通辽市"][:2] == ("5.34‰ (2020)", "<10‰ (2025)")
    body = made(samples, "institution")
    assert {row.cells[0] for row in table(body, "body_tasks").rows} <= {"lead", "support"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_said_is_cited_and_every_citation_leads_to_the_text(
    samples: Store, kind: str, language: str
) -> None:
    choose_language(language)
    brief = made(samples, kind)
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "samples").glob("*.txt")}
    quoted = {(one.place.plan, one.place.start, one.place.end): one for one in brief.quotations}
    known = {reference.plan.id for reference in brief.references}
    places = [place for found in brief.tables for row in found.rows for place in row.places]
    places += [
        part
        for block in brief.blocks
        if isinstance(block, Paragraph)
        for part in block.parts
        if isinstance(part, Place)
    ]
    assert places and all(row.places for found in brief.tables for row in found.data_rows)
    for place in places:
        one = quoted[(place.plan, place.start, place.end)]
        assert place.plan in known
        assert one.text == " ".join(texts[place.plan][place.start : place.end].split()) != ""
    assert [reference.number for reference in brief.references] == list(range(1, len(known) + 1))
    whole = {
        part.plan
        for block in brief.blocks
        if isinstance(block, Paragraph)
        for part in block.parts
        if isinstance(part, Whole)
    }
    assert whole <= known
    assert any(isinstance(block, Figure) for block in brief.blocks)
    assert all(len(found.headings) <= 7 and len(found.rows) <= 15 for found in brief.tables)
    assert all(len(row.cells) == len(found.headings) for found in brief.tables for row in found.rows)
    assert all(len(row.cells) == len(found.data_headings) for found in brief.tables for row in found.data_rows)


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
    assert "[1] 沈阳市卫生健康委员会. 健康沈阳推进年工作方案: 沈卫发〔2021〕2号[Z]." in text


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


PLAN = Plan(
    "a-plan", "某市“十四五”规划", "某市", "某市人民政府", "某政发〔2021〕1号", "2021-12-31", "", "", "", 0, 0, 0, "ab"
)


def test_references_say_what_is_known_and_no_more() -> None:
    bare = Plan("规划甲", "", "", "", "", "", "", "", "", 0, 0, 0, "")
    assert gbt_entry(PLAN) == "某市人民政府. 某市“十四五”规划: 某政发〔2021〕1号[Z]. 2021-12-31."
    assert gbt_entry(bare) == "规划甲[Z]."
    found = Address("https://example.org/plan", "2026-11-22")
    assert gbt_entry(PLAN, found).endswith("号[EB/OL]. (2021-12-31)[2026-11-22]. https://example.org/plan.")
    assert gbt_entry(bare, Address("https://example.org/plan", "")) == "规划甲[EB/OL]. https://example.org/plan."
    entry = bibtex_entry(PLAN, found)
    assert "@misc{a-plan," in entry and "  month = {12}," in entry and "  urldate = {2026-11-22}," in entry
    assert "author" not in bibtex_entry(bare) and "year" not in bibtex_entry(bare)
    assert bibtex_key("规划甲") == bibtex_key("规划甲") != bibtex_key("规划乙")
    assert re.fullmatch(r"plan-[0-9a-f]{16}", bibtex_key("规划甲"))


def test_bibtex_escapes() -> None:
    odd = Plan("a_b", "50% & {x} #1_\\", "", "", "", "2021", "", "", "", 0, 0, 0, "")
    assert r"title = {{50\% \& \{x\} \#1\_\textbackslash{}}}" in bibtex_entry(odd)


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("no-plan,https://example.org/,", "briefs.addresses_plan"),
        ("tongliao-plan,ftp://example.org/,", "briefs.addresses_url"),
        ("tongliao-plan,https://example.org/,22.11.2026", "briefs.addresses_date"),
    ],
)
def test_a_bad_table_of_addresses(samples: Store, tmp_path: Path, row: str, key: str) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(f"plan,url,accessed\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        make_brief(samples, "tongliao-plan", path)
    assert caught.value.key == key and "line 2" in str(caught.value)


def test_sentences_are_cut_where_they_end() -> None:
    assert _sentence("前句。到2025年达到", "9%", "以上。后句") == ("到2025年达到", "9%", "以上。")
    assert _sentence("一行\n指标\t岁\t", "81", "\t预期性\n下一行") == ("指标 岁", "81", "预期性")
    # a cell of a table has neighbours instead of a sentence
    assert _sentence("婴儿死亡率\n5以下\n", "5以下", "\n3\n孕产妇") == ("…婴儿死亡率 5以下", "5以下", "3 孕产妇…")


def test_names_that_mean_nothing_and_formats_that_are_none(samples: Store, sample_graph: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="婴儿死亡"):
        make_brief(samples, "婴儿死亡人口")
    with pytest.raises(UsageError, match=r"\.docx"):
        check_suffix(Path("a.pdf"))
    found = CliRunner().invoke(
        planweave, ["brief", "贵阳市", "-o", str(tmp_path / "a.md"), "--graph", str(sample_graph)]
    )
    assert isinstance(found.exception, UsageError) and not list(tmp_path.iterdir())


def test_the_command_writes_all_at_once(sample_graph: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / f"brief{suffix}" for suffix in sorted(FORMATS)]
    words = [word for path in outputs for word in ("-o", str(path))]
    found = CliRunner().invoke(planweave, ["--lang", "zh", "brief", "控烟", *words, "--graph", str(sample_graph)])
    assert found.exit_code == 0, found.exception
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*(path.name for path in outputs), "brief-figure.svg"]
    )
    assert "参考文献" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert "@misc{shenyang-notice-2021," in (tmp_path / "brief.bib").read_text(encoding="utf-8")


def test_every_row_of_a_workbook_is_quoted(samples: Store) -> None:
    brief = made(samples, "plan")
    quoted = {(one.place.plan, one.place.start, one.place.end) for one in brief.data_quotations if one.text}
    places = {
        (place.plan, place.start, place.end)
        for found in brief.tables
        for row in found.data_rows
        for place in row.places
    }
    assert places <= quoted and len(places) > len(brief.quotations) / 2
