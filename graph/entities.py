"""What the plans together say of the things that several can name: regions, institutions, projects, initiatives.

Each triple stands in one named graph only (a store's union of graphs would give repeated ones twice), so these
descriptions are in a graph of their own. It is derived: from the statements in the plans' graphs and the
vocabularies, and made anew with every build.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import names
from graph.terms import boolean, chinese, english, pairs, plain, term
from loaders.tasks.groups import groups_in
from loaders.tasks.initiatives import core_of
from loaders.view import same_length_view
from ontology.bodies import sector_of
from ontology.indicators import indicator_named
from ontology.regions import Region, by_code, full_name
from ontology.tables import rows
from ontology.townships import township

GRAPH = NamedNode(names.ENTITIES_GRAPH)
# the predicates that lead from a plan or a statement to a thing that plans share
REFERENCES = (
    "sdmx-dimension:refArea",
    "pw:coversRegion",
    "pw:mentions",
    "pw:institution",
    "dcterms:publisher",
    "pw:project",
    "pw:undertakes",
    "pw:indicator",
)


def entities(store: Store) -> tuple[Quad, ...]:
    """All quads of the entities graph, sorted."""
    iris = {iri for predicate in REFERENCES for _, iri in pairs(store, predicate)}
    by_kind: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for iri in iris:
        kind, *rest = names.name_parts(iri)
        by_kind[kind].append(tuple(rest))
    found = [Quad(GRAPH, term("rdf:type"), term("void:Dataset"), GRAPH)]
    institutions = [(code, name) for code, name in by_kind["institution"]]
    projects = [(code, name) for code, name in by_kind["project"]]
    codes = {code for (code,) in by_kind["region"]} | {code for code, _ in (*institutions, *projects)}
    found.extend(_region_quads(codes))
    found.extend(_institution_quads(institutions, *_institution_readings(store)))
    found.extend(_project_quads(projects, _project_kinds(store)))
    found.extend(_old_names(store))
    for (name,) in by_kind["initiative"]:
        iri = names.named("initiative", name)
        found.extend(_labelled(iri, ("pw:Initiative",), name))
        found.append(_quad(iri, "pw:nameCore", plain(core_of(name))))
    for (name,) in by_kind["indicator"]:
        known = indicator_named(name)
        if known is None or known.name != name:
            iri = names.named("indicator", name)
            found.extend(_labelled(iri, ("pw:Indicator", "skos:Concept"), name))
            found.append(_quad(iri, "pw:isNew", boolean(True)))
            groups = sorted({code for _, _, code in groups_in(same_length_view(name))})
            found.extend(_quad(iri, "pw:populationGroup", NamedNode(names.named("group", code))) for code in groups)
    return tuple(sorted(dict.fromkeys(found), key=str))


def _region_quads(codes: Iterable[str]) -> Iterator[Quad]:
    """The regions with these codes and all that they lie in."""
    for code in codes:
        iri = names.region(code)
        if code == names.NATIONAL:
            row = next(row for row in rows("words_resolution") if row["category"] == "national")
            yield from _labelled(iri, ("pw:Region",), row["word"])
            yield _quad(iri, "skos:prefLabel", english(row["value"]))
            yield _quad(iri, "pw:fullName", plain(row["word"]))
            yield _quad(iri, "pw:level", plain("national"))
            yield _quad(iri, "pw:regionCode", plain(code))
            continue
        town = township(code)
        if town is not None:
            yield from _labelled(iri, ("pw:Region",), town.name)
            yield _quad(iri, "pw:fullName", plain(town.full_name))
            yield _quad(iri, "pw:regionCode", plain(code))
            yield _quad(iri, "pw:level", plain("township"))
            yield _quad(iri, "pw:within", NamedNode(names.region(town.county.code)))
            yield from _region_quads([town.county.code])
            continue
        region = known_region(code)
        if region is None:
            continue
        yield from _labelled(iri, ("pw:Region",), region.name)
        yield _quad(iri, "pw:fullName", plain(full_name(region)))
        yield _quad(iri, "pw:regionCode", plain(code))
        yield _quad(iri, "pw:level", plain(region.level))
        yield _quad(iri, "pw:within", NamedNode(names.region(region.parent)))
        yield from _region_quads([region.parent or names.NATIONAL])


@cache
def known_region(code: str) -> Region | None:
    """The region with this code, None if the table has none."""
    try:
        return by_code(code)
    except KeyError:
        return None


def _institution_readings(store: Store) -> tuple[dict[str, Counter[str]], dict[str, set[str]]]:
    """By institution: how often it was read as which type, and the forms in which it is written."""
    subject_of = dict(pairs(store, "pw:mentions")) | dict(pairs(store, "pw:institution"))
    types: dict[str, Counter[str]] = defaultdict(Counter)
    surfaces: dict[str, set[str]] = defaultdict(set)
    for subject, kind in pairs(store, "pw:mentionedType"):
        types[subject_of[subject]][kind] += 1
    for subject, surface in pairs(store, "pw:surface"):
        if subject in subject_of:
            surfaces[subject_of[subject]].add(surface)
    publishers = dict(pairs(store, "dcterms:publisher"))
    for subject, kind in pairs(store, "pw:publisherType"):
        types[publishers[subject]][kind] += 1
    return types, surfaces


def _institution_quads(
    institutions: list[tuple[str, str]], types: dict[str, Counter[str]], surfaces: dict[str, set[str]]
) -> Iterator[Quad]:
    together: dict[str, list[str]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for code, name in institutions:
        together[code].append(name)
        iri = names.institution(code, name)
        if types.get(iri):
            # the type most often read; of two equally often the first by name
            kinds[iri] = min(types[iri].items(), key=lambda item: (-item[1], item[0]))[0]
    for code, name in institutions:
        iri = names.institution(code, name)
        yield from _labelled(iri, ("pw:Institution",), name)
        for surface in surfaces.get(iri, ()):
            if surface != name:
                yield _quad(iri, "skos:altLabel", chinese(surface))
        # a division carries its body's name in front: 沈阳市卫生健康委员会疾控处
        above = sorted((other for other in together[code] if name != other and name.startswith(other)), key=len)
        if iri in kinds:
            yield _quad(iri, "pw:institutionType", plain(kinds[iri]))
            yield _quad(iri, "pw:sector", plain(_sector(code, (*above, name), kinds)))
        if code != names.NATIONAL:
            yield _quad(iri, "pw:ofRegion", NamedNode(names.region(code)))
        if above:
            yield _quad(iri, "org:subOrganizationOf", NamedNode(names.institution(code, above[-1])))


def _sector(code: str, chain: tuple[str, ...], kinds: dict[str, str]) -> str:
    """The sector of the last body of `chain`: its own, or that of the widest one that it is a division of.

    教育局体育卫生处 is the education bureau's; but a government's own office is not what the government is.
    """
    for name in chain:
        kind = kinds.get(names.institution(code, name))
        if kind is not None and (name == chain[-1] or kind not in ("government", "party")):
            return sector_of(name, kind)
    raise KeyError(chain[-1])


def _project_kinds(store: Store) -> dict[str, Counter[str]]:
    projects = dict(pairs(store, "pw:project"))
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for subject, kind in pairs(store, "pw:statedKind"):
        kinds[projects[subject]][kind] += 1
    return kinds


def _project_quads(projects: list[tuple[str, str]], kinds: dict[str, Counter[str]]) -> Iterator[Quad]:
    unsaid = {row["word"] for row in rows("words_resolution") if row["category"] == "kind_open"}
    for code, name in projects:
        iri = names.project(code, name)
        yield from _labelled(iri, ("pw:Project",), name)
        if code != names.NATIONAL:
            yield _quad(iri, "pw:ofRegion", NamedNode(names.region(code)))
        if kinds.get(iri):
            # a definite kind before 其他, then the one most often stated
            kind = min(kinds[iri].items(), key=lambda item: (item[0] in unsaid, -item[1], item[0]))[0]
            yield _quad(iri, "pw:projectKind", plain(kind))


def _old_names(store: Store) -> Iterator[Quad]:
    """The names that were read where a reviewer gave another: they stay as other labels."""
    old = dict(pairs(store, "pw:readAs"))
    for predicate in ("pw:mentions", "pw:institution", "pw:project", "dcterms:publisher") if old else ():
        for subject, iri in pairs(store, predicate):
            if subject in old and names.name_parts(old[subject])[-1] != names.name_parts(iri)[-1]:
                yield _quad(iri, "skos:altLabel", chinese(names.name_parts(old[subject])[-1]))


def _labelled(iri: str, classes: tuple[str, ...], label: str) -> Iterator[Quad]:
    for name in classes:
        yield _quad(iri, "rdf:type", term(name))
    yield _quad(iri, "skos:prefLabel", chinese(label))


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), term(predicate), value, GRAPH)
