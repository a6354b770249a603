"""Reports, problems and changes as plain values for JSON. Figures have four decimals."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.evaluation.report import Figure, KindReport, Problem, Report, total
from loaders.evaluation.rows import Row, Value
from loaders.evaluation.sheets import Compared, problems_of
from loaders.model import JsonValue


def as_json(reports: Sequence[Report], errors: str | None, compared: Sequence[Compared] | None) -> dict[str, JsonValue]:
    """`documents`: name → kind → figures; `all` of several; `problems` and `changes` where they were asked for."""
    found: dict[str, JsonValue] = {"documents": {report.name: _report(report) for report in reports}}
    if len(reports) > 1:
        found["all"] = _report(total(reports, ""))
    if errors:
        found["problems"] = [_problem(name, item.problem, item) for name, item in problems_of(reports, errors)]
    if compared is not None:
        found["changes"] = [_problem(name, item.change, item.problem) for name, changes in compared for item in changes]
    return found


def _report(report: Report) -> dict[str, JsonValue]:
    return {item.kind: _kind(item) for item in report.kinds}


def _kind(item: KindReport) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = {
        "gold": item.strict.gold,
        "found": item.strict.found,
        "right": item.strict.hits,
        "strict": _figure(item.strict),
    }
    if item.span and item.covered:
        found["span"] = _figure(item.span)
        found["covered"] = _rounded(item.covered.value)
    if item.fields:
        found["fields"] = {name: _rounded(share.value) for name, share in item.fields}
    return found


def _figure(figure: Figure) -> dict[str, JsonValue]:
    return {
        "precision": round(figure.precision, 4),
        "recall": round(figure.recall, 4),
        "f1": round(figure.f1, 4),
    }


def _problem(name: str, what: str, problem: Problem) -> dict[str, JsonValue]:
    row = problem.row
    return {
        "document": name,
        "problem": what,
        "kind": row.kind,
        "start": row.start,
        "end": row.end,
        "text": row.text or (problem.found.text if problem.found else ""),
        "fields": list(problem.fields),
        "found": _row(problem.found),
        "gold": _row(problem.gold),
    }


def _row(row: Row | None) -> JsonValue:
    return None if row is None else {name: _value(value) for name, value in row.named().items()}


def _value(value: Value) -> JsonValue:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value == "" else value


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
