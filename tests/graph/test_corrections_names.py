"""Corrections of names: renamed things, names that are one thing, names that are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph import names
from graph.build import build
from graph.corrections.model import CorrectionError
from graph.corrections.projects import Steering
from graph.terms import term
from tests.graph.reviewed import (
    AGENCY,
    CDC,
    CENTRE,
    STATION,
    Row,
    exported,
    findings,
    names_row,
    quads_of,
    said,
    write_plans,
    write_rows,
)

HEFEI = "340100"


@pytest.fixture
def plans(tmp_path: Path) -> tuple[Path, Path]:
    """The two plans' files, built without corrections into `plain` and `g`."""
    found = write_plans(tmp_path)
    for name in ("plain", "g"):
        build(found, tmp_path / name, workers=1)
    return found


def corrected(folder: Path, plans: tuple[Path, ...], *rows: Row) -> list[str]:
    """Build with these rows; the keys of the warnings."""
    report = build(plans, folder / "g", workers=1, corrections=write_rows(folder / "c.csv", rows))
    return [warning.key for warning in report.warnings]


def test_a_new_name_stands_everywhere_and_the_old_one_stays_a_label(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    # only one plan is read again: the other's statements are renamed as well
    assert corrected(tmp_path, plans[:1], names_row("rename", "institution", CDC, AGENCY)) == []
    quads = quads_of(tmp_path / "g")
    old, new = names.institution(HEFEI, CDC), names.institution(HEFEI, AGENCY)
    spoken = {quad.object for quad in quads if quad.predicate in (term("pw:institution"), term("pw:mentions"))}
    assert NamedNode(new) in spoken and NamedNode(old) not in spoken
    assert said(quads, "skos:prefLabel", new) == [AGENCY] and CDC in said(quads, "skos:altLabel", new)
    assert said(quads, "skos:prefLabel", old) == []
    assert set(said(quads, "pw:readAs")) == {old} and len(said(quads, "pw:readAs")) == 4
    assert findings(tmp_path / "g") == []
    whole = exported(tmp_path / "g")
    corrected(tmp_path, plans, names_row("rename", "institution", CDC, AGENCY))
    assert exported(tmp_path / "g") == whole


def test_taken_back_it_is_as_before_without_the_texts(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    corrected(tmp_path, plans, names_row("rename", "institution", CDC, AGENCY))
    build(plans[:1], tmp_path / "g", workers=1, forget_corrections=True)
    assert exported(tmp_path / "g") == exported(tmp_path / "plain")


def test_two_institutions_become_one_under_the_second_name(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    commission = "合肥市卫生健康委员会"
    assert corrected(tmp_path, plans, names_row("same-as", "institution", CDC, commission)) == []
    quads = quads_of(tmp_path / "g")
    assert CDC in said(quads, "skos:altLabel", names.institution(HEFEI, commission))
    assert names.institution(HEFEI, CDC) not in said(quads, "pw:institution")


def test_rows_about_names_are_followed_to_the_end(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    rows = [
        names_row("rename", "institution", CDC, AGENCY),
        names_row("same-as", "institution", AGENCY, "合肥市卫生健康委员会"),
    ]
    corrected(tmp_path, plans, *rows)
    found = said(quads_of(tmp_path / "g"), "pw:institution")
    assert set(found) == {names.institution(HEFEI, "合肥市卫生健康委员会")}


def test_two_projects_become_one(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    assert corrected(tmp_path, plans, names_row("same-as", "project", CENTRE, STATION)) == []
    quads = quads_of(tmp_path / "g")
    station, centre = names.project(HEFEI, STATION), names.project(HEFEI, CENTRE)
    assert said(quads, "pw:resolvesTo", centre) == [station] == said(quads, "pw:resolvesTo", station)
    [link] = [quad.subject for quad in quads if quad.object == term("pw:SameProjectLink") and "link/" in str(quad)]
    assert isinstance(link, NamedNode) and said(quads, "pw:rule", link.value) == ["correction.same-as"]
    assert findings(tmp_path / "g") == []


def test_a_renamed_project_is_meant_by_either_name(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    rename = names_row("rename", "project", STATION, "合肥市示例血站项目")
    corrected(tmp_path, plans, rename, names_row("same-as", "project", CENTRE, STATION))
    quads = quads_of(tmp_path / "g")
    new = names.project(HEFEI, "合肥市示例血站项目")
    assert said(quads, "pw:resolvesTo", names.project(HEFEI, CENTRE)) == [new]
    assert said(quads, "skos:altLabel", new) == [STATION]


def test_two_projects_of_nearly_one_name_can_be_kept_apart(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    text = plans[1].read_text(encoding="utf-8").replace(CENTRE, "合肥市示例血站新址工程")
    plans[1].write_text(text, encoding="utf-8", newline="")
    build(plans, tmp_path / "g", workers=1)
    station, works = names.project(HEFEI, STATION), names.project(HEFEI, "合肥市示例血站新址工程")
    merged = quads_of(tmp_path / "g")
    assert said(merged, "pw:resolvesTo", station) == said(merged, "pw:resolvesTo", works)
    corrected(tmp_path, plans[:1], names_row("not-same-as", "project", STATION, "合肥市示例血站新址工程"))
    parted = quads_of(tmp_path / "g")
    assert said(parted, "pw:resolvesTo", station) == [station] and said(parted, "pw:resolvesTo", works) == [works]


@pytest.mark.parametrize("action", ["same-as", "not-same-as", "rename"])
def test_names_of_different_kinds_are_refused(tmp_path: Path, plans: tuple[Path, Path], action: str) -> None:
    with pytest.raises(CorrectionError, match=r"c\.csv:2: .* is no institution"):
        corrected(tmp_path, plans, names_row(action, "institution", STATION, CDC))
    assert exported(tmp_path / "g") == exported(tmp_path / "plain")


def test_a_name_that_no_plan_speaks_of_is_warned_of(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    row = names_row("same-as", "project", STATION, "无此项目")
    assert corrected(tmp_path, plans, row) == ["graph.correction_no_name"]


def test_what_came_along_is_kept_apart() -> None:
    """x came to a by its name; y to b; x and y are said to differ; a is b."""
    steering = Steering({"a": "b"}, [frozenset(("x", "y"))])
    assert sorted(steering.join([("x", "a"), ("b", "y"), ("z",)])) == [("b", "a", "x"), ("y",), ("z",)]
    assert steering.says_one("a", "b") and not steering.says_one("a", "a") and steering.parts("y", "x")


def test_two_names_of_a_third_that_no_plan_has_are_one() -> None:
    steering = Steering({"a": "c", "b": "c"}, [])
    assert steering.join([("a",), ("b",)]) == [("a", "b")]
