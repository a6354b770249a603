"""Reads the vocabulary files (CSV under ontology/data) as rows of strings; a cell may hold a ;-separated list."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from importlib import resources


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of data/`name`.csv, in file order, keyed by the header."""
    text = (resources.files("ontology") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline="")))


def split_list(cell: str) -> tuple[str, ...]:
    """The members of a ;-separated cell, empty ones left out."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def words(category: str, table: str = "words") -> tuple[str, ...]:
    """The words of one category in data/`table`.csv, longest first (so that alternations match greedily)."""
    found = [row["word"] for row in rows(table) if row["category"] == category]
    if not found:
        raise KeyError(f"data/{table}.csv has no category {category!r}")
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def word_values(category: str) -> dict[str, str]:
    """word → value for one category in data/words.csv (columns category,word,value)."""
    return {row["word"]: row["value"] for row in rows("words") if row["category"] == category}


@cache
def any_of(*categories: str, table: str = "words") -> str:
    """A pattern's alternation of every word in these categories of data/`table`.csv, longest first."""
    found = {word for category in categories for word in words(category, table)}
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))
