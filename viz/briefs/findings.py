"""The tables that set plans against each other or against themselves: upper levels, weak targets, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from ontology.messages import message
from queries.answer import Value
from queries.source_findings import Joined, SourceFinding, Stated
from queries.values import Place
from queries.values.read import shown_value
from viz.briefs.material import place_in
from viz.briefs.model import Row as Line
from viz.briefs.model import Table
from viz.briefs.tables import table, word

_Row = dict[str, Value]


def upper_table(rows: Iterable[_Row]) -> Table | None:
    """Targets of a region beside those of the regions above it (rows of stricter_or_looser)."""
    lines, data = [], []
    for row in rows:
        own, upper = _stated(row, ""), _stated(row, "upper_")
        verdict = word(row["relation"])
        if row["why"]:
            verdict = message("briefs.because", verdict=verdict, why=word(row["why"]))
        places = (place_in(row), place_in(row, "upper_"))
        cells = (str(row["indicator"]), str(row["region"]), own, verdict, str(row["upper_region"]), upper)
        lines.append(Line(cells, places))
        data.append(Line((*cells[:2], str(row["year"]), *cells[2:]), places))
    columns = (
        ("indicator", 30),
        ("region", 14),
        ("target", 12),
        ("compared", 20),
        ("upper_region", 12),
        ("upper_target", 12),
    )
    names = ("indicator", "region", "target_year", "target", "compared", "upper_region", "upper_target")
    return table("upper", columns, lines, names, data)


def _stated(row: _Row, side: str) -> str:
    target = row[f"{side}target"]
    if target is None:
        return str(row[f"{side}words"] or "")
    high = row[f"{side}target_high"]
    top = None if high is None else Decimal(str(high))
    return shown_value(str(row[f"{side}comparator"]), Decimal(str(target)), top, str(row[f"{side}unit"] or ""))


def findings_table(findings: Sequence[SourceFinding]) -> Table | None:
    """What is wrong in the sources, a sentence each."""
    lines = []
    for finding in findings:
        places = tuple(Place(place.plan, place.start, place.end, place.section) for place in finding.places)
        text = message(finding.key, **{name: _bare(value) for name, value in finding.values})
        lines.append(Line((message(f"briefs.finding.{finding.kind}"), text), places))
    return table("findings", (("kind", 16), ("finding", 74)), lines, ("kind", "finding"), lines)


def _bare(value: object) -> str:
    """A value of a finding's sentence without its place, which has a column of its own."""
    if isinstance(value, Joined):
        return message("queries.source.and").join(_bare(one) for one in value.items)
    if isinstance(value, Stated):
        high = None if value.high is None else Decimal(str(value.high))
        return shown_value(value.comparator, Decimal(str(value.value)), high, value.unit)
    return str(value)
