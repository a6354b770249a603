"""The corrections of one build: those of a new file or those remembered, which plans they touch, what to warn of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode, Store

from graph import names
from graph.corrections.consistency import reference_targets
from graph.corrections.model import Correction, CorrectionError, in_order
from graph.corrections.references import is_spoken_of
from graph.terms import term
from ontology.errors import InputError

Source = Literal["file", "remembered", "dropped"]


@dataclass(frozen=True, slots=True)
class Replay:
    """What is to be replayed; `before` are the rows that the graph was made with until now."""

    rows: tuple[Correction, ...]
    before: tuple[Correction, ...]
    source: Source

    @property
    def by_plan(self) -> dict[str, tuple[Correction, ...]]:
        """The rows about the text of each plan."""
        return {plan_id: in_order(rows) for plan_id, rows in _by_plan(self.rows).items()}

    @property
    def targets(self) -> dict[str, str]:
        """Name → the name that statements are to speak of."""
        return reference_targets(self.rows)

    def require_texts(self, held: Collection[str], read: Collection[str]) -> None:
        """CorrectionError if a plan's corrections have changed and its text is not among those read."""
        old, new = _by_plan(self.before), _by_plan(self.rows)
        for plan_id in sorted(set(held) - set(read)):
            changed = old[plan_id] ^ new[plan_id]
            if changed:
                row = min(changed, key=lambda one: (one not in new[plan_id], one.iri))
                raise CorrectionError(
                    "graph.correction_needs_text", place=row.place or row.shown, row=row.shown, plan=plan_id
                )

    def warnings(self, store: Store, held: Collection[str], read: Collection[str]) -> tuple[InputError, ...]:
        """Rows without effect: their plan or name is not here, the wrong fact is not found, the missing one is.

        Remembered rows are only told of where a plan was read.
        """
        found = []
        for row in self.rows:
            if row.is_about_text and row.plan not in held:
                if self.source == "file":
                    found.append(_warning("graph.correction_no_plan", row))
            elif row.is_about_text:
                done = any(store.quads_for_pattern(NamedNode(row.iri), term("pw:corrects"), None, None))
                if row.plan in read and not done:
                    found.append(_warning(f"graph.correction_{row.action}_idle", row))
            elif self.source == "file":
                wanted = (row.left,) if row.action == "rename" else (row.left, row.right)
                if not all(is_spoken_of(store, name) for name in wanted):
                    found.append(_warning("graph.correction_no_name", row))
        return tuple(found)


def require_kinds(store: Store, rows: Iterable[Correction]) -> None:
    """CorrectionError for a name that the graph knows only as a thing of the other kind."""
    for row in rows:
        if row.is_about_text:
            continue
        # a new name may be anything's
        for name in (row.left,) if row.action == "rename" else (row.left, row.right):
            kind, code, words = names.name_parts(name)
            other = names.project(code, words) if kind == "institution" else names.institution(code, words)
            if is_spoken_of(store, other) and not is_spoken_of(store, name):
                raise CorrectionError("graph.correction_kinds", place=row.place or row.shown, name=words, kind=kind)


def _warning(key: str, row: Correction) -> InputError:
    return InputError(key, place=row.place or row.iri.rsplit("/", 1)[-1], row=row.shown)


def _by_plan(rows: Iterable[Correction]) -> dict[str, set[Correction]]:
    found: dict[str, set[Correction]] = defaultdict(set)
    for row in rows:
        if row.is_about_text:
            found[row.plan].add(row)
    return found
