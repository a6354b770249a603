"""What a text holds, before anything is made of it. In: a text and a graph's names. Out: its parts."""

from __future__ import annotations

from dataclasses import dataclass

from queries.words.asker import end_of_asker
from queries.words.concepts import word_list
from queries.words.entities import Thing, things_in
from queries.words.lexicon import lexicon_of
from queries.words.match import Said
from queries.words.numbers import figures_in
from queries.words.said import said_in
from queries.words.segment import Token, segment
from queries.words.typos import mended, word_spelt
from queries.words.units import Unit, folded_text, units_of
from queries.words.unknown import Rest, rest_in
from queries.words.vocabulary import Vocabulary

_LAST_YEAR = 2035  # no plan of the time sets a target for later


@dataclass(frozen=True, slots=True)
class Heard:
    """A text in parts: `rest` is what nothing is known of, `reason` that of a refusal, `mended` words read anew."""

    units: tuple[Unit, ...]
    tokens: tuple[Token, ...]
    things: list[Thing]
    said: list[Said]
    rest: tuple[Rest, ...]
    reason: str
    mended: tuple[tuple[str, str], ...]


def hear(text: str, vocabulary: Vocabulary, asker: int | None = None) -> Heard:
    """The parts of a text; what stands before place `asker` only says who asks (found out if None)."""
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
    return Heard(
        units=units,
        tokens=tokens,
        things=things_in(text, tokens, units, vocabulary),
        said=said,
        rest=rest_in(text, tokens, told),
        reason=_reason(text, tokens),
        mended=tuple((text[units[at].start : units[at].end], word_spelt(key)) for at, key in repaired.items()),
    )


def _reason(text: str, tokens: tuple[Token, ...]) -> str:
    """Why a text is no question for the graph, as far as its words tell; what is to be after all plans is forecast."""
    for token in tokens:
        if token.entry is not None and token.entry.refusal:
            return token.entry.refusal
    years = (int(token.figure.value) for token in tokens if token.figure is not None and token.figure.kind == "year")
    shown = {text[token.start : token.end].lower() for token in tokens}
    return "forecast" if max(years, default=0) > _LAST_YEAR and shown & word_list("futures") else ""


def _is_place(token: Token) -> bool:
    return any(reading.kind in ("region", "institution", "plan") for reading in token.readings)
