"""`planweave evaluate`, as a person runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.loaders.annotated import fact, write_annotated, write_facts

HALF = fact("quantity", "20人", value=20, unit="人", comparator="eq", role="target", year="2025")


def run(*words: object, lang: str = "en") -> subprocess.CompletedProcess[str]:
    """`planweave evaluate words…` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "planweave", "--lang", lang, "evaluate", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_the_plan_of_our_own_is_read_as_annotated(tmp_path: Path) -> None:
    text, gold = write_annotated(tmp_path)
    done = run(text, gold, "--format", "json", "--errors", "all")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    kinds = found["documents"]["tongling"]
    assert list(kinds) == ["section", "indicator", "quantity", "theme"]
    assert [kinds[kind]["strict"]["f1"] for kind in ("section", "indicator", "quantity")] == [1.0, 1.0, 1.0]
    assert {item["kind"] for item in found["problems"]} <= {"theme"}


def test_given_facts_are_measured_and_what_is_wrong_is_listed(tmp_path: Path) -> None:
    text, gold = write_annotated(tmp_path)
    facts = write_facts(tmp_path / "facts.jsonl", [HALF])
    table = run(text, gold, "--facts", facts, "--errors", "quantity").stdout
    assert "Facts against annotations" in table and "What is wrong" in table
    chinese = run(text, gold, "--facts", facts, "--errors", "quantity", lang="zh").stdout
    assert "遗漏" in chinese and "准确率" in chinese
    listed = list(
        csv.DictReader(io.StringIO(run(text, gold, "--facts", facts, "--errors", "quantity", "--format", "csv").stdout))
    )
    assert [(row["problem"], row["text"], row["detail"]) for row in listed] == [("missed", "3所", "3, 所, eq, target")]


def test_figures_as_csv_have_a_row_a_kind_and_field(tmp_path: Path) -> None:
    text, gold = write_annotated(tmp_path)
    facts = write_facts(tmp_path / "facts.jsonl", [HALF | {"year": "2020"}])
    rows = list(csv.DictReader(io.StringIO(run(text, gold, "--facts", facts, "--format", "csv").stdout)))
    found = {(row["kind"], row["field"]): row for row in rows}
    assert (found["quantity", ""]["precision"], found["quantity", ""]["recall"]) == ("1.0", "0.5")
    assert found["quantity", "year"]["accuracy"] == "0.0"


def test_two_versions_are_compared(tmp_path: Path) -> None:
    text, gold = write_annotated(tmp_path)
    facts = write_facts(tmp_path / "facts.jsonl", [HALF])
    (tmp_path / "before").mkdir()
    write_facts(tmp_path / "before" / "tongling.jsonl", [HALF | {"unit": "家"}])
    for before in (tmp_path / "before", tmp_path / "before" / "tongling.jsonl"):
        done = run(text, gold, "--facts", facts, "--before", before)
        assert "Gains: 1, losses: 0" in done.stdout and "unit: 家 ≠ 人" in done.stdout


def test_several_documents_and_their_sum(tmp_path: Path) -> None:
    pairs = [path for name in ("one", "two") for path in write_annotated(tmp_path, name)]
    found = json.loads(run(*pairs, "--format", "json").stdout)
    assert list(found["documents"]) == ["one", "two"]
    assert found["all"]["quantity"]["gold"] == 2 * found["documents"]["one"]["quantity"]["gold"]


def test_it_can_fail_below_a_figure(tmp_path: Path) -> None:
    text, gold = write_annotated(tmp_path)
    facts = write_facts(tmp_path / "facts.jsonl", [HALF])
    done = run(text, gold, "--facts", facts, "--fail-below", "0.5")
    assert done.returncode == 1 and "tongling indicator 0.0000" in done.stderr and "quantity" not in done.stderr
    assert run(text, gold, "--facts", facts, "--fail-below", "0").returncode == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("one.txt",), 2, "no folder of annotations named one"),
        (("gold/one",), 2, "no text named one"),
        (("one.txt", "gold/two"), 2, "named one"),
        (("one.txt", "gold/one", "none.txt"), 3, "none.txt"),
        (("one.txt", "gold/one", "two.txt", "gold/two", "--facts", "facts.jsonl"), 2, "2 were given"),
        (("one.txt", "gold/one", "two.txt", "gold/two", "--before", "facts.jsonl"), 2, "2 were given"),
        (("one.txt", "gold/one", "copy/one.txt"), 2, "the same name"),
        (("one.txt", "gold/one", "--facts", "none.jsonl"), 3, "none.jsonl"),
        (("one.txt", "gold/one", "--before", "copy"), 3, "one.jsonl"),
        (("one.txt", "empty/one"), 3, "no annotations in this folder"),
    ],
)
def test_what_does_not_fit_is_said(words: tuple[str, ...], code: int, says: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_annotated(tmp_path, name)
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "one.txt").write_text("又一份规划", encoding="utf-8")
    (tmp_path / "empty" / "one").mkdir(parents=True)
    write_facts(tmp_path / "facts.jsonl", [HALF])
    done = run(*(word if word.startswith("--") else tmp_path / word for word in words))
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
