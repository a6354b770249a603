"""Judges a reported value: reached, on track, behind, or why that cannot be told.

The path is a straight line from the baseline (its year and value) to the target (its year and value). A value is on
track if it is at the line or better in its year. Where lower is better the line falls; where the baseline meets the
target already, the target itself is what must be held. Numbers are exact: no float enters.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from queries.values import Statement, better_direction, why_unfit

if TYPE_CHECKING:
    from queries.progress.model import Reported

Status = Literal["reached", "on_track", "behind", "no_target", "no_baseline", "not_comparable"]
STATUSES: tuple[Status, ...] = ("reached", "on_track", "behind", "no_baseline", "no_target", "not_comparable")
Step = Literal["", "met", "due", "held", "path", "within"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome; `why` says what keeps a value from being judged. `required` is what the year asks for.

    `step` is how it was found: met (the target is kept), within (a range), due (the target's year is over), held (the
    baseline met the target already), path (the line's value of the year).
    """

    status: Status
    why: str = ""
    step: Step = ""
    better: str = ""
    required: Fraction | None = None


def judge(value: Reported, target: Statement, baseline: Statement | None) -> Judgement:
    """What a reported value says of a target; all is compared in one unit."""
    if target.level is None or target.comparator in ("change", "qualitative"):
        return Judgement("not_comparable", "change" if target.comparator == "change" else "qualitative")
    if value.measure != target.measure:
        return Judgement("not_comparable", "unit")
    if target.comparator == "range":
        if target.top is not None and target.level <= value.level <= target.top:
            return Judgement("reached", step="within")
        return Judgement("not_comparable", "range")
    better = better_direction(value.polarity, [target.comparator])
    why = why_unfit(target, better)
    if why:
        return Judgement("not_comparable", why)
    goal, actual = Fraction(target.level), Fraction(value.level)
    if _meets(actual, goal, target.comparator, better):
        return Judgement("reached", "", "met", better, goal)
    if not target.year:
        return Judgement("not_comparable", "no_target_year", better=better)
    if int(value.year) >= int(target.year):
        return Judgement("behind", "", "due", better, goal)
    return _on_the_line(value, target, baseline, better)


def _on_the_line(value: Reported, target: Statement, baseline: Statement | None, better: str) -> Judgement:
    """The outcome before the target's year, when the target is not met yet."""
    assert target.level is not None
    why = _unfit_baseline(baseline, target)
    if why or baseline is None or baseline.level is None:
        return Judgement("no_baseline", why, better=better)
    if int(value.year) <= int(baseline.year):
        return Judgement("not_comparable", "before_path", better=better)
    start, goal, actual = Fraction(baseline.level), Fraction(target.level), Fraction(value.level)
    if _meets(start, goal, target.comparator, better):
        return Judgement("behind", "", "held", better, goal)
    elapsed = Fraction(int(value.year) - int(baseline.year), int(target.year) - int(baseline.year))
    required = start + (goal - start) * elapsed
    is_on_track = actual >= required if better == "higher" else actual <= required
    return Judgement("on_track" if is_on_track else "behind", "", "path", better, required)


def _unfit_baseline(baseline: Statement | None, target: Statement) -> str:
    """Why no line can begin at the baseline ('' if one can): none, a bound, no year, another unit."""
    if baseline is None:
        return "no_baseline"
    if baseline.level is None or baseline.comparator not in ("eq", "approx"):
        return "baseline_bound"
    if not baseline.year:
        return "base_undated"
    return "unit" if baseline.measure != target.measure else ""


def _meets(number: Fraction, goal: Fraction, comparator: str, better: str) -> bool:
    """Whether a number keeps the target; more than a floor that excludes itself must be more."""
    if number == goal:
        return comparator not in ("gt", "lt")
    return number > goal if better == "higher" else number < goal
