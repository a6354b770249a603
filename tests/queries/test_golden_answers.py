"""The answers over the samples that stand in golden/answers: every question has one, and what stands in JSON is given.

A JSON file holds a note (how its rows came about), the columns looked at, and parameters with the rows they give;
`more` holds further parameters with theirs, `notes` what the answer has to say besides. The tables in CSV are read
beside the other tests of their questions (test_indicator_, test_level_, test_network_, test_value_questions).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.stores import Store
from loaders import read_document
from loaders.extract import read
from loaders.ledger import ledger_of
from loaders.plain import plain_document
from queries.catalogue import questions
from queries.runner import ask

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "tests" / "golden" / "answers"
JSON = sorted(ANSWERS.glob("*.json"))


def wanted(question: str) -> dict[str, Any]:
    """What the JSON file of a question holds."""
    found: dict[str, Any] = json.loads((ANSWERS / f"{question}.json").read_text(encoding="utf-8"))
    return found


ASKED = [
    pytest.param(path.stem, rank, id="-".join((path.stem, *case["parameters"].values())))
    for path in JSON
    for rank, case in enumerate([wanted(path.stem), *wanted(path.stem).get("more", [])])
]


def test_every_question_has_one_file() -> None:
    files = sorted(path.stem for path in ANSWERS.iterdir())
    assert files == sorted(question.id for question in questions().values())
    assert len(files) == 40


@pytest.mark.parametrize(("question", "rank"), ASKED)
def test_the_samples_answer_as_was_found_in_their_texts(samples: Store, question: str, rank: int) -> None:
    whole = wanted(question)
    case = [whole, *whole.get("more", [])][rank]
    answer = ask(samples, question, case["parameters"])
    assert [[row[column] for column in whole["columns"]] for row in answer.dicts()] == case["rows"]
    assert [note for note in case.get("notes", []) if note not in answer.notes] == []
    assert case["rows"] or case["notes"], "an answer without rows has to say why"


def test_the_numbers_that_no_fact_explains() -> None:
    numbers = {}
    for path in sorted((ROOT / "samples").glob("*.txt")):
        document, origin = plain_document(read_document(path))
        spans = [doubt.span for doubt in ledger_of(read(document)).doubts if doubt.kind == "number"]
        numbers[path.stem] = [[origin.start(span.start), origin.end(span.end), span.text] for span in spans]
    assert numbers == wanted("Q40")["unexplained"]
