"""What is wrong in the plans themselves, as sentences: contradictions, weak targets, wrong totals, citations.

In: a store. Out: findings. They come from the questions `contradictions` and `targets_below_reached` and from
lookups; what may be read in another way is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from ontology.tables import any_of, words
from queries.answer import Value
from queries.catalogue import lookup_query
from queries.parameters import fact_term
from queries.runner import read_rows
from queries.source_citations import citation_findings
from queries.source_findings import Joined, Place, Role, SourceFinding, Stated
from queries.source_rows import Row, place_of, rows_by_name

if TYPE_CHECKING:
    from graph.stores import Store

NEAR = 40  # characters within which two values of one plan are not set against each other
_FLOORS, _CEILINGS = ("ge", "gt"), ("le", "lt")
_SUMS = {
    "sum.exceeds": "queries.source.exceeds",
    "sum.differs": "queries.source.differs",
    "sum.part": "queries.source.part",
    "count.rows": "queries.source.rows",
    "count.categories": "queries.source.categories",
}


@lru_cache(maxsize=1)
def _qualifier() -> re.Pattern[str]:
    return re.compile(any_of("name_qualifier"))


def source_findings(store: Store, plan: str = "", region: str = "", indicator: str = "") -> tuple[SourceFinding, ...]:
    """Every finding, by plan, then in the order of the text; or those of one plan, or on one indicator.

    Of a plan are its own, values that another plan contradicts and, with the plan's `region`, targets that another
    plan sets there below what this one reports.
    """
    given = {"plan": plan} if plan else {"indicator": indicator} if indicator else {}
    found = [*_within(store, given), *_between(store, given), *_weak(store, given)]
    if plan and region:
        found += [one for one in _weak(store, {"region": region}) if plan in {place.plan for place in one.places[1:]}]
        found = list(dict.fromkeys(found))
    if not indicator:  # the rest is about whole texts
        whole = [*_sums(store), *citation_findings(store)]
        found += [one for one in whole if plan in ("", one.places[0].plan)]
    return tuple(sorted(found, key=lambda one: (one.places[0].plan, one.places[0].start, one.kind, str(one.values))))


def _within(store: Store, given: Mapping[str, str]) -> Iterator[SourceFinding]:
    for row in rows_by_name(store, "contradictions", given=given):
        if (
            row["role"] == "reference"
            or "approx" in (row["comparator"], row["other_comparator"])
            or _in_one_breath(row)
        ):
            continue
        if row["relation"] == "conflict" and _exclude(row):
            if _one_indicator(store, row):
                yield _pair(row, row["plan"])
        elif (
            row["relation"] == "two_bounds"
            and _same_side(row)
            and _name(store, row["fact"]) == _name(store, row["other_fact"]) != ""
        ):
            yield _pair(row, row["plan"], "queries.source.two_bounds")


def _between(store: Store, given: Mapping[str, str]) -> Iterator[SourceFinding]:
    for row in rows_by_name(store, "between_plans", is_lookup=True, given=given):
        if "plan" in given and given["plan"] not in (row["plan"], row["other_plan"]):
            continue
        if _one_indicator(store, row):
            yield _pair(row, row["other_plan"])


def _pair(row: Row, other_plan: Value, key: str = "") -> SourceFinding:
    first, second = _stated(row, "", row["plan"]), _stated(row, "other_", other_plan)
    points = first.comparator in ("eq", "range") and second.comparator in ("eq", "range")
    key = key or ("queries.source.contradiction" if points else "queries.source.bounds")
    values = (
        ("indicator", row["indicator"]),
        ("region", row["region"] or "—"),
        ("year", row["year"]),
        ("role", Role(str(row["role"]))),
        ("first", first),
        ("second", second),
    )
    return SourceFinding(key.rpartition(".")[2], (first.place, second.place), key, values)


def _weak(store: Store, given: Mapping[str, str]) -> Iterator[SourceFinding]:
    rows = [row for row in rows_by_name(store, "targets_below_reached", given=given) if _is_weaker(store, row)]
    rows.sort(key=lambda row: (str(row["fact"]), str(row["reached_plan"])))
    for _, group in groupby(rows, key=lambda row: (row["fact"], row["reached_plan"])):
        members = sorted(group, key=lambda row: int(str(row["reached_start"])))
        row = members[0]
        target = Stated(
            str(row["comparator"]),
            row["target"],
            row["target_high"],
            str(row["unit"] or ""),
            place_of(row, "", row["plan"]),
        )
        reached = [
            Stated(
                str(one["reached_comparator"]),
                one["reached"],
                one["reached_high"],
                str(one["reached_unit"] or ""),
                place_of(one, "reached_", one["reached_plan"]),
            )
            for one in members
        ]
        values = (
            ("indicator", row["indicator"]),
            ("region", row["region"] or "—"),
            ("year", row["target_year"] or "—"),
            ("target", target),
            ("reached_year", row["reached_year"] or "—"),
            ("reached", Joined(tuple(reached))),
        )
        places = (target.place, *(one.place for one in reached))
        yield SourceFinding("weak", places, "queries.source.weak", values)


def _is_weaker(store: Store, row: Row) -> bool:
    """Whether nothing is left open: no value is said with 约, the bounds are not the same, the names fit."""
    target = (row["comparator"], row["target"], row["unit"])
    same_bound = target == (row["reached_comparator"], row["reached"], row["reached_unit"])
    is_rough = "approx" in (row["comparator"], row["reached_comparator"])
    return not same_bound and not is_rough and _one_indicator(store, row, "reached_fact")


def _sums(store: Store) -> Iterator[SourceFinding]:
    for _, group in groupby(rows_by_name(store, "doubts", is_lookup=True), key=lambda row: row["fact"]):
        members = list(group)
        row = members[0]
        total = place_of(row, "", row["plan"])
        parts = [
            Place(total.plan, total.section, int(str(one["part_start"])), int(str(one["part_end"]))) for one in members
        ]
        key = _SUMS[str(row["rule"])]
        values = (
            ("stated", f"{row['stated']}{row['unit']}"),
            ("counted", f"{row['counted']}{row['unit']}"),
            ("place", total),
            ("parts", Joined(tuple(f"{part.start}–{part.end}" for part in parts))),
        )
        yield SourceFinding(key.rpartition(".")[2], (total, *parts), key, values)


def _stated(row: Row, side: str, plan: Value) -> Stated:
    comparator, unit = str(row[f"{side}comparator"]), str(row[f"{side}unit"] or "")
    return Stated(comparator, row[f"{side}value"], row[f"{side}high"], unit, place_of(row, side, plan))


def _exclude(row: Row) -> bool:
    """Whether both sides of a pair cannot hold at once; in two units only plain values are compared."""
    first, second = str(row["comparator"]), str(row["other_comparator"])
    if row["unit"] != row["other_unit"]:
        return first == second == "eq"
    return _below(row, "", "other_") or _below(row, "other_", "")


def _below(row: Row, lower: str, upper: str) -> bool:
    """Whether all that `lower` allows lies under all that `upper` allows."""
    top_is, floor_is = row[f"{lower}comparator"], row[f"{upper}comparator"]
    if top_is in _FLOORS or floor_is in _CEILINGS:
        return False
    top, floor = (float(str(row[f"{lower}high"] or row[f"{lower}value"])), float(str(row[f"{upper}value"])))
    return top < floor or (top == floor and (top_is == "lt" or floor_is == "gt"))


def _in_one_breath(row: Row) -> bool:
    """Whether both stand so close that they are steps of one sentence (达到60%，再达到70%)."""
    near = abs(int(str(row["other_start"])) - int(str(row["start"]))) < NEAR
    return near and row["section"] == row["other_section"]


def _same_side(row: Row) -> bool:
    pair = {row["comparator"], row["other_comparator"]}
    return row["unit"] == row["other_unit"] and (pair <= set(_FLOORS) or pair <= set(_CEILINGS))


def _one_indicator(store: Store, row: Row, other: str = "other_fact") -> bool:
    """Whether both names in the texts have the same qualifiers (规范, 系统): else they may be two indicators.

    A name cut short in a list (高血压、糖尿病患者管理率) counts as the whole.
    """
    found = []
    for fact in (row["fact"], row[other]):
        written = _name(store, fact)
        whole = written if written.endswith(words("indicator_tail") + words("rate_tail")) else str(row["indicator"])
        found.append(frozenset(_qualifier().findall(whole)))
    return found[0] == found[1]


def _name(store: Store, fact: Value) -> str:
    """How the text calls the indicator of a statement ('' if the graph does not say)."""
    details = read_rows(store, lookup_query("details"), {"node": fact_term(str(fact))})
    return next((str(value) for name, value in details if name == "surface"), "")
