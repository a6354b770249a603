"""Places in two columns, the same every time: one in a given order, the other ordered so that links cross little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def column_order(fixed: Sequence[str], links: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys of `links` in the order of the mean place of what they link to in `fixed`; ties by name."""
    place = {name: index for index, name in enumerate(fixed)}
    return sorted(
        links, key=lambda name: (round(sum(place[other] for other in links[name]) / len(links[name]), 6), name)
    )


def spread_rows(targets: Sequence[float], gap: float) -> list[float]:
    """Places at least `gap` apart in the order given, as near to the rising `targets` as that allows (least squares).

    >>> spread_rows([0.0, 0.0, 100.0], 10.0)
    [-5.0, 5.0, 100.0]
    """
    blocks: list[tuple[float, int]] = []  # (sum of the targets less their offsets, number)
    for index, target in enumerate(targets):
        total, count = target - index * gap, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    means = [total / count for total, count in blocks for _ in range(count)]
    return [mean + index * gap for index, mean in enumerate(means)]
