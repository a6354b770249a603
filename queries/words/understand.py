"""Understands a question in words. In: text and a graph's names. Out: the catalogue's question, or why there is none.

No model and no network: the same words always mean the same. What is not sure is not answered: candidates are
offered instead. A word that is not known is reported, never passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from ontology.tables import rows, split_list
from queries.catalogue import question_named
from queries.words.concepts import gap_cues, measure_words, particles
from queries.words.entities import Thing, things_in
from queries.words.lexicon import lexicon_of
from queries.words.match import Filled, Match, Said, rank
from queries.words.numbers import figures_in
from queries.words.segment import Token, segment
from queries.words.typos import mended, word_spelt
from queries.words.units import Unit, folded_text, is_chinese, key_of, units_of
from queries.words.vocabulary import Vocabulary

Verdict = Literal["understood", "unsure", "ambiguous", "unknown", "refused", "nothing"]

_SURE, _SURE_IF_TOLD, _MARGIN = 1.9, 1.0, 0.35  # what the best must reach, and how far the next must be behind
_OFFERED, _WORTH_OFFERING = 5, 1.0
_OFFER_WITHIN = 2.5
_PREPOSITIONS = ("in", "at", "of", "for", "from", "on", "near")
_PASSES, _PASSES_MORE, _PASSED = (
    2.0,
    3.5,
    2,
)  # what the best must reach for an everyday word to be passed over, with a note


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be meant, with parameters: name → value as `planweave ask` takes it."""

    question: str
    parameters: tuple[tuple[str, str], ...]

    def command(self) -> str:
        """The call that asks it."""
        words = ["planweave ask", self.question]
        for name, value in self.parameters:
            words.append(f"--{name} " + (f'"{value}"' if re.search(r"[\s()<>&|;\"']", value) else value))
        return " ".join(words)


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


# who asks, in front of what is asked: 我们做督查的，…; As an auditor, …
_ASKER = re.compile(
    r"^\W*(?:(?:你好|您好|大家好)\W*)?(?:我们?|咱们?|本人)(?:是|在|做|正在|就是|这边是)[^，,。：:]{1,14}[，,。：:]"
    r"|^\W*(?:(?:hi|hello|hey)\W+)?(?:as an?|i'?m an?|i am an?|we'?re|we are|for (?:my|our|a|an))\b[^,.:;]{1,40}[,.:;]"
    r"|^\W*i'?m an? [^,.:;]{1,60}? and (?:would|i'?d|want|need)\b",
    re.IGNORECASE,
)


def understand(text: str, vocabulary: Vocabulary, given: Mapping[str, str] | None = None) -> Understanding:
    """The meaning of a question in Chinese or English, among the questions of the catalogue.

    `given` are parameters set beside the words; they overrule what the words say, and what is given is not missing.
    """
    lexicon = lexicon_of(vocabulary)
    folded = folded_text(text)
    units = units_of(folded)
    figures = figures_in(folded, (plan.id for plan in vocabulary.plans))
    tokens = segment(units, lexicon, figures)
    repaired = mended(units, tokens, lexicon, vocabulary)
    if repaired:
        units = tuple(
            Unit(repaired.get(place, unit.key), unit.start, unit.end, unit.weight) for place, unit in enumerate(units)
        )
        tokens = segment(units, lexicon, figures)
    asker = _asker(folded)
    tokens = tuple(token for token in tokens if token.start >= asker or _is_place(token))
    things = things_in(text, tokens, units, vocabulary)
    said = _said(tokens, units)
    reason = next((token.entry.refusal for token in tokens if token.entry and token.entry.refusal), "")
    unknown, passed = _unknown(text, tokens)
    ranked = rank(said, tokens, things)
    changes = tuple((text[units[at].start : units[at].end], word_spelt(key)) for at, key in repaired.items())
    if len(tokens) == 1:
        ranked = [match for match in ranked if match.is_telling]  # a word by itself asks nothing
    best = ranked[0] if ranked else None
    if best is not None and given:
        ranked[0] = best = _overruled(best, given)
    verdict = _verdict(ranked, reason, unknown, passed)
    candidates = () if verdict in ("understood", "refused") else _candidates(ranked) or _offers(things)
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
    if _missing(best) or any("year" not in thing.options and "n" not in thing.options for thing in best.unused):
        return "unsure"
    return "understood"


def _overruled(match: Match, given: Mapping[str, str]) -> Match:
    """The match with parameters set beside the words."""
    kept = [filled for filled in match.filled if filled.parameter not in given]
    filled = (*kept, *(Filled(name, value, value) for name, value in given.items()))
    several = tuple((name, values) for name, values in match.several if name not in given)
    return replace(match, filled=filled, several=several, open=tuple(name for name in match.open if name not in given))


def _asker(text: str) -> int:
    """Where the words on who asks end, 0 if there are none."""
    hit = _ASKER.match(text)
    return hit.end() if hit else 0


def _is_place(token: Token) -> bool:
    return any(reading.kind in ("region", "institution", "plan") for reading in token.readings)


def _passes(best: Match, words: int) -> bool:
    """Whether a match is good enough for everyday words to be passed over, with a note: one, or two if it is strong."""
    return best.has_topic and best.score >= (_PASSES if words == 1 else _PASSES_MORE) and words <= _PASSED


def _missing(match: Match) -> bool:
    """Whether a parameter that the question cannot do without is not filled."""
    given = {filled.parameter for filled in match.filled}
    return any(item.required and item.name not in given for item in question_named(match.question).parameters)


def _said(tokens: tuple[Token, ...], units: tuple[Unit, ...]) -> list[Said]:
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


def _unknown(text: str, tokens: tuple[Token, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
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


def _candidates(ranked: list[Match]) -> tuple[Candidate, ...]:
    """The questions worth offering; where a name is unclear, one candidate for each thing it may mean."""
    found: list[Candidate] = []
    for match in ranked:
        if match.score < _WORTH_OFFERING or match.score < ranked[0].score - _OFFER_WITHIN:
            continue
        given = [(filled.parameter, filled.value) for filled in match.filled]
        if match.several:
            parameter, values = match.several[0]
            choices = [[*given, (parameter, value)] for value in values]
        else:
            choices = [given]
        found.extend(Candidate(match.question, tuple(choice)) for choice in choices)
    return tuple(found[:_OFFERED])


def _offers(things: list[Thing]) -> tuple[Candidate, ...]:
    """What can be asked about the things named, where the words ask nothing."""
    found: list[Candidate] = []
    for row in rows("question_offers"):
        for thing in things:
            for value in thing.options.get(row["kind"], ()):
                names = split_list(row["questions"])
                found.extend(Candidate(name, _one(name, row["kind"], value)) for name in names)
    return tuple(found[:_OFFERED])


def _one(question: str, kind: str, value: str) -> tuple[tuple[str, str], ...]:
    takes = any(item.name == kind for item in question_named(question).parameters)
    return ((kind, value),) if takes else ()
