"""Plans beside each other: in: ids of plans, out: the answers that compare them, each with its question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from planweave.web.reading import Part, part_of
from planweave.web.snapshot import Snapshot


def compare(snapshot: Snapshot, plans: Sequence[str]) -> list[Part]:
    """What two plans or more share and how they differ; parts without a row are left out."""
    parts = [
        part_of(snapshot, "tasks_side_by_side", {"plan": one, "other": other}) for one, other in combinations(plans, 2)
    ]
    return [part for part in parts if part.rows]
