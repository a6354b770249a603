"""Builds with corrections: what they do to the graph, and that only the texts and the rows count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph import names
from graph.build import BuildReport, build, remove_plans
from graph.corrections.model import CorrectionError
from ontology.errors import UsageError
from tests.graph.reviewed import (
    SECOND,
    STATION,
    Row,
    exported,
    findings,
    missing_count,
    names_row,
    place,
    quads_of,
    said,
    write_plans,
    write_rows,
    wrong_rate,
)


@pytest.fixture
def plans(tmp_path: Path) -> tuple[Path, Path]:
    """The two plans' files."""
    return write_plans(tmp_path)


def corrected(folder: Path, plans: tuple[Path, ...], *rows: Row) -> BuildReport:
    """Build the plans into `folder`/g with these rows."""
    return build(plans, folder / "g", workers=1, corrections=write_rows(folder / "c.csv", rows))


def test_a_wrong_fact_is_gone_and_stays_visible(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    build(plans, tmp_path / "plain", workers=1)
    report = corrected(tmp_path, plans, wrong_rate())
    assert report.corrections == 1 and report.warnings == ()
    quads = quads_of(tmp_path / "g")
    before = said(quads_of(tmp_path / "plain"), "pw:rawValue")
    assert sorted([*said(quads, "pw:rawValue"), "3‰以内"]) == before
    [fact] = said(quads, "pw:corrects")
    assert not any(getattr(quad.subject, "value", "") == fact for quad in quads)
    [what] = said(quads, "pw:said")
    assert json.loads(what)["indicator"] == "婴儿死亡率" and json.loads(what)["value"] == 3
    assert said(quads, "skos:note") == ["说明"] and "审阅者" in said(quads, "foaf:name")
    assert "correction.wrong" in said(quads, "pw:rule")
    assert findings(tmp_path / "g") == []


def test_a_missing_fact_is_there_with_its_evidence(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    corrected(tmp_path, plans, missing_count(13))
    quads = quads_of(tmp_path / "g")
    [fact] = said(quads, "pw:corrects")
    assert said(quads, "pw:rule", fact) == ["correction.missing"]
    assert said(quads, "pw:subject", fact) == ["急救点"] and said(quads, "pw:rawValue", fact) == ["12个"]
    where = place("12个")
    start, end = where["start"], where["end"]
    assert isinstance(start, int) and isinstance(end, int)
    assert said(quads, "prov:wasQuotedFrom", fact) == [names.evidence("first", start, end)]
    assert said(quads, "sdmx-dimension:refArea", fact) == [names.region("340100")]
    assert findings(tmp_path / "g") == []


@pytest.mark.parametrize(
    ("kind", "words", "fact"),
    [
        ("region", "合肥市", {"name": "合肥市"}),
        ("institution", "示例血站", {"name": "合肥市示例血站中心", "type": "blood"}),
        (
            "indicator",
            "8张",
            {"indicator": "示例指数", "value": 8, "comparator": "ge", "role": "actual", "year": "2020"},
        ),
        ("project", "示例中医院", {"name": "合肥市示例中医院扩建项目", "beds": 5, "region": "合肥市"}),
        ("responsibility", "减少室内吸烟", {"institution": "合肥市疾病预防控制中心", "role": "lead"}),
        (
            "responsibility",
            "减少室内吸烟",
            {"institution": "国家示例局", "role": "support", "region": None, "type": "other", "action": "推进控烟工作"},
        ),
    ],
)
def test_every_kind_can_be_put_in(
    tmp_path: Path, plans: tuple[Path, Path], kind: str, words: str, fact: dict[str, object]
) -> None:
    row = {"action": "missing", "kind": kind, "fact": json.dumps(fact, ensure_ascii=False), **place(words)}
    assert corrected(tmp_path, plans, row).warnings == ()
    assert len(said(quads_of(tmp_path / "g"), "pw:corrects")) == 1
    assert findings(tmp_path / "g") == []


def test_a_task_is_put_right_by_two_rows(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    where = place("推进控烟工作")
    wrong: Row = {"action": "wrong", "kind": "action", **where}
    missing: Row = {"action": "missing", "kind": "action", "fact": '{"themes": ["T01", "T04"]}', **where}
    corrected(tmp_path, plans, wrong, missing)
    quads = quads_of(tmp_path / "g")
    node = names.action("first", "2-1")
    assert said(quads, "pw:rule", node) == ["correction.missing"]
    assert said(quads, "pw:theme", node) == [names.named("theme", "T01"), names.named("theme", "T04")]
    assert said(quads, "pw:weight", f"{node}/theme/T01") == ["0.5"]
    assert findings(tmp_path / "g") == []
    corrected(tmp_path, plans, wrong)
    assert said(quads_of(tmp_path / "g"), "rdf:type", node) == []


def test_only_texts_and_rows_count(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    rows = [wrong_rate(), missing_count(13), names_row("rename", "project", "合肥市示例血站新址项目", "示例血站项目")]
    corrected(tmp_path, plans, *rows)
    once = exported(tmp_path / "g")
    other = tmp_path / "other"
    other.mkdir()
    file = write_rows(other / "other-name.csv", [*reversed(rows), rows[0]])
    build([plans[1]], other / "g", workers=1)
    build([plans[1]], other / "g", workers=1, corrections=file)  # remembered for a plan that is not there yet
    build([plans[0]], other / "g", workers=1)
    assert exported(other / "g") == once
    build(tuple(reversed(plans)), other / "pool", workers=2, corrections=file)
    assert exported(other / "pool") == once


def test_replaying_changes_nothing(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    assert corrected(tmp_path, plans, wrong_rate(), missing_count(13)).is_new_version
    assert not corrected(tmp_path, plans, missing_count(13), wrong_rate()).is_new_version
    again = build(plans, tmp_path / "g", workers=1)
    assert not again.is_new_version and again.corrections == 2 and again.warnings == ()


def test_dropped_it_is_as_if_there_had_been_none(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    build(plans, tmp_path / "plain", workers=1)
    corrected(tmp_path, plans, wrong_rate(), names_row("rename", "project", "合肥市示例血站新址项目", "示例血站项目"))
    assert exported(tmp_path / "g") != exported(tmp_path / "plain")
    report = build(plans[:1], tmp_path / "g", workers=1, forget_corrections=True)
    assert report.corrections == 0
    assert exported(tmp_path / "g") == exported(tmp_path / "plain")


def test_a_file_takes_the_place_of_what_was_remembered(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    corrected(tmp_path, plans, wrong_rate())
    corrected(tmp_path, plans, missing_count(13))
    swapped = exported(tmp_path / "g")
    build(plans, tmp_path / "new", workers=1, corrections=tmp_path / "c.csv")
    assert swapped == exported(tmp_path / "new")


def test_removing_a_plan_keeps_its_rows_for_its_return(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    corrected(tmp_path, plans, wrong_rate())
    whole = exported(tmp_path / "g")
    report = remove_plans(tmp_path / "g", ["first"])
    assert report.corrections == 1
    build(plans[1:], tmp_path / "never", workers=1, corrections=tmp_path / "c.csv")
    assert exported(tmp_path / "g") == exported(tmp_path / "never")
    build(plans[:1], tmp_path / "g", workers=1)
    assert exported(tmp_path / "g") == whole


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_that_does_not_stand_there_stops_the_build(
    tmp_path: Path, plans: tuple[Path, Path], workers: int
) -> None:
    file = write_rows(tmp_path / "c.csv", [missing_count(), wrong_rate() | {"text": "4‰以内"}])
    with pytest.raises(CorrectionError) as caught:
        build(plans, tmp_path / "g", workers=workers, corrections=file, skip_bad=True)
    assert "c.csv:3" in str(caught.value) and "3‰以内" in str(caught.value)
    assert not (tmp_path / "g").exists()


def test_a_moved_text_is_told_with_its_new_place(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    corrected(tmp_path, plans, wrong_rate())
    plans[0].write_text("前言\n" + plans[0].read_text(encoding="utf-8"), encoding="utf-8", newline="")
    with pytest.raises(CorrectionError) as caught:
        build(plans, tmp_path / "g", workers=1)
    start = place("3‰以内")["start"]
    assert isinstance(start, int) and f"{start + 3}–{start + 8 - 1}" in str(caught.value)
    assert "wrong indicator" in str(caught.value)


def test_which_of_two_facts_is_wrong_must_be_said(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    text = plans[0].read_text(encoding="utf-8").replace("婴儿死亡率控制", "婴儿死亡率、新生儿死亡率均控制")
    plans[0].write_text(text, encoding="utf-8", newline="")
    row: Row = {"action": "wrong", "kind": "indicator", **place("3‰以内", text)}
    with pytest.raises(CorrectionError) as caught:
        corrected(tmp_path, plans, row)
    assert caught.value.key == "graph.correction_ambiguous"
    corrected(tmp_path, plans, row | {"fact": '{"indicator": "新生儿死亡率"}'})
    [what] = said(quads_of(tmp_path / "g"), "pw:said")
    assert json.loads(what)["indicator"] == "新生儿死亡率"


def test_what_is_taken_out_cannot_be_put_in_again(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    fact = {"subject": "急救站", "value": 12, "unit": "个", "comparator": "eq", "role": "target", "year": "2025"}
    wrong: Row = {"action": "wrong", "kind": "quantity", **place("12个")}
    missing = wrong | {"action": "missing", "fact": json.dumps(fact, ensure_ascii=False)}
    with pytest.raises(CorrectionError) as caught:
        corrected(tmp_path, plans, wrong, missing)
    assert caught.value.key == "graph.correction_contradiction"
    assert [one.key for one in corrected(tmp_path, plans, missing).warnings] == ["graph.correction_missing_idle"]


def test_a_missing_fact_beside_one_that_differs_little_is_refused(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    fact = {"name": STATION, "investment_yuan": 100000000, "project_kind": "新建", "funding": "市级财政"}
    missing: Row = {"action": "missing", "kind": "project", "fact": json.dumps(fact), **place(STATION)}
    with pytest.raises(CorrectionError) as caught:
        corrected(tmp_path, plans, missing)
    assert caught.value.key == "graph.correction_clash"
    corrected(tmp_path, plans, missing, {"action": "wrong", "kind": "project", **place(STATION)})
    assert said(quads_of(tmp_path / "g"), "pw:funding") == ["市级财政"]


def test_rows_without_effect_are_warned_of(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    report = corrected(
        tmp_path,
        plans,
        wrong_rate() | {"plan": "elsewhere"},
        wrong_rate() | place("4‰", SECOND, "second"),
        names_row("rename", "project", "无此项目", "新名"),
    )
    assert sorted(one.key.rsplit("_", 2)[-2:] for one in report.warnings) == [
        ["no", "name"],
        ["no", "plan"],
        ["wrong", "idle"],
    ]
    assert all("c.csv:" in str(one) for one in report.warnings)


def test_changed_rows_need_the_text_of_a_plan_that_is_there(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    build(plans, tmp_path / "g", workers=1)
    before = exported(tmp_path / "g")
    with pytest.raises(CorrectionError, match="Give its file as well"):
        corrected(tmp_path, plans[1:], wrong_rate())
    assert exported(tmp_path / "g") == before
    corrected(tmp_path, plans, wrong_rate())
    with pytest.raises(CorrectionError, match="first"):
        build(plans[1:], tmp_path / "g", workers=1, forget_corrections=True)
    assert corrected(tmp_path, plans[1:], wrong_rate()).corrections == 1


def test_a_file_and_no_corrections_cannot_both_be_meant(tmp_path: Path, plans: tuple[Path, Path]) -> None:
    with pytest.raises(UsageError, match="not both"):
        build(plans, tmp_path / "g", corrections=tmp_path / "c.csv", forget_corrections=True)
