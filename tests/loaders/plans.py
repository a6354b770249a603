"""Small plans of our own for the tests of projects, themes and actions."""

from __future__ import annotations

import csv
from pathlib import Path

from loaders import Document, extract_document
from loaders.extract import read
from loaders.model import ActionFact, ProjectFact
from loaders.reading import Reading

ROOT = Path(__file__).resolve().parent.parent.parent
_CHAPTER = {"tasks": "一、主要任务", "background": "一、发展基础", "projects": "一、重点项目"}


def examples(name: str) -> list[dict[str, str]]:
    """The rows of tests/examples/`name`.csv."""
    with (ROOT / "tests" / "examples" / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def small_plan(text: str, chapter: str = "tasks", title: str = "综合举措", place: str = "沈阳市") -> Reading:
    """A plan of `place` with one chapter that holds `text`, under a heading unless it brings its own."""
    heading = "" if text.startswith("(一)") else f"(一){title}\n"
    return read(Document("plan", f"{place}“十四五”卫生健康规划\n{_CHAPTER[chapter]}\n{heading}{text}\n"))


def projects_in(reading: Reading) -> list[ProjectFact]:
    """The projects of a reading, in text order."""
    return sorted(reading.facts(ProjectFact), key=lambda fact: fact.span.start if fact.span else 0)


def actions_in(reading: Reading) -> list[ActionFact]:
    """The actions of a reading."""
    return reading.facts(ActionFact)


PROJECT_FIELDS = (
    ("investment", "investment_yuan"),
    ("floor", "floor_area_m2"),
    ("land", "land_area_m2"),
    ("beds", "beds"),
    ("phase", "phase"),
    ("done", "completion_date"),
)


def project_shown(fact: ProjectFact) -> str:
    """A project as the examples write it."""
    parts = [fact.name, fact.project_kind]
    for label, field in PROJECT_FIELDS:
        value = getattr(fact, field)
        if value not in (None, ""):
            parts.append(f"{label}={value:.0f}" if isinstance(value, float) else f"{label}={value}")
    return " ".join(parts)


def projects_of(text: str) -> list[ProjectFact]:
    """The projects of a bare text, in its order."""
    facts = [fact for fact in extract_document(Document("t", text)) if isinstance(fact, ProjectFact)]
    return sorted(facts, key=lambda fact: fact.span.start if fact.span else 0)
