"""What is compared: in: what was typed (a plan's id or title, a region), out: sides, each with its plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import message
from queries.parameters import RESOLVERS, folded, lookup, near_names
from queries.runner import ask

if TYPE_CHECKING:
    from graph.stores import Store

MOST = len(ascii_uppercase)


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan of the graph: what its header says, '' where it says nothing, and where its title stands."""

    id: str
    title: str
    region: str
    issuer: str
    number: str
    issued: str
    period: str
    kind: str
    level: str
    characters: int
    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its letter, what it is called, its region if it is one, its plans."""

    letter: str
    name: str
    plans: tuple[Plan, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The plans' ids."""
        return tuple(plan.id for plan in self.plans)

    @property
    def heading(self) -> str:
        """What stands above the side's column."""
        return f"{self.letter} {self.name}"

    def described(self) -> str:
        """The side with its plans, for a key under a table."""
        plans = message("queries.comma").join(
            message("briefs.plan_named", title=plan.title or plan.id, id=plan.id, region=plan.region or "—")
            for plan in self.plans
        )
        return message("briefs.side", letter=self.letter, name=self.name, plans=plans)


def read_plans(store: Store) -> tuple[Plan, ...]:
    """Every plan of the graph, by id."""
    found = ask(store, "plans_metadata").dicts()

    def text(row: dict[str, object], name: str) -> str:
        return "" if row[name] is None else str(row[name])

    plans = []
    for row in found:
        cells: dict[str, object] = dict(row)
        first, last = text(cells, "period_start"), text(cells, "period_end")
        plans.append(
            Plan(
                id=text(cells, "plan"),
                title=text(cells, "title"),
                region=text(cells, "region"),
                issuer=text(cells, "issuer"),
                number=text(cells, "number"),
                issued=text(cells, "issued"),
                period=first if first == last else f"{first}–{last}",
                kind=text(cells, "kind"),
                level=text(cells, "level"),
                characters=int(text(cells, "characters") or 0),
                start=int(text(cells, "start") or 0),
                end=int(text(cells, "end") or 0),
                sha256=text(cells, "text_hash"),
            )
        )
    return tuple(sorted({plan.id: plan for plan in plans}.values(), key=lambda plan: plan.id))


def find_sides(store: Store, typed: Sequence[str]) -> tuple[Side, ...]:
    """A side for each name. UsageError: fewer than two, a name that means nothing, a plan on two sides."""
    if not 2 <= len(typed) <= MOST:
        raise UsageError("briefs.two_sides", count=len(typed), most=MOST)
    plans = read_plans(store)
    sides = []
    taken: dict[str, str] = {}
    for letter, words in zip(ascii_uppercase, typed, strict=False):
        name, found = find_plans(store, plans, words)
        for plan in found:
            if plan.id in taken:
                raise UsageError("briefs.same_side", plan=plan.id, first=taken[plan.id], second=words)
            taken[plan.id] = words
        sides.append(Side(letter, name, found))
    return tuple(sides)


def find_plans(store: Store, plans: Sequence[Plan], words: str) -> tuple[str, tuple[Plan, ...]]:
    """The plans that the words mean, and what they are called: a plan's id or title, a region, a part of one title."""
    wanted = folded(words)
    exact = [plan for plan in plans if wanted in (folded(plan.id), folded(plan.title))]
    if len(exact) == 1:
        return exact[0].id, (exact[0],)
    region = _region(store, words)
    if region:
        covering = tuple(plan for plan in plans if plan.region == region)
        if covering:
            return region, covering
        known = sorted({plan.region for plan in plans if plan.region})
        raise UsageError("briefs.region_without_plan", region=region, known=message("queries.comma").join(known))
    partly = [plan for plan in plans if wanted and wanted in folded(plan.title)]
    if len(partly) == 1:
        return partly[0].id, (partly[0],)
    if partly or exact:
        names = message("queries.comma").join(plan.id for plan in exact or partly)
        raise UsageError("briefs.ambiguous_side", words=words, names=names)
    near = near_names(words, (*lookup(store, "plan"), *lookup(store, "region"))) or tuple(plan.id for plan in plans)
    raise UsageError("briefs.unknown_side", words=words, near=message("queries.comma").join(near))


def _region(store: Store, words: str) -> str:
    """The full name of the region that the words name; '' if they name none."""
    try:
        return str(RESOLVERS["region"](store, words).shown)
    except UsageError as error:
        if error.key == "queries.ambiguous":
            raise
        return ""
