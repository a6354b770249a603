"""What a text holds, before anything is made of it. In: a text and a graph's names. Out: its parts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from queries.words.asker import end_of_asker
from queries.words.concepts import gap_refusals, word_list
from queries.words.entities import Thing, things_in
from queries.words.gloss import glossed_in
from queries.words.lexicon import lexicon_of
from queries.words.match import Said
from queries.words.numbers import figures_in
from queries.words.pointers import pointing_in
from queries.words.said import said_in
from queries.words.segment import Token, segment
from queries.words.typos import mended, word_spelt
from queries.words.units import Unit, folded_text, key_of, units_of
from queries.words.unknown import Rest, rest_in
from queries.words.vocabulary import Vocabulary

_OTHER_PLAN = "other_plan"
_LAST_YEAR = 2035  # no plan of the time sets a target for later


@dataclass(frozen=True, slots=True)
class Heard:
    """A text in parts.

    `rest` is what nothing is known of, `reason` that of a refusal, `mended` words read anew, `pointing` words that
    point at something not named.
    """

    units: tuple[Unit, ...]
    tokens: tuple[Token, ...]
    things: list[Thing]
    said: list[Said]
    rest: tuple[Rest, ...]
    reason: str
    mended: tuple[tuple[str, str], ...]
    pointing: tuple[str, ...]


def hear(text: str, vocabulary: Vocabulary, asker: int | None = None, given: Collection[str] = ()) -> Heard:
    """The parts of a text; what stands before place `asker` only says who asks (found out if None).

    `given` are the kinds of what is set beside the words, and may be pointed at.
    """
    folded = folded_text(text)
    start = end_of_asker(folded) if asker is None else asker
    lexicon = lexicon_of(vocabulary)
    units = units_of(folded)
    figures = figures_in(folded, (plan.id for plan in vocabulary.plans))
    tokens = segment(units, lexicon, figures)
    repaired = mended(units, tokens, lexicon, vocabulary)
    if repaired:
        units = tuple(
            Unit(repaired.get(place, unit.key), unit.start, unit.end, unit.weight) for place, unit in enumerate(units)
        )
        tokens = segment(units, lexicon, figures)
    tokens = tuple(token for token in tokens if token.start >= start or _is_place(token))
    said = said_in(tokens, units)
    told = frozenset(place for one in said if len(one.covers) > 1 for place in one.covers)
    glossed = glossed_in(folded, tokens, things_in(text, tokens, units, vocabulary))
    return Heard(
        units=units,
        tokens=tokens,
        things=glossed.things,
        said=said,
        rest=glossed.without_doubts(rest_in(text, tokens, told)),
        reason=_reason(folded, tokens, units, vocabulary),
        pointing=pointing_in(folded, start, tokens, glossed.things, given),
        mended=tuple((text[units[at].start : units[at].end], word_spelt(key)) for at, key in repaired.items()),
    )


def _reason(text: str, tokens: tuple[Token, ...], units: tuple[Unit, ...], vocabulary: Vocabulary) -> str:
    """Why a text is no question for the graph, as far as its words tell; what is to be after all plans is forecast.

    The plan of another field (教育规划) is none, unless the graph holds one with that in its title.
    """
    for token in tokens:
        if token.entry is not None and token.entry.refusal:
            name = text[token.start : token.end]
            if token.entry.refusal != _OTHER_PLAN or not any(name in plan.title for plan in vocabulary.plans):
                return token.entry.refusal
    key = key_of(units)
    for cue in gap_refusals():
        if cue.pattern.search(key):
            return cue.concept
    years = (int(token.figure.value) for token in tokens if token.figure is not None and token.figure.kind == "year")
    shown = {text[token.start : token.end].lower() for token in tokens}
    return "forecast" if max(years, default=0) > _LAST_YEAR and shown & word_list("futures") else ""


def _is_place(token: Token) -> bool:
    return any(reading.kind in ("region", "institution", "plan") for reading in token.readings)
