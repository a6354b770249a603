"""Finds what is not understood. In: a question's tokens. Out: words that may be names or limits, and everyday words.

What could be a name or a limit (火星市, 脱发率, Atlantis, hair loss rate, in prisons, except Shenyang) must never be
dropped silently. An everyday word is one only where it stands as a name stands: before what measures or asks for it
(the … target, …率, …的任务), behind what asks for it (mention …, 关于…), before a recognised name that it narrows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from queries.words.concepts import word_list
from queries.words.segment import Token
from queries.words.units import is_chinese

_DONE = frozenset(("TARGET", "INDICATOR_WORD", "TASK"))
# what stands before a word for these may be what they are of
_ASKED_FOR = _DONE | {"PROJECT", "BASELINE", "PLAN_WORD", "VALUE", "COUNT", "INITIATIVE", "MONEY"}
_ASKED_FOR |= {"LEAD", "SUPPORT", "RESPONSIBLE", "RESP_BODY", "BODY_WORD", "THEME_WORD"}
_SHARE = frozenset(("SHARE",))
_ASKING = frozenset(("MENTIONS", "SILENT", "ARRANGE", "LEAD", "SUPPORT", "RESPONSIBLE", "ADD_CAPACITY", "ACTIONS"))
_NARROWED = ("indicator", "theme", "group", "institution", "body", "plan")
_SENTENCE_END = re.compile(r"[.?!:;。？！：；\n\"“(]\s*$")


@dataclass(frozen=True, slots=True)
class Rest:
    """A stretch that says nothing to the matcher.

    `kind` limit (except, below 5), name (in no dictionary, or with a capital), place (everyday words that stand where a
    name stands) or ordinary (everyday words elsewhere).
    """

    text: str
    tokens: tuple[Token, ...]
    kind: Literal["limit", "name", "place", "ordinary"]


def rest_in(text: str, tokens: tuple[Token, ...], told: frozenset[int]) -> tuple[Rest, ...]:
    """What nothing is known of: what may be names, everyday nouns and unknown small words, and limits.

    The tokens at the places `told` belong to cues of several parts (nobody except …).
    """
    found: list[Rest] = []
    at = 0
    while at < len(tokens):
        if not is_open(tokens[at]):
            at += 1
            continue
        end = at
        while end < len(tokens) and is_open(tokens[end]) and _is_joined(text, tokens, end, at):
            end += 1
        run = _Run(text, tokens, at, end)
        if run.counts():
            kind = run.kind()
            if kind is not None:
                found.append(Rest(run.shown(), run.run, kind))
        at = end
    return (*found, *_limits(text, tokens, told))


class _Run:
    """A stretch of tokens that say nothing to the matcher."""

    def __init__(self, text: str, tokens: tuple[Token, ...], first: int, end: int) -> None:
        self.text, self.tokens, self.first, self.end = text, tokens, first, end
        self.run = tokens[first:end]
        self.chinese = is_chinese(text[tokens[first].start])

    def shown(self) -> str:
        start, end = self.first, self.end
        if self.chinese and end - start == 1 and self.run[0].entry is None:
            start = start - 1 if start and _may_join(self.text, self.tokens[start - 1]) else start
            end = end + 1 if end < len(self.tokens) and _may_join(self.text, self.tokens[end]) else end
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def counts(self) -> bool:
        """Whether there is anything to tell of: one unknown character alone is none."""
        return len(self.shown()) > 1

    def _is_told(self) -> bool:
        """Whether to say that it was passed over: nouns and what no dictionary holds, not verbs."""
        return any(token.entry is None or token.entry.everyday == "noun" for token in self.run)

    def kind(self) -> Literal["name", "place", "ordinary"] | None:
        """What the stretch may be; None for verbs that stand where no name stands."""
        if self._is_name():
            return "name"
        return "place" if self._is_restricting() else "ordinary" if self._is_told() else None

    def _is_name(self) -> bool:
        if any(token.entry is None for token in self.run):
            if self.chinese:
                odd = sum(token.entry is None for token in self.run)
                return odd > 1 or len(self.run) == 1 or any(map(self._is_everyday_noun, self.run))
            if any(not self._word(token).islower() and not self._begins(token) for token in self.run):
                return True
        return not self.chinese and any(self._is_capital(token) for token in self.run)

    def _is_restricting(self) -> bool:
        """Whether the words stand where a name or a limit stands."""
        front = self.first - 1
        while front > 0 and self._word(self.tokens[front]) in word_list("articles"):
            front -= 1
        before = self.tokens[front] if front >= 0 else None
        after = self.tokens[self.end] if self.end < len(self.tokens) else None
        last = self.run[-1]
        noun = self._is_noun(last) and self._word(last) not in word_list("handles")
        shown = self.text[self.run[0].start : last.end]
        if after is not None and self._is_near(last, after):
            if self._word(after) in word_list("measures"):
                return noun or self.chinese
            if noun and self._word(after) in word_list("locatives"):
                return True
            if noun and any(reading.kind in _NARROWED for reading in after.readings):
                return True
            asked = after.entry.concepts if after.entry is not None else frozenset()
            if asked & _ASKED_FOR if noun else asked & _DONE and self._is_compound():
                return True
        if noun and self._is_heading():
            return True
        if self.chinese:
            if len(shown) > 2 and any(shown.endswith(word) for word in word_list("measures")):
                return True
            if self._owns(after, _ASKED_FOR) and self._word(last) not in word_list("handles"):
                return noun
            if self._owns(after, _SHARE) and len(shown) > 1:  # 脱发的比例: whoever does it is counted
                return True
        if (
            before is not None
            and self._is_near(self.tokens[self.first - 1], self.run[0])
            and any(map(self._is_noun, self.run))
        ):
            word = self._word(before)
            if word in word_list("before_names"):
                return True
            if before.entry is not None and before.entry.concepts & _ASKING:
                return True
        return False

    def _is_heading(self) -> bool:
        """Whether nouns stand by themselves in front of what is asked of them (garbage sorting: who leads …)."""
        colon = min((at for at in map(self.text.find, ":：") if at >= 0), default=-1)
        if colon < self.run[-1].end or any(token.entry and token.entry.everyday == "verb" for token in self.run):
            return False
        beside = [token for token in (*self.tokens[: self.first], *self.tokens[self.end :]) if token.start < colon]
        return all(token.entry is not None and token.entry.is_filler for token in beside) and (
            not self.chinese or not beside
        )

    def _owns(self, after: Token | None, asked: frozenset[str]) -> bool:
        """X的任务, X的目标."""
        if after is None or self._word(after) != "的" or self.end + 1 >= len(self.tokens):
            return False
        owned = self.tokens[self.end + 1].entry
        return owned is not None and bool(owned.concepts & asked)

    def _is_compound(self) -> bool:
        """Whether a verb says which task or target (结婚任务) and not what is done with it (布置任务)."""
        last = self.run[-1]
        return self.chinese and last.last - last.first > 1 and self._word(last) not in word_list("handles")

    def _is_everyday_noun(self, token: Token) -> bool:
        return token.entry is not None and token.entry.everyday == "noun"

    def _is_noun(self, token: Token) -> bool:
        if token.entry is None:
            return not self._word(token).endswith(("ed", "ly"))
        return token.entry.everyday == "noun" or self._word(token).endswith("ing")

    def _is_near(self, one: Token, other: Token) -> bool:
        return not self.text[one.end : other.start].strip(" '’\"“”《》-")

    def _word(self, token: Token) -> str:
        return self.text[token.start : token.end].lower()

    def _begins(self, token: Token) -> bool:
        front = self.text[: token.start]
        return not front.strip() or _SENTENCE_END.search(front) is not None

    def _is_capital(self, token: Token) -> bool:
        return self.text[token.start].isupper() and not self._begins(token)


def _limits(text: str, tokens: tuple[Token, ...], told: frozenset[int]) -> list[Rest]:
    """Words that exclude or narrow (except, 除了 … 以外, rural, left-handed nurses) where they say no concept, and

    numbers after below.
    """
    found = []
    for at, token in enumerate(tokens):
        shown = text[token.start : token.end]
        before = text[tokens[at - 1].start : tokens[at - 1].end].lower() if at else ""
        said = at in told or (token.entry is not None and (token.entry.concepts or token.entry.readings))
        compared = shown[0].isdigit() and token.figure is None and before in word_list("comparisons")
        if compared or (shown.lower() in word_list("limits") and not said):
            found.append(Rest(shown, (token,), "limit"))
        elif not said and _is_compound(text, tokens, at):
            found.append(Rest(text[tokens[at - 1].start : token.end], (token,), "limit"))
    return found


def _is_compound(text: str, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word of two parts that say nothing stands in front of an indicator or a group: left-handed nurses."""
    if not 0 < at < len(tokens) - 1 or text[tokens[at - 1].end : tokens[at].start] != "-":
        return False
    one, two, after = tokens[at - 1 : at + 2]
    silent = one.entry is not None and one.entry.is_filler and not (one.entry.concepts or one.entry.readings)
    narrowed = any(reading.kind in ("indicator", "group") for reading in after.readings)
    return silent and two.figure is None and narrowed and text[two.end : after.start] == " "


def _is_joined(text: str, tokens: tuple[Token, ...], at: int, first: int) -> bool:
    return at == first or not text[tokens[at - 1].end : tokens[at].start].strip(" '’-")


def is_open(token: Token) -> bool:
    """Whether nothing is known of a token but that it is an everyday word, if that."""
    if token.figure is not None or token.is_digit:
        return False
    return token.entry is None or (bool(token.entry.everyday) and not token.entry.concepts)


def _may_join(text: str, token: Token) -> bool:
    """Whether a single character beside an unknown one may be part of its word: 地 of 地价, not 的."""
    if token.entry is None or token.end - token.start != 1 or not token.entry.is_filler:
        return False
    return text[token.start] not in word_list("particles")
