"""Understands a question in words. In: text and a graph's names. Out: the catalogue's question, or why there is none.

No model and no network: the same words always mean the same. What is not sure is not answered: candidates are
offered instead. A word that is not known is reported, never passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from queries.words.asker import end_of_asker, end_of_context
from queries.words.candidates import MOST_OFFERED, Candidate, candidates_of, comparison_of, offers
from queries.words.features import features_of, word_features
from queries.words.filling import Filled
from queries.words.heard import hear
from queries.words.learnt import chances, is_taught
from queries.words.match import Match, possible, rank
from queries.words.units import Unit, folded_text, is_chinese
from queries.words.unknown import Rest
from queries.words.verdict import Verdict, judge, verdict_of
from queries.words.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text was taken to mean.

    `verdict` understood: ask `question` with `parameters`. Otherwise nothing is to be asked: unsure (several
    questions fit), ambiguous (a name means several things: `several`), unknown (`unknown` words), unnamed (the words
    `unknown` point at something that the text does not name), refused (`reason` says why), nothing (no question is
    near). `passed` are everyday words passed over; `unused` was recognised but has no place in the question; `open`
    lists parameters left open because several values were named; `mended` are words read as others.
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
    context = end_of_context(folded)
    if context > end_of_asker(folded) and not _speaks(text[:context], vocabulary):
        rest = _from(text, context, vocabulary, given)
        if rest.question is not None:
            return rest
    return _from(text, None, vocabulary, given)


def _speaks(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a clause names something or holds a word that may be a name."""
    heard = hear(text, vocabulary, 0)
    return bool(heard.things) or any(rest.kind != "ordinary" for rest in heard.rest)


def _is_known(rest: Rest, units: tuple[Unit, ...]) -> bool:
    """Whether every word of a stretch was met in worked examples that are answered."""
    return rest.kind != "limit" and all(is_taught(word_features(token, units)) for token in rest.tokens)


def _shown(rests: tuple[Rest, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rest.text for rest in rests))


def _from(text: str, asker: int | None, vocabulary: Vocabulary, given: Mapping[str, str] | None) -> Understanding:
    """The meaning of a text of which all before place `asker` only says who asks, and what for (found out if None)."""
    heard = hear(text, vocabulary, asker, given or ())
    by_rules = rank(heard.said, heard.tokens, heard.things)
    if len(heard.tokens) == 1:
        by_rules = [match for match in by_rules if match.is_telling]  # a word by itself asks nothing
    anything = possible(heard.said, heard.tokens, heard.things)
    judged = judge(by_rules, anything, chances(features_of(heard)))
    ranked = judged.ranked
    best = ranked[0]
    if given:
        ranked[0] = best = _overruled(best, given)
    doubts = tuple(rest for rest in heard.rest if rest.kind != "ordinary" and not _is_known(rest, heard.units))
    passed = tuple(rest for rest in heard.rest if rest not in doubts)
    verdict = verdict_of(judged, heard.reason, doubts, len(passed))
    if heard.pointing and verdict != "refused":
        verdict = "unnamed"
    comparison = comparison_of(heard.things, heard.said)
    if comparison is not None and verdict == "understood" and _is_of_more(best):
        verdict = "unsure"  # no question answers for these two alone
    candidates: tuple[Candidate, ...] = ()
    if verdict not in ("understood", "refused"):
        candidates = candidates_of(by_rules) or (() if comparison else offers(heard.things))
    if comparison is not None and verdict in ("unsure", "nothing"):
        candidates = (comparison, *candidates[: MOST_OFFERED - 1])
    if verdict == "nothing" and candidates:
        verdict = "unsure"
    answered = verdict == "understood"
    return Understanding(
        text=text,
        language="zh" if any(map(is_chinese, text)) else "en",
        verdict=verdict,
        question=best.question if answered else None,
        parameters=best.filled if answered or (by_rules and verdict != "refused") else (),
        candidates=candidates,
        unknown=() if answered else heard.pointing if verdict == "unnamed" else _shown(doubts or passed),
        passed=_shown(heard.rest) if answered else (),
        unused=tuple(thing.text for thing in best.unused),
        open=best.open,
        several=best.several,
        mended=heard.mended,
        reason=heard.reason,
    )


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
