"""Which found row stands for which annotated one: spans must overlap, and each row is used once."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.evaluation.kinds import KINDS
from loaders.evaluation.rows import Row


def agreement(found: Row, gold: Row) -> tuple[bool, ...]:
    """Field by field, whether two rows of one kind say the same."""
    fields = KINDS[gold.kind].fields
    return tuple(
        field.same(mine, theirs) for field, mine, theirs in zip(fields, found.values, gold.values, strict=True)
    )


def shared_length(one: Row, other: Row) -> int:
    """How many characters two spans share; 0 or less if none."""
    return min(one.end, other.end) - max(one.start, other.start)


def pair(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """Places (in gold, in found) of the pairs, in gold's order.

    Of all overlapping pairs those with most agreeing fields come first, then those that share most text.
    """
    weighing = [place for place, field in enumerate(KINDS[gold[0].kind].fields) if field.pairs] if gold else []
    by_start = sorted(range(len(found)), key=lambda place: found[place].start)
    candidates: list[tuple[int, int, int, int]] = []
    for mine, row in enumerate(gold):
        for place in by_start:
            other = found[place]
            if other.start >= row.end:
                break
            shared = shared_length(row, other)
            if shared > 0:
                says = agreement(other, row)
                candidates.append((-sum(says[field] for field in weighing), -shared, mine, place))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, mine, place in sorted(candidates):
        if mine not in pairs and place not in taken:
            pairs[mine] = place
            taken.add(place)
    return sorted(pairs.items())
