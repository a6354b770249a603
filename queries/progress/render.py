"""Progress as a table, CSV or JSON, with the arithmetic in words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from ontology.messages import message
from queries.compare.render import place_text
from queries.formats import Sheet, render_md, render_table
from queries.progress.judge import STATUSES
from queries.progress.model import Progress, Reported
from queries.values import Statement
from queries.values.read import plain, shown_value

COLUMNS = (
    *("indicator", "region", "year", "value", "unit", "unit_inferred", "source", "file", "line", "status", "why"),
    *("required", "required_unit", "arithmetic", "other_values", "baseline_year", "baseline", "baseline_unit"),
    *("target_year", "comparator", "target", "target_high", "target_unit", "plan", "section", "start", "end", "fact"),
    *("baseline_section", "baseline_start", "baseline_end", "baseline_fact", "reported_fact"),
)
_DIGITS = 12  # the most that a rounded number of the line is shown with


def render_progress(found: Sequence[Progress], form: str, width: int = 0) -> str:
    """The rows as table, md, csv or json."""
    if form == "json":
        shown = {"rows": as_dicts(found), "notes": notes(found)}
        return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        written = io.StringIO()
        writer = csv.DictWriter(written, COLUMNS)
        writer.writeheader()
        writer.writerows(as_dicts(found))
        return written.getvalue()
    return (render_md if form == "md" else render_table)(sheet(found), width)


def as_dicts(found: Sequence[Progress]) -> list[dict[str, object]]:
    """Each row as a dict with all of COLUMNS, None where unknown."""
    return [_row(one) for one in found]


def sheet(found: Sequence[Progress]) -> Sheet:
    """The table for people."""
    names = ("indicator", "region", "year", "actual", "status", "arithmetic", "plan_place", "actual_source")
    rows = tuple(
        (
            one.reported.name,
            one.reported.region,
            int(one.reported.year),
            shown_value("eq", one.reported.value, None, one.reported.unit),
            message(f"briefs.status.{one.judgement.status}"),
            arithmetic(one),
            _place(one),
            message("briefs.reported_at", source=one.reported.source, file=one.reported.file, line=one.reported.line),
        )
        for one in found
    )
    heads = tuple(message(f"briefs.progress.{name}") for name in names)
    return Sheet(message("briefs.progress_title"), names, heads, rows, tuple(notes(found)))


def _place(one: Progress) -> str:
    if one.target is None:
        return "—"
    shown = f"{one.target.plan} {place_text(one.target.place)}"
    return shown if one.baseline is None else f"{shown}; {place_text(one.baseline.place)}"


def notes(found: Sequence[Progress]) -> list[str]:
    """How many of each outcome; that the path is a straight line; values in conflict; units that were not given."""
    if not found:
        return [message("briefs.nothing_reported")]
    counts = [(status, sum(one.judgement.status == status for one in found)) for status in STATUSES]
    said = [
        message("briefs.status_count", status=message(f"briefs.status.{status}"), count=n) for status, n in counts if n
    ]
    told = [message("queries.comma").join(said), message("briefs.path_note")]
    conflicts = {one.reported.fact for one in found if one.others}
    if conflicts:
        told.append(message("briefs.conflict_note", count=len(conflicts)))
    inferred = {one.reported.fact for one in found if one.reported.unit_inferred}
    if inferred:
        told.append(message("briefs.inferred_note", count=len(inferred)))
    return told


def arithmetic(one: Progress) -> str:
    """The reckoning in a line: 8.5% (2020) → ≥9% (2025); path 2023: 8.5 + (9 − 8.5) × 3/5 = 8.8; 8.9 ≥ 8.8."""
    value, target, judged = one.reported, one.target, one.judgement
    parts = []
    if target is not None:
        start = f"{_level(one.baseline)} ({one.baseline.year or '?'}) → " if one.baseline is not None else ""
        parts.append(f"{start}{_level(target)} ({target.year or '?'})")
        parts.extend(_steps(value, target, one.baseline, judged.step, judged.required, judged.better))
    if judged.why:
        parts.append(message(f"briefs.why.{judged.why}"))
    if one.others:
        parts.append(message("briefs.other_values", values=_other_values(one.others)))
    return "; ".join(parts) or "—"


def _steps(
    value: Reported, target: Statement, baseline: Statement | None, step: str, required: Fraction | None, better: str
) -> list[str]:
    actual = f"{plain(value.level)}{value.measure}"
    if step == "within":
        return [message("briefs.step.within", actual=actual, target=_level(target))]
    if not step or required is None:
        return [message("briefs.step.actual", actual=actual)] if target.level is not None else []
    kept = Fraction(value.level) >= required if better == "higher" else Fraction(value.level) <= required
    sign = ("≥" if better == "higher" else "≤") if kept else ("<" if better == "higher" else ">")
    if step != "path":
        strict = target.comparator in ("gt", "lt")
        if strict:
            sign = ">" if better == "higher" else "<"
            sign = sign if Fraction(value.level) != required else "="
            if not kept:
                sign = "<" if better == "higher" else ">"
        return [
            message(
                f"briefs.step.{step}",
                actual=actual,
                sign=sign,
                goal=f"{_shown(required, value)}{value.measure}",
                year=target.year or "?",
            )
        ]
    assert baseline is not None and baseline.level is not None and target.level is not None
    share = f"{int(value.year) - int(baseline.year)}/{int(target.year) - int(baseline.year)}"
    line = _shown(required, value)
    exact = Fraction(Decimal(line)) == required
    start, goal, equals = plain(baseline.level), plain(target.level), "=" if exact else "≈"
    sum_ = f"{start} + ({goal} − {start}) × {share} {equals} {line}"
    return [
        message("briefs.step.path", year=value.year, sum=f"{sum_}{value.measure}"),
        message("briefs.step.compared", actual=actual, sign=sign, required=f"{line}{value.measure}"),
    ]


def _shown(required: Fraction, value: Reported) -> str:
    """The line's value with two decimals more than the actual one has, and as many as tell the two apart."""
    digits = max(0, -int(value.level.as_tuple().exponent)) + 2
    while digits <= _DIGITS:
        rounded = round(required, digits)
        same_side = (rounded > value.level) == (required > value.level) and (rounded == value.level) == (
            required == value.level
        )
        if same_side:
            break
        digits += 1
    return plain(Decimal(rounded.numerator) / Decimal(rounded.denominator))


def _level(one: Statement) -> str:
    """A value in the unit of the reckoning; words and changes as they stand."""
    if one.level is None or one.comparator == "change":
        return one.shown()
    return shown_value(one.comparator, one.level, one.top, one.measure)


def _other_values(others: Sequence[Reported]) -> str:
    return message("queries.comma").join(f"{plain(one.value)}{one.unit} ({one.source})" for one in others)


def _row(one: Progress) -> dict[str, object]:
    value, target, base, judged = one.reported, one.target, one.baseline, one.judgement
    row: dict[str, object] = {
        "indicator": value.indicator,
        "region": value.region,
        "year": int(value.year),
        "value": _number(value.value),
        "unit": value.unit or None,
        "unit_inferred": value.unit_inferred,
        "source": value.source,
        "file": value.file,
        "line": value.line,
        "status": judged.status,
        "why": judged.why or None,
        "required": None if judged.required is None else _number(Decimal(_shown(judged.required, value))),
        "required_unit": None if judged.required is None else value.measure or None,
        "arithmetic": arithmetic(one),
        "other_values": _other_values(one.others) or None,
        "reported_fact": value.fact,
    }
    if base is not None:
        row |= {"baseline_year": int(base.year) if base.year else None, "baseline": _number(base.value)}
        row |= {"baseline_unit": base.unit or None, "baseline_section": base.place.section}
        row |= {"baseline_start": base.place.start, "baseline_end": base.place.end, "baseline_fact": base.place.fact}
    if target is not None:
        row |= {"target_year": int(target.year) if target.year else None, "comparator": target.comparator}
        row |= {
            "target": _number(target.value),
            "target_high": _number(target.high),
            "target_unit": target.unit or None,
        }
        row |= {"plan": target.plan, "section": target.place.section}
        row |= {"start": target.place.start, "end": target.place.end, "fact": target.place.fact}
    return {name: row.get(name) for name in COLUMNS}


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
