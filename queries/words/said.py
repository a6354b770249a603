"""What a question says. In: tokens. Out: the concepts, each with the tokens that say it."""

from __future__ import annotations

from queries.words.concepts import gap_cues
from queries.words.match import Said
from queries.words.segment import Token
from queries.words.units import Unit, key_of


def said_in(tokens: tuple[Token, ...], units: tuple[Unit, ...]) -> list[Said]:
    """The concepts said: by each token, and by cues of two parts over the whole text."""
    found = [
        Said(token.entry.concepts, frozenset((at,)), token.entry.is_filler)
        for at, token in enumerate(tokens)
        if token.entry is not None and token.entry.concepts
    ]
    text = key_of(units)
    for cue in gap_cues():
        hit = cue.pattern.search(text)
        if hit is not None:
            found.append(Said(frozenset((cue.concept,)), _covered(hit.start(), hit.end(), tokens, units)))
    return found


def _covered(start: int, end: int, tokens: tuple[Token, ...], units: tuple[Unit, ...]) -> frozenset[int]:
    """The tokens that lie between two places of the key."""
    places: list[int] = []
    at = 0
    for unit in units:
        places.append(at)
        at += len(unit.key) + (unit.weight > 1)
    return frozenset(
        number for number, token in enumerate(tokens) if places[token.first] >= start and places[token.last - 1] < end
    )
