"""Re-checks every piece of evidence in a graph against the texts that it was read from.

In: a store and the plans' files. Out: what does not hold. A text that was changed since is found by its hash, and
each piece is still tried, so that one sees what moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph import names
from graph.build import plan_ids
from graph.mapping.places import place_key
from graph.mapping.writer import CONTEXT
from graph.reading import plan_id_of
from graph.terms import term
from loaders import read_document
from ontology.errors import UsageError
from ontology.namespaces import BASE

# the properties that repeat the words of the text at a statement's evidence
_WORDS = ("pw:heading", "pw:citedTitle", "pw:rawValue", "dcterms:title", "pw:surface")
# an indicator's surface is its name, which stands elsewhere than its value
_NAMED_ELSEWHERE = "pw:rawValue"


@dataclass(frozen=True, slots=True)
class Fault:
    """One piece of evidence that does not hold. `key` is a message's; `found` the text there, `said` the graph's."""

    plan_id: str
    start: int
    end: int
    thing: str
    key: str
    found: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """How many pieces of evidence were tried, how many failed, in which plans; why; and the plans without a file."""

    count: int
    failed: int
    plans: tuple[str, ...]
    faults: tuple[Fault, ...]
    unread: tuple[str, ...]


def verify(store: ox.Store, files: Sequence[Path]) -> Verification:
    """Try all evidence of the plans whose files are given. UsageError for a file whose plan the graph does not hold."""
    held = plan_ids(store)
    texts: dict[str, Path] = {}
    for path in files:
        plan_id = plan_id_of(path)
        if plan_id not in held:
            raise UsageError("graph.no_such_plan", id=plan_id, known=", ".join(held) or "—")
        texts[plan_id] = path
    count = failed = 0
    faults: list[Fault] = []
    for plan_id in sorted(texts):
        document = read_document(texts[plan_id])
        plan = _Plan(store, plan_id)
        if plan.one(names.plan(plan_id), "pw:textHash") != document.sha256:
            faults.append(Fault(plan_id, 0, 0, texts[plan_id].name, "graph.fault_hash"))
        statements = sorted(set(plan.subjects("pw:inPlan")) | set(plan.subjects("prov:wasQuotedFrom")))
        for statement in statements:
            found = list(_faults(plan, statement, document.text))
            count, failed = count + 1, failed + bool(found)
            faults.extend(found)
    unread = tuple(plan_id for plan_id in held if plan_id not in texts)
    return Verification(count, failed, tuple(sorted(texts)), tuple(faults), unread)


class _Plan:
    """One plan's graph, by subject and predicate."""

    def __init__(self, store: ox.Store, plan_id: str) -> None:
        self.plan_id = plan_id
        self._values: dict[tuple[str, str], list[str]] = {}
        self._subjects: dict[str, list[str]] = {}
        for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(names.plan_graph(plan_id))):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                self._values.setdefault((quad.subject.value, quad.predicate.value), []).append(quad.object.value)
                self._subjects.setdefault(quad.predicate.value, []).append(quad.subject.value)

    def one(self, subject: str, predicate: str) -> str | None:
        """The one value, None if there is none."""
        found = self._values.get((subject, term(predicate).value))
        return found[0] if found else None

    def subjects(self, predicate: str) -> list[str]:
        """Everything that has this predicate."""
        return self._subjects.get(term(predicate).value, [])


def _faults(plan: _Plan, statement: str, text: str) -> Iterator[Fault]:
    thing = statement.removeprefix(BASE)
    evidence = plan.one(statement, "prov:wasQuotedFrom")
    start_text = plan.one(f"{evidence}#position", "oa:start")
    end_text = plan.one(f"{evidence}#position", "oa:end")
    if evidence is None or start_text is None or end_text is None:
        yield Fault(plan.plan_id, 0, 0, thing, "graph.fault_no_evidence")
        return
    start, end = int(start_text), int(end_text)
    if not 0 <= start < end <= len(text) or evidence != names.evidence(plan.plan_id, start, end):
        yield Fault(plan.plan_id, start, end, thing, "graph.fault_range")
        return
    found = text[start:end]
    for said in _said(plan, statement, evidence):
        if said != found:
            yield Fault(plan.plan_id, start, end, thing, "graph.fault_quote", found, said)
    key = plan.one(statement, "pw:placeKey")
    if key is not None and not key.startswith(place_key(plan.plan_id, start, end, "")):
        yield Fault(plan.plan_id, start, end, thing, "graph.fault_place")
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    for predicate, beside in (("oa:prefix", before), ("oa:suffix", after)):
        if plan.one(f"{evidence}#quote", predicate) not in (None, beside):
            yield Fault(plan.plan_id, start, end, thing, "graph.fault_context")


def _said(plan: _Plan, statement: str, evidence: str) -> Iterator[str]:
    """Each wording that the graph keeps of this place."""
    quote = plan.one(f"{evidence}#quote", "oa:exact")
    if quote is not None:
        yield quote
    for predicate in _WORDS:
        said = plan.one(statement, predicate)
        if said is not None and not (predicate == "pw:surface" and plan.one(statement, _NAMED_ELSEWHERE)):
            yield said
