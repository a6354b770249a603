"""What a comparison comes to: parts (themes, indicators …), their lines, and a cell a side with its places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from queries.answer import Scalar
from queries.compare.sides import Side
from queries.values import Place

Reach = Literal["all", "some", "one"]
Kind = Literal["themes", "indicators", "actions", "projects", "institutions"]
KINDS: tuple[Kind, ...] = ("themes", "indicators", "actions", "projects", "institutions")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a side says, in the language in force, with its place; `data` are its bare values by name."""

    what: str
    text: str
    place: Place
    data: tuple[tuple[str, Scalar], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One subject and what each side says of it (empty: nothing).

    `has` tells for each side whether it counts as having the subject. `verdict` is same, stronger, differs,
    not_comparable or ''; `strongest` and `weakest` are places of sides; `unfit` says which sides cannot be set
    against the others, and why.
    """

    subject: str
    cells: tuple[tuple[Item, ...], ...]
    has: tuple[bool, ...]
    group: str = ""
    code: str = ""
    verdict: str = ""
    strongest: tuple[int, ...] = ()
    weakest: tuple[int, ...] = ()
    unfit: tuple[tuple[int, str], ...] = ()

    @property
    def reach(self) -> Reach:
        """How many sides have it."""
        count = sum(self.has)
        return "all" if count == len(self.has) else ("one" if count == 1 else "some")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a comparison: lines in the order in which they are read; `notes` are keys of sentences below."""

    kind: Kind
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sides and parts; text is in the language that was in force when it was made."""

    sides: tuple[Side, ...]
    parts: tuple[Part, ...]


def ordered(lines: list[Line]) -> tuple[Line, ...]:
    """Shared by most first, then by the first side that has it; the order within stays."""
    return tuple(sorted(lines, key=lambda line: (-sum(line.has), line.has.index(True))))
