"""Numbers that only tell how far two places or times are apart: 比全省平均值高出1.3个百分点, 两地相差1.5人.

In: a value and the words before it. Out: whether it is such a distance, and from whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from loaders.indicators.pairing import Pair
from loaders.tokens.clock import Moment
from loaders.tokens.values import Value
from ontology.tables import any_of, words

_DISTANT = 0.25  # of a region's own value: what differs more is another measure, or no value but a difference


@lru_cache(maxsize=1)
def _gap_verb() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!{any_of('change_stem')})(?:{any_of('gap_verb')})\s?$")  # 高出, 高; not 提高, 降低


def is_gap(view: str, start: int, value: Value, moments: Sequence[Moment]) -> bool:
    """比全省平均值高出1.3个百分点: a distance to another place, not a change from another time."""
    if _gap_verb().search(view, max(start, value.start - 4), value.start) is None:
        return False
    return not any(m.kind == "base" and value.start - 24 <= m.start < value.start for m in moments)


def is_apart(view: str, floor: int, value: Value) -> bool:
    """东西部地区仍相差1.5人, 分别比全省平均水平低0.13人和0.09人: how far places are apart, the value of none."""
    if view.endswith(words("distance_verb"), floor, value.start):
        return True
    return _than_others().search(view, max(floor, value.start - 40), value.start) is not None


def ahead_of_others(view: str, floor: int, value: Value) -> str:
    """高于全国|3.1个百分点: the words that say of how far ahead of another place a number is; '' if none do."""
    found = _other_place().search(view, max(floor, value.start - 20), value.start)
    return found.group().strip() if found else ""


def is_distance(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """Whether a value is too small beside the name's own to be another place's (78.3岁,高出全省平均|0.3岁)."""
    own = next((one.value for one in pairs if one.name == pair.name and one.value.end < pair.value.start), None)
    return own is not None and own.unit == pair.value.unit and pair.value.number < _DISTANT * own.number


@lru_cache(maxsize=1)
def _than_others() -> regex.Pattern[str]:
    others = rf"(?:{any_of('outer_region')})(?:{any_of('joint')})?"
    listed = rf"(?:[\d.]+[^\d,。;:]{{0,6}}(?:{any_of('joint')}))*"
    held = rf"(?:{any_of('average')})?(?:{any_of('share_adverb', 'link')})*"
    return regex.compile(rf"比(?:{others})+{held}(?:{any_of('gap_verb')})\s?{listed}$")


@lru_cache(maxsize=1)
def _other_place() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of('compared')})(?:{any_of('outer_region')})(?:{any_of('average')})?\s?$")
