"""What a clause goes on to say of an indicator that a construction has just named: its change, another place's value.

60岁以上人口占常住人口的20.3%,|比2010年上升5.5个百分点,|高于全国平均水平(18.7%). In: the indicator and the values
behind it. Out: the indicator with each value that is plainly its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.indicators.changes import change_of
from loaders.indicators.pairing import is_joint
from loaders.indicators.quoted import quoted_behind, quoted_gap
from loaders.indicators.share import Share
from loaders.tokens.values import Value
from ontology.tables import words

_NEAR = 24  # characters between one value and the next
_ENDS = frozenset(";。、")


def said_on(view: str, share: Share, values: Sequence[Value]) -> Iterator[Share]:
    """The share again with the values that follow its own, as long as each is a change of it or is quoted beside it."""
    at = share.value.end
    for value, after in zip(values, [*values[1:], None], strict=True):
        if value.start < at:
            continue
        if after is not None and is_joint(view[value.end : after.start]):
            return  # 同期全省为15.2%和10.6%: one for each of several
        gap = view[at : value.start]
        if len(gap) > _NEAR or not gap.startswith((",", "(")) or _ENDS & set(gap):
            return
        alike = value.unit == share.value.unit
        differs = value.unit in words("point_unit") or (alike and share.rule == "per-capita")
        change = differs and change_of(view, at, value) is not None
        if not change and not (alike and (quoted_gap(gap) or quoted_behind(view, at, value))):
            return
        said = replace(value, comparator="eq") if quoted_behind(view, at, value) else value
        yield replace(share, value=said, rule="said-on")
        at = value.end
