"""The list of plans (the first page), and a plan: outline, text with its facts marked, the triples of a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from graph.listing import list_plans
from ontology.errors import UsageError
from ontology.namespaces import BASE
from planweave.web.marking import facts_at, mark
from planweave.web.reading import part_of, reads
from planweave.web.render import fragment, page
from planweave.web.snapshot import Snapshot
from planweave.web.triples import Triple, triples_of
from queries.documents import PlanDocument, read_plan_document
from queries.evidence import Evidence
from queries.resources import list_things

if TYPE_CHECKING:
    from graph.stores import Store

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_QUIET = ("Section", "Plan")  # kinds that are not marked in the text


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact beside the text: its evidence, its IRI, and its triples."""

    place: Evidence
    iri: str
    triples: tuple[Triple, ...]


@reads
def home(request: Request, snapshot: Snapshot) -> Response:
    """The plans, and what they speak of most."""
    plans = snapshot.once(list_plans)
    most = {kind: snapshot.once(list_things, kind)[:12] for kind in ("indicator", "theme", "institution")}
    return page(request, "home.html", plans=plans, most=most)


@reads
def plan(request: Request, snapshot: Snapshot) -> Response:
    """A plan with its text; `at=120-140` marks a place and shows its facts."""
    document = snapshot.once(read_plan_document, request.path_params["plan"])
    hit = _place(request)
    lines = [] if document.text is None else mark(document.text, document.facts, document.outline, hit)
    counts: dict[str, int] = {}
    for fact in document.facts:
        if fact.kind not in _QUIET:
            counts[fact.kind] = counts.get(fact.kind, 0) + 1
    return page(
        request,
        "plan.html",
        plan=document,
        lines=lines,
        counts=sorted(counts.items()),
        hit=hit,
        facts=_facts(snapshot, document, hit),
        header=part_of(snapshot, "plans_metadata", {"plan": document.plan_id}),
    )


@reads
def plan_facts(request: Request, snapshot: Snapshot) -> Response:
    """The facts at a place of a plan: what a script puts beside the text."""
    document = snapshot.once(read_plan_document, request.path_params["plan"])
    hit = _place(request)
    return fragment("facts.html", plan=document, hit=hit, facts=_facts(snapshot, document, hit))


def _facts(snapshot: Snapshot, document: PlanDocument, hit: tuple[int, int] | None) -> list[Fact]:
    if hit is None:
        return []
    found = facts_at(document.facts, *hit)
    return [Fact(place, BASE + place.fact, snapshot.once(_triples, BASE + place.fact)) for place in found]


def _triples(store: Store, iri: str) -> tuple[Triple, ...]:
    return triples_of(store, iri)


def _place(request: Request) -> tuple[int, int] | None:
    """The place that `at` names, None without it; UsageError for one that is none."""
    asked = request.query_params.get("at")
    if asked is None:
        return None
    found = _PLACE.fullmatch(asked)
    if found is None or int(found[1]) >= int(found[2]):
        raise UsageError("web.no_place", place=asked)
    return int(found[1]), int(found[2])
