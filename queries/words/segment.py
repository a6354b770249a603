"""Cuts a question into known words and the rest. In: text and lexicon. Out: tokens that cover it.

Of all ways to cut, the one whose known words are longest wins (the sum of the squares of their lengths), so that
婴儿死亡率 is the indicator and not 婴儿 and 死亡率.
"""

from __future__ import annotations

from dataclasses import dataclass

from queries.words.lexicon import Entry, Lexicon, Reading
from queries.words.numbers import Figure
from queries.words.units import Unit, key_of

_FILLER_WORTH = 0.8  # a filler as long as a word that says something loses against it
_MEANING_BONUS = 0.5
_UNKNOWN = -1.0
_FIGURE_WORTH = 1000.0


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the text: `entry` None if nothing is known of it, `figure` set if it is a year or a number."""

    first: int
    last: int
    start: int
    end: int
    entry: Entry | None
    figure: Figure | None = None
    is_digit: bool = False

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What it may name."""
        return self.entry.readings if self.entry else ()


def segment(units: tuple[Unit, ...], lexicon: Lexicon, figures: tuple[Figure, ...]) -> tuple[Token, ...]:
    """The tokens, in order; unknown units one by one."""
    count = len(units)
    by_start = {_unit_at(units, figure.start): figure for figure in figures}
    best: list[tuple[float, Token | None]] = [(float("-inf"), None)] * (count + 1)
    best[0] = (0.0, None)
    for at in range(count):
        score = best[at][0]
        for worth, option in _options(units, at, lexicon, by_start.get(at)):
            if score + worth > best[option.last][0]:
                best[option.last] = (score + worth, option)
    tokens: list[Token] = []
    at = count
    while at > 0:
        token = best[at][1]
        assert token is not None
        tokens.append(token)
        at = token.first
    return tuple(reversed(tokens))


def _unit_at(units: tuple[Unit, ...], start: int) -> int:
    return next((place for place, unit in enumerate(units) if unit.start >= start), len(units))


def _options(units: tuple[Unit, ...], at: int, lexicon: Lexicon, figure: Figure | None) -> list[tuple[float, Token]]:
    unit = units[at]
    found = [(_UNKNOWN, Token(at, at + 1, unit.start, unit.end, None, is_digit=unit.key[0].isdigit()))]
    if figure is not None:
        end = at
        while end < len(units) and units[end].start < figure.end:
            end += 1
        found.append((_FIGURE_WORTH, Token(at, max(end, at + 1), figure.start, figure.end, None, figure)))
    for length in lexicon.lengths.get(unit.key, ()):
        if at + length > len(units):
            continue
        piece = units[at : at + length]
        entry = lexicon.entries.get(key_of(piece))
        if entry is None:
            continue
        weight = sum(one.weight for one in piece)
        says = bool(entry.readings or entry.concepts or entry.refusal)
        worth = weight**2 + _MEANING_BONUS if says else weight**2 * _FILLER_WORTH
        found.append((worth, Token(at, at + length, unit.start, piece[-1].end, entry)))
    return found
