"""Indicator values as the plans state them, made ready for an axis.

In: rows of the questions `indicator_values` and `common_indicators`, and a `Source` of the statements. Out: items: a
target with the value it starts from, or one of the two; each with its place on the indicator's axis, or the reason why
it has none. The axis is in the unit that most plans use; what converts to it is converted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rdflib import URIRef
from rdflib.namespace import Namespace

from ontology.messages import message
from ontology.namespaces import BASE, PREFIXES
from queries.answer import Value
from queries.catalogue import question_named
from queries.parameters import resolve_parameters
from queries.runner import read_rows
from viz.charts.scales import short
from viz.model import Words, both, same
from viz.reading.source import PLANWEAVE, Source

if TYPE_CHECKING:
    from graph.stores import Store

Record = dict[str, Value]
SDMX = Namespace(PREFIXES["sdmx-dimension"])
MINUS = "\u2212"
FLOORS, CEILINGS = ("ge", "gt"), ("le", "lt")


def ask_rows(store: Store, name: str, given: Mapping[str, str]) -> list[Record]:
    """The rows of a question of the catalogue as dicts by column."""
    question = question_named(name)
    names = [column.name for column in question.columns]
    rows = read_rows(store, question, resolve_parameters(store, question, given))
    return [dict(zip(names, row, strict=True)) for row in rows]


def text_of(value: Value) -> str:
    """A cell as text; "" where it is empty."""
    return "" if value is None else str(value)


def number_of(value: Value) -> float | None:
    """A cell as a number; None where it holds none."""
    return float(value) if isinstance(value, int | float) else None


@dataclass(frozen=True, slots=True)
class Stated:
    """One value as stated. `place` and `high_place` are in the axis' unit; None off the axis, and `why` says why."""

    fact: URIRef
    comparator: str
    value: float | None
    high: float | None
    unit: str
    year: str
    words: str
    place: float | None = None
    high_place: float | None = None
    why: str = ""

    def shown(self, *, unit: bool = True) -> Words:
        """The value in words: ≥80%, 4.5–5, “…” for a target in words."""
        if self.value is None:
            return both("viz.quoted", words=self.words) if self.words else both("queries.value.qualitative")
        sign = message(f"queries.value.{self.comparator}") if self.comparator in (*FLOORS, *CEILINGS, "approx") else ""
        number = short(self.value) + (f"–{short(self.high)}" if self.high is not None else "")
        number = number.replace("-", MINUS)
        after = (self.unit if self.unit[:1] in "%‰/" else f" {self.unit}") if unit and self.unit else ""
        if self.comparator == "change":
            return both("viz.changes_by", value=f"{'+' if self.value > 0 else ''}{number}{after}")
        return same(f"{sign}{number}{after}")


@dataclass(frozen=True, slots=True)
class Item:
    """What one plan says of one region: targets of one value (several statements may hold it), and the start."""

    region: str
    plan: str
    baseline: Stated | None
    targets: tuple[Stated, ...]
    nature: str
    gain: str
    direction: str

    @property
    def statements(self) -> tuple[Stated, ...]:
        """The start and the targets."""
        return (*((self.baseline,) if self.baseline else ()), *self.targets)


def _stated(source: Source, row: Record, side: str) -> Stated:
    """The target (`side` "") or the baseline ("baseline_") of a row."""
    name = side or "target_"
    fact = URIRef(BASE + text_of(row[f"{side}fact"]))
    return Stated(
        fact=fact,
        comparator=text_of(row[f"{side}comparator"]) or "eq",
        value=number_of(row["target" if not side else "baseline"]),
        high=number_of(row["target_high" if not side else "baseline_high"]),
        unit=text_of(row["unit" if not side else "baseline_unit"]),
        year=text_of(row[f"{name}year"]),
        words="".join(source.text(fact, PLANWEAVE.rawValue).split()),
    )


@dataclass(frozen=True, slots=True)
class Axis:
    """The unit of an indicator's axis, the unit that it converts to, and how many of the one make one of the other."""

    unit: str
    base: str
    factor: float


def _is_level(one: Stated) -> bool:
    return one.value is not None and one.comparator not in ("change", "qualitative")


def axis_of(source: Source, found: Iterable[tuple[str, Stated]], canonical: str) -> Axis | None:
    """The axis for (plan, value) pairs: the unit of most plans; None if no value is a level."""
    users: dict[str, set[str]] = defaultdict(set)
    factors: dict[str, tuple[str, float]] = {}
    spoken: Counter[str] = Counter()
    for plan, one in found:
        if not _is_level(one) or one.value is None:
            continue
        base, norm = _norm(source, one)
        users[base].add(plan)
        spoken[one.unit] += 1
        if norm and one.value:
            factors.setdefault(one.unit, (base, one.value / norm))
        else:
            factors.setdefault(one.unit, (base, 1.0))
    if not users:
        return None
    base = max(sorted(users), key=lambda one: len(users[one]))
    units = [unit for unit, (its_base, _) in factors.items() if its_base == base]
    unit = max(sorted(units), key=lambda one: (one == canonical, spoken[one]))
    return Axis(unit, base, factors[unit][1])


def _norm(source: Source, one: Stated) -> tuple[str, float]:
    """The unit that a value converts to, and its number there; its own where the graph gives none."""
    base = source.text(one.fact, PLANWEAVE.normalisedUnit)
    return (base, source.number(one.fact, PLANWEAVE.normalisedValue)) if base else (one.unit, one.value or 0.0)


def _placed(source: Source, one: Stated, axis: Axis | None) -> Stated:
    """The value with its place on the axis, or with the reason why it has none."""
    if one.value is None or one.comparator == "qualitative":
        return replace(one, why="qualitative")
    if one.comparator == "change":
        return replace(one, why="change")
    base, norm = _norm(source, one)
    if axis is None or (one.unit != axis.unit and base != axis.base):
        return replace(one, why="unit")
    place = one.value if one.unit == axis.unit else norm * axis.factor
    high = None if one.high is None else one.high * (place / one.value if one.value else 1.0)
    return replace(one, place=place, high_place=high)


def items_of(source: Source, rows: Iterable[Record], canonical: str) -> tuple[tuple[Item, ...], Axis | None]:
    """The items of one indicator, in the order of the rows; equal targets of one plan and region are one item."""
    pairs: list[tuple[Record, Stated | None, Stated | None]] = []
    for row in rows:
        is_target = row["fact"] != row["baseline_fact"]
        target = _stated(source, row, "") if is_target else None
        pairs.append((row, target, _stated(source, row, "baseline_") if row["baseline_fact"] else None))
    spoken = [(text_of(row["plan"]), one) for row, *both_ in pairs for one in both_ if one is not None]
    axis = axis_of(source, spoken, canonical)
    merged: dict[tuple[object, ...], Item] = {}
    for row, target, baseline in pairs:
        target = target and _placed(source, target, axis)
        baseline = baseline and _placed(source, baseline, axis)
        start = baseline and (baseline.value, baseline.high, baseline.unit, baseline.year)
        held = () if target is None else (target.place, target.high_place, target.year)
        if target is not None and target.why:
            held = (*held, target.value, target.unit, target.words)
        key = (row["region"], row["plan"], start, held)
        gain = number_of(row["gain"])
        unit = text_of(row["gain_unit"])
        item = merged.get(key) or Item(
            region=text_of(row["region"]),
            plan=text_of(row["plan"]),
            baseline=baseline,
            targets=(),
            nature=text_of(row["nature"]),
            gain="" if gain is None else f"{'+' if gain > 0 else ''}{short(gain)} {unit}".strip().replace("-", MINUS),
            direction=text_of(row["direction"]),
        )
        targets = (*item.targets, target) if target else item.targets
        merged[key] = Item(
            item.region, item.plan, item.baseline, targets, item.nature, item.gain,
            item.direction if item.direction == text_of(row["direction"]) else "",
        )  # fmt: skip
    return tuple(merged.values()), axis
