"""What to offer where the words are not sure. In: matches, or things named. Out: candidates with their calls.

Beside the questions of the catalogue there is `planweave compare A B …`, for what two or more plans or regions share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology import regions
from ontology.tables import rows, split_list
from queries.catalogue import question_named
from queries.words.entities import Thing
from queries.words.match import Match, Said

COMPARE = "compare"
_COMPARING = frozenset(("ALL_SHARED", "ONLY_ONE", "SIDE_BY_SIDE", "DIFFERENCE", "EMPHASIS"))
_PARTS = {
    "themes": frozenset(("THEME_WORD", "BY_THEME")),
    "indicators": frozenset(("INDICATOR_WORD", "TARGET")),
    "projects": frozenset(("PROJECT",)),
    "institutions": frozenset(("BODY_WORD", "WHO")),
    "actions": frozenset(("TASK", "ACTIONS", "INITIATIVE")),
}  # the first that is said
MOST_OFFERED, _WORTH_OFFERING = 5, 1.0
_OFFER_WITHIN = 2.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be meant, with parameters: name → value as `planweave ask` takes it."""

    question: str  # of the catalogue, or COMPARE
    parameters: tuple[tuple[str, str], ...]
    sides: tuple[str, ...] = ()  # for COMPARE: the plans or regions

    def command(self) -> str:
        """The call that asks it."""
        words = ["planweave compare" if self.sides else f"planweave ask {self.question}", *map(_quoted, self.sides)]
        words.extend(f"--{name} {_quoted(value)}" for name, value in self.parameters)
        return " ".join(words)


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s()<>&|;\"']", value) else value


def comparison_of(things: list[Thing], said: list[Said]) -> Candidate | None:
    """The comparison that is asked for: two or more plans or regions that lie apart, and what they share or do not."""
    spoken = {concept for one in said for concept in one.concepts}
    if not spoken & _COMPARING:
        return None
    named = {thing.at: thing for thing in things if thing.region is not None or "plan" in thing.options}
    owned = {thing.owner for thing in named.values()}
    sides: dict[str, Thing] = {}
    for thing in named.values():
        if thing.at in owned:
            continue
        values = thing.options.get("plan") or thing.options.get("region", ())
        if len(values) == 1:
            sides[values[0]] = thing
    places = [thing.region for thing in sides.values() if thing.region is not None]
    if len(sides) < 2 or any(one != other and regions.within(one, other) for one in places for other in places):
        return None
    only = tuple(("only", kind) for kind, concepts in _PARTS.items() if spoken & concepts)
    return Candidate(COMPARE, only[:1], tuple(sides))


def candidates_of(ranked: list[Match]) -> tuple[Candidate, ...]:
    """The questions worth offering; where a name is unclear, one candidate for each thing it may mean."""
    found: list[Candidate] = []
    for match in ranked:
        if match.score < _WORTH_OFFERING or match.score < ranked[0].score - _OFFER_WITHIN:
            continue
        given = [(filled.parameter, filled.value) for filled in match.filled]
        if match.several:
            parameter, values = match.several[0]
            choices = [[*given, (parameter, value)] for value in values]
        else:
            choices = [given]
        found.extend(Candidate(match.question, tuple(choice)) for choice in choices)
    return tuple(found[:MOST_OFFERED])


def offers(things: list[Thing]) -> tuple[Candidate, ...]:
    """What can be asked about the things named, where the words ask nothing."""
    found: list[Candidate] = []
    for row in rows("question_offers"):
        for thing in things:
            for value in thing.options.get(row["kind"], ()):
                names = split_list(row["questions"])
                found.extend(Candidate(name, _one(name, row["kind"], value)) for name in names)
    return tuple(found[:MOST_OFFERED])


def _one(question: str, kind: str, value: str) -> tuple[tuple[str, str], ...]:
    takes = any(item.name == kind for item in question_named(question).parameters)
    return ((kind, value),) if takes else ()
