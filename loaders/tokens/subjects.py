"""What a quantity counts: the noun phrase behind the value, or, where a clause ends with the value, the one before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.tokens.clock import Moment
from loaders.tokens.values import Value
from ontology.tables import any_of, words

_AFTER = regex.compile(r"(?:的)?(?P<noun>[^,。;:、!?\n]{2,30})")
_MARKS = regex.compile(r"[“”\"'‘’]")


@lru_cache(maxsize=1)
def _verbs() -> regex.Pattern[str]:
    return regex.compile(any_of("subject_verb"))


def subject_of(view: str, start: int, end: int, value: Value, moments: Sequence[Moment]) -> str:
    """The counted noun as written; '' if the sentence has none on either side."""
    behind = _AFTER.match(view, value.end, end)
    if behind is not None:
        noun = behind["noun"]
        if noun.startswith("(") and ")" in noun:
            noun = noun.partition(")")[2]
        if len(noun) >= 2 and not _verbs().match(noun):
            return _MARKS.sub("", noun).strip()
    return _before(view, start, value.start, moments)


def _before(view: str, start: int, stop: int, moments: Sequence[Moment]) -> str:
    """The words before a value, back to a mark or time, without the verb that leads to the value."""
    at = stop
    while True:
        left = max((view.rfind(mark, start, at) for mark in ",;:。、("), default=-1)
        left = max([left + 1, start, *(m.end for m in moments if m.end <= at)])
        piece = view[left:stop]
        for category in ("link", "done", "due", "now"):
            for word in words(category):
                piece = piece.removesuffix(word)
        bare = _verbs().sub("", _MARKS.sub("", piece)).strip(" ,、;:()")
        if len(bare) >= 2 or left <= start:
            return bare[-30:]
        at = left - 1
