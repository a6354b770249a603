"""From values to places on an axis, and the round numbers that stand under it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight scale: `low` stands at `start`, `high` at `end` (drawing units)."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        """Where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def scale_over(values: Iterable[float], start: float, end: float) -> Scale:
    """A scale from the least to the greatest value; a lone value stands in the middle."""
    found = sorted(values)
    low, high = found[0], found[-1]
    if low == high:
        room = abs(low) * 0.1 or 1.0
        low, high = low - room, high + room
    return Scale(low, high, start, end)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """At most `most` round numbers from `low` to `high`, evenly apart.

    >>> ticks(2.1, 9.8, 4)
    (4.0, 6.0, 8.0)
    """
    power = 10.0 ** math.floor(math.log10(high - low))
    for step in (power * factor for factor in (0.1, 0.2, 0.5, 1, 2, 5, 10)):
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return tuple(round(count * step, 10) for count in range(first, last + 1))
    return ()


def short(value: float) -> str:
    """A number without needless zeros, thousands apart.

    >>> short(80.0), short(0.53), short(12000.0)
    ('80', '0.53', '12,000')
    """
    return f"{value:,.10f}".rstrip("0").rstrip(".")
