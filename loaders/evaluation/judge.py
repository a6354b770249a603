"""Measures facts against an annotation. In: Gold and facts as dicts. Out: a Report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from loaders.evaluation.found import FactDict, rows_of
from loaders.evaluation.gold import Gold
from loaders.evaluation.kinds import KINDS
from loaders.evaluation.pairing import agreement, pair
from loaders.evaluation.report import Figure, KindReport, Problem, Report, Share
from loaders.evaluation.rows import Row


def evaluate(gold: Gold, facts: Iterable[FactDict]) -> Report:
    """Every kind that was annotated, in the order of KINDS."""
    found = rows_of(facts)
    kinds = []
    for kind, rows in gold.rows.items():
        kinds.append(_themes(rows, found[kind]) if kind == "theme" else _kind(kind, gold, found[kind]))
    return Report(gold.name, tuple(kinds))


def _kind(kind: str, annotation: Gold, found: Sequence[Row]) -> KindReport:
    shape, gold = KINDS[kind], annotation.rows[kind]
    asked = [(place, field) for place, field in enumerate(shape.fields) if (kind, field.name) not in annotation.unasked]
    pairs = pair(gold, found)
    agreeing = Counter[str]()
    right = [False] * len(gold)
    problems = []
    for mine, place in pairs:
        says = agreement(found[place], gold[mine])
        wrong = [field for at, field in asked if not says[at]]
        agreeing.update(field.name for at, field in asked if says[at])
        right[mine] = not any(field.strict for field in wrong)
        if wrong:
            names = tuple(field.name for field in wrong)
            problems.append(Problem("differs" if right[mine] else "wrong", gold[mine], found[place], names))
    matched, used = {mine for mine, _ in pairs}, {place for _, place in pairs}
    problems += [Problem("missed", row, None) for place, row in enumerate(gold) if place not in matched]
    problems += [Problem("invented", None, row) for place, row in enumerate(found) if place not in used]
    return KindReport(
        kind,
        strict=Figure(sum(right), len(gold), len(found)),
        span=None if shape.placeless else Figure(len(pairs), len(gold), len(found)),
        covered=None if shape.placeless else _covered(gold, found),
        fields=tuple((field.name, Share(agreeing[field.name], len(pairs))) for _, field in asked),
        gold=gold,
        right=tuple(right),
        problems=_in_order(problems),
    )


def _covered(gold: Iterable[Row], found: Iterable[Row]) -> Share:
    """How many characters of the annotated spans lie in a found span of the kind, whatever it says."""
    inside = {place for row in found for place in range(row.start, row.end)}
    counted = [place in inside for row in gold for place in range(row.start, row.end)]
    return Share(sum(counted), len(counted))


def _themes(gold: tuple[Row, ...], found: Sequence[Row]) -> KindReport:
    """Pairs (leaf section, theme), micro-averaged; what was found at no annotated leaf does not count."""
    leaves = {row.start: row for row in gold}
    wanted = {(row.start, row.values) for row in gold}
    got = {(row.start, row.values): row for row in found if row.start in leaves}
    right = tuple((row.start, row.values) in got for row in gold)
    problems = [Problem("missed", row, None) for row, found_it in zip(gold, right, strict=True) if not found_it]
    problems += [Problem("invented", None, row) for key, row in got.items() if key not in wanted]
    figure = Figure(sum(right), len(gold), len(got))
    return KindReport("theme", figure, None, None, (), gold, right, _in_order(problems))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda item: (item.row.start, item.row.end, item.problem)))
