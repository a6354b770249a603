"""Corrections as a person meets them: `planweave build --corrections`, `--no-corrections` and `show`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.graph.reviewed import missing_count, quads_of, said, write_plans, write_rows, wrong_rate
from tests.graph.test_commands import run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two plans, a file of corrections c.csv, and the graph g built with them."""
    found = tmp_path_factory.mktemp("reviewed")
    plans = write_plans(found)
    file = write_rows(found / "c.csv", [wrong_rate(), missing_count(13), wrong_rate() | {"plan": "elsewhere"}])
    done = run("build", *plans, "--graph", found / "g", "--corrections", file)
    assert done.returncode == 0, done.stderr
    assert "Corrections kept with the graph: 3." in done.stdout
    assert "Correction without effect: c.csv:4: there is no such plan" in done.stderr
    return found


def corrected_facts(folder: Path) -> dict[str, str]:
    """By what the correction does: the tail of the IRI of the statement that it took out or put in."""
    quads = quads_of(folder / "g")
    found = {}
    for quad in quads:
        if quad.predicate.value.endswith("#corrects"):
            rule = said(quads, "pw:rule", getattr(quad.subject, "value", ""))[0]
            found[rule] = "/".join(str(getattr(quad.object, "value", "")).split("/")[-2:])
    return found


def test_a_build_without_the_option_replays(folder: Path) -> None:
    done = run("build", folder / "first.txt", "--graph", folder / "g", lang="zh")
    assert done.returncode == 0 and "没有变化" in done.stdout and "校正：3 条" in done.stdout


def test_show_tells_of_the_correction(folder: Path) -> None:
    facts = corrected_facts(folder)
    put_in = run("show", facts["correction.missing"], "--graph", folder / "g").stdout
    assert "【12个】" in put_in and "corrected: correction.missing · 审阅者" in put_in
    taken_out = run("show", facts["correction.wrong"], "--graph", folder / "g").stdout
    assert "【3‰以内】" in taken_out and "corrected: correction.wrong · 审阅者 · 说明" in taken_out
    assert '"indicator": "婴儿死亡率"' in taken_out and '"value": 3' in taken_out


def test_the_evidence_question_has_a_column_for_it(folder: Path) -> None:
    done = run("ask", "evidence", "--plan", "first", "--graph", folder / "g", "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    told = {(row["kind"], row["rule"]) for row in rows if row["correction"]}
    assert told == {
        ("Quantity", "correction.missing"),
        ("Correction", "correction.missing"),
        ("Correction", "correction.wrong"),
    }


def test_a_corrected_graph_is_checked_and_verified(folder: Path) -> None:
    assert run("check", "--graph", folder / "g").returncode == 0
    plans = (folder / "first.txt", folder / "second.txt")
    assert run("verify", *plans, "--graph", folder / "g").returncode == 0


def test_no_corrections_drops_them(folder: Path, tmp_path: Path) -> None:
    plans = (folder / "first.txt", folder / "second.txt")
    file = folder / "c.csv"
    assert run("build", *plans, "--graph", tmp_path / "g", "--corrections", file).returncode == 0
    done = run("build", *plans, "--graph", tmp_path / "g", "--no-corrections")
    assert done.returncode == 0 and "Corrections" not in done.stdout
    assert not [quad for quad in quads_of(tmp_path / "g") if "graph/corrections" in str(quad)]


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--corrections", "none.csv"), 3, "none.csv"),
        (("--corrections", "bad.csv"), 3, "bad.csv:2"),
        (("--corrections", "bad.csv", "--no-corrections"), 2, "not both"),
    ],
)
def test_mistakes_get_a_message_and_a_code(tmp_path: Path, options: tuple[str, ...], code: int, told: str) -> None:
    write_plans(tmp_path)
    write_rows(tmp_path / "bad.csv", [wrong_rate() | {"text": "4‰以内"}])
    done = run("build", "first.txt", "--graph", "g", *options, cwd=tmp_path)
    assert done.returncode == code
    assert told in done.stderr and "Traceback" not in done.stderr


def test_the_samples_have_corrections_that_hold(tmp_path: Path) -> None:
    plans = sorted((ROOT / "samples").glob("*.txt"))
    done = run("build", *plans, "--graph", tmp_path / "g", "--corrections", ROOT / "samples" / "corrections.csv")
    assert done.returncode == 0, done.stderr
    assert "without effect" not in done.stdout + done.stderr
    assert run("check", "--graph", tmp_path / "g").returncode == 0
