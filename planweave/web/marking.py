"""A plan's text cut into lines and pieces, so that every fact's exact place can be marked; in: text, facts, outline.

Facts may stand within each other or overlap: the text is cut at each of their ends, and each piece knows the facts
that cover it. Joined, the pieces are the text again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from queries.documents import Heading
from queries.evidence import Evidence

_CELL = 16  # characters: shorter lines without a full stop are cells of a broken table, and stand close together
_STOPS = "。；;：:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line. `kind` and `at` ("120-140") are those of the shortest fact that covers it, '' if none.

    `anchors` are the places that begin here; `depth` counts the facts; `is_hit`: it is part of the place asked for.
    """

    text: str
    kind: str
    at: str
    anchors: tuple[str, ...]
    depth: int
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: a heading (its section's number and level), a cell of a table, or plain."""

    section: str
    level: int
    is_cell: bool
    pieces: tuple[Piece, ...]


def mark(text: str, facts: Iterable[Evidence], outline: Iterable[Heading], hit: tuple[int, int] | None) -> list[Line]:
    """The lines of the text with every fact and the place `hit` marked."""
    spans = sorted({(fact.start, fact.end, fact.kind) for fact in facts if 0 <= fact.start < fact.end <= len(text)})
    headings = {heading.start: heading for heading in outline}
    lines: list[Line] = []
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        near = [span for span in spans if span[0] < end and span[1] > begin]
        pieces = tuple(_pieces(text, begin, end, near, hit))
        heading = next((headings[start] for start, _, _ in near if start in headings), None)
        level = 0 if heading is None else heading.path.count("-") + 1
        words = line.strip()
        is_cell = heading is None and 0 < len(words) <= _CELL and words[-1] not in _STOPS
        lines.append(Line("" if heading is None else heading.path, level, is_cell, pieces))
        begin = end + 1
    return lines


def _pieces(
    text: str, begin: int, end: int, spans: list[tuple[int, int, str]], hit: tuple[int, int] | None
) -> Iterator[Piece]:
    places = [(start, stop) for start, stop, _ in spans]
    ends = [*(place for both in places for place in both), *(hit or ())]
    cuts = sorted({begin, end, *(place for place in ends if begin < place < end)})
    for first, last in pairwise(cuts):
        over = [span for span in spans if span[0] <= first and span[1] >= last]
        inmost = min(over, key=lambda span: (span[1] - span[0], _is_frame(span[2]), span), default=None)
        starting = {(start, stop) for start, stop in (*places, *([hit] if hit else [])) if start == first}
        yield Piece(
            text=text[first:last],
            kind="" if inmost is None else inmost[2],
            at="" if inmost is None else f"{inmost[0]}-{inmost[1]}",
            anchors=tuple(f"c{start}-{stop}" for start, stop in sorted(starting)),
            depth=len({span[:2] for span in over}),
            is_hit=hit is not None and hit[0] <= first and last <= hit[1],
        )


def _is_frame(kind: str) -> bool:
    """Whether the fact is the heading itself rather than something said in it."""
    return kind in ("Section", "Plan")


def facts_at(facts: Iterable[Evidence], start: int, end: int) -> tuple[Evidence, ...]:
    """The facts that share a character with the place: those that stand exactly there first, then the shorter ones."""
    found = [fact for fact in facts if fact.start < end and fact.end > start]
    return tuple(
        sorted(
            found,
            key=lambda fact: ((fact.start, fact.end) != (start, end), fact.end - fact.start, fact.start, fact.fact),
        )
    )
