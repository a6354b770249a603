"""The noun phrase that ends at a place in the text: what a value or a rate's last word is said of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.tokens.clock import Moment
from ontology.tables import any_of

_AFTER_TIME = regex.compile(r"(?:年?[底末初])?(?:(?:以|之)?(?:前(?!列腺)|后(?![备勤])|来|内)|起)?")
_REACH = 300  # characters: no clause is longer, and a text without marks must not cost their square


@lru_cache(maxsize=1)
def _lead() -> regex.Pattern[str]:
    return regex.compile(
        rf"^(?:(?!{any_of('compound_start')})(?:{any_of('clause_lead')})|[一二三四五六七八九]是|[\s“”\"')])+"
    )


@lru_cache(maxsize=1)
def _tail() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:(?!(?<={any_of('ratio_stem')})比)(?:{any_of('link')})|{any_of('done')}|{any_of('due')}|[\s“”\"'])+$"
    )


def phrase_before(view: str, start: int, stop: int, moments: Sequence[Moment]) -> str:
    """The noun phrase that ends before `stop`: back to the clause's beginning, adverbs and verbs at its ends cut."""
    start = max(start, stop - _REACH)
    left = max((view.rfind(mark, start, stop) for mark in ",;:。"), default=-1)
    bracket = view.rfind("(", max(left, start), stop)
    if bracket > left and ")" not in view[bracket:stop]:
        left = bracket
    at = max(left + 1, start)
    if left >= 0 and not _tail().sub("", _clean(view, at, stop, moments)):
        before = max((view.rfind(mark, start, left) for mark in ",;:。"), default=-1)
        at = max(before + 1, start)
    phrase = _clean(view, at, stop, moments)
    previous = None
    while previous != phrase:
        previous = phrase
        phrase = _lead().sub("", _tail().sub("", phrase)).strip(" ,、")
    return regex.sub(r"[“”\"']", "", phrase)


def _clean(view: str, start: int, stop: int, moments: Sequence[Moment]) -> str:
    pieces, at = [], start
    for moment in moments:
        if start <= moment.start and moment.end <= stop:
            pieces.append(view[at : moment.start])
        elif moment.end != start:
            continue
        behind = _AFTER_TIME.match(view, moment.end, stop)  # 2025年底|前, 2023年|起
        at = behind.end() if behind else moment.end
    pieces.append(view[at:stop])
    return "".join(pieces)
