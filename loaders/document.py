"""A plan's text as it was read, and spans of it. Offsets count Unicode code points, end-exclusive."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from loaders.view import same_length_view


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a document's text. Made by `Document.span`, which checks it.

    `said` is the piece without what the page left in it (line breaks, invisible characters) if that differs.
    """

    start: int
    end: int
    text: str
    said: str = ""

    @property
    def words(self) -> str:
        """What the piece says, for people to read: the text itself unless the page left something in it."""
        return self.said or self.text


@dataclass(frozen=True)
class Document:
    """One source text, untouched. `view` is of the same length: full-width digits and marks folded for matching."""

    name: str
    text: str
    view: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "view", same_length_view(self.text))

    @property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span [start, end); ValueError if it is empty or outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{self.name}: no span {start}:{end} in a text of {len(self.text)} characters")
        return Span(start, end, self.text[start:end])

    def trimmed(self, start: int, end: int) -> Span | None:
        """The span without white space at its ends; None if nothing is left."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return self.span(start, end) if start < end else None
