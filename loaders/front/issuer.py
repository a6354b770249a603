"""Who issued a document: the signature above the date, X关于印发…, 来源:X; of several the first."""

from __future__ import annotations

import regex

from loaders.document import Document, Span
from loaders.outline.lines import Line
from loaders.tokens.times import dates
from ontology.tables import words

_SPACE = regex.compile(r"\s+")


def issuer_in(document: Document, front: list[Line], front_end: int) -> Span | None:
    """Who issued it: the signature above the date, else X of X关于印发…, else 来源:X."""
    view = document.view
    tails = words("issuer_tail")
    for at, line in enumerate(front[1:], 1):
        before = front[at - 1]
        date_line = [d for d in dates(view, line.left, line.right) if d[0] == line.left and d[1] == line.right]
        signature = view[before.left : before.right]
        if date_line and len(signature) <= 60 and signature.endswith(tails) and "," not in signature:
            return document.span(*_first_signature(view, front, at - 1, tails))
    for line in front:
        for word in words("issued_by"):
            at = view.find(word, line.left, line.right)
            if 3 < at - line.left <= 40 and view[line.left : at].endswith(tails):
                return document.span(*_among_issuers(view, line.left, at, tails))
    for line in front:
        for label in words("source_label"):
            at = view.find(label, line.left, line.right)
            if at >= 0 and view[at + len(label) : at + len(label) + 1] == ":":
                stop = regex.compile(r"[^\s:,;0-9]+").match(view, _skip(view, at + len(label) + 1), line.right)
                if stop and stop.group().endswith(tails):
                    return document.span(*stop.span())
    return None


def _first_signature(view: str, front: list[Line], at: int, tails: tuple[str, ...]) -> tuple[int, int]:
    """The first of the bodies that sign together, one under or beside the other, the last of them in front[at]."""
    while at and view[front[at - 1].left : front[at - 1].right].endswith(tails) and not _ends(view, front[at - 1]):
        at -= 1
    left, right = front[at].left, front[at].right
    gap = _SPACE.search(view, left, right)
    return left, gap.start() if gap and view[left : gap.start()].endswith(tails) else right


def _ends(view: str, line: Line) -> bool:
    """Whether a line is too long, or has marks that no signature has."""
    piece = view[line.left : line.right]
    return len(piece) > 60 or any(mark in piece for mark in "，,。：:;《")


def _among_issuers(view: str, left: int, right: int, tails: tuple[str, ...]) -> tuple[int, int]:
    """The first of several issuers that a title begins with (中共大连市委 大连市人民政府关于…)."""
    gap = _SPACE.search(view, left, right)
    return left, gap.start() if gap and view[left : gap.start()].endswith(tails) else right


def _skip(view: str, at: int) -> int:
    while at < len(view) and view[at] == " ":
        at += 1
    return at
