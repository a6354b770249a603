"""Carries out the corrections of one plan on its facts: wrong ones are taken out, missing ones put in.

In: the document, its facts, the rows about it. Out: the facts as corrected, and what came of each row. A wrong fact
that is not found, or a missing one that is found, is no error: the extraction may have learnt it since.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from graph.corrections.made import made_fact
from graph.corrections.model import Correction, CorrectionError
from graph.mapping import statement_iris
from loaders.document import Document, Span
from loaders.model import Fact, JsonValue


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one row: the statement that it took out or put in ('' if none), and what that says (JSON)."""

    row: Correction
    span: Span
    statement: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A plan's facts after its corrections, and what came of each row."""

    facts: tuple[Fact, ...]
    done: tuple[Done, ...]


def correct(document: Document, plan_id: str, facts: tuple[Fact, ...], rows: tuple[Correction, ...]) -> Corrected:
    """Carry out the rows. CorrectionError if a row's text does not stand there, fits two facts, or contradicts one."""
    spans = {row: _span(document, row) for row in rows}
    before = dict(zip(facts, statement_iris(document, plan_id, facts), strict=True))
    done: list[Done] = []
    out: dict[Fact, Correction] = {}
    for row in rows:
        if row.action == "wrong":
            fact = _wrong(row, facts)
            if fact is None:
                done.append(Done(row, spans[row]))
            else:
                out[fact] = row
                done.append(Done(row, spans[row], before[fact], _json(fact)))
    kept = [fact for fact in facts if fact not in out]
    missing: dict[Fact, Correction] = {}
    for row in rows:
        if row.action == "missing":
            fact = made_fact(row, spans[row], facts)
            withdrawn = next((one for one in out if _said(one) == _said(fact)), None)
            if withdrawn is not None:
                raise CorrectionError("graph.correction_contradiction", first=_at(row), second=_at(out[withdrawn]))
            if any(_said(one) == _said(fact) for one in (*kept, *missing)):
                done.append(Done(row, spans[row]))
            else:
                missing[fact] = row
    corrected = (*kept, *missing)
    iris = statement_iris(document, plan_id, corrected)
    taken = set(iris[: len(kept)])
    for (fact, row), iri in zip(missing.items(), iris[len(kept) :], strict=True):
        if iri in taken:
            raise CorrectionError("graph.correction_clash", place=_at(row))
        taken.add(iri)
        done.append(Done(row, spans[row], iri, _json(fact)))
    return Corrected(corrected, tuple(done))


def _span(document: Document, row: Correction) -> Span:
    found = document.text[row.start : row.end]
    if found != row.text or not found:
        places = [at for at in range(len(document.text)) if document.text.startswith(row.text, at)][:3]
        raise CorrectionError(
            "graph.correction_text",
            place=_at(row),
            plan=row.plan,
            start=row.start,
            end=row.end,
            found=found,
            said=row.text,
            places=", ".join(f"{at}–{at + len(row.text)}" for at in places) or "—",
        )
    return document.span(row.start, row.end)


def _wrong(row: Correction, facts: tuple[Fact, ...]) -> Fact | None:
    """The one fact that the row means."""
    given: dict[str, JsonValue] = json.loads(row.fields) if row.fields else {}
    found = [
        fact
        for fact in facts
        if fact.kind == row.kind
        and fact.span is not None
        and (fact.span.start, fact.span.end) == (row.start, row.end)
        and _agrees(_said(fact), given)
    ]
    if len(found) > 1:
        facts_shown = "; ".join(_json(fact) for fact in found)
        raise CorrectionError("graph.correction_ambiguous", place=_at(row), facts=facts_shown)
    return found[0] if found else None


def _agrees(said: dict[str, JsonValue], given: dict[str, JsonValue]) -> bool:
    """Whether the fact says all that is given (a responsibility's region and type are not said in its JSON)."""
    return all(said[name] == value for name, value in given.items() if name in said)


def _said(fact: Fact) -> dict[str, JsonValue]:
    """What the fact says, whatever rule found it."""
    said = replace(fact, rule="").as_dict()
    del said["rule"]
    return said


def _json(fact: Fact) -> str:
    return json.dumps(fact.as_dict(), ensure_ascii=False, sort_keys=True)


def _at(row: Correction) -> str:
    return row.place or f"{row.iri.rsplit('/', 1)[-1]} ({row.shown})"
