"""One plan as a reader sees it: its text, outline and facts in place; in: a store and a plan's id or title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.catalogue import Question, lookup_query
from queries.evidence import Evidence, read_evidence
from queries.parameters import Resolved, resolve_plan
from queries.runner import read_rows

if TYPE_CHECKING:
    from graph.stores import Store


@dataclass(frozen=True, slots=True)
class Heading:
    """A section: its number (4-2-1), marker, words, level ("1" to "4", "box"), where it stands, where its text ends."""

    path: str
    marker: str
    heading: str
    level: str
    start: int
    end: int
    body_end: int


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A plan with its outline and the facts read in it, both in the order of the text.

    `text` is None in a graph built without quotes; all offsets are code points of it. What is unknown is ''.
    """

    plan_id: str
    title: str
    region: str
    region_code: str
    period: str
    characters: int
    text_hash: str
    text: str | None
    outline: tuple[Heading, ...]
    facts: tuple[Evidence, ...]


def read_plan_document(store: Store, typed: str) -> PlanDocument:
    """The plan of that id or title; UsageError with the near ones if there is none."""
    given = {"plan": resolve_plan(store, typed)}
    header = _dicts(store, lookup_query("plan_text"), given)[0]
    years = [header[name] for name in ("period_start", "period_end")]
    outline = tuple(
        Heading(
            path=row["path"],
            marker=row["marker"],
            heading=row["heading"],
            level=row["level"],
            start=int(row["start"]),
            end=int(row["end"]),
            body_end=int(row["body_end"]),
        )
        for row in _dicts(store, lookup_query("outline"), given)
    )
    return PlanDocument(
        plan_id=header["plan"],
        title=header["title"],
        region=header["region"],
        region_code=header["region_code"],
        period="–".join(dict.fromkeys(year for year in years if year)),
        characters=int(header["characters"]),
        text_hash=header["text_hash"],
        text=header["text"] or None,
        outline=outline,
        facts=read_evidence(store, dict(given)),
    )


def _dicts(store: Store, question: Question, given: dict[str, Resolved]) -> list[dict[str, str]]:
    names = [column.name for column in question.columns]
    return [
        {name: "" if value is None else str(value) for name, value in zip(names, row, strict=True)}
        for row in read_rows(store, question, given)
    ]
