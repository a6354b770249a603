"""Questions to offer where the words are not sure. In: matches, or things named. Out: candidates with their calls."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.tables import rows, split_list
from queries.catalogue import question_named
from queries.words.entities import Thing
from queries.words.match import Match

_OFFERED, _WORTH_OFFERING = 5, 1.0
_OFFER_WITHIN = 2.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be meant, with parameters: name → value as `planweave ask` takes it."""

    question: str
    parameters: tuple[tuple[str, str], ...]

    def command(self) -> str:
        """The call that asks it."""
        words = ["planweave ask", self.question]
        for name, value in self.parameters:
            words.append(f"--{name} " + (f'"{value}"' if re.search(r"[\s()<>&|;\"']", value) else value))
        return " ".join(words)


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
    return tuple(found[:_OFFERED])


def offers(things: list[Thing]) -> tuple[Candidate, ...]:
    """What can be asked about the things named, where the words ask nothing."""
    found: list[Candidate] = []
    for row in rows("question_offers"):
        for thing in things:
            for value in thing.options.get(row["kind"], ()):
                names = split_list(row["questions"])
                found.extend(Candidate(name, _one(name, row["kind"], value)) for name in names)
    return tuple(found[:_OFFERED])


def _one(question: str, kind: str, value: str) -> tuple[tuple[str, str], ...]:
    takes = any(item.name == kind for item in question_named(question).parameters)
    return ((kind, value),) if takes else ()
