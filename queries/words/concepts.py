"""What questions speak of: concepts, the questions' intents, what is refused, words without weight. In: data files.

`question_concepts.csv` lists the words that say a concept, in both languages; `…` in one stands for up to eight
characters or six words. `question_intents.csv` lists, for each question of the catalogue, which concepts a text must
hold to mean it (`needs`: each group of them joined by `|`; `#theme` is a thing recognised) and which others fit
(`helps`). `question_refusals.csv` lists what no plan can answer, by reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from ontology.tables import rows, split_list
from queries.words.units import key_of_text

_GAP, _FIRST, _LAST = "…", "^", "$"


@dataclass(frozen=True, slots=True)
class Intent:
    """One way to mean a question: `needs` are groups of which one member each must be said, `helps` fit beside."""

    question: str
    needs: tuple[tuple[str, ...], ...]
    helps: frozenset[str]


@dataclass(frozen=True, slots=True)
class GapCue:
    """A cue of parts with something between them, for a concept or a reason to refuse."""

    concept: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Concept → how much it tells of what is asked."""
    return {row["concept"]: float(row["weight"]) for row in rows("question_concepts")}


@lru_cache(maxsize=1)
def cues() -> dict[str, frozenset[str]]:
    """Key → the concepts that these words say."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("question_concepts"):
        for cue in split_list(row["cues"]):
            if not _is_pattern(cue):
                found[key_of_text(cue)].add(row["concept"])
    return {key: frozenset(concepts) for key, concepts in found.items()}


@lru_cache(maxsize=1)
def gap_cues() -> tuple[GapCue, ...]:
    """The cues of several parts, as patterns over the key of a whole text."""
    return _gap_cues("question_concepts", "concept")


@lru_cache(maxsize=1)
def gap_refusals() -> tuple[GapCue, ...]:
    """The same for what is refused, each with the reason. A cue may be bound to a text's beginning `^` or end `$`."""
    return _gap_cues("question_refusals", "reason")


def _is_pattern(cue: str) -> bool:
    return _GAP in cue or cue.startswith(_FIRST) or cue.endswith(_LAST)


def _gap_cues(table: str, named: str) -> tuple[GapCue, ...]:
    found = []
    for row in rows(table):
        for cue in split_list(row["cues"]):
            if _is_pattern(cue):
                bare = cue.removeprefix(_FIRST).removesuffix(_LAST)
                parts = [re.escape(key_of_text(part)) for part in bare.split(_GAP)]
                between = r".{0,8}?" if row["lang"] == "zh" else r"(?:\S+ ){0,6}?"
                front = "^" if cue.startswith(_FIRST) else "(?<![a-z])"
                found.append(
                    GapCue(row[named], re.compile(front + between.join(parts) + ("$" if cue.endswith(_LAST) else "")))
                )
    return tuple(found)


@lru_cache(maxsize=1)
def intents() -> tuple[Intent, ...]:
    """Every intent, in the order of the file."""
    return tuple(
        Intent(
            row["question"],
            tuple(tuple(group.split("|")) for group in row["needs"].split()),
            frozenset(row["helps"].split()),
        )
        for row in rows("question_intents")
    )


@lru_cache(maxsize=1)
def refusals() -> dict[str, str]:
    """Key → why a text that says this is no question for the graph."""
    return {
        key_of_text(cue): row["reason"]
        for row in rows("question_refusals")
        for cue in split_list(row["cues"])
        if not _is_pattern(cue)
    }


@lru_cache(maxsize=1)
def fillers() -> frozenset[str]:
    """Keys of the words that weigh nothing, written by hand."""
    return frozenset(
        key_of_text(word)
        for row in rows("question_fillers")
        if row["lang"] in ("zh", "en")
        for word in split_list(row["words"])
    )


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """A list of `question_fillers.csv` that is not of words without weight.

    `measures` make a name of what stands before them (房价指数, happiness index, 火星市), `locatives` a place of a noun
    (监狱里), `before_names` a name of a noun behind them (关于, in), with `articles` between; `limits` exclude
    or narrow (except, rural),
    `comparisons` stand before a number; `handles` are verbs of what is done with targets and tasks (布置);
    `futures` speak of what will be; `particles` are characters that are no part of a name beside them (的).
    """
    return frozenset(
        word for row in rows("question_fillers") if row["lang"] == name for word in split_list(row["words"])
    )


@lru_cache(maxsize=3)
def common_words(kind: str) -> frozenset[str]:
    """Keys of the words of everyday use that are a `function` word, a `verb` (or adjective), or a `noun`."""
    return frozenset(
        key_of_text(word) for row in rows("common_words") if row["kind"] == kind for word in split_list(row["words"])
    )
