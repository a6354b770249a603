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
def any_of(*categories: str) -> str:
    """A pattern that matches any word of the categories, in each the longest first."""
    found = [regex.escape(word) for category in categories for word in project_words(category)]
    return "(?:" + "|".join(found) + ")"


@cache
def any_amount() -> str:
    """A pattern for the words before a sum, an area or a number of beds."""
    return any_of("invest_label", "floor_label", "land_label", "beds_label")


@cache
def ordered_values(category: str) -> tuple[tuple[str, str], ...]:
    """(word, value) of a category in file order."""
    return tuple((row["word"], row["value"]) for row in rows("words_projects") if row["category"] == category)
