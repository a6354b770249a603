"""Names that only point back: 而2015年|这一比例|为24.1% is the share that the sentence has told just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.indicators.pairing import Pair
from loaders.indicators.share import Share
from ontology.indicators import indicator_named
from ontology.tables import any_of


def points_back(name: str) -> bool:
    """Whether a name only says which was meant before (这一比例, 张村县该比重); it is then no name of its own."""
    return _pointing().search(name) is not None


def meant_by(view: str, pair: Pair, pairs: Sequence[Pair], share: Share | None) -> Share | None:
    """The share told last before a name that points back, with the value that it has; None if none is told.

    `pairs` are those of names, `share` is the last one that a construction names.
    """
    surface = view[pair.name.start : pair.name.end]
    named = [one for one in pairs if one.value.end <= pair.name.start and one.value.unit == pair.value.unit]
    named = [one for one in named if not points_back(one.name.indicator.name)]
    if (
        share is not None
        and share.value.start < pair.name.start
        and (not named or named[-1].value.start < share.value.start)
    ):
        return replace(share, value=pair.value, surface=surface)
    if not named:
        return None
    name = named[-1].name.indicator.name
    return Share(pair.value, name, indicator_named(name) is not None, surface, "points-back")


@lru_cache(maxsize=1)
def _pointing() -> regex.Pattern[str]:
    return regex.compile(any_of("points_back"))
