"""A project's cost or floor area against those of its phases. In: a view and project facts. Out: doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from loaders.model import ProjectFact
from loaders.sums.model import Doubt, Place
from loaders.tokens.numbers import read_number

REACH = 600  # characters after the project within which its phases are described
ROUNDING = 0.005  # the share of a total that the rounding of its parts may make
# matches 分一、二期 and 分两期; not 分期
_DIVIDED = regex.compile(r"分为?(?:[一二三四]、)*(?P<count>[一二两三四])个?期")
_ORDER = {f"{numeral}期": number for number, numeral in enumerate("一二三四", 1)}


def phase_doubts(view: str, projects: Sequence[ProjectFact]) -> Iterator[Doubt]:
    """Totals of projects that their phases 一期…, all described right after them, exceed or (分两期) do not reach."""
    placed = [fact for fact in projects if fact.span is not None]
    for whole in placed:
        if whole.span is None or whole.phase:
            continue
        start = whole.span.start
        phases = {
            fact.phase: fact
            for fact in placed
            if fact.phase in _ORDER and fact.name.startswith(whole.name) and start < _place(fact)[0] < start + REACH
        }
        if len(phases) < 2 or sorted(_ORDER[name] for name in phases) != list(range(1, len(phases) + 1)):
            continue
        members = [phases[name] for name in sorted(phases, key=lambda name: _ORDER[name])]
        divided = _DIVIDED.search(view, start, start + REACH)
        says_all = divided is not None and read_number(divided["count"]) == len(members)
        yield from _compared(whole, members, says_all)


def _compared(whole: ProjectFact, members: Sequence[ProjectFact], says_all: bool) -> Iterator[Doubt]:
    for unit, total, amounts in (
        ("元", whole.investment_yuan, [fact.investment_yuan for fact in members]),
        ("平方米", whole.floor_area_m2, [fact.floor_area_m2 for fact in members]),
    ):
        known = [amount for amount in amounts if amount is not None]
        if total is None or len(known) < len(members):
            continue
        difference = sum(known) - total
        if abs(difference) <= total * ROUNDING or (difference < 0 and not says_all):
            continue
        rule = "sum.differs" if says_all else "sum.exceeds"
        yield Doubt(rule, _place(whole), total, sum(known), unit, tuple(_place(fact) for fact in members))
        return


def _place(fact: ProjectFact) -> Place:
    assert fact.span is not None
    return fact.span.start, fact.span.end
