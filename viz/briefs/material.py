"""What briefs are made of: the rows of the graph's questions, each read once, when first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from queries.answer import Value
from queries.catalogue import question_named
from queries.compare.rows import Row, rows_of
from queries.compare.sides import Plan, read_plans
from queries.evidence import read_evidence
from queries.parameters import resolve_parameters, resolve_plan
from queries.runner import read_rows
from queries.values import Place, Statement, read_statements
from viz.briefs.model import Quotation

if TYPE_CHECKING:
    from graph.stores import Store

_ENDS = "。；！？\n"  # what a sentence or a table's row ends with
_BARE = 4  # characters around a place: fewer say nothing


class Material:
    """The graph, read piece by piece. Nothing is kept between two briefs."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.scope: tuple[str, ...] | None = None  # plans whose tasks, projects and bodies are wanted; None: all
        self._values: dict[tuple[str, ...], tuple[Statement, ...]] = {}

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """Every plan."""
        return read_plans(self.store)

    def values_of(self, plans: tuple[str, ...]) -> tuple[Statement, ...]:
        """What these plans state of indicators."""
        if plans not in self._values:
            self._values[plans] = read_statements(self.store, "plan", plans)
        return self._values[plans]

    @cached_property
    def tasks(self) -> list[Row]:
        """Every task without one below it, one row a theme."""
        return rows_of(self.store, "tasks", self.scope)

    @cached_property
    def projects(self) -> list[Row]:
        """Every statement on a project."""
        return rows_of(self.store, "projects", self.scope)

    @cached_property
    def bodies(self) -> list[Row]:
        """Every place that gives a body a task or names it, with the body's name."""
        named = {row["node"]: row for row in rows_of(self.store, "body_names")}
        return [named[row["node"]] | row for row in rows_of(self.store, "bodies", self.scope) if row["node"] in named]

    def plan(self, plan_id: str) -> Plan:
        """The plan with this id."""
        return next(plan for plan in self.plans if plan.id == plan_id)

    def rows(self, name: str, **given: str) -> list[dict[str, Value]]:
        """The rows of a question of the catalogue, by column name."""
        question = question_named(name)
        names = [column.name for column in question.columns]
        resolved = resolve_parameters(self.store, question, given)
        return [dict(zip(names, row, strict=True)) for row in read_rows(self.store, question, resolved)]

    def quotations(self, places: set[Place]) -> tuple[Quotation, ...]:
        """The words at each place, by plan and offset; '' where the graph was built without quotes."""
        words: dict[tuple[str, int, int], tuple[str, str, str]] = {}
        for plan in sorted({place.plan for place in places}):
            for found in read_evidence(self.store, {"plan": resolve_plan(self.store, plan)}):
                words.setdefault((found.plan, found.start, found.end), (found.before, found.text or "", found.after))
        unique = {(place.plan, place.start, place.end): place for place in sorted(places)}
        return tuple(
            Quotation(place, *_sentence(*words.get(spot, ("", "", "")))) for spot, place in sorted(unique.items())
        )


def _sentence(before: str, text: str, after: str) -> tuple[str, str, str]:
    """The words around a place, cut where its sentence begins and ends; … where the graph keeps no more of it.

    >>> _sentence("前句。到2025年达到", "9%", "以上。后句")
    ('到2025年达到', '9%', '以上。')
    """
    if not text:
        return "", "", ""
    lead, tail = _around(before, after, _ENDS)
    if len(lead.strip("|…")) + len(tail.strip("|…")) < _BARE:  # a cell of a table: its neighbours tell what it is
        lead, tail = _around(before, after, _ENDS.replace("\n", ""))
    return _flat(lead), _flat(text), _flat(tail)


def _around(before: str, after: str, all_ends: str) -> tuple[str, str]:
    """What stands before and after within the sentence."""
    start = max(before.rfind(end) for end in all_ends)
    ends = [place for end in all_ends if (place := after.find(end)) >= 0]
    lead = before[start + 1 :] if start >= 0 or not before else f"…{before}"
    tail = after[: min(ends) + 1] if ends else (f"{after}…" if after else "")
    return lead, tail


def _flat(text: str) -> str:
    return " ".join(text.split())


def place_in(row: dict[str, Value], prefix: str = "") -> Place:
    """The place that a question's row names, with columns such as upper_plan, upper_section, upper_start."""
    return Place(
        str(row[f"{prefix}plan"]),
        int(str(row[f"{prefix}start"])),
        int(str(row[f"{prefix}end"])),
        str(row[f"{prefix}section"] or ""),
        str(row.get(f"{prefix}fact") or ""),
    )
