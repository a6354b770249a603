"""Edits of a text that remember where everything stood before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from loaders.document import Document, Span


class Edit(NamedTuple):
    """What stands in [start, end) is to become `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A text after some edits. Piece i begins at `after[i]` in it and came from [before[i], ends[i]) of the old one;

    a piece that was not edited is as long as what it came from.
    """

    text: str
    after: tuple[int, ...]
    before: tuple[int, ...]
    ends: tuple[int, ...]
    edited: tuple[bool, ...]

    @classmethod
    def of(cls, text: str, edits: Iterable[Edit]) -> Layer:
        """Carry out edits, which come in order and do not overlap."""
        pieces: list[str] = []
        rows: list[tuple[int, int, int, bool]] = []
        at = length = 0
        for start, end, new in edits:
            for piece, first, last, is_new in ((text[at:start], at, start, False), (new, start, end, True)):
                if piece:
                    rows.append((length, first, last, is_new))
                    pieces.append(piece)
                    length += len(piece)
            at = end
        if at < len(text):
            rows.append((length, at, len(text), False))
            pieces.append(text[at:])
        after, before, ends, edited = zip(*rows, strict=True) if rows else ((), (), (), ())
        return cls("".join(pieces), after, before, ends, edited)

    def start_before(self, offset: int) -> int:
        """Where the character at `offset` begins in the text before the edits; the end for the end."""
        at = bisect_right(self.after, offset) - 1
        if at < 0 or offset >= len(self.text):
            return self.ends[-1] if self.ends else 0
        return self.before[at] if self.edited[at] else self.before[at] + offset - self.after[at]

    def end_before(self, offset: int) -> int:
        """Where the character before `offset` ends in the text before the edits."""
        at = bisect_right(self.after, offset - 1) - 1
        if at < 0:
            return 0
        return self.ends[at] if self.edited[at] else self.before[at] + offset - self.after[at]


@dataclass(frozen=True, slots=True)
class Origin:
    """The way back from offsets in a plain text to the document that it was made from."""

    document: Document
    layers: tuple[Layer, ...]

    def start(self, offset: int) -> int:
        """Where the character at `offset` begins in the source."""
        for layer in reversed(self.layers):
            offset = layer.start_before(offset)
        return offset

    def end(self, offset: int) -> int:
        """Where the character before `offset` ends in the source."""
        for layer in reversed(self.layers):
            offset = layer.end_before(offset)
        return offset

    def span(self, span: Span) -> Span:
        """The same span in the source, with the source's own characters."""
        source = self.document.span(self.start(span.start), self.end(span.end))
        return source if source.text == span.words else replace(source, said=span.words)
