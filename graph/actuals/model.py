"""One reported value, one file of them, and what can be wrong with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ontology.errors import InputError
from ontology.messages import message

SHOWN = 20  # problems that an error lists


@dataclass(frozen=True, slots=True)
class Actual:
    """One line: `indicator` is the canonical name, `region` a code; `unit_inferred` if the line gives no unit."""

    line: int
    indicator: str
    region: str
    year: str
    value: Decimal
    unit: str
    unit_inferred: bool
    raw: str
    source: str


@dataclass(frozen=True, slots=True)
class ActualsFile:
    """A file's name, the sha256 of its bytes, its values, and the lines that say what another says."""

    name: str
    sha256: str
    rows: tuple[Actual, ...]
    repeated: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a line, as a message; the text is made when it is read."""

    line: int
    key: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return message("actuals.line", line=self.line, problem=message(self.key, **dict(self.values)))


@dataclass(frozen=True, slots=True)
class Problems:
    """The first problems, one a line, and how many more there are."""

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        lines = [f"\n  - {problem}" for problem in self.problems[:SHOWN]]
        more = len(self.problems) - SHOWN
        return "".join(lines) + (f"\n  - {message('actuals.more', count=more)}" if more > 0 else "")


class ActualsError(InputError):
    """A table of reported values that cannot be taken; nothing of it is stored."""
