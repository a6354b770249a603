"""Every name and word that a question may hold. In: the vocabularies and a graph's names. Out: key → readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontology import bodies, indicators, population, regions, themes
from ontology.tables import rows, split_list
from queries.words import concepts
from queries.words.units import is_all_chinese, is_chinese, key_of_text
from queries.words.vocabulary import Vocabulary

_OF_PLANS_THEMSELVES = ("T36",)  # its labels (责任分工, 监测评估) speak of plans, as questions about plans do
_WHOSE = "市区县省旗盟州本我"  # 市疾控中心 is whose the text says, not the one that a plan writes so
_NAMES_A_THEME = 3.0  # weaker labels only hint at a theme


@dataclass(frozen=True, slots=True)
class Reading:
    """What a stretch of text may name: `kind` region, indicator, theme, group, body, institution, plan, document or

    period; `values` are codes or names, several where the words do not say which.
    """

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one key may mean."""

    readings: tuple[Reading, ...]
    concepts: frozenset[str]
    refusal: str
    is_filler: bool
    everyday: str = ""  # noun or verb: a word of everyday use, which may yet restrict what is asked (离婚率, prisons)


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Entries by key, and the lengths (in units) that begin with a unit, longest first."""

    entries: dict[str, Entry]
    lengths: dict[str, tuple[int, ...]]


_FUNCTION = Entry((), frozenset(), "", True)
_VERB = Entry((), frozenset(), "", True, "verb")
_NOUN = Entry((), frozenset(), "", False, "noun")


@lru_cache(maxsize=4)
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon for a graph's names, made once."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for label, kind, value in (*_vocabulary_names(), *_graph_names(vocabulary)):
        key = key_of_text(label)
        if key and value not in found[key][kind]:
            found[key][kind].append(value)
    cues, refusals, fillers = concepts.cues(), concepts.refusals(), concepts.fillers()
    entries = {
        **dict.fromkeys(concepts.common_words("noun"), _NOUN),
        **dict.fromkeys(concepts.common_words("verb"), _VERB),
        **dict.fromkeys(concepts.common_words("function"), _FUNCTION),
    }
    for key in {**dict.fromkeys(found), **dict.fromkeys(cues), **dict.fromkeys(refusals), **dict.fromkeys(fillers)}:
        ordinary = key in cues or key in fillers or key in entries
        readings = tuple(
            Reading(kind, tuple(values))
            for kind, values in found.get(key, {}).items()
            if not (kind == "region" and ordinary)  # 公安, 和平, 城区 are words before they are places
        )
        entries[key] = Entry(readings, cues.get(key, frozenset()), refusals.get(key, ""), key in fillers)
    entries.pop("", None)
    lengths: dict[str, set[int]] = defaultdict(set)
    for key in entries:
        first, length = _measure(key)
        lengths[first].add(length)
    return Lexicon(entries, {first: tuple(sorted(all_of, reverse=True)) for first, all_of in lengths.items()})


def _measure(key: str) -> tuple[str, int]:
    """A key's first unit and its number of units: a Chinese character each, and what stands before each space."""
    if is_all_chinese(key):
        return key[0], len(key)
    chinese = sum(map(is_chinese, key))
    first = key[0] if is_chinese(key[0]) else key.split(" ", 1)[0]
    return first, chinese + key.count(" ")


@lru_cache(maxsize=1)
def _vocabulary_names() -> tuple[tuple[str, str, str], ...]:
    return (
        *_region_names(),
        *_indicator_names(),
        *_theme_names(),
        *_group_names(),
        *_body_names(),
        *_written_names(),
    )


def _region_names() -> Iterator[tuple[str, str, str]]:
    for surface in regions.surfaces():
        for region in regions.candidates(surface):
            yield surface, "region", region.code
    for row in rows("region_pinyin"):
        for latin in split_list(row["latin"]):
            yield latin, "region", row["code"]


def _indicator_names() -> Iterator[tuple[str, str, str]]:
    for one in indicators.all_indicators():
        for label in (*one.labels, one.en):
            yield label, "indicator", one.name


def _theme_names() -> Iterator[tuple[str, str, str]]:
    for theme in themes.all_themes():
        for label in (theme.code, theme.zh, theme.en):
            yield label, "theme", theme.code
        for item in theme.labels:
            if item.weight >= _NAMES_A_THEME and theme.code not in _OF_PLANS_THEMSELVES:
                yield item.text, "theme", theme.code


def _group_names() -> Iterator[tuple[str, str, str]]:
    for group in population.all_groups():
        for label in (group.code, group.zh, group.en):
            yield label, "group", group.code


def _body_names() -> Iterator[tuple[str, str, str]]:
    for surface, function in bodies.functions().items():
        if len(surface) > 1:
            yield surface, "body", function.name


def _written_names() -> Iterator[tuple[str, str, str]]:
    for row in rows("question_names"):
        for label in split_list(row["labels"]):
            yield label, row["kind"], row["name"]


def _graph_names(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    for plan in vocabulary.plans:
        if plan.title:
            yield plan.title, "plan", plan.id
    for label, name in vocabulary.institutions:
        if len(label) > 3 and label[0] not in _WHOSE:
            yield label, "institution", name
    for label, name in vocabulary.indicators:
        yield label, "indicator", name
