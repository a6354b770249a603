"""Titles of documents, folded so that one document cited in two ways is found: quotes, widths, 关于印发…的通知."""

from __future__ import annotations

import re
from functools import cache

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
