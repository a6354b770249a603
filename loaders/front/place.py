"""The region that a document is about, from its titles, its issuer, or what stands before its text."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.document import Document, Span
from ontology.bodies import body_words, leading_body, named_bodies
from ontology.regions import Region, chain, parts, resolve, surfaces


def region_of(
    document: Document, title: Span | None, inner: Span | None, issuer: Span | None, front_end: int
) -> Region | None:
    """The region that the title begins with, else the issuer, else one named anywhere in them or before the text.

    The one named most fully wins (杭州市上城区).
    """
    names = set(surfaces())
    front = document.view[:front_end]
    titles = [span.text for span in (inner, title) if span]
    for text in [*titles, *([issuer.text] if issuer else [])]:
        found = _leading_region(text, _first_words(text), names, front)
        if found:
            return found
    for text in titles:
        found = _leading_region(text, range(min(len(text), 24)), names, front)
        if found:
            return found
    national = named_bodies().get(leading_body(issuer.text)) if issuer else None
    if national and national.region == body_words("whole_country")[0]:
        return None  # the ministries' plan is no place's, whatever places it names
    return _innermost(document.view[: min(front_end, 2000)], names)


def _innermost(front: str, names: set[str]) -> Region | None:
    """The first region named, or of those named behind it the innermost within it: 某省预案、某市预案、某县预案."""
    best: Region | None = None
    for start in range(len(front)):
        for length in range(8, 2, -1):
            piece = front[start : start + length]
            found = resolve(piece, best) if piece in names else None
            if found and (best is None or (found != best and best in chain(found))):
                best = found
                break
    return best


def _first_words(text: str) -> list[int]:
    """Where a name at the beginning may start: at once, or behind 健康, 平安 … (“健康平阴”行动, which is not 康平)."""
    first = 1 if text[:1] in '“"《' else 0
    return [first, *(first + len(word) for word in parts("lead") if text.startswith(word, first))]


def _leading_region(title: str, starts: Iterable[int], names: set[str], front: str) -> Region | None:
    """The region at the first of `starts` that has one; an ambiguous name is settled by one before it in the front."""
    for start in starts:
        for length in range(min(14, len(title) - start), 1, -1):
            piece = title[start : start + length]
            if piece not in names:
                continue
            found = resolve(piece, None)
            if found:
                rest = title[start + length :]
                longer = _leading_region_inside(rest, found, names)
                return longer or found
            for outer in sorted(names):
                if outer + piece in front:
                    near = resolve(outer, None)
                    settled = resolve(piece, near) if near else None
                    if settled:
                        return settled
    return None


def _leading_region_inside(rest: str, outer: Region, names: set[str]) -> Region | None:
    for length in range(min(10, len(rest)), 1, -1):
        if rest[:length] in names:
            inner = resolve(rest[:length], outer)
            if inner and outer in chain(inner) and inner != outer:
                return inner
    return None
