"""The words of projects (data/words_projects.csv): by category, as alternatives of a pattern, and their values."""

from __future__ import annotations

from functools import cache

import regex

from ontology.tables import rows, words


@cache
def project_words(category: str) -> tuple[str, ...]:
    """The words of one category, longest first; KeyError if there is none."""
    return words(category, "words_projects")


@cache
def word_value(category: str, word: str) -> str:
    """The value beside a word; '' if the word is not in the category."""
    for row in rows("words_projects"):
        if row["category"] == category and row["word"] == word:
            return row["value"]
    return ""


@cache
def any_of(category: str) -> str:
    """A pattern that matches any word of a category, the longest first."""
    return "(?:" + "|".join(map(regex.escape, project_words(category))) + ")"


@cache
def ordered_values(category: str) -> tuple[tuple[str, str], ...]:
    """(word, value) of a category in file order."""
    return tuple((row["word"], row["value"]) for row in rows("words_projects") if row["category"] == category)
