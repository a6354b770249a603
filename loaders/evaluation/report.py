"""What an evaluation says: figures by kind and field, what is wrong, and what changed between two versions of facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from loaders.evaluation.kinds import KINDS
from loaders.evaluation.rows import Row

ProblemKind = Literal["missed", "invented", "wrong", "differs"]
ChangeKind = Literal["gained", "lost", "withdrawn", "appeared"]


@dataclass(frozen=True, slots=True)
class Figure:
    """Of `gold` annotated and `found` extracted rows, `hits` stand for each other."""

    hits: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; where nothing was found, 1 if there was nothing to find."""
        return self.hits / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of the annotation that was found; 1 if nothing was annotated."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.hits + other.hits, self.gold + other.gold, self.found + other.found)


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`: of matched pairs those that agree, of annotated characters those covered."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Problem:
    """A row missed, invented, or matched with other values in `fields` (`differs`: only in such as do not count)."""

    problem: ProblemKind
    gold: Row | None
    found: Row | None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Row:
        """The row that tells the place: the annotated one, if there is one."""
        row = self.gold or self.found
        assert row is not None
        return row


@dataclass(frozen=True, slots=True)
class KindReport:
    """One kind in one document, or summed over several.

    `strict` counts pairs right in every strict field, `span` pairs alone (None where places mean nothing), `covered`
    the characters of annotated spans; `right` tells of each annotated row, in its order, whether it was found right.
    """

    kind: str
    strict: Figure
    span: Figure | None
    covered: Share | None
    fields: tuple[tuple[str, Share], ...]
    gold: tuple[Row, ...] = ()
    right: tuple[bool, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One document: its name and its kinds."""

    name: str
    kinds: tuple[KindReport, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that became right (`gained`) or wrong (`lost`), or an invention that was withdrawn or appeared.

    `problem` says what was wrong before, or is now.
    """

    change: ChangeKind
    problem: Problem

    @property
    def is_gain(self) -> bool:
        """Whether the later version is the better here."""
        return self.change in ("gained", "withdrawn")


def total(reports: Iterable[Report], name: str) -> Report:
    """The sum over several documents (micro average), under `name`; a kind stands in it if any document has it."""
    kinds: dict[str, list[KindReport]] = {}
    for report in reports:
        for item in report.kinds:
            kinds.setdefault(item.kind, []).append(item)
    return Report(name, tuple(_sum(kinds[kind]) for kind in KINDS if kind in kinds))


def _sum(items: list[KindReport]) -> KindReport:
    first, *rest = items
    strict, span, covered, fields = first.strict, first.span, first.covered, dict(first.fields)
    for item in rest:
        strict += item.strict
        span = span + item.span if span and item.span else None
        covered = covered + item.covered if covered and item.covered else None
        fields |= {name: fields.get(name, Share(0, 0)) + share for name, share in item.fields}
    return KindReport(first.kind, strict, span, covered, tuple(fields.items()))
