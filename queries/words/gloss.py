"""A name in brackets behind other words for it: 抽烟的比例（15岁以上人群吸烟率）.

In: a text's parts. Out: the things named, and what is left unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from queries.words.entities import Thing
from queries.words.segment import Token
from queries.words.unknown import Rest

_GLOSS = re.compile(r"(?P<words>[^，。；：,.;:?!？！（）()]+)[（(](?P<name>[^（）()]+)[）)]")
_NAMES = frozenset(("indicator", "theme", "group", "institution"))
_TOPICS = frozenset(("indicator", "theme", "group"))


@dataclass(frozen=True, slots=True)
class Glossed:
    """The stretches of a text that a name in brackets explains, and the things named outside of them."""

    spans: tuple[tuple[int, int], ...]
    things: list[Thing]

    def without_doubts(self, rest: tuple[Rest, ...]) -> tuple[Rest, ...]:
        """What nothing is known of; the words that are explained are passed over, and not taken for names."""
        return tuple(replace(one, kind="ordinary") if one.kind != "limit" and self._holds(one) else one for one in rest)

    def _holds(self, rest: Rest) -> bool:
        return any(start <= rest.tokens[0].start and rest.tokens[-1].end <= end for start, end in self.spans)


def glossed_in(folded: str, tokens: tuple[Token, ...], things: list[Thing]) -> Glossed:
    """What brackets explain; themes, groups and indicators in words that an indicator explains are this indicator."""
    hits = [(hit, name) for hit in _GLOSS.finditer(folded) if (name := _named(hit, tokens, things)) is not None]
    by_indicator = [hit.span("words") for hit, name in hits if "indicator" in name.options]
    left = [
        thing
        for thing in things
        if not (
            set(thing.options) <= _TOPICS and any(start <= tokens[thing.at].start < end for start, end in by_indicator)
        )
    ]
    return Glossed(tuple(hit.span("words") for hit, _ in hits), left)


def _named(hit: re.Match[str], tokens: tuple[Token, ...], things: list[Thing]) -> Thing | None:
    """The thing whose name, and nothing else, stands in the brackets."""
    start, end = hit.span("name")
    for thing in things:
        token = tokens[thing.at]
        if hit.end("words") <= token.start <= start and end <= token.end and _NAMES & set(thing.options):
            return thing
    return None
