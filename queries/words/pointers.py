"""Words that point at what a text does not name: 它的, 这个主题, that project, plan A. In: a text. Out: these words.

A question stands alone: there is none before it. What such words mean must be named in front of them in the same
text (婴儿死亡率这个指标), or be one of many (每份规划和它的上级). `question_pointers.csv` holds the words; `kinds` of a
noun are those of the things that it may be said of, `none` where no text can name one (a project).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from ontology.tables import rows, split_list
from queries.words.entities import Thing
from queries.words.segment import Token

_LETTER = "(?:[A-Z]|XX+)"  # 规划A, XX市
_ONE_OF_ALL = frozenset(("ONLY_ONE", "ALL_SHARED"))  # 某份规划独有: whichever it is
_ANY_TWO = "NATURE"  # binding in plan A and expected in plan B


@lru_cache(maxsize=64)
def _words(role: str, lang: str) -> str:
    """The words of a role as alternatives of a pattern, the longest first."""
    found = {
        word
        for row in rows("question_pointers")
        if (row["role"], row["lang"]) == (role, lang)
        for word in split_list(row["words"])
    }
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    """Noun → the kinds of things that it may be said of."""
    return {
        word: frozenset(row["kinds"].split())
        for row in rows("question_pointers")
        if row["role"] == "noun"
        for word in split_list(row["words"])
    }


@lru_cache(maxsize=1)
def _with_nouns() -> tuple[re.Pattern[str], ...]:
    """这个主题, 某机构, this indicator, that theme (not: indicators that region sets alone)."""
    zh, en = _words("noun", "zh"), _words("noun", "en")
    noun = rf"(?:(?!(?:{_words('determiner', 'en')})\b)\w+ )?(?P<noun>{en})\b"
    plain = "|".join(word for word in _words("pointer", "en").split("|") if word != "that")
    return (
        re.compile(f"(?P<pointer>{_words('pointer', 'zh')})(?:{_words('measure', 'zh')})?(?P<noun>{zh})"),
        re.compile(rf"\b(?P<pointer>{plain}) {noun}", re.IGNORECASE),
        re.compile(rf"(?:^\W*|\b(?:{_words('after_which', 'en')}) )(?P<pointer>that) {noun}", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], ...]:
    """这块, 刚才, the former: whatever is named anywhere."""
    return (re.compile(_words("phrase", "zh")), re.compile(rf"\b(?:{_words('phrase', 'en')})\b", re.IGNORECASE))


@lru_cache(maxsize=1)
def _pronouns() -> tuple[re.Pattern[str], ...]:
    """它 (not 它们), its, and it where it stands for something (does it cite, who leads it?; not: is it true that)."""
    last, aux, empty = _words("pronoun_object", "en"), _words("auxiliary", "en"), _words("expletive_before", "en")
    return (
        re.compile(f"(?:{_words('pronoun', 'zh')})(?!们)"),
        re.compile(
            rf"\b(?:{_words('pronoun', 'en')})\b|\b(?:{last})(?=\s*(?:[.?!]|$))"
            rf"|\b(?:{aux}) (?:{last})\b(?! (?:{empty})\b)",
            re.IGNORECASE,
        ),
    )


@lru_cache(maxsize=1)
def _indefinite() -> re.Pattern[str]:
    """One of many, or what a colon ends, that a pronoun behind means: 哪份规划 … 它, which plan … its, nobody … its."""
    of_many, nouns = _words("indefinite", "en"), _words("noun", "en")
    return re.compile(
        f"{_words('indefinite', 'zh')}|[:：]"
        rf"|\b(?:{of_many}) (?:\w+ )?(?:{nouns})s?\b|\b(?:{_words('anybody', 'en')})\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _placeholders() -> tuple[re.Pattern[str], ...]:
    """规划A, X市, 甲地 (not: 三甲医院), plan A (not: A plan)."""
    zh, en = _words("noun", "zh"), _words("noun", "en")
    return (
        re.compile(f"(?:{zh}){_LETTER}(?![A-Za-z])|(?<![A-Za-z]){_LETTER}(?:{zh})"),
        re.compile(f"(?<!{_words('grade', 'zh')})(?:{_words('placeholder', 'zh')})(?:{zh})"),
        re.compile(f"(?:{zh})(?:{_words('placeholder', 'zh')})(?=$|[^\\w]|{_words('after_placeholder', 'zh')})"),
        re.compile(rf"\b(?i:{en}) {_LETTER}\b(?!['’-])"),
    )


def pointing_in(
    folded: str, start: int, tokens: tuple[Token, ...], things: list[Thing], given: Collection[str] = ()
) -> tuple[str, ...]:
    """The words behind place `start` of a folded text that point at something not named.

    `given` are kinds of things set beside the words.
    """
    named = [(tokens[thing.at].start, frozenset(thing.options)) for thing in things]
    named.extend((-1, frozenset((kind,))) for kind in given)
    spoken = {concept for token in tokens if token.entry is not None for concept in token.entry.concepts}
    placeholders = list(_hits(_placeholders(), folded, start))
    found = [
        *_open_nouns(folded, start, named, bool(spoken & _ONE_OF_ALL)),
        *(hit for hit in _hits(_phrases(), folded, start) if not named),
        *(hit for hit in _hits(_pronouns(), folded, start) if not named and not _is_of_many(hit, folded)),
        *(() if _ANY_TWO in spoken and len(placeholders) > 1 else placeholders),
    ]
    shown = [hit for hit in sorted(found, key=lambda hit: hit.start()) if not _is_in_known(hit, tokens)]
    return tuple(dict.fromkeys(hit.group().strip() for hit in shown))


def _hits(patterns: tuple[re.Pattern[str], ...], folded: str, start: int) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(folded, start)


def _is_of_many(hit: re.Match[str], folded: str) -> bool:
    """Whether a pronoun stands for one of many that are named in front of it."""
    return _indefinite().search(folded, 0, hit.start()) is not None


def _is_in_known(hit: re.Match[str], tokens: tuple[Token, ...]) -> bool:
    """Whether what points is part of known words (前面那份文件, 独此一地)."""
    return any(token.entry is not None and token.start < hit.start() and hit.end() <= token.end for token in tokens)


def _open_nouns(
    folded: str, start: int, named: list[tuple[int, frozenset[str]]], one_of_all: bool
) -> list[re.Match[str]]:
    """What points with a noun, and nothing of the noun's kinds is named in front of it.

    Where this one is set against that one (这份规划 … 那份) any two are meant.
    """
    found = []
    contrasted = all(word in folded for word in _words("contrast", "zh").split("|"))
    for hit in _hits(_with_nouns(), folded, start):
        if contrasted or (one_of_all and hit["pointer"] in _words("one_of_many", "zh").split("|")):
            continue
        kinds = _kinds()[hit["noun"].lower()]
        if not any(at < hit.start() and kinds & options for at, options in named):
            found.append(hit)
    return found
