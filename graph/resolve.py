"""Links across plans: which projects are one, which phases belong to which whole, which citation means which plan,
which indicators have nearly one name, which targets ask for most a year.

In: a store that holds the plans' graphs and the vocabulary. Out: the quads of the links graph. A merge needs the same
owner, core and phase of the name (graph.project_names), a place inside the other's, kinds that agree and no second
candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import names
from graph.corrections.consistency import apart, project_targets
from graph.corrections.projects import Steering
from graph.corrections.rdf import remembered
from graph.near_names import near_name_quads
from graph.paces import pace_quads
from graph.project_names import NameKey, name_key, near, open_kinds, same_scope
from graph.terms import pairs, plain, term

GRAPH = NamedNode(names.LINKS_GRAPH)


@dataclass(frozen=True, slots=True)
class Named:
    """A project as the plans name it: its node, region, name taken apart, kinds said of it, and its statements."""

    iri: str
    code: str
    name: str
    key: NameKey
    kinds: frozenset[str]
    statements: tuple[str, ...]


def links(store: Store) -> tuple[Quad, ...]:
    """All quads of the links graph, sorted."""
    found = [Quad(GRAPH, term("rdf:type"), term("void:Dataset"), GRAPH)]
    rows = remembered(store)
    steering = Steering(project_targets(rows), apart(rows))
    clusters = cluster(read_projects(store), steering)
    for members in clusters:
        found.extend(_cluster_quads(members, steering))
    found.extend(_phase_quads(clusters))
    found.extend(_citation_quads(store))
    found.extend(near_name_quads(store))
    found.extend(pace_quads(store))
    return tuple(sorted(dict.fromkeys(found), key=str))


def read_projects(store: Store) -> tuple[Named, ...]:
    """Every project that a statement is about, by IRI."""
    statements: dict[str, list[str]] = defaultdict(list)
    subject_of: dict[str, str] = {}
    for subject, project in pairs(store, "pw:project"):
        statements[project].append(subject)
        subject_of[subject] = project
    kinds: dict[str, set[str]] = defaultdict(set)
    phases: dict[str, set[str]] = defaultdict(set)
    for predicate, kept in (("pw:statedKind", kinds), ("pw:phase", phases)):
        for subject, value in pairs(store, predicate):
            if subject in subject_of:
                kept[subject_of[subject]].add(value)
    found = []
    for iri in sorted(statements):
        _, code, name = names.name_parts(iri)
        code = "" if code == names.NATIONAL else code
        phase = next(iter(phases[iri])) if len(phases[iri]) == 1 else ""
        stated = frozenset(kinds[iri]) - open_kinds()
        found.append(Named(iri, code, name, name_key(name, code, phase), stated, tuple(sorted(statements[iri]))))
    return tuple(found)


def cluster(projects: tuple[Named, ...], steering: Steering) -> tuple[tuple[Named, ...], ...]:
    """Group the projects that are one: by their names, then as reviewers say. The fullest name stands first in its
    group, or the one that a reviewer names.
    """
    alike: dict[tuple[str, str, str], list[Named]] = defaultdict(list)
    for project in projects:
        alike[(project.key.owner, project.key.core, project.key.phase)].append(project)
    groups: list[tuple[Named, ...]] = []
    for key in sorted(alike):
        groups.extend(_split(sorted(alike[key], key=_fullest), steering))
    if not steering.same:
        return tuple(groups)
    by_iri = {project.iri: project for project in projects}
    joined = steering.join([tuple(project.iri for project in group) for group in groups])
    return tuple(tuple(by_iri[iri] for iri in group) for group in joined)


def _fullest(project: Named) -> tuple[int, int, int, str]:
    """Order: the longer bracket, the longer name, the closer place (a county's code before its city's), the IRI."""
    return (
        -sum(map(len, project.key.qualifiers)),
        -len(project.name),
        -len(project.code.rstrip("0")),
        project.iri,
    )


def _split(alike: list[Named], steering: Steering) -> list[tuple[Named, ...]]:
    """Groups within one core: each project joins the one group that it fits; fitting two, it stays alone."""
    groups: list[list[Named]] = []
    for project in alike:
        fitting = [group for group in groups if all(_one(project, other, steering) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(project)
        else:
            groups.append([project])
    return [tuple(group) for group in groups]


def _one(left: Named, right: Named, steering: Steering) -> bool:
    if steering.says_one(left.iri, right.iri) or steering.parts(left.iri, right.iri):
        return steering.says_one(left.iri, right.iri)
    kinds_agree = not left.kinds or not right.kinds or bool(left.kinds & right.kinds)
    return kinds_agree and near(left.code, right.code) and same_scope(left.key, right.key)


def _cluster_quads(members: tuple[Named, ...], steering: Steering) -> Iterator[Quad]:
    head = members[0]
    for member in members:
        yield _quad(member.iri, "pw:resolvesTo", NamedNode(head.iri))
        if member is head:
            continue
        if steering.says_one(member.iri, head.iri):
            rule = "correction.same-as"
        else:
            rule = "same-name" if member.key.qualifiers == head.key.qualifiers else "same-name-shorter-bracket"
        link = names.hashed("link", member.iri, head.iri)
        yield _quad(link, "rdf:type", term("pw:SameProjectLink"))
        yield _quad(link, "pw:from", NamedNode(member.iri))
        yield _quad(link, "pw:to", NamedNode(head.iri))
        yield _quad(link, "pw:rule", plain(rule))
        yield _quad(link, "prov:wasDerivedFrom", NamedNode(member.statements[0]))
        yield _quad(link, "prov:wasDerivedFrom", NamedNode(head.statements[0]))


def _phase_quads(clusters: tuple[tuple[Named, ...], ...]) -> Iterator[Quad]:
    """Each phase to the one whole of the same owner and core."""
    wholes: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for members in clusters:
        if not members[0].key.phase:
            wholes[(members[0].key.owner, members[0].key.core)].append(members[0])
    for members in clusters:
        head = members[0]
        if not head.key.phase:
            continue
        fitting = [
            whole
            for whole in wholes[(head.key.owner, head.key.core)]
            if near(whole.code, head.code) and same_scope(whole.key, head.key)
        ]
        if len(fitting) == 1:
            yield _quad(head.iri, "pw:phaseOf", NamedNode(fitting[0].iri))


def _citation_quads(store: Store) -> Iterator[Quad]:
    """Each citation to the plan with its title; to its own plan if it names itself; to none if two plans fit."""
    from graph.titles import title_key

    plans: dict[str, set[str]] = defaultdict(set)
    for subject, title in pairs(store, "dcterms:title"):
        if names.name_parts(subject)[0] == "plan" and len(names.name_parts(subject)) == 2:
            plans[title_key(title)].add(subject)
    plan_of = dict(pairs(store, "pw:inPlan"))
    own = {subject for subject, value in pairs(store, "pw:isSelf") if value == "true"}
    for subject, title in pairs(store, "pw:citedTitle"):
        if subject in own:
            yield _quad(subject, "pw:citedPlan", NamedNode(plan_of[subject]))
            continue
        fitting = plans[title_key(title)]
        if len(fitting) == 1:
            yield _quad(subject, "pw:citedPlan", NamedNode(next(iter(fitting))))


def _quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(subject), term(predicate), value, GRAPH)
