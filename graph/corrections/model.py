"""One correction as a person gave it, and the error that stops a build over one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph import names
from ontology.errors import InputError

TEXT_ACTIONS = ("wrong", "missing")
NAME_ACTIONS = ("same-as", "not-same-as", "rename")
ACTIONS = TEXT_ACTIONS + NAME_ACTIONS
NAME_KINDS = ("institution", "project")
# the document and its headings carry all other facts: correct those in the text
TEXT_KINDS = ("region", "institution", "indicator", "quantity", "project", "action", "responsibility")


@dataclass(frozen=True, slots=True)
class Correction:
    """One row. With `plan`, it is about a fact in a text; else about the names `left` and `right` (IRIs).

    `fields`: FACTS.md's fields of the fact as canonical JSON, '' for none. `place`: file and line, for messages only.
    """

    action: str
    kind: str
    plan: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    fields: str = ""
    left: str = ""
    right: str = ""
    by: str = ""
    note: str = ""
    place: str = field(default="", compare=False)

    @property
    def iri(self) -> str:
        """The correction's node: the hash of all that the row says."""
        target = (self.plan, self.start, self.end, self.text, self.fields, self.left, self.right)
        return names.hashed("correction", self.action, self.kind, *target, self.by, self.note)

    @property
    def is_about_text(self) -> bool:
        """Whether it corrects a fact in a plan (else names)."""
        return self.action in TEXT_ACTIONS

    @property
    def shown(self) -> str:
        """What it is about, for messages: 'wrong indicator in a-plan at 12–15 “80%”', 'rename 甲 → 乙'."""
        if self.is_about_text:
            return f"{self.action} {self.kind} · {self.plan} {self.start}–{self.end} “{self.text}”"
        return f"{self.action} {self.kind} · {label(self.left)} → {label(self.right)}"


class CorrectionError(InputError):
    """A row that cannot be carried out. It stops the build, whatever files may be skipped."""


def label(iri: str) -> str:
    """The name of an institution or project with its region's code, from its IRI."""
    _, code, name = names.name_parts(iri)
    return f"{name} ({code})"


def in_order(rows: Iterable[Correction]) -> tuple[Correction, ...]:
    """The rows, each once, in an order that does not depend on the file's."""
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: row.iri))
