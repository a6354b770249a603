"""Which of the formats that we have a client takes best (RFC 9110, section 12.5.1); in: an Accept header."""

from __future__ import annotations

from collections.abc import Sequence


def best(accept: str, offered: Sequence[str]) -> str:
    """The offered media type that the header takes best, the first of equals; '' if it takes none.

    >>> best("text/turtle;q=0.5, application/*", ["text/turtle", "application/ld+json"])
    'application/ld+json'
    >>> best("image/png", ["text/turtle"])
    ''
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    scored = [(_quality(media, ranges), -number, media) for number, media in enumerate(offered)]
    quality, _, media = max(scored)
    return media if quality > 0 else ""


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (item.strip().lower() for item in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            quality = _number(value.strip())
    return ("*/*" if media == "*" else media), quality


def _number(text: str) -> float:
    """A quality from 0 to 1; one that cannot be read takes nothing."""
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(media: str, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most exact range that the media type falls under."""
    found: tuple[int, float] = (-1, 0.0)
    for wanted, quality in ranges:
        kind, _, subtype = wanted.partition("/")
        exact = 2 if wanted == media else 1 if subtype == "*" and media.startswith(f"{kind}/") else 0
        if exact or wanted == "*/*":
            found = max(found, (exact, quality)) if exact != found[0] else (exact, max(quality, found[1]))
    return found[1]
