"""Small plans of our own for the tests of finders, and the annotated plans where they are at hand."""

from __future__ import annotations

import csv
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from loaders import Document, read_document
from loaders.extract import read
from loaders.facts.actions import find_actions
from loaders.facts.projects import find_projects
from loaders.model import ActionFact, ProjectFact
from loaders.reading import Reading

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
GOLD = ("shenyang-plan", "tongliao-plan", "shenyang-notice-2021")
_CHAPTER = {"tasks": "一、主要任务", "background": "一、发展基础", "projects": "一、重点项目"}


def examples(name: str) -> list[dict[str, str]]:
    """The rows of tests/examples/`name`.csv."""
    with (ROOT / "tests" / "examples" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def small_plan(text: str, chapter: str = "tasks", title: str = "综合举措") -> Reading:
    """A plan of 沈阳市 with one chapter that holds `text`, under a heading unless it brings its own."""
    heading = "" if text.startswith("(一)") else f"(一){title}\n"
    return read(Document("plan", f"沈阳市“十四五”卫生健康规划\n{_CHAPTER[chapter]}\n{heading}{text}\n"))


def projects_in(reading: Reading) -> list[ProjectFact]:
    """The projects of a reading, in text order."""
    return sorted(find_projects(reading), key=lambda fact: fact.span.start if fact.span else 0)


def actions_in(reading: Reading) -> list[ActionFact]:
    """The actions of a reading."""
    return list(find_actions(reading))


def gold_score(name: str, kind: str) -> float:
    """Strict F1 of our projects or actions (or their themes) on an annotated plan; skips where there is none."""
    if not (SHARED / "gold" / name).is_dir():
        pytest.skip("the annotated plans are not on this machine (../shared/gold)")
    scorer = _scorer()
    gold = scorer.read_gold(SHARED / "gold" / name)
    reading = read(read_document(SHARED / "plans" / f"{name}.txt"))
    facts = [*projects_in(reading), *actions_in(reading)]
    found = [json.loads(json.dumps(fact.as_dict())) for fact in facts]
    if kind == "theme":
        pairs = {(fact["start"], theme) for fact in found if fact["kind"] == "action" for theme in fact["themes"]}
        leaves = {start for start, _ in gold["theme"]}
        pairs = {pair for pair in pairs if pair[0] in leaves}
        return float(scorer.prf(len(gold["theme"] & pairs), len(gold["theme"]), len(pairs))["f1"])
    return float(scorer.score_kind(kind, gold[kind], [f for f in found if f["kind"] == kind])["strict"]["f1"])


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
