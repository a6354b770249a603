"""The same indicator of others, who alone are named: 签约率达到70%,重点人群85%; 卫生院覆盖率100%,村卫生室85%."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from loaders.indicators.changes import change_of
from loaders.indicators.classes_told import told_of_class
from loaders.indicators.names import Name
from loaders.indicators.other_people import of_other_people
from loaders.indicators.qualified import is_class, leading_class
from loaders.indicators.share import RATES, Share, made
from loaders.indicators.standards import of_other_standard
from loaders.tokens.clock import Moment
from loaders.tokens.phrases import phrase_before
from loaders.tokens.values import Value
from ontology.indicators import indicator_named
from ontology.tables import words

_RATE = regex.compile(r"\d\s?[%‰]")


def for_others(view: str, start: int, value: Value, names: Sequence[Name], moments: Sequence[Moment]) -> Share | None:
    """签约率达到70%,重点人群达到85%: the same indicator of another population, where the vocabulary knows it."""
    before = [name for name in names if name.end <= value.start]
    if value.unit not in RATES or not before:
        return None
    phrase = phrase_before(view, _after_value(view, before[-1].end, value.start, start), value.start, moments)
    for tail in (before[-1].indicator.name, view[before[-1].start : before[-1].end]):
        known = indicator_named(phrase + tail)
        if known is not None and phrase:
            return Share(value, known.name, True, phrase, "other-population")
    said = view[before[-1].start : before[-1].end]
    whose = of_other_people(phrase, before[-1].indicator.name, said)
    if whose is not None and change_of(view, start, value) is None:  # not 下转患者年均增长|10%: how many they are
        return made(value, whose.name, phrase, "other-population")
    told = told_of_class(phrase, said)
    if told:
        return made(value, told, phrase, "other-population")
    own = leading_class(said)
    if own and own != said and is_class(phrase) and leading_class(phrase) == phrase:
        return made(value, phrase + said[len(own) :], phrase, "other-population")
    return of_other_standard(value, phrase, before[-1].indicator.name) or _for_same_kind(value, phrase, said)


def _after_value(view: str, name_end: int, value_start: int, start: int) -> int:
    """Where a member of a list begins that the name's own value stands before (签约率达到35%|、重点人群达到65%)."""
    mark = view.rfind("、", name_end, value_start)
    return mark + 1 if mark >= 0 and _RATE.search(view, name_end, mark) else start


def _for_same_kind(value: Value, phrase: str, said: str) -> Share | None:
    """三级医院门诊预约率达到70%,二级医院达到50%: what is said of one kind, of another whose name ends alike."""
    at = said.find(phrase[-2:]) if len(phrase) >= 4 and regex.fullmatch(r"\p{Han}+", phrase) else -1
    rest = said[at + 2 :]
    if at < 2 or not rest.endswith(words("rate_tail")) or phrase.endswith(words("rate_tail")):
        return None
    return made(value, phrase + rest, phrase, "other-population")
