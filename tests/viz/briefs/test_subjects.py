"""What briefs say and cite over the samples: cells worked out by hand, every citation in the text."""

from __future__ import annotations

import pytest

from graph.stores import Store
from ontology.messages import choose_language
from queries.values import Place
from tests.conftest import ROOT
from tests.viz.briefs.making import SUBJECTS, made, table
from viz.briefs.figures import FIGURES
from viz.briefs.material import _sentence
from viz.briefs.model import Figure, Paragraph, Whole
from viz.briefs.subjects import BLOCKS, KINDS


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
    assert {row.cells[0] for row in table(theme, "coverage").rows} >= {"shenyang-notice-2021", "shenyang-plan"}
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


def test_sentences_are_cut_where_they_end() -> None:
    assert _sentence("前句。到2025年达到", "9%", "以上。后句") == ("到2025年达到", "9%", "以上。")
    assert _sentence("一行\n指标\t岁\t", "81", "\t预期性\n下一行") == ("指标 岁", "81", "预期性")
    # a cell of a table has neighbours instead of a sentence
    assert _sentence("婴儿死亡率\n5以下\n", "5以下", "\n3\n孕产妇") == ("…婴儿死亡率 5以下", "5以下", "3 孕产妇…")


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
