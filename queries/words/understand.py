"""Understands a question in words. In: text and a graph's names. Out: the catalogue's question, or why there is none.

No model and no network: the same words always mean the same. What is not sure is not answered: candidates are
offered instead. A word that is not known is reported, never passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from queries.catalogue import question_named
from queries.words.asker import end_of_asker, end_of_context
from queries.words.candidates import MOST_OFFERED, Candidate, candidates_of, comparison_of, offers
from queries.words.entities import things_in
from queries.words.lexicon import lexicon_of
from queries.words.match import Filled, Match, rank
from queries.words.numbers import figures_in
from queries.words.said import said_in
from queries.words.segment import Token, segment
from queries.words.typos import mended, word_spelt
from queries.words.units import Unit, folded_text, is_chinese, units_of
from queries.words.unknown import unknown_in
from queries.words.vocabulary import Vocabulary

Verdict = Literal["understood", "unsure", "ambiguous", "unknown", "refused", "nothing"]

_SURE, _SURE_IF_TOLD, _MARGIN = 1.9, 1.0, 0.35  # what the best must reach, and how far the next must be behind
# what the best must reach for an everyday word to be passed over: with a parameter filled, without; for each more
_PASSES, _PASSES_BARE, _PASSES_EACH = 2.0, 2.5, 0.25


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text was taken to mean.

    `verdict` understood: ask `question` with `parameters`. Otherwise nothing is to be asked: unsure (several
    questions fit), ambiguous (a name means several things: `several`), unknown (`unknown` words), refused (`reason`
    says why), nothing (no question is near). `passed` are everyday words passed over; `unused` was recognised but has
    no place in the question; `open` lists parameters left open because several values were named; `mended` are words
    read as others.
    """

    text: str
    language: Literal["zh", "en"]
    verdict: Verdict
    question: str | None
    parameters: tuple[Filled, ...]
    candidates: tuple[Candidate, ...]
    unknown: tuple[str, ...]
    passed: tuple[str, ...]
    unused: tuple[str, ...]
    open: tuple[str, ...]
    several: tuple[tuple[str, tuple[str, ...]], ...]
    mended: tuple[tuple[str, str], ...]
    reason: str

    def given(self) -> dict[str, str]:
        """Parameter → value, as the question takes them."""
        return {filled.parameter: filled.value for filled in self.parameters}


def understand(text: str, vocabulary: Vocabulary, given: Mapping[str, str] | None = None) -> Understanding:
    """The meaning of a question in Chinese or English, among the questions of the catalogue.

    `given` are parameters set beside the words; they overrule what the words say, and what is given is not missing.
    """
    folded = folded_text(text)
    told = end_of_asker(folded)
    context = end_of_context(folded)
    if context > told and not _speaks(text[:context], vocabulary):
        rest = _from(text, folded, context, vocabulary, given)
        if rest.question is not None:
            return rest
    return _from(text, folded, told, vocabulary, given)


def _speaks(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a clause names something or holds a word that may be a name."""
    folded = folded_text(text)
    units = units_of(folded)
    tokens = segment(units, lexicon_of(vocabulary), figures_in(folded, (plan.id for plan in vocabulary.plans)))
    return bool(things_in(text, tokens, units, vocabulary) or unknown_in(text, tokens)[0])


def _from(text: str, folded: str, asker: int, vocabulary: Vocabulary, given: Mapping[str, str] | None) -> Understanding:
    """The meaning of a text of which all before place `asker` only says who asks, and what for."""
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
    tokens = tuple(token for token in tokens if token.start >= asker or _is_place(token))
    things = things_in(text, tokens, units, vocabulary)
    said = said_in(tokens, units)
    reason = next((token.entry.refusal for token in tokens if token.entry and token.entry.refusal), "")
    unknown, passed = unknown_in(text, tokens)
    ranked = rank(said, tokens, things)
    changes = tuple((text[units[at].start : units[at].end], word_spelt(key)) for at, key in repaired.items())
    if len(tokens) == 1:
        ranked = [match for match in ranked if match.is_telling]  # a word by itself asks nothing
    best = ranked[0] if ranked else None
    if best is not None and given:
        ranked[0] = best = _overruled(best, given)
    verdict = _verdict(ranked, reason, unknown, passed)
    comparison = comparison_of(things, said)
    if comparison is not None and verdict == "understood" and best is not None and _is_of_more(best):
        verdict = "unsure"  # no question answers for these two alone
    candidates: tuple[Candidate, ...] = ()
    if verdict not in ("understood", "refused"):
        candidates = candidates_of(ranked) or (() if comparison else offers(things))
    if comparison is not None and verdict in ("unsure", "nothing"):
        candidates = (comparison, *candidates[: MOST_OFFERED - 1])
    if verdict == "nothing" and candidates:
        verdict = "unsure"
    return Understanding(
        text=text,
        language="zh" if any(map(is_chinese, text)) else "en",
        verdict=verdict,
        question=best.question if best and verdict == "understood" else None,
        parameters=best.filled if best and verdict != "refused" else (),
        candidates=candidates,
        unknown=unknown if unknown or verdict == "understood" else passed,
        passed=passed if verdict == "understood" else (),
        unused=tuple(thing.text for thing in best.unused) if best else (),
        open=best.open if best else (),
        several=best.several if best else (),
        mended=changes,
        reason=reason,
    )


def _verdict(ranked: list[Match], reason: str, unknown: tuple[str, ...], passed: tuple[str, ...]) -> Verdict:
    """What can be done with the best match; `passed` are everyday words that it leaves unexplained."""
    best = ranked[0] if ranked else None
    if reason and not (reason == "cause" and best is not None and best.says_why):
        return "refused"
    if unknown or (passed and not (best and _passes(best, len(passed)))):
        return "unknown"
    if best is None:
        return "nothing"
    if best.score < (_SURE_IF_TOLD if best.is_telling else _SURE) or (
        len(ranked) > 1 and best.score - ranked[1].score < _MARGIN
    ):
        return "unsure"
    if best.several:
        return "ambiguous"
    if (
        best.leaves_no
        or _missing(best)
        or any("year" not in thing.options and "n" not in thing.options for thing in best.unused)
    ):
        return "unsure"
    return "understood"


def _is_of_more(match: Match) -> bool:
    """Whether the answer would hold more places or plans than were named."""
    return bool({"region", "plan"} & set(match.open)) or any(
        thing.region is not None or "plan" in thing.options for thing in match.unused
    )


def _overruled(match: Match, given: Mapping[str, str]) -> Match:
    """The match with parameters set beside the words."""
    kept = [filled for filled in match.filled if filled.parameter not in given]
    filled = (*kept, *(Filled(name, value, value) for name, value in given.items()))
    several = tuple((name, values) for name, values in match.several if name not in given)
    return replace(match, filled=filled, several=several, open=tuple(name for name in match.open if name not in given))


def _is_place(token: Token) -> bool:
    return any(reading.kind in ("region", "institution", "plan") for reading in token.readings)


def _passes(best: Match, words: int) -> bool:
    """Whether a match is good enough for everyday words to be passed over, with a note."""
    least = _PASSES if best.filled else _PASSES_BARE
    return best.has_topic and best.score >= least + _PASSES_EACH * (words - 1)


def _missing(match: Match) -> bool:
    """Whether a parameter that the question cannot do without is not filled."""
    given = {filled.parameter for filled in match.filled}
    return any(item.required and item.name not in given for item in question_named(match.question).parameters)
