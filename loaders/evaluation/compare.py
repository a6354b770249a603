"""Gains and losses between two versions of facts, each measured against the same annotation. Out: Changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from loaders.evaluation.kinds import KINDS
from loaders.evaluation.report import Change, KindReport, Problem, Report
from loaders.evaluation.rows import Row


def compare(before: Report, after: Report) -> tuple[Change, ...]:
    """What became right or wrong from one report to the other, by kind and place."""
    earlier = {item.kind: item for item in before.kinds}
    found = [change for item in after.kinds for change in _changes(earlier[item.kind], item)]
    order = {kind: rank for rank, kind in enumerate(KINDS)}
    return tuple(
        sorted(found, key=lambda item: (order[item.problem.row.kind], item.problem.row.start, item.problem.row.end))
    )


def _changes(before: KindReport, after: KindReport) -> Iterator[Change]:
    was, now = _by_gold(before), _by_gold(after)
    for row, was_right, is_right in zip(after.gold, before.right, after.right, strict=True):
        if is_right and not was_right:
            yield Change("gained", was[row])
        elif was_right and not is_right:
            yield Change("lost", now[row])
    yield from (Change("withdrawn", problem) for problem in _new_inventions(after, before))
    yield from (Change("appeared", problem) for problem in _new_inventions(before, after))


def _by_gold(item: KindReport) -> dict[Row, Problem]:
    """The problem of each annotated row that was not found right."""
    return {problem.gold: problem for problem in item.problems if problem.gold and problem.problem != "differs"}


def _new_inventions(before: KindReport, after: KindReport) -> Iterator[Problem]:
    """Inventions of `after` whose row stood in `before` neither as an invention nor as a wrong match."""
    left = Counter(problem.found for problem in before.problems if problem.problem in ("invented", "wrong"))
    for problem in after.problems:
        if problem.problem == "invented":
            left[problem.found] -= 1
            if left[problem.found] < 0:
                yield problem
