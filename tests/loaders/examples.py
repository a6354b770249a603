"""Example files: a text about a region, and what must be found in it (nothing, if the cell is empty)."""

from __future__ import annotations

import csv
from pathlib import Path

from loaders.document import Document
from loaders.extract import extract_document
from loaders.model import Fact

_FOLDER = Path(__file__).parent.parent / "examples"


def read_examples(name: str) -> list[tuple[str, str, list[str]]]:
    """Region, text and expected entries (split at ;) of each row of tests/examples/`name`.csv."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return [
            (row["region"], row["text"], [entry for entry in row["expected"].split(";") if entry])
            for row in csv.DictReader(handle)
        ]


def facts_in(text: str, region: str) -> tuple[Fact, ...]:
    """All facts of a small document made of this text."""
    return extract_document(Document("example", text), region=region)
