"""Scales and the numbers under them, for any values."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viz.charts.scales import Scale, scale_over, ticks

finite = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))


@given(finite, finite, st.integers(1, 6))
def test_ticks_lie_between_and_are_few(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    if high - low < 1e-3:
        return
    found = ticks(low, high, most)
    assert len(found) <= most
    assert all(low - 1e-6 <= tick <= high + 1e-6 for tick in found)
    assert len({round(b - a, 6) for a, b in pairwise(found)}) <= 1


@given(st.lists(finite, min_size=1, max_size=8))
def test_a_scale_keeps_the_order_and_the_room(values: list[float]) -> None:
    scale: Scale = scale_over(values, 10.0, 90.0)
    places = [scale.place(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(9.999 <= place <= 90.001 for place in places)
