"""A comparison as a brief over the samples: cells by hand, references on sides of several plans, every format."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.stores import Store
from ontology.errors import UsageError
from planweave.cli import planweave
from queries.compare import compare
from tests.conftest import ROOT
from tests.viz.briefs.making import table
from viz.briefs import FORMATS, make_comparison, render_brief
from viz.briefs.model import Brief, Paragraph, Whole


@pytest.fixture(scope="module")
def side_by_side(samples: Store) -> Brief:
    """沈阳, with a notice and a plan, and 通辽."""
    return make_comparison(samples, compare(samples, ["沈阳", "tongliao-plan"]), 2)


def test_the_better_target_and_why_two_cannot_be_compared(side_by_side: Brief) -> None:
    rows = {str(row.cells[0]): row for row in table(side_by_side, "compared_indicators").rows}
    literacy = rows["health literacy level of residents, 2025"]
    # ≥32 % in the plan, which is reference 2; 26 % from 20.7 % in the other
    assert literacy.cells[1:] == (
        "all",
        "A asks for more than B",
        "≥32% (2025) [2]",
        "26% (2025); from 20.7% (2020)",
    )
    assert [side_by_side.number(place.plan) for place in literacy.places] == [2, 3, 3]
    assert rows["hospital beds per 1000, 2025"].cells[2] == "not comparable: A (its bound leaves it open)"


def test_data_have_a_row_a_place_and_numbers_as_numbers(side_by_side: Brief) -> None:
    found = table(side_by_side, "compared_indicators")
    heads = found.data_headings
    rows = [
        dict(zip(heads, row.cells, strict=True))
        for row in found.data_rows
        if row.cells[0] == "health literacy level of residents"
    ]
    assert [(row["Side"], row["What it is"], str(row["Value"]), row["Unit"], row["Year"]) for row in rows] == [
        ("A", "target", "32", "%", 2025),
        ("B", "target", "26", "%", 2025),
        ("B", "baseline", "20.7", "%", 2020),
    ]
    assert {(row["Asks for most"], row["Asks for least"]) for row in rows} == {("A", "B")}
    assert all(len(row.places) == 1 for part in side_by_side.tables for row in part.data_rows)


def test_the_words_of_each_place_are_quoted(side_by_side: Brief) -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "samples").glob("*.txt")}
    assert len(side_by_side.data_quotations) > len(side_by_side.quotations) > 40
    for one in side_by_side.data_quotations:
        assert one.text == " ".join(texts[one.place.plan][one.place.start : one.place.end].split()) != ""


def test_lines_of_one_side_are_left_out_and_counted(samples: Store, side_by_side: Brief) -> None:
    short = table(side_by_side, "compared_projects")
    whole = table(make_comparison(samples, compare(samples, ["沈阳", "tongliao-plan"]), 0), "compared_projects")
    assert sum(row.cells[1] == "only A" for row in short.rows) == 2 < len(whole.rows)
    assert "more lines that only A has" in short.note and whole.note == ""
    assert short.data_rows == whole.data_rows


def test_the_key_cites_every_plan(side_by_side: Brief) -> None:
    key = side_by_side.blocks[0]
    assert isinstance(key, Paragraph)
    assert [part.plan for part in key.parts if isinstance(part, Whole)] == [
        "shenyang-notice-2021",
        "shenyang-plan",
        "tongliao-plan",
    ]


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_every_format_and_the_same_bytes(side_by_side: Brief, suffix: str) -> None:
    path = Path(f"a{suffix}")
    files = render_brief(side_by_side, path)
    assert list(files) == [path] and files == render_brief(side_by_side, path)
    assert ("通辽市" if suffix != ".bib" else "tongliao-plan").encode() in files[path] or suffix in (".docx", ".xlsx")


def test_the_command_chooses_by_suffix(sample_graph: Path, tmp_path: Path) -> None:
    names = ("a.docx", "a.xlsx", "a.csv", "a.json", "a.txt")
    words = [word for name in names for word in ("-o", str(tmp_path / name))]
    found = CliRunner().invoke(
        planweave, ["--lang", "zh", "compare", "沈阳", "通辽", *words, "--graph", str(sample_graph)]
    )
    assert found.exit_code == 0, found.exception
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    page = zipfile.ZipFile(tmp_path / "a.docx").read("word/document.xml").decode("utf-8")
    assert 'w:orient="landscape"' in page and "A 更强，B 较弱" in re.sub(r"<[^>]+>", "", page)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("part,group,subject")
    assert (tmp_path / "a.json").read_text(encoding="utf-8").startswith("{")


def test_a_suffix_that_no_comparison_has(sample_graph: Path, tmp_path: Path) -> None:
    found = CliRunner().invoke(
        planweave, ["compare", "沈阳", "通辽", "-o", str(tmp_path / "a.pdf"), "--graph", str(sample_graph)]
    )
    assert isinstance(found.exception, UsageError) and found.exception.key == "comparisons.no_such_file"
    assert not list(tmp_path.iterdir())
