"""Reports as sheets of plain values for a table or CSV. In: reports, and what was asked to be listed. Out: Parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.evaluation.kinds import KINDS
from loaders.evaluation.report import Change, Figure, Problem, Report, total
from loaders.evaluation.rows import plain
from ontology.messages import message

Cell = str | int | float | None
Compared = tuple[str, tuple[Change, ...]]  # a document's name, what changed in it

_FIGURES = ("document", "kind", "gold", "found", "precision", "recall", "f1", "span_f1", "covered", "fields")
_FIGURES_CSV = (
    *("document", "kind", "field", "gold", "found", "right", "precision", "recall", "f1"),
    *("span_precision", "span_recall", "span_f1", "covered", "matched", "accuracy"),
)
_LISTING = ("document", "problem", "kind", "start", "end", "text", "detail")


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet: title, names of its columns, their headings, rows, notes below."""

    title: str
    names: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


def parts(reports: Sequence[Report], errors: str | None, compared: Sequence[Compared] | None) -> list[Part]:
    """For people: the figures, then the problems of the kind `errors` (or of all), then gains and losses."""
    found = [_part("evaluate.figures", _FIGURES, figure_rows(_with_total(reports)), (message("evaluate.strict"),))]
    if errors:
        found.append(_part("evaluate.problems", _LISTING, _worded(problem_rows(reports, errors))))
    if compared is not None:
        every = [change for _, changes in compared for change in changes]
        gains = sum(change.is_gain for change in every)
        note = message("evaluate.gains", gains=gains, losses=len(every) - gains)
        found.append(_part("evaluate.changes", _LISTING, _worded(change_rows(compared)), (note,)))
    return found


def csv_parts(reports: Sequence[Report], errors: str | None, compared: Sequence[Compared] | None) -> list[Part]:
    """For machines, one sheet: what was asked to be listed, else the figures. Column names and codes as they are."""
    if errors or compared is not None:
        rows = problem_rows(reports, errors) + change_rows(compared or ())
        return [Part("", _LISTING, _LISTING, tuple(rows))]
    return [Part("", _FIGURES_CSV, _FIGURES_CSV, tuple(figure_rows_csv(_with_total(reports))))]


def problems_of(reports: Iterable[Report], errors: str | None) -> list[tuple[str, Problem]]:
    """(document, problem) of every problem in the kind `errors`, or in `all`."""
    return [
        (report.name, problem)
        for report in reports
        for item in report.kinds
        if errors in (item.kind, "all")
        for problem in item.problems
    ]


def _with_total(reports: Sequence[Report]) -> list[Report]:
    return [*reports, total(reports, message("evaluate.all"))] if len(reports) > 1 else list(reports)


def _part(title: str, names: tuple[str, ...], rows: list[tuple[Cell, ...]], notes: tuple[str, ...] = ()) -> Part:
    headings = tuple(message(f"evaluate.column.{name}") for name in names)
    return Part(message(title), names, headings, tuple(rows), notes)


def _worded(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows of a listing with the problem in words."""
    return [(name, message(f"evaluate.problem.{problem}"), *rest) for name, problem, *rest in rows]


def figure_rows(reports: Iterable[Report]) -> list[tuple[Cell, ...]]:
    """One row a document and kind, for people: three decimals; of the fields only those that are not always right."""
    return [
        (
            report.name,
            item.kind,
            item.strict.gold,
            item.strict.found,
            _short(item.strict.precision),
            _short(item.strict.recall),
            _short(item.strict.f1),
            _short(item.span.f1 if item.span else None),
            _short(item.covered.value if item.covered else None),
            "; ".join(f"{name} {_short(share.value)}" for name, share in item.fields if share.part < share.whole),
        )
        for report in reports
        for item in report.kinds
    ]


def figure_rows_csv(reports: Iterable[Report]) -> list[tuple[Cell, ...]]:
    """One row a document and kind, then one for each of its fields (column `field`), with four decimals."""
    found: list[tuple[Cell, ...]] = []
    for report in reports:
        for item in report.kinds:
            strict, span = item.strict, item.span
            spans = _three(span) if span else (None, None, None)
            covered = _exact(item.covered.value) if item.covered else None
            counts = (strict.gold, strict.found, strict.hits)
            pairs = span.hits if span else None
            found.append((report.name, item.kind, "", *counts, *_three(strict), *spans, covered, pairs, None))
            found += [
                (report.name, item.kind, name, None, None, share.part, *(None,) * 7, share.whole, _exact(share.value))
                for name, share in item.fields
            ]
    return found


def problem_rows(reports: Iterable[Report], errors: str | None) -> list[tuple[Cell, ...]]:
    """One row a problem: where, and the values, found ≠ annotated."""
    return [_listed(name, item.problem, item) for name, item in problems_of(reports, errors)]


def change_rows(compared: Iterable[Compared]) -> list[tuple[Cell, ...]]:
    """One row a gain or loss; the detail tells what was wrong before, or is now."""
    return [_listed(name, item.change, item.problem) for name, changes in compared for item in changes]


def _listed(name: str, what: str, problem: Problem) -> tuple[Cell, ...]:
    row, found = problem.row, problem.found
    text = row.text or (found.text if found else "")
    return (name, what, row.kind, row.start, row.end, text.replace("\n", " "), _detail(problem))


def _detail(problem: Problem) -> str:
    if problem.gold and problem.found:
        mine, theirs = problem.found.named(), problem.gold.named()
        return "; ".join(
            f"{name}: {plain(mine[name]) or '∅'} ≠ {plain(theirs[name]) or '∅'}" for name in problem.fields
        )
    shown = zip(KINDS[problem.row.kind].fields, problem.row.values, strict=True)
    return ", ".join(plain(value) for field, value in shown if field.strict and value != "")


def _three(figure: Figure) -> tuple[float, float, float]:
    return round(figure.precision, 4), round(figure.recall, 4), round(figure.f1, 4)


def _exact(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _short(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
