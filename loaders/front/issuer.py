"""Who issued a document: the signature above the date, X关于印发…, 来源:X; of several the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from loaders.document import Document, Span
from loaders.outline.lines import Line
from loaders.tokens.times import dates
from ontology.bodies import leading_body
from ontology.regions import leading_surface
from ontology.tables import words

_SPACE = regex.compile(r"\s+")
_MARKS = regex.compile("[《》,。:;]")
_BEFORE_NAME = regex.compile(r"[•·●\s]*(?:[^《》,。\n]{1,12}\d+\s?号)?\s*《?")
_LONGEST_DATE = 20  # characters: 二〇二二年十二月二十三日 with spaces


def issuer_in(document: Document, front: list[Line]) -> Span | None:
    """Who issued it: the signature above the date, else X of X关于印发…, else 来源:X."""
    view = document.view
    tails = words("issuer_tail")
    for at, _ in _signed(view, front):
        return document.span(*_first_signature(view, front, at, tails))
    for rank, line in enumerate(front):
        for word in words("issued_by"):
            at = view.find(word, line.left, line.right)
            left = _name_start(view, line.left, at)
            if at == line.left and rank and not _ends(view, front[rank - 1]):  # the title goes on below its issuers
                left, at = _first_signature(view, front, rank - 1, tails)
            if 1 < at - left <= 40 and view[left:at].endswith(tails) and not _MARKS.search(view, left, at):
                return document.span(*_among_issuers(view, left, at, tails))
    for line in front:
        for label in words("source_label"):
            at = view.find(label, line.left, line.right)
            if at >= 0 and view[at + len(label) : at + len(label) + 1] == ":":
                stop = regex.compile(r"[^\s:,;|0-9]+").match(view, _skip(view, at + len(label) + 1), line.right)
                if stop and stop.group().endswith(tails):
                    return document.span(*stop.span())
    return None


def closing_signature(document: Document, lines: Iterable[Line]) -> tuple[Span, str] | None:
    """The first body that signs with a date behind the text, and the date: of a document whose front has neither."""
    view = document.view
    written = [line for line in lines if not line.blank]
    for at, iso in _signed(view, written):
        start, end = _first_signature(view, written, at, words("issuer_tail"))
        if leading_surface(view[start:end]) or leading_body(view[start:end]):
            return document.span(start, end), iso
    return None


def signed_date(view: str, front: list[Line]) -> str:
    """The date under the first signature of the front; '' if there is none."""
    return next((iso for _, iso in _signed(view, front)), "")


def _signed(view: str, lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Lines that are a body's name with a line under them that is only a date, by number, and the date.

    A bracket may stand between the two: (某局代章).
    """
    tails = words("issuer_tail")
    for at, line in enumerate(lines):
        if not at or line.right - line.left > _LONGEST_DATE:
            continue
        dated = [
            iso for start, end, iso in dates(view, line.left, line.right) if (start, end) == (line.left, line.right)
        ]
        if not dated:
            continue
        place = at - 1
        if place and view[lines[place].left] == "(" and view[lines[place].right - 1] == ")":
            place -= 1
        signature = view[lines[place].left : lines[place].right]
        if len(signature) <= 60 and signature.endswith(tails) and "," not in signature:
            yield place, dated[0]


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


def _name_start(view: str, left: int, at: int) -> int:
    """Where the issuer's name begins in a line, behind a bullet or the number of the document and 《."""
    found = _BEFORE_NAME.match(view, left, max(left, at))
    return found.end() if found else left


def _skip(view: str, at: int) -> int:
    while at < len(view) and view[at] in " |\t":
        at += 1
    return at
