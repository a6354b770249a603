"""The cells of a heat map: how strong, with which number, and what stands behind."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef

from ontology.messages import LANGUAGES
from viz.charts.model import Bar, Key, Label, Mark, Part, Sign
from viz.charts.stated_values import Record, number_of, text_of
from viz.model import Evidence, both, same
from viz.networks.region_themes import Part as ThemePart
from viz.palette import ALL, INK, NEUTRAL, PAPER, blend
from viz.reading.source import PLANWEAVE, Plan, Source

SMALL = 12.5
# upper ends of the classes, as shares of the task text, and how strong their colour is
CLASSES = ((0.005, 0.07), (0.01, 0.17), (0.02, 0.3), (0.04, 0.47), (0.08, 0.7), (1.0, 1.0))
LIGHT = 0.47  # on colours stronger than this, numbers are white
EMPTY, EDGE, FAINT, STROKES = "#fafbfc", "#e2e7eb", "#aab5be", "#c3ccd3"


@dataclass(frozen=True, slots=True)
class Found:
    """The cells by (theme code, plan id), and what stands behind them."""

    cells: dict[tuple[str, str], Record]
    nodes: dict[str, URIRef]
    parts: dict[tuple[str, str], list[ThemePart]]
    source: Source
    statements: Source | None


def strength(share: float) -> float:
    """How strong the colour of a share is, by the number that its cell shows."""
    shown = round(share, 3)
    return next(colour for end, colour in CLASSES if shown < end or end == CLASSES[-1][0])


def status_of(found: Found, code: str, plan: Plan) -> str:
    """addressed, numbers_only or silent."""
    row = found.cells.get((code, plan.id))
    return text_of(row["status"]) if row else "silent"


def reach_of(found: Found, code: str, plans: tuple[Plan, ...]) -> int:
    """How many of the plans have a task on the theme."""
    return sum(status_of(found, code, plan) == "addressed" for plan in plans)


def only_numbers(found: Found, code: str, plans: tuple[Plan, ...]) -> bool:
    """Whether a plan has a target, and no task, on the theme."""
    return any(status_of(found, code, plan) == "numbers_only" for plan in plans)


def share_of(found: Found, code: str, plan: Plan) -> float:
    """The share of the task text, 0–1; 0 where the plan is silent."""
    row = found.cells.get((code, plan.id))
    return (number_of(row["share"]) or 0.0) if row else 0.0


def mean_of(found: Found, code: str, read: list[Plan]) -> float:
    """The mean share over the plans whose tasks were read."""
    return sum(share_of(found, code, plan) for plan in read) / len(read) if read else 0.0


def percent(share: float) -> str:
    """A share as a cell shows it, in per cent with one decimal."""
    return f"{share * 100:.1f}" if share >= 0.0005 else "<0.1"


def cell_of(
    found: Found, code: str, plan: Plan, is_read: bool, box: tuple[float, float, float, float], evidence: list[Evidence]
) -> Mark:
    """A cell: colour and number; a diamond for targets alone, a dash for none, strokes for a plan not read."""
    left, top, wide, high = box
    middle = (left + wide / 2, top + high / 2)
    row, status, share = found.cells.get((code, plan.id)), status_of(found, code, plan), share_of(found, code, plan)
    first = len(evidence)
    parts: list[Part] = []
    if status == "addressed":
        colour = strength(share)
        parts.append(Bar(left, top, wide, high, blend(ALL, colour), round=2))
        ink = PAPER if colour > LIGHT else INK
        size = SMALL if wide > 34 else 11.0
        parts.append(Label(same(percent(share)), *middle, size, ink, "middle"))
        for part in found.parts.get((code, plan.id), []):
            remark = both("viz.themes_remark", share=f"{part.weight * 100:.1f} %", characters=round(part.amount))
            evidence.append(found.source.evidence(part.action, plan, part.section, remark))
    elif not is_read:
        parts.append(Bar(left, top, wide, high, PAPER, STROKES, hatched=True))
    else:
        parts.append(Bar(left, top, wide, high, EMPTY, EDGE, round=2))
    if status == "numbers_only":
        parts.append(Sign("diamond", *middle, 6.0, NEUTRAL))
        evidence += _targets(found, code, plan)
    elif status != "addressed" and is_read:
        parts.append(Sign("dash", *middle, 4.5, FAINT))
    facts = [(both("viz.fact_plan"), same(plan.id)), (both("viz.fact_status"), both(f"viz.cell_{status}"))]
    if not is_read:
        facts[-1] = (both("viz.fact_status"), both("viz.cell_unread"))
    if row and status == "addressed":
        facts.append((both("viz.fact_share"), same(f"{percent(share)} %")))
    for name in ("tasks", "measures", "indicators"):
        if row and row[name]:
            facts.append((both(f"viz.fact_{name}"), same(text_of(row[name]))))
    label = found.source.label(found.nodes[code])
    return Mark(
        id=f"{code}-{plan.id}",
        label={language: f"{label[language]} · {plan.title}" for language in LANGUAGES},
        facts=tuple(facts),
        evidence=tuple(range(first, len(evidence))),
        parts=tuple(parts),
        box=box,
    )


def _targets(found: Found, code: str, plan: Plan) -> list[Evidence]:
    """The targets of the theme's indicators, where a plan has no task on it."""
    source = found.statements
    if source is None:
        return []
    wanted = []
    for statement in source.having(PLANWEAVE.indicator):
        indicator = source.link(statement, PLANWEAVE.indicator)
        if (
            source.link(statement, PLANWEAVE.inPlan) == plan.node
            and source.text(statement, PLANWEAVE.role) == "target"
            and indicator is not None
            and found.nodes[code] in source.links(indicator, PLANWEAVE.theme)
        ):
            wanted.append((source.start_of(statement), statement, source.label(indicator)))
    return [
        source.evidence(statement, plan, source.link(statement, PLANWEAVE.inSection), label)
        for _, statement, label in sorted(wanted, key=lambda item: item[:2])
    ]


def legend_of(present: set[str], *, unread: bool) -> tuple[Key, ...]:
    """The classes of colour, and what the cells without a number mean."""
    rows = []
    low = 0.0
    for high, colour in CLASSES:
        words = {
            "key": "viz.key_share_least" if not low else "viz.key_share_most" if high == 1.0 else "viz.key_share",
            "low": f"{low * 100:g}",
            "high": f"{high * 100:g}",
        }
        text = both(words["key"], low=words["low"], high=words["high"])
        rows.append(Key((Bar(-18, -9, 36, 18, blend(ALL, colour), round=2),), text))
        low = high
    if "numbers_only" in present:
        swatch = Bar(-18, -9, 36, 18, EMPTY, EDGE, round=2)
        rows.append(Key((swatch, Sign("diamond", 0, 0, 6.0, NEUTRAL)), both("viz.key_numbers_only")))
    if "silent" in present:
        swatch = Bar(-18, -9, 36, 18, EMPTY, EDGE, round=2)
        rows.append(Key((swatch, Sign("dash", 0, 0, 4.5, FAINT)), both("viz.key_silent")))
    if unread:
        rows.append(Key((Bar(-18, -9, 36, 18, PAPER, STROKES, hatched=True),), both("viz.key_unread")))
    return tuple(rows)
