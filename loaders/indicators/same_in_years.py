"""One value for several years to come: 到2022年和2030年,接种率保持在95%以上 is a goal for each of the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from loaders.indicators.pairing import Pair
from loaders.indicators.years import years_before
from loaders.tokens.clock import Moment


def in_each_year(view: str, moments: Sequence[Moment], pair: Pair, pairs: Sequence[Pair]) -> list[Pair]:
    """A pair for each of the years that share its value; the pair itself if its indicator has more than one value."""
    if pair.moment is not None or any(one.name == pair.name and one.value != pair.value for one in pairs):
        return [pair]
    years = years_before(view, moments, pair.first.start)
    due = years and years[0].kind == "deadline"
    return [replace(pair, moment=year) for year in years] if due else [pair]
