"""One thing wrong in the sources: a sentence with every place involved, in the language in force."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.messages import message
from queries.answer import Value


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: plan, section (number and heading, '' before the first), offsets."""

    plan: str
    section: str
    start: int
    end: int

    def __str__(self) -> str:
        section = self.section or message("graph.no_section")
        return message("queries.source.place", plan=self.plan, section=section, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True)
class SourceFinding:
    """One thing wrong in the sources: `kind` (the last part of its message's key) and every place involved."""

    kind: str
    places: tuple[Place, ...]
    key: str
    values: tuple[tuple[str, object], ...]

    @property
    def text(self) -> str:
        """The sentence, in the language in force."""
        return message(self.key, **{name: str(value) for name, value in self.values})


@dataclass(frozen=True, slots=True)
class Stated:
    """A value with its place: shown as ≥65% (…)."""

    comparator: str
    value: Value
    high: Value
    unit: str
    place: Place

    def __str__(self) -> str:
        sign = "" if self.comparator in ("eq", "range") else message(f"queries.value.{self.comparator}")
        number = f"{self.value}–{self.high}" if self.comparator == "range" else f"{self.value}"
        return message("queries.source.stated", value=f"{sign}{number}{self.unit}", place=self.place)


@dataclass(frozen=True, slots=True)
class Joined:
    """Several values or places in one sentence."""

    items: tuple[object, ...]

    def __str__(self) -> str:
        return message("queries.source.and").join(str(item) for item in self.items)


@dataclass(frozen=True, slots=True)
class Role:
    """A role's name in the language in force."""

    role: str

    def __str__(self) -> str:
        return message(f"queries.value.{self.role}")
