"""Linked data: what /id/… names, as RDF or as a page, and the ontology; which of them, the Accept header says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.names import name_parts, segment
from ontology.errors import UsageError
from ontology.namespaces import BASE, PREFIXES, PW
from planweave.web import links
from planweave.web.negotiation import best
from planweave.web.reading import reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot
from planweave.web.triples import shortened, triples_of, vocabulary
from queries.documents import read_plan_document
from queries.evidence import Evidence, read_evidence
from queries.parameters import fact_term
from queries.resources import describe, read_resource
from queries.results import JSON_LD, N_TRIPLES, RDF_XML, TURTLE

if TYPE_CHECKING:
    from graph.stores import Store

HTML = "text/html"
FORMATS = {"html": HTML, "ttl": TURTLE, "jsonld": JSON_LD, "nt": N_TRIPLES, "rdf": RDF_XML}
_FRAGMENTS = ("#position", "#quote")  # of a piece of evidence: its two selectors
ROWS = 200  # references shown on the page


@reads
def resource(request: Request, snapshot: Snapshot) -> Response:
    """A node of the graph: 303 to its page if it has one, else a page of its triples; RDF if that is wanted."""
    iri = iri_of(links.whole(request).removeprefix("/id/"))
    media = _wanted(request)
    if not media:
        return Response(status_code=406, headers={"vary": "Accept"})
    if media == HTML:
        return _html(request, snapshot, iri)
    triples = describe(snapshot.store, iri)
    if not triples:
        raise UsageError("web.no_node", iri=iri)
    form = RdfFormat.from_media_type(media)
    assert form is not None
    prefixes = dict(PREFIXES, id=BASE) if media in (TURTLE, RDF_XML) else None
    body = serialize(triples, format=form, prefixes=prefixes)
    return Response(body, media_type=media, headers={"vary": "Accept", **_cors(request)})


def _html(request: Request, snapshot: Snapshot, iri: str) -> Response:
    there = links.of_iri(iri)
    if not there.startswith("/id/"):
        return RedirectResponse(there, 303, headers={"vary": "Accept"})
    found = read_resource(snapshot.store, iri)
    if not found.statements and not found.references:
        raise UsageError("web.no_node", iri=iri)
    every = request.query_params.get("rows") == "all"
    response = page(
        request,
        "resource.html",
        iri=iri,
        name=shortened(iri),
        triples=triples_of(snapshot.store, iri),
        references=found.references if every else found.references[:ROWS],
        count=len(found.references),
        shortened=shortened,
        vocabulary=vocabulary,
        places=_places(snapshot, iri),
        formats=[(kind, f"{links.described(iri)}?format={kind}") for kind in FORMATS if kind != "html"],
    )
    response.headers["vary"] = "Accept"
    return response


def _places(snapshot: Snapshot, iri: str) -> tuple[Evidence, ...]:
    """Where a statement stands in a text; for a piece of evidence, the facts that are quoted from it."""
    parts = name_parts(iri.partition("#")[0])
    if len(parts) != 4 or parts[0] != "plan" or parts[2] != "text":
        return snapshot.once(_evidence, iri)
    span = tuple(int(part) for part in parts[3].split("-") if part.isdecimal())
    document = snapshot.once(read_plan_document, parts[1])
    return tuple(fact for fact in document.facts if (fact.start, fact.end) == span)


def _evidence(store: Store, iri: str) -> tuple[Evidence, ...]:
    return read_evidence(store, {"fact": fact_term(iri)})


def iri_of(raw: str) -> str:
    """The IRI that a path under /id/ names, its parts escaped as our IRIs escape them.

    >>> iri_of("region/210100")
    'https://w3id.org/planweave/id/region/210100'
    """
    text = unquote(raw.rpartition("/")[2])
    fragment = next((ending for ending in _FRAGMENTS if text.endswith(ending)), "")
    parts = [unquote(part) for part in raw.split("/")]
    parts[-1] = parts[-1].removesuffix(fragment)
    return BASE + "/".join(segment(part) for part in parts) + fragment


def ontology(request: Request) -> Response:
    """Our own vocabulary in Turtle, or as a page of its terms."""
    media = _wanted(request)
    if media == HTML:
        response: Response = page(request, "ontology.html", terms=_terms(), base=PW)
    elif media == TURTLE:
        response = Response(_ontology_text(), media_type=TURTLE, headers=_cors(request))
    elif media:
        form = RdfFormat.from_media_type(media)
        assert form is not None
        response = Response(serialize(_ontology_triples(), format=form), media_type=media, headers=_cors(request))
    else:
        response = Response(status_code=406)
    response.headers["vary"] = "Accept"
    return response


def _wanted(request: Request) -> str:
    """The media type of ?format=, else what the Accept header takes best: our pages first, '' if nothing."""
    asked = request.query_params.get("format")
    if asked is not None:
        if asked not in FORMATS:
            raise UsageError("web.unknown_format", format=asked, known=", ".join(FORMATS))
        return FORMATS[asked]
    accept = request.headers.get("accept", "")
    # a client that says nothing is a program, and gets data
    return best(accept, tuple(FORMATS.values())) if accept not in ("", "*/*") else TURTLE


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology: its name, whether it is a class, and by language its label and comment."""

    name: str
    is_class: bool
    labels: dict[str, str]
    comments: dict[str, str]


@cache
def _ontology_text() -> str:
    return (resources.files("ontology") / "data" / "planweave.ttl").read_text(encoding="utf-8")


@cache
def _ontology_triples() -> tuple[Triple, ...]:
    return tuple(quad.triple for quad in parse(_ontology_text(), RdfFormat.TURTLE))


@cache
def _terms() -> tuple[Term, ...]:
    """The terms of our namespace, classes first, by name."""
    found: dict[str, Term] = {}
    for triple in _ontology_triples():
        if not isinstance(triple.subject, NamedNode) or not triple.subject.value.startswith(PW):
            continue
        name = triple.subject.value.removeprefix(PW)
        term = found.get(name, Term(name, False, {}, {}))
        if triple.predicate.value == f"{PREFIXES['rdf']}type" and str(triple.object).endswith("#Class>"):
            term = Term(name, True, term.labels, term.comments)
        for predicate, texts in (("label", term.labels), ("comment", term.comments)):
            if triple.predicate.value == f"{PREFIXES['rdfs']}{predicate}" and isinstance(triple.object, Literal):
                texts[triple.object.language or "en"] = triple.object.value
        found[name] = term
    return tuple(
        sorted((term for term in found.values() if term.labels), key=lambda term: (not term.is_class, term.name))
    )


def _cors(request: Request) -> dict[str, str]:
    return {"access-control-allow-origin": "*"} if request.app.state.settings.cors else {}
