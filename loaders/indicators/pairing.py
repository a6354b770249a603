"""Which value belongs to which indicator's name in a sentence: rules over tokens, each with a name.

Rules: `name-value`, `names-shared-value` (A、B均达到x), `names-values` (A和B分别为x和y), `from-to` (由x提高到y),
`inherited-values` (…,五年来分别增长x、y: the names before).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from loaders.indicators.changes import change_of
from loaders.indicators.names import Name
from loaders.tokens.clock import Moment
from loaders.tokens.values import Value
from ontology.indicators import Indicator
from ontology.tables import any_of, words
from ontology.units import unit_of

_COUNTED = frozenset(
    ("item", "person", "bed", "establishment", "vehicle", "equipment", "piece of equipment", "facility", "person-time",
     "household", "occurrence", "case", "event", "piece", "project", "kind", "article", "copy", "team")
)  # fmt: skip
_BRACKETED = regex.compile(r"\([^()]*\)")
_ACCOUNT = regex.compile(r"以[^,。;]{1,14}为单位的?")  # 以乡镇(街道)为单位 between name and value
_QUIET = regex.compile(r"[\s“”\"'()《》+]")


_IN_GAPS = ("region_prefecture", "region_county", "region_province", "done", "due", "change_up", "change_down",
            "link_noun")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """One value of one indicator, and the rule that joined them."""

    name: Name
    value: Value
    rule: str
    first: Value  # the first of the list that the value stands in: the verb before it holds for all


@lru_cache(maxsize=64)
def _strip(category: str) -> regex.Pattern[str]:
    return regex.compile(any_of(category))


def pair_up(
    view: str, end: int, names: Sequence[Name], values: Sequence[Value], moments: Sequence[Moment]
) -> tuple[list[Pair], set[int]]:
    """Pairs in one stretch of text without 。 or ; and the starts of the values that they use.

    `names`, `values` and `moments` lie in the stretch, each in order, none overlapping.
    """
    pairs: list[Pair] = []
    used: set[int] = set()
    group: list[Name] = []
    anchor = -1
    had_value = False
    at_value = 0
    tokens: list[Name | Value] = sorted([*names, *values], key=lambda token: token.start)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Name):
            joined = group and not had_value and is_joint(view[group[-1].end : token.start])
            group = [*group, token] if joined else [token]
            anchor, had_value = token.end, False
            index += 1
            continue
        run = _run(view, tokens, index)
        index += len(run)
        gap = view[anchor : run[0].start] if anchor >= 0 else ""
        if anchor < 0 or not _linked(gap, moments, anchor, run[0].start):
            continue
        found = _assign(view, group, run, gap, names, had_value)
        if not found:
            continue
        pairs.extend(found)
        used.update(pair.value.start for pair in found)
        anchor, had_value, at_value = run[-1].end, True, at_value + 1
    return pairs, used


def is_joint(gap: str) -> bool:
    """Whether only a joining word or mark stands between two members of a list."""
    bare = _QUIET.sub("", gap)
    return bare in words("joint") or bare == ""


def _run(view: str, tokens: Sequence[Name | Value], index: int) -> list[Value]:
    """The values from tokens[index] on that form one list: x、y和z."""
    first = tokens[index]
    assert isinstance(first, Value)
    run = [first]
    for token in tokens[index + 1 :]:
        gap = view[run[-1].end : token.start]
        if isinstance(token, Value) and gap and (is_joint(gap) or gap in (",", "/")):
            run.append(token)
        else:
            break
    return run


def _linked(gap: str, moments: Sequence[Moment], anchor: int, value_start: int) -> bool:
    """Whether nothing but verbs, times and adverbs stands between a name (or a value before) and a value."""
    left = _BRACKETED.sub("", _ACCOUNT.sub("", _without_moments(gap, moments, anchor, value_start)))
    comma = "," in left
    bare = _QUIET.sub("", _strip("link").sub("", _strip("comparator_before").sub("", left)))
    bare = bare.replace(",", "")
    for category in _IN_GAPS:
        bare = _strip(category).sub("", bare)
    return len(bare) <= (0 if comma else 2)


def _without_moments(gap: str, moments: Sequence[Moment], anchor: int, value_start: int) -> str:
    pieces: list[str] = []
    at = anchor
    for moment in moments:
        if anchor <= moment.start and moment.end <= value_start:
            pieces.append(gap[at - anchor : moment.start - anchor])
            at = moment.end
    pieces.append(gap[at - anchor :])
    return "".join(pieces)


def _assign(
    view: str, group: Sequence[Name], run: Sequence[Value], gap: str, names: Sequence[Name], had_value: bool
) -> list[Pair]:
    respectively = _strip("respectively").search(gap) is not None
    changing = change_of(view, run[0].start - len(gap), run[0]) is not None
    run = _shared_bound(run) if respectively else list(run)
    if len(run) == len(group) and len(run) > 1:
        rule = "from-to" if had_value else "names-values"
        return [
            Pair(n, v, rule, run[0]) for n, v in zip(group, run, strict=True) if fits(n.indicator, v, True, changing)
        ]
    if len(run) > 1 and respectively:
        before = [name for name in names if name.end <= run[0].start][-len(run) :]
        if len(before) == len(run):
            return [
                Pair(n, v, "inherited-values", run[0])
                for n, v in zip(before, run, strict=True)
                if fits(n.indicator, v, True, changing)
            ]
        return []
    value = run[0]
    tight = len(_BRACKETED.sub("", gap)) <= 8
    if len(group) > 1:
        return [Pair(n, value, "names-shared-value", value) for n in group if fits(n.indicator, value, tight, changing)]
    name = group[-1]
    return (
        [Pair(name, value, "from-to" if had_value else "name-value", value)]
        if fits(name.indicator, value, tight, changing)
        else []
    )


def _shared_bound(run: Sequence[Value]) -> list[Value]:
    """分别达到90%、95%以上, 分别不低于3、4张: a bound said once, at either end of the list, holds for all."""
    for said, others in ((run[-1], run[:-1]), (run[0], run[1:])):
        if said.comparator in ("ge", "le", "approx") and others and all(one.comparator == "eq" for one in others):
            return [replace(one, comparator=said.comparator) for one in run]
    return list(run)


def fits(indicator: Indicator, value: Value, tight: bool, changing: bool) -> bool:
    """Whether a value's unit can be one of the indicator's; a bare number only right behind a name, and where

    no noun follows it that it could count, unless the indicator has no unit.
    """
    if is_count(indicator):
        return False
    if not value.unit:
        return tight and (value.bare or not indicator.unit or unit_base(indicator.unit) in ("index", "proportion"))
    base, own = unit_base(value.unit), unit_base(indicator.unit)
    if base in ("difference", "ratio") and (own in ("ratio", "") or changing):
        return True
    if not own:
        return True
    if base == "ratio" and tight and own not in _COUNTED and own not in ("age", "time", "yuan"):
        return True  # a share where the vocabulary has a dose or an index: 抗菌药物使用强度降低到40%以下
    return base == own or (base in _COUNTED and own in _COUNTED)


def is_count(indicator: Indicator) -> bool:
    """Whether an indicator counts things as such (医养结合床位数): in running text that is a quantity."""
    return unit_base(indicator.unit) in _COUNTED and not indicator.denominator


def unit_base(symbol: str) -> str:
    """What a unit measures; for a scaled counter (万人) that of the counter; '' if unknown."""
    known = unit_of(symbol) or unit_of(symbol.lstrip("万亿千百"))
    return known.base if known else ""
