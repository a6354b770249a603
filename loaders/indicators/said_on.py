"""What a clause goes on to say of an indicator that a construction has just named: its change, another place's value.

60岁以上人口占常住人口的20.3%,|比2010年上升5.5个百分点,|高于全国平均水平(18.7%). In: the indicator and the values
behind it. Out: the indicator with each value that is plainly its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.indicators.changes import change_of
from loaders.indicators.quoted import quoted_gap
from loaders.indicators.share import Share
from loaders.tokens.values import Value
from ontology.tables import words

_NEAR = 24  # characters between one value and the next
_ENDS = frozenset(";。、")


def said_on(view: str, share: Share, values: Sequence[Value]) -> Iterator[Share]:
    """The share again with the values that follow its own, as long as each is a change of it or is quoted beside it."""
    at = share.value.end
    for value in values:
        if value.start < at:
            continue
        gap = view[at : value.start]
        if len(gap) > _NEAR or not gap.startswith((",", "(")) or _ENDS & set(gap):
            return
        points = value.unit in words("point_unit") and change_of(view, at, value) is not None
        if not points and not (value.unit == share.value.unit and quoted_gap(gap)):
            return
        yield replace(share, value=value, rule="said-on")
        at = value.end
