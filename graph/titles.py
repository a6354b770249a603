"""Titles of documents, folded so that one document cited in two ways is found: quotes, widths, 关于印发…的通知."""

from __future__ import annotations

import re
from functools import cache

from loaders.tokens.times import FIVE_YEAR
from loaders.view import same_length_view
from ontology.tables import rows

_MARKS = re.compile(r"[\s“”\"'‘’《》〈〉<>「」、,·\-—]")


@cache
def _words(category: str) -> tuple[str, ...]:
    found = [row["word"] for row in rows("words_resolution") if row["category"] == category]
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def title_key(title: str) -> str:
    """The title without marks; of a notice that only hands on a document, the document's title.

    >>> title_key("某市关于印发《某市“十四五”健康规划》的通知") == title_key("某市“十四五”健康规划")
    True
    """
    text = _MARKS.sub("", same_length_view(title))
    for head in _words("issue_head"):
        for tail in _words("issue_tail"):
            _, found, inner = text.partition(head)
            if found and inner.endswith(tail):
                return inner.removesuffix(tail)
    return text


def loose_title_key(title: str) -> str:
    """The title_key with the five-year plan's name at its end and without the words that tell no documents apart.

    Two titles with one such key name one document; other words, years or numbers give another key.

    >>> loose_title_key("某市卫生与健康事业发展“十四五”规划") == loose_title_key("某市“十四五”卫生健康发展规划")
    True
    >>> loose_title_key("某市“十三五”卫生健康规划") == loose_title_key("某市“十四五”卫生健康规划")
    False
    """
    text = title_key(title)
    periods = sorted(found["n"] for found in FIVE_YEAR.finditer(text))
    text = FIVE_YEAR.sub("", text)
    for word in _words("title_filler"):
        text = text.replace(word, "")
    return "|".join((text, *periods))


def number_key(number: str) -> str:
    """A document number without marks: brackets and spaces are written in several ways.

    >>> number_key("某政发〔2021〕5号") == number_key("某政发[2021] 5号")
    True
    """
    return re.sub(r"[^\w]", "", same_length_view(number))
