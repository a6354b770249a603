"""The time that a paragraph opens with: 到2027年,…; 2022年,…; 过去的2022年,…."""

from __future__ import annotations

from typing import Literal

from loaders.tokens.clock import Moment, moments_in

_OPENING, _OPENS_WITHIN = 24, 6  # characters that may hold a paragraph's first time, and within which it begins


def opening_year(view: str, start: int, end: int, kind: Literal["deadline", "point"]) -> str:
    """The year of a time of this kind that the first words in [start, end) name; '' if they name none."""
    while start < end and view[start].isspace():
        start += 1
    first: Moment | None = next(moments_in(view, start, min(end, start + _OPENING)), None)
    return first.year if first is not None and first.kind == kind and first.start - start < _OPENS_WITHIN else ""
