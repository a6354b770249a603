"""Who issued a document: the signature above the date, X关于印发…, 来源:X; of several all, as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

import regex

from loaders.document import Document, Span
from loaders.outline.lines import Line
from loaders.tokens.times import dates
from ontology.bodies import leading_body
from ontology.regions import leading_surface
from ontology.tables import words

_PIECE = regex.compile(r"\S+")
_MARKS = regex.compile("[《》,。:;]")
_BEFORE_NAME = regex.compile(r"[•·●\s]*(?:[^《》,。\n]{1,12}\d+\s?号)?\s*《?")
_LONGEST_NAME = 40  # characters
_LONGEST_SIGNATURE = 60  # characters
_LONGEST_DATE = 20  # characters: 二〇二二年十二月二十三日 with spaces


def issuers_in(document: Document, front: list[Line]) -> tuple[Span, ...]:
    """Who issued it: the signatures above the date, else X of X关于印发…, else 来源:X; () if nothing tells."""
    view = document.view
    tails = words("issuer_tail")
    for signed, _ in _signed(document, front):
        return signed
    for rank, line in enumerate(front):
        for word in words("issued_by"):
            at = view.find(word, line.left, line.right)
            if at == line.left and rank and not _ends(view, front[rank - 1]):  # the title goes on below its issuers
                above = _signatures(document, front, rank - 1)
                if all(_is_name(view, span.start, span.end) for span in above):
                    return above
            left = _name_start(view, line.left, at)
            if _is_name(view, left, at):
                return _parted(document, left, at)
    for line in front:
        for label in words("source_label"):
            at = view.find(label, line.left, line.right)
            if at >= 0 and view[at + len(label) : at + len(label) + 1] == ":":
                stop = regex.compile(r"[^\s:,;|0-9]+").match(view, _skip(view, at + len(label) + 1), line.right)
                if stop and stop.group().endswith(tails):
                    return (document.span(*stop.span()),)
    return ()


def _is_name(view: str, left: int, right: int) -> bool:
    """Whether a stretch is as long as names of issuers are, ends as they do and has no marks."""
    short = 1 < right - left <= _LONGEST_NAME
    return short and view[left:right].endswith(words("issuer_tail")) and not _MARKS.search(view, left, right)


def closing_signature(document: Document, lines: Iterable[Line]) -> tuple[tuple[Span, ...], str] | None:
    """The bodies that sign with a date behind the text, and the date: of a document whose front has neither."""
    written = [line for line in lines if not line.blank]
    for signed, iso in _signed(document, written):
        if leading_surface(signed[0].text) or leading_body(signed[0].text):
            return signed, iso
    return None


def signed_date(document: Document, front: list[Line]) -> str:
    """The date under or behind the first signature of the front; '' if there is none."""
    return next((iso for _, iso in _signed(document, front)), "")


def _signed(document: Document, lines: Sequence[Line]) -> Iterator[tuple[tuple[Span, ...], str]]:
    """The bodies over or before a date that is all of a line or its end, and the date.

    A bracket may stand between the two, (某局代章), or around both under a title, (某市卫生健康委员会 2026年3月).
    """
    for at, line in enumerate(lines):
        left, right = _unbracketed(document.view, line)
        dated = next(
            (one for one in dates(document.view, max(left, right - _LONGEST_DATE), right) if one[1] == right), None
        )
        if at and dated:
            signed = _over(document, lines, at) if dated[0] == left else _names(document, left, dated[0])
            if signed:
                yield signed, dated[2]


def _over(document: Document, lines: Sequence[Line], at: int) -> tuple[Span, ...]:
    """The bodies that sign over the date in lines[at]; () if there are none."""
    view, place = document.view, at - 1
    if place and _unbracketed(view, lines[place])[0] > lines[place].left:
        place -= 1
    signature = view[lines[place].left : lines[place].right]
    is_one = len(signature) <= _LONGEST_SIGNATURE and signature.endswith(words("issuer_tail")) and "," not in signature
    return _signatures(document, lines, place) if is_one else ()


def _unbracketed(view: str, line: Line) -> tuple[int, int]:
    """Where a line begins and ends, without the brackets around all of it."""
    if view[line.left] == "(" and view[line.right - 1] == ")":
        return line.left + 1, line.right - 1
    return line.left, line.right


def _signatures(document: Document, front: Sequence[Line], at: int) -> tuple[Span, ...]:
    """The bodies that sign together, one under or beside the other, the last of them in front[at]."""
    view, tails = document.view, words("issuer_tail")
    first = at
    while first and view[front[first - 1].left : front[first - 1].right].endswith(tails):
        if _ends(view, front[first - 1]):
            break
        first -= 1
    return tuple(span for line in front[first : at + 1] for span in _parted(document, line.left, line.right))


def _ends(view: str, line: Line) -> bool:
    """Whether a line is too long, or has marks that no signature has."""
    piece = view[line.left : line.right]
    return len(piece) > _LONGEST_SIGNATURE or any(mark in piece for mark in "，,。：:;《")


def _parted(document: Document, left: int, right: int) -> tuple[Span, ...]:
    """The issuers that a line begins with; else the line as one."""
    return _names(document, left, right) or (document.span(left, right),)


def _names(document: Document, left: int, right: int) -> tuple[Span, ...]:
    """The issuers that a stretch begins with, apart by spaces (中共大连市委 大连市人民政府)."""
    pieces = (found.span() for found in _PIECE.finditer(document.view, left, right))
    return tuple(document.span(*name) for name in takewhile(lambda piece: _is_name(document.view, *piece), pieces))


def _name_start(view: str, left: int, at: int) -> int:
    """Where the issuer's name begins in a line, behind a bullet or the number of the document and 《."""
    found = _BEFORE_NAME.match(view, left, max(left, at))
    return found.end() if found else left


def _skip(view: str, at: int) -> int:
    while at < len(view) and view[at] in " |\t":
        at += 1
    return at
