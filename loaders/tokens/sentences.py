"""Sentences of a block of text, as offsets; brackets and quotation marks are not parted."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_STOP = regex.compile(r"[。!?\n]")


def sentences(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of each sentence in view[start:end], its full stop left out."""
    at = start
    for found in _STOP.finditer(view, start, end):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if at < end:
        yield at, end
