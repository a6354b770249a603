"""Indexes of what the plans speak of, and a page for each indicator, region, theme, institution and project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.names import segment
from ontology.messages import language
from ontology.namespaces import BASE
from planweave.web import links
from planweave.web.drawing import drawn_names
from planweave.web.reading import part_of, parts_of, reads
from planweave.web.render import page
from planweave.web.snapshot import Snapshot
from planweave.web.triples import triples_of
from queries.evidence import find_shown
from queries.parameters import RESOLVERS, Named, folded, lookup, near_names
from queries.resources import list_things

if TYPE_CHECKING:
    from graph.stores import Store
    from queries.evidence import Shown

# kind of thing → the questions of its page, each asked with the thing as the parameter of that name
PARTS: dict[str, tuple[str, ...]] = {
    "indicator": (
        "indicator_values",
        "not_comparable",
        "stricter_or_looser",
        "yearly_change",
        "targets_below_reached",
        "contradictions",
        "qualitative_targets",
        "actions_for",
        "projects_for_indicator",
    ),
    "region": (
        "plans_metadata",
        "indicator_values",
        "theme_region_network",
        "similar_regions",
        "adopted_targets",
        "what_changed",
        "single_region_indicators",
        "projects",
    ),
    "theme": ("theme_coverage", "responsibilities", "common_indicators", "theme_dossier", "investment_by_theme"),
    "institution": ("institution_profile", "institution_themes"),
    "project": (),
}
# questions that list projects, of which a project's page shows its own rows
OF_PROJECTS = ("projects", "projects_across_plans")
# diagrams that a page of a kind shows where there are such
PICTURES = {"indicator": "indicators"}


@dataclass(frozen=True, slots=True)
class Meant:
    """The thing that an address names, or the things that it may mean."""

    iri: str
    name: str
    near: tuple[tuple[str, str], ...]


@reads
def index(request: Request, snapshot: Snapshot) -> Response:
    """All things of a kind, those of most plans first."""
    kind = request.url.path.strip("/").removesuffix("s")
    return page(request, "index.html", kind=kind, things=snapshot.once(list_things, kind))


@reads
def thing(request: Request, snapshot: Snapshot) -> Response:
    """One thing: what the questions say of it, and where it stands in the texts."""
    kind, *parts = (unquote(part) for part in links.whole(request).strip("/").split("/"))
    meant = snapshot.once(_identify, kind, tuple(parts))
    if not meant.iri:
        return page(request, "unknown.html", 404, kind=kind, name="/".join(parts), near=meant.near)
    if links.of_iri(meant.iri) != links.path(kind, *parts):
        return RedirectResponse(links.with_query(links.of_iri(meant.iri), **dict(request.query_params)), 303)
    given = {kind: _parameter(kind, meant)}
    answered = parts_of(snapshot, PARTS[kind], given, (kind, f"{kind}_name"))
    if kind == "project":
        answered = [part_of(snapshot, name, {}, ("project",), ("project", meant.name)) for name in OF_PROJECTS]
    picture = PICTURES.get(kind, "")
    is_drawn = picture in drawn_names() and bool(answered[0].rows)
    drawn = {kind: meant.name}
    counted = next((item for item in snapshot.once(list_things, kind) if item.iri == meant.iri), None)
    label = meant.name if counted is None else counted.name
    return page(
        request,
        "thing.html",
        kind=kind,
        iri=meant.iri,
        name=label if label == meant.name or kind != "theme" else f"{meant.name} {label}",
        name_en="" if counted is None else counted.name_en,
        about=snapshot.once(triples_of, meant.iri),
        parts=[part for part in answered if part.rows],
        empty=[part for part in answered if not part.rows],
        shown=snapshot.once(_places, meant.iri),
        picture=links.with_query(f"/diagram/{picture}.svg", **drawn, lang=language()) if is_drawn else "",
        drawing=links.with_query(f"/diagram/{picture}", **drawn) if is_drawn else "",
    )


def _parameter(kind: str, meant: Meant) -> str:
    """What the questions take for the thing: a region's name, else what follows the base of its IRI."""
    return meant.name if kind == "region" else meant.iri.removeprefix(BASE)


def _places(store: Store, iri: str) -> Shown:
    return find_shown(store, iri)


def _identify(store: Store, kind: str, parts: tuple[str, ...]) -> Meant:
    """The thing with that IRI, else the one of that name; if there is none or there are several, the near ones."""
    known = lookup(store, kind)
    names = {item.iri: item.name for item in known}
    iri = f"{BASE}{kind}/" + "/".join(segment(part) for part in parts)
    if iri in names:
        return Meant(iri, names[iri], ())
    wanted = folded(parts[-1] if parts else "")
    fits = {item.iri for item in known if wanted in (folded(item.label), folded(item.name))}
    if len(fits) == 1:
        found = min(fits)
        return Meant(found, names[found], ())
    if not fits and kind == "region":
        return _region(store, parts[-1], names)
    if not fits:
        return Meant("", "", _near(wanted, known))
    return Meant(
        "", "", tuple((f"{names[item]} ({item.removeprefix(BASE)})", links.of_iri(item)) for item in sorted(fits))
    )


def _region(store: Store, typed: str, names: dict[str, str]) -> Meant:
    """A region by a short or former name; UsageError if no plan speaks of it."""
    term = RESOLVERS["region"](store, typed).term
    return Meant(term.value, names[term.value], ()) if term.value in names else Meant("", "", ())


def _near(wanted: str, known: tuple[Named, ...]) -> tuple[tuple[str, str], ...]:
    iris = {item.name: item.iri for item in reversed(known)}
    near = [name.partition(" ")[0] for name in near_names(wanted, known)]
    return tuple((name, links.of_iri(iris[name])) for name in dict.fromkeys(near) if name in iris)
