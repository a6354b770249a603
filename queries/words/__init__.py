"""Questions in words: in: a question as people ask it, out: the catalogue's question that it means, or an honest no."""

from __future__ import annotations

from queries.words.understand import Understanding, understand
from queries.words.vocabulary import Vocabulary, vocabulary_of

__all__ = ["Understanding", "Vocabulary", "understand", "vocabulary_of"]
