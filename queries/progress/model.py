"""A reported value, and what it says of a target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ontology.messages import language
from queries.progress.judge import Judgement
from queries.values import Statement


@dataclass(frozen=True, slots=True)
class Reported:
    """One value as reported: `level` and `measure` are in the indicator's canonical unit where units convert."""

    indicator: str
    english: str
    polarity: str
    region: str
    year: str
    value: Decimal
    unit: str
    unit_inferred: bool
    level: Decimal
    measure: str
    source: str
    file: str
    line: int
    fact: str

    @property
    def name(self) -> str:
        """The indicator's name in the language in force."""
        return self.english if language() == "en" and self.english else self.indicator

    @property
    def measured(self) -> tuple[Decimal, str]:
        """What it says, whatever the unit it is written in."""
        return self.level, self.measure


@dataclass(frozen=True, slots=True)
class Progress:
    """A reported value against one target and its baseline; `others` report another value for the same year."""

    reported: Reported
    target: Statement | None
    baseline: Statement | None
    judgement: Judgement
    others: tuple[Reported, ...]
