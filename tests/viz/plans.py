"""Hand-made graphs per the RDF mapping, in our own words: a small one with known figures, a large one to look at."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import pyoxigraph as ox

from graph.mapping.places import place_quads
from graph.stores.memory import MemoryStore
from ontology.namespaces import BASE, PREFIXES, PW
from tests.queries.derived import with_derived

RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")
BOOLEAN = ox.NamedNode(PREFIXES["xsd"] + "boolean")
YEAR = ox.NamedNode(PREFIXES["xsd"] + "gYear")


@dataclass(frozen=True)
class Task:
    """A leaf action: its section's number, title, length in characters, weights by theme, bodies by role."""

    path: str
    title: str
    length: int
    themes: dict[str, str]
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanText:
    """A plan: its id, title, region (code, name; None if unknown) and tasks."""

    id: str
    title: str
    region: tuple[str, str] | None
    tasks: tuple[Task, ...] = field(default=())
    quotes: bool = True


def iri(tail: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + tail)


def name(prefixed: str) -> ox.NamedNode:
    prefix, tail = prefixed.split(":")
    return ox.NamedNode(PREFIXES[prefix] + tail)


def whole(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=INTEGER)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\u001f".join(parts).encode()).hexdigest()[:16]


def _evidence(
    graph: ox.NamedNode, fact: ox.NamedNode, plan: PlanText, text: str, start: int, quoted: bool
) -> Iterator[ox.Quad]:
    end = start + len(text)
    place = iri(f"plan/{plan.id}/text/{start}-{end}")
    yield ox.Quad(fact, name("prov:wasQuotedFrom"), place, graph)
    yield ox.Quad(place, RDF_TYPE, name("oa:SpecificResource"), graph)
    yield ox.Quad(place, name("oa:hasSource"), iri(f"plan/{plan.id}"), graph)
    position = ox.NamedNode(place.value + "#position")
    yield ox.Quad(place, name("oa:hasSelector"), position, graph)
    yield ox.Quad(position, RDF_TYPE, name("oa:TextPositionSelector"), graph)
    yield ox.Quad(position, name("oa:start"), whole(start), graph)
    yield ox.Quad(position, name("oa:end"), whole(end), graph)
    if quoted:
        quote = ox.NamedNode(place.value + "#quote")
        yield ox.Quad(place, name("oa:hasSelector"), quote, graph)
        yield ox.Quad(quote, RDF_TYPE, name("oa:TextQuoteSelector"), graph)
        yield ox.Quad(quote, name("oa:exact"), ox.Literal(text), graph)
        yield ox.Quad(quote, name("oa:prefix"), ox.Literal("前文……"), graph)
        yield ox.Quad(quote, name("oa:suffix"), ox.Literal("……后文"), graph)


def plan_quads(plan: PlanText) -> Iterator[ox.Quad]:
    """One plan's named graph, with the keys of its places."""
    said = list(_said(plan))
    yield from said
    yield from place_quads(said)


def _said(plan: PlanText) -> Iterator[ox.Quad]:
    graph, node = iri(f"graph/plan/{plan.id}"), iri(f"plan/{plan.id}")
    yield ox.Quad(graph, RDF_TYPE, name("void:Dataset"), graph)
    yield ox.Quad(node, RDF_TYPE, ox.NamedNode(PW + "Plan"), graph)
    yield ox.Quad(node, name("dcterms:identifier"), ox.Literal(plan.id), graph)
    yield ox.Quad(node, name("dcterms:title"), ox.Literal(plan.title, language="zh"), graph)
    yield ox.Quad(node, ox.NamedNode(PW + "textHash"), ox.Literal(_digest(plan.id) * 4), graph)
    yield ox.Quad(node, ox.NamedNode(PW + "periodStart"), ox.Literal("2021", datatype=YEAR), graph)
    yield ox.Quad(node, ox.NamedNode(PW + "periodEnd"), ox.Literal("2025", datatype=YEAR), graph)
    code = "000000"
    if plan.region:
        code, label = plan.region
        region = iri(f"region/{code}")
        yield ox.Quad(node, ox.NamedNode(PW + "coversRegion"), region, graph)
        yield ox.Quad(region, RDF_TYPE, ox.NamedNode(PW + "Region"), graph)
        yield ox.Quad(region, name("skos:prefLabel"), ox.Literal(label, language="zh"), graph)
        yield ox.Quad(region, ox.NamedNode(PW + "fullName"), ox.Literal(label), graph)
        yield ox.Quad(region, ox.NamedNode(PW + "regionCode"), ox.Literal(code), graph)
    chapter = iri(f"plan/{plan.id}/section/4")
    yield ox.Quad(chapter, RDF_TYPE, ox.NamedNode(PW + "Section"), graph)
    yield ox.Quad(chapter, ox.NamedNode(PW + "heading"), ox.Literal("主要任务", language="zh"), graph)
    yield ox.Quad(chapter, ox.NamedNode(PW + "marker"), ox.Literal("四、"), graph)
    for order, task in enumerate(plan.tasks):
        yield from _task_quads(graph, node, chapter, plan, code, task, 1000 + order * 500)


def _task_quads(
    graph: ox.NamedNode, node: ox.NamedNode, chapter: ox.NamedNode, plan: PlanText, code: str, task: Task, start: int
) -> Iterator[ox.Quad]:
    section = iri(f"plan/{plan.id}/section/{task.path}")
    action = iri(f"plan/{plan.id}/action/{task.path}")
    in_plan, in_section = ox.NamedNode(PW + "inPlan"), ox.NamedNode(PW + "inSection")
    yield ox.Quad(section, RDF_TYPE, ox.NamedNode(PW + "Section"), graph)
    yield ox.Quad(section, in_plan, node, graph)
    yield ox.Quad(section, ox.NamedNode(PW + "heading"), ox.Literal(task.title, language="zh"), graph)
    yield ox.Quad(section, ox.NamedNode(PW + "marker"), ox.Literal(f"({task.path})"), graph)
    yield ox.Quad(section, ox.NamedNode(PW + "parentSection"), chapter, graph)
    yield ox.Quad(action, RDF_TYPE, ox.NamedNode(PW + "Action"), graph)
    yield ox.Quad(action, name("dcterms:title"), ox.Literal(task.title, language="zh"), graph)
    yield ox.Quad(action, in_plan, node, graph)
    yield ox.Quad(action, in_section, section, graph)
    yield ox.Quad(action, ox.NamedNode(PW + "isLeaf"), ox.Literal("true", datatype=BOOLEAN), graph)
    yield ox.Quad(action, ox.NamedNode(PW + "textLength"), whole(task.length), graph)
    yield from _evidence(graph, action, plan, task.title, start, plan.quotes)
    for rank, (theme, weight) in enumerate(task.themes.items(), start=1):
        assignment = ox.NamedNode(f"{action.value}/theme/{theme}")
        yield ox.Quad(action, ox.NamedNode(PW + "theme"), iri(f"theme/{theme}"), graph)
        yield ox.Quad(assignment, RDF_TYPE, ox.NamedNode(PW + "ThemeAssignment"), graph)
        yield ox.Quad(assignment, ox.NamedNode(PW + "action"), action, graph)
        yield ox.Quad(assignment, ox.NamedNode(PW + "theme"), iri(f"theme/{theme}"), graph)
        yield ox.Quad(assignment, ox.NamedNode(PW + "weight"), ox.Literal(weight, datatype=DECIMAL), graph)
        yield ox.Quad(assignment, ox.NamedNode(PW + "rank"), whole(rank), graph)
    bodies = [("lead", body) for body in task.lead] + [("support", body) for body in task.support]
    for order, (role, body) in enumerate(bodies):
        fact = iri(f"responsibility/{_digest(plan.id, task.path, body, role)}")
        institution = iri(f"institution/{code}/{_digest(body)}")
        yield ox.Quad(institution, RDF_TYPE, ox.NamedNode(PW + "Institution"), graph)
        yield ox.Quad(institution, name("skos:prefLabel"), ox.Literal(body, language="zh"), graph)
        yield ox.Quad(institution, ox.NamedNode(PW + "institutionType"), ox.Literal("other"), graph)
        yield ox.Quad(fact, RDF_TYPE, ox.NamedNode(PW + "Responsibility"), graph)
        yield ox.Quad(fact, ox.NamedNode(PW + "action"), action, graph)
        yield ox.Quad(fact, ox.NamedNode(PW + "institution"), institution, graph)
        yield ox.Quad(fact, ox.NamedNode(PW + "role"), ox.Literal(role), graph)
        yield ox.Quad(fact, in_plan, node, graph)
        yield ox.Quad(fact, in_section, section, graph)
        yield from _evidence(graph, fact, plan, body, start + 200 + order * 20, plan.quotes)


def theme_quads(themes: dict[str, tuple[str, str]]) -> Iterator[ox.Quad]:
    """The vocabulary graph's themes: code → (zh, en)."""
    graph = iri("graph/vocabulary")
    yield ox.Quad(graph, RDF_TYPE, name("void:Dataset"), graph)
    for code, (zh, en) in themes.items():
        node = iri(f"theme/{code}")
        yield ox.Quad(node, RDF_TYPE, ox.NamedNode(PW + "Theme"), graph)
        yield ox.Quad(node, name("skos:notation"), ox.Literal(code), graph)
        yield ox.Quad(node, name("skos:prefLabel"), ox.Literal(zh, language="zh"), graph)
        yield ox.Quad(node, name("skos:prefLabel"), ox.Literal(en, language="en"), graph)


THEMES = {
    "T01": ("健康教育与健康素养", "Health education and literacy"),
    "T04": ("控烟", "Tobacco control"),
    "T07": ("妇幼健康", "Maternal and child health"),
    "T24": ("中医药", "Traditional medicine"),
}

NORTH = PlanText(
    "north-plan", "北河市健康发展规划", ("210100", "北河市"),
    (
        Task("4-1", "普及健康知识", 300, {"T01": "0.75", "T04": "0.25"}, ("北河市宣传处",), ("北河市疾控处",)),
        Task("4-2", "推进无烟单位", 100, {"T04": "1"}, ("北河市疾控处",)),
        Task("4-3", "照护母婴", 600, {"T07": "1"}, ("北河市妇幼处",), ("北河市宣传处", "北河市财务处")),
    ),
)  # fmt: skip
SOUTH = PlanText(
    "south-plan", "南山县健康发展规划", ("210201", "南山县"),
    (
        Task("4-1", "做好健康讲座", 500, {"T01": "1"}, ("南山县健教所",)),
        Task("4-2", "办好草药园", 500, {"T24": "0.5", "T04": "0.5"}),
    ),
)  # fmt: skip


def small_store() -> MemoryStore:
    """Two regions; T01 and T04 shared, T07 in the north only, T24 in the south only."""
    return MemoryStore(with_derived([*plan_quads(NORTH), *plan_quads(SOUTH), *theme_quads(THEMES)]))


def large_store(regions: int = 5, themes: int = 40, tasks: int = 45) -> MemoryStore:
    """Plans of many tasks over many themes; most themes stand in most plans, some in one alone."""
    stems = (
        "健康促进",
        "疾病防控体系建设",
        "老年健康与医养结合",
        "食品药品安全与环境健康监测",
        "人才",
        "基层卫生与家庭医生",
    )
    codes = {
        f"T{i:02}": (f"{stems[i % 6]}之{i}", f"Example theme about matters of kind {i}") for i in range(1, themes + 1)
    }
    plans = []
    for r in range(regions):
        mine = [code for i, code in enumerate(codes) if i % 7 != 6 or i % regions == r]
        listed = []
        for t in range(tasks):
            first, second = mine[(t * 3 + r) % len(mine)], mine[(t * 5 + 2 * r + 1) % len(mine)]
            shares = {first: "0.7", second: "0.3"} if first != second else {first: "1"}
            listed.append(
                Task(
                    f"4-{t + 1}", f"扎实做好第{t + 1}项工作并形成长效机制", 80 + (t * 37 + r * 53) % 400, shares,
                    (f"市第{t % 11}局",),
                    tuple(f"市第{(t * b + r) % 19}局" for b in (2, 3) if (t * b + r) % 19 != t % 11),
                )
            )  # fmt: skip
        plans.append(PlanText(f"plan-{r}", f"第{r}地区卫生健康发展规划", (f"21{r:02}00", f"第{r}地区"), tuple(listed)))
    return MemoryStore(with_derived(list(chain(theme_quads(codes), *(plan_quads(plan) for plan in plans)))))
