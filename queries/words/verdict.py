"""Decides what can be done with a text. In: matches, how likely each question is, the rest. Out: the verdict.

What the intents say (rules) and what worked examples say (weights) are joined: neither alone may answer against the
other's strong objection. What a text may name, and nothing knows, is never answered.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from queries.catalogue import question_named
from queries.words.learnt import NONE
from queries.words.match import Match, unused_cost
from queries.words.unknown import Rest

Verdict = Literal["understood", "unsure", "ambiguous", "unknown", "unnamed", "refused", "nothing"]

_SURE, _SURE_IF_TOLD, _MARGIN = 1.9, 1.0, 0.35  # what the best by rules must reach, and how far the next must be behind
# what the best by rules must reach for an everyday word to be passed over: with a parameter filled, without; each more
_PASSES, _PASSES_BARE, _PASSES_EACH = 2.0, 2.5, 0.25
_RULES, _RULES_MOST = 0.3, 6.0  # what a rule's score weighs beside a logarithm of likelihood, and from where no more
_UNUSED, _MISSING = 0.5, 3.0
_LIKELY, _AHEAD = 0.25, 1.3  # what the best must reach without its rules, and how many times the next
_OUTSIDE_TOLD, _OUTSIDE_UNTOLD = 0.7, 0.4  # how likely it may be that nothing answers: with its rules met, without
_CLEAR, _OUTSIDE_CLEAR = 0.6, 0.15  # what it takes to pass over a word that stands where a name stands
_WELL, _OUTSIDE_TOLD_WELL = 3.0, 0.85  # a score by rules that says more, and what then may be outside
_OVER_REASON, _OUTSIDE_OVER_REASON = 0.8, 0.3  # what it takes to answer though a word speaks of drawing or judging
_SOFT_REASONS = frozenset(("creation", "opinion"))


@dataclass(frozen=True, slots=True)
class Judged:
    """The matches, best first, and how sure the first is: `share` of all, `lead` over the next; `outside` of none."""

    ranked: list[Match]
    by_rules: list[Match]
    share: float
    lead: float
    outside: float


def judge(by_rules: list[Match], possible: list[Match], likely: dict[str, float]) -> Judged:
    """Join the matches by rules with the likelihoods: the matches that the text can mean, best first."""
    told = {match.question: match for match in by_rules}
    matches = [told.get(match.question, match) for match in possible]
    worth = {
        match.question: math.log(max(likely.get(match.question, 0.0), 1e-9))
        + _RULES * min(max(match.score if match.question in told else 0.0, 0.0), _RULES_MOST)
        - _UNUSED * unused_cost(match)
        - (_MISSING if is_missing(match) else 0.0)
        for match in matches
    }
    ranked = sorted(matches, key=lambda match: (-worth[match.question], match.question))
    raised = [math.exp(worth[match.question]) for match in ranked]
    return Judged(ranked, by_rules, raised[0] / sum(raised), raised[0] / raised[1], likely.get(NONE, 0.0))


def verdict_of(judged: Judged, reason: str, doubts: tuple[Rest, ...], passed: int) -> Verdict:
    """What can be done with the best match; `passed` is the number of everyday words that it leaves unexplained."""
    best = judged.ranked[0]
    if reason and not _is_over(judged, reason):
        return "refused"
    sure, told = _is_likely(judged), _is_told(judged)
    if doubts and (any(rest.kind != "place" for rest in doubts) or not _is_clear(judged)):
        return "unknown"
    if passed and not (sure or (told and _passes(best, passed))):
        return "unknown"
    if not (sure or told):
        return "unsure" if judged.by_rules else "nothing"
    if best.several:
        return "ambiguous"
    left = any("year" not in thing.options and "n" not in thing.options for thing in best.unused)
    return "unsure" if best.leaves_limit or is_missing(best) or left else "understood"


def is_missing(match: Match) -> bool:
    """Whether a parameter that the question cannot do without is not filled."""
    given = {filled.parameter for filled in match.filled} | {name for name, _ in match.several}
    return any(item.required and item.name not in given for item in question_named(match.question).parameters)


def _is_over(judged: Judged, reason: str) -> bool:
    """Whether a text is answered though a word in it belongs to what is refused."""
    if reason == "cause" and judged.ranked[0].says_why:
        return True
    return reason in _SOFT_REASONS and judged.share >= _OVER_REASON and judged.outside <= _OUTSIDE_OVER_REASON


def _is_likely(judged: Judged) -> bool:
    return judged.share >= _LIKELY and judged.lead >= _AHEAD and judged.outside <= _OUTSIDE_UNTOLD


def _is_clear(judged: Judged) -> bool:
    """Whether the match is so likely that an everyday word says nothing, though a name might stand where it stands."""
    return judged.share >= _CLEAR and judged.outside <= _OUTSIDE_CLEAR


def _is_told(judged: Judged) -> bool:
    """Whether the rules say the same by themselves."""
    rules = judged.by_rules
    if not rules or rules[0].question != judged.ranked[0].question:
        return False
    best = rules[0]
    if judged.outside > (_OUTSIDE_TOLD_WELL if best.score >= _WELL else _OUTSIDE_TOLD):
        return False
    return best.score >= (_SURE_IF_TOLD if best.is_telling else _SURE) and (
        len(rules) == 1 or best.score - rules[1].score >= _MARGIN
    )


def _passes(best: Match, words: int) -> bool:
    """Whether a match is good enough for everyday words to be passed over, with a note."""
    least = _PASSES if best.filled else _PASSES_BARE
    return best.has_topic and best.score >= least + _PASSES_EACH * (words - 1)
