"""Stated totals that do not add up: in: a document and its facts; out: `Doubt`s, in text order. No facts of their own.

A doubt is raised only where the text leaves no other reading: a list that may name one thing twice, or that need not
be whole, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.document import Document
from loaders.model import Fact, ProjectFact
from loaders.sums.lists import doubts_in_sentence
from loaders.sums.model import Doubt
from loaders.sums.phases import phase_doubts
from loaders.sums.table_counts import table_doubts
from loaders.tokens.sentences import sentences

__all__ = ["Doubt", "doubtful_totals"]


def doubtful_totals(document: Document, facts: Iterable[Fact]) -> tuple[Doubt, ...]:
    """Every total in the text that its parts contradict, each place once."""
    found = {doubt.total: doubt for doubt in reversed(tuple(_all(document, facts)))}
    return tuple(found[place] for place in sorted(found))


def _all(document: Document, facts: Iterable[Fact]) -> Iterator[Doubt]:
    for start, end in sentences(document.view, 0, len(document.view)):
        yield from doubts_in_sentence(document.view, start, end)
    yield from phase_doubts(document.view, [fact for fact in facts if isinstance(fact, ProjectFact)])
    yield from table_doubts(document)
