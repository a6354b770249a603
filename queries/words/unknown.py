"""Finds what is not understood. In: a question's tokens. Out: words that may be names, and everyday words; who asks."""

from __future__ import annotations

import re

from queries.words.concepts import measure_words, particles
from queries.words.segment import Token
from queries.words.units import is_chinese

_BEFORE_VERBS = ("you", "to", "we", "they", "please", "could you", "can you", "would you", "want to")
_PREPOSITIONS = ("in", "at", "of", "for", "from", "on", "near")
# who asks, in front of what is asked: 我们做督查的，…; As an auditor, …
_ASKER = re.compile(
    r"^\W*(?:(?:你好|您好|大家好)\W*)?(?:我们?|咱们?|本人)(?:是|在|做|正在|就是|这边是)[^，,。：:]{1,14}[，,。：:]"
    r"|^\W*(?:(?:hi|hello|hey)\W+)?(?:as an?|i'?m an?|i am an?|we'?re|we are|for (?:my|our|a|an))\b[^,.:;]{1,40}[,.:;]"
    r"|^\W*i'?m an? [^,.:;]{1,60}? and (?:would|i'?d|want|need)\b",
    re.IGNORECASE,
)


def end_of_asker(text: str) -> int:
    """Where the words on who asks end, 0 if there are none."""
    hit = _ASKER.match(text)
    return hit.end() if hit else 0


def unknown_in(text: str, tokens: tuple[Token, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The stretches that nothing is known of: those that may be names, and everyday words that are none.

    One Chinese character counts only with a neighbour that joins it. A Latin word in small letters is no name, unless
    a preposition stands before it (in atlantis).
    """
    names: list[str] = []
    ordinary: list[str] = []
    at = 0
    while at < len(tokens):
        if not _is_unknown(tokens[at]):
            at += 1
            continue
        end = at
        while end < len(tokens) and _is_unknown(tokens[end]):
            end += 1
        start = at
        chinese = is_chinese(text[tokens[at].start])
        if end - at == 1 and chinese and tokens[at].entry is None:
            start = at - 1 if at and _may_join(text, tokens[at - 1]) else at
            end = end + 1 if end < len(tokens) and _may_join(text, tokens[end]) else end
        piece = text[tokens[start].start : tokens[end - 1].end]
        if len(piece) > 1 and not piece.isdigit():
            everyday = all(token.entry is not None for token in tokens[at:end])
            before = text[tokens[at - 1].start : tokens[at - 1].end].lower() if at else ""
            small = piece.islower() or (at == 0 and piece[1:].islower())
            if not chinese and small and (before in _BEFORE_VERBS or piece.endswith("ly")):
                at = end  # Could you unearth …, surprisingly: what is done, or how, and no name
                continue
            common = not chinese and small and before not in _PREPOSITIONS
            after = text[tokens[end].start : tokens[end].end].lower() if end < len(tokens) else ""
            measured = after in measure_words() or piece.endswith(tuple(measure_words()))
            (ordinary if (everyday or common) and not measured else names).append(piece)
        at = max(end, at + 1)
    return tuple(dict.fromkeys(names)), tuple(dict.fromkeys(ordinary))


def _is_unknown(token: Token) -> bool:
    return token.figure is None and (token.entry is None or (token.entry.is_noun and not token.entry.concepts))


def _may_join(text: str, token: Token) -> bool:
    """Whether a single character beside an unknown one may be part of its word: 地 of 地价, not 的."""
    if token.entry is None or token.end - token.start != 1 or not token.entry.is_filler:
        return False
    return text[token.start] not in particles()
