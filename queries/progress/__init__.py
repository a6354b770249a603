"""How far targets have come: reported values against the straight line from baseline to target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from queries.progress.judge import Judgement, judge
from queries.progress.model import Progress, Reported
from queries.progress.read import read_reported
from queries.values import Statement, baselines_of, read_statements
from queries.values.strength import is_level

if TYPE_CHECKING:
    from graph.stores import Store

__all__ = ["Judgement", "Progress", "Reported", "judge", "progress"]


def progress(store: Store, parameters: Mapping[str, str] | None = None) -> tuple[Progress, ...]:
    """A row for each reported value and target of its indicator and region; one without a target has one row.

    `parameters`: indicator, region (and all within it). Baselines are the plan's own; two that contradict each other
    give a row each. UsageError for names that mean nothing.
    """
    reported = read_reported(store, parameters or {})
    statements = read_statements(store, "indicator", sorted({value.indicator for value in reported}))
    by_thing: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        by_thing[(one.indicator, one.region)].append(one)
    values: dict[tuple[str, str, str], list[Reported]] = defaultdict(list)
    for value in reported:
        values[(value.indicator, value.region, value.year)].append(value)
    found = []
    for value in reported:
        about = by_thing[(value.indicator, value.region)]
        same = values[(value.indicator, value.region, value.year)]
        others = tuple(other for other in same if other.measured != value.measured)
        targets = targets_of(about)
        if not targets:
            found.append(Progress(value, None, None, Judgement("no_target"), others))
        for target in targets:
            for baseline in baselines_of(target, about) or (None,):
                found.append(Progress(value, target, baseline, judge(value, target, baseline), others))
    return tuple(found)


def targets_of(statements: Sequence[Statement]) -> list[Statement]:
    """The targets that count: the region's own plan's if it sets any, else what other plans state for the region.

    A change or words give way to a number that the same plan sets for the year.
    """
    targets = [one for one in statements if one.role == "target"]
    own = [one for one in targets if one.is_own] or targets
    numbered = {(one.plan, one.year) for one in own if is_level(one)}
    kept = [one for one in own if is_level(one) or (one.plan, one.year) not in numbered]
    return sorted(kept, key=lambda one: (one.year, one.place))
