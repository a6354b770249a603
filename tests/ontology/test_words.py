"""The grammar words: no row twice, no category that nothing reads, none read that is not there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from ontology.tables import any_of, rows, word_values, words

ROOT = Path(__file__).parents[2]
PACKAGES = ("ontology", "loaders", "graph", "queries", "viz", "planweave")
# categories whose names are put together where they are read
COMPOSED = ("chapter_", "head_", "region_p", "region_c")


def test_no_word_stands_twice_in_a_category() -> None:
    counted = Counter((row["category"], row["word"]) for row in rows("words"))
    assert [pair for pair, times in counted.items() if times > 1] == []


def test_every_category_is_read() -> None:
    code = "".join(path.read_text(encoding="utf-8") for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
    categories = {row["category"] for row in rows("words")}
    unread = [
        name
        for name in categories
        if f'"{name}"' not in code and f"'{name}'" not in code and not name.startswith(COMPOSED)
    ]
    assert sorted(unread) == []


def test_words_come_longest_first() -> None:
    found = words("comparator_before")
    assert [len(word) for word in found] == sorted((len(word) for word in found), reverse=True)
    assert re.fullmatch(any_of("comparator_before"), "不低于")


def test_comparators_are_those_of_the_facts() -> None:
    for category in ("comparator_before", "comparator_after", "capped"):
        assert set(word_values(category).values()) <= {"ge", "gt", "le", "lt", "approx", "eq"}


def test_an_unknown_category_is_an_error() -> None:
    with pytest.raises(KeyError, match="no category"):
        words("no such thing")
