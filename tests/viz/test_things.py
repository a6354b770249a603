"""Projects, the neighbourhood of anything, and one's own queries: what is linked, what is left out, what is refused."""

from __future__ import annotations

from typing import get_args

import pytest

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from ontology.messages import LANGUAGES
from ontology.namespaces import BASE
from queries.answer import Row
from queries.runner import ask
from queries.sandbox import Result
from tests.queries.network_fixture import network
from viz import draw
from viz.diagrams.ego import Link, keep_strongest
from viz.diagrams.query import keep_heaviest
from viz.kinds import STYLES, fair_size
from viz.model import Choice, Drawing, Shape
from viz.networks.project_links import named_in
from viz.networks.rows import Link as RowLink
from viz.reading.things import find_thing, kind_of, name_of

HOSPITAL = "沈阳医院项目"


@pytest.fixture(scope="module")
def four() -> MemoryStore:
    return MemoryStore(network())


@pytest.fixture(scope="module")
def projects(four: MemoryStore) -> Drawing:
    return draw(four, "projects", Choice())


def label(drawing: Drawing, node: str) -> str:
    return str(drawing.network.nodes[node]["label"])


def links(drawing: Drawing, kind: str) -> set[tuple[str, str]]:
    return {(label(drawing, e.source), e.target.removeprefix(BASE)) for e in drawing.edges if e.kind == kind}


def test_one_project_under_two_names_and_its_documents(projects: Drawing) -> None:
    assert links(projects, "plan") == {
        ("急救站项目", "plan/a-plan"),
        (HOSPITAL, "plan/a-plan"),
        (HOSPITAL, "plan/c-plan"),  # called 沈阳医院 there
        ("沈阳医院项目一期", "plan/a-plan"),
        ("沈阳医院项目二期", "plan/a-plan"),
        ("信息平台项目", "plan/a-plan"),
        ("通辽医院项目一期", "plan/b-plan"),
        ("通辽医院项目二期", "plan/b-plan"),
        ("通辽血站项目", "plan/b-plan"),
        ("通辽医院项目", "plan/d-plan"),
    }
    assert "1 in several" in projects.subtitle["en"]


def test_documents_are_those_of_the_question(four: MemoryStore, projects: Drawing) -> None:
    rows = {(str(row["project"]), f"plan/{row['plan']}") for row in ask(four, "projects").dicts()}
    assert {(HOSPITAL if name == "沈阳医院" else name, plan) for name, plan in rows} == links(projects, "plan")


def test_figures_of_a_project(projects: Drawing) -> None:
    (hospital,) = [node for node in projects.nodes if node.label["zh"] == HOSPITAL]
    facts = {name["en"]: value["en"] for name, value in hospital.facts}
    assert facts["Also called"] == "沈阳医院项目; 沈阳医院"
    assert facts["Investment"] == "280 yuan; 300 yuan; 310 yuan"
    assert facts["Beds"] == "500"
    sizes = {node.label["zh"]: node.size for node in projects.nodes if node.kind == "project"}
    assert sizes[HOSPITAL] == max(sizes.values())
    assert sizes["急救站项目"] == min(sizes.values())  # no investment stated
    assert [projects.evidence[index].plan for index in hospital.evidence] == ["a-plan", "a-plan", "a-plan", "c-plan"]


def test_a_documents_link_leads_to_its_own_words(projects: Drawing) -> None:
    (edge,) = [e for e in projects.edges if e.target.endswith("plan/c-plan")]
    assert [(projects.evidence[i].plan, projects.evidence[i].start) for i in edge.evidence] == [("c-plan", 30)]


def test_filters_and_limits_of_projects(four: MemoryStore) -> None:
    def drawn(choice: Choice) -> set[str]:
        return {node.label["zh"] for node in draw(four, "projects", choice).nodes if node.kind == "project"}

    assert drawn(Choice(plans=("b-plan",))) == {"通辽医院项目一期", "通辽医院项目二期", "通辽血站项目"}
    assert drawn(Choice(themes=("T04",))) == {"急救站项目", HOSPITAL}  # the tasks with T04
    assert "通辽血站项目" in drawn(Choice(regions=("通辽",)))
    few = draw(four, "projects", Choice(limit=1))
    assert [node.label["zh"] for node in few.nodes if node.kind == "project"] == [HOSPITAL]  # two documents
    assert "8 projects of which less is told" in " ".join(sentence["en"] for sentence in few.caption)
    with pytest.raises(UsageError, match="no project"):
        draw(four, "projects", Choice(regions=("浑南区",), plans=("a-plan",)))


def test_names_of_bodies_within_names_of_projects() -> None:
    from rdflib import URIRef

    bodies = {"市医院": [URIRef("x:1")], "北河市医院": [URIRef("x:2")], "市血站": [URIRef("x:3")]}
    assert named_in(["北河市医院分院项目"], bodies) == (URIRef("x:1"), URIRef("x:2"))
    assert named_in(["医院"], bodies) == ()


@pytest.fixture(scope="module")
def finance(four: MemoryStore) -> Drawing:
    return draw(four, "ego", Choice(focus="沈阳市财政局"))


def test_what_is_round_an_institution(finance: Drawing) -> None:
    found = {
        (e.target.removeprefix(BASE), finance.network.edges[e.source, e.target]["relation"], e.remark["en"][-8:])
        for e in finance.edges
    }
    places = {(other, relation) for other, relation, _ in found}
    assert places == {
        ("plan/a-plan/action/1-1", "lead; support"),
        ("plan/a-plan/action/1-2", "support"),
        ("theme/T01", "works"),
        ("theme/T04", "works"),
        ("theme/T07", "works"),
        ("plan/a-plan", "charges"),
        ("institution/210100/沈阳市疾病预防控制中心", "shares"),
        ("region/210100", "seat"),
    }
    weights = {e.target.removeprefix(BASE): finance.network.edges[e.source, e.target]["facts"] for e in finance.edges}
    assert weights["plan/a-plan"] == 3  # two on the first task, one on the second
    assert weights["theme/T04"] == 3
    assert weights["theme/T07"] == 1
    assert weights["region/210100"] == 0  # known, not read in a text


def test_the_places_behind_a_neighbour(finance: Drawing) -> None:
    (edge,) = [e for e in finance.edges if e.target == f"{BASE}plan/a-plan"]
    assert [finance.evidence[index].start for index in edge.evidence] == [30, 40, 70]
    assert edge.share == 1.0
    assert edge.remark["en"] == "is given a task; 3 places"


def test_a_theme_and_what_stands_with_it(four: MemoryStore) -> None:
    drawing = draw(four, "ego", Choice(focus="控烟"))
    found = {e.target.removeprefix(BASE): drawing.network.edges[e.source, e.target]["relation"] for e in drawing.edges}
    assert found["theme/T01"] == found["theme/T07"] == "together"
    assert "theme/T18" not in found  # only in a task with tasks below it
    assert found["region/210100"] == found["plan/a-plan"] == "speaks"
    assert drawing.title["zh"] == "控烟及其周围"


def test_a_limit_takes_from_every_kind_in_turn() -> None:
    joined = {
        f"{BASE}{tail}": Link({"x"}, {str(n) for n in range(facts)})
        for tail, facts in (
            ("theme/T01", 9),
            ("theme/T02", 8),
            ("theme/T03", 7),
            ("institution/1/甲", 1),
            ("region/2", 2),
        )
    }
    kept = keep_strongest(joined, 3)
    assert [node.removeprefix(BASE) for node in kept.drawn] == ["theme/T01", "region/2", "institution/1/甲"]
    assert kept.left == {"theme": 2}


def test_what_a_limit_leaves_out_is_said(four: MemoryStore) -> None:
    drawing = draw(four, "ego", Choice(focus="a-plan", limit=4))
    assert len(drawing.nodes) == 5
    said = " ".join(sentence["en"] for sentence in drawing.caption)
    assert "--limit draws more" in said
    left = len(draw(four, "ego", Choice(focus="a-plan", limit=99)).nodes) - 5
    assert f"{left} things linked by fewer places" in said


def test_two_links_away(four: MemoryStore) -> None:
    drawing = draw(four, "ego", Choice(focus="沈阳市财政局", radius=2, limit=30))
    tails = {node.id.removeprefix(BASE) for node in drawing.nodes}
    assert "plan/c-plan" in tails  # by way of T01
    assert not drawing.curved
    assert any(BASE + "institution/210100/沈阳市财政局" not in (edge.source, edge.target) for edge in drawing.edges)
    ends = {end for edge in drawing.edges for end in (edge.source, edge.target)}
    assert ends == {node.id for node in drawing.nodes}  # nothing floats


@pytest.mark.parametrize(
    ("focus", "words"),
    [
        (None, "draw ego NAME"),
        ("没有这个", "没有这个"),
        ("沈阳市财政局局", "沈阳市财政局"),  # near names are offered
    ],
)
def test_a_centre_must_be_named(four: MemoryStore, focus: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw(four, "ego", Choice(focus=focus))


def test_names_ids_and_short_names_find_a_thing(four: MemoryStore) -> None:
    assert find_thing(four, "T04") == find_thing(four, "控烟") == find_thing(four, "theme/T04") == f"{BASE}theme/T04"
    assert find_thing(four, "沈阳") == f"{BASE}region/210100"
    assert name_of(four, f"{BASE}theme/T04")["zh"] == "控烟"
    assert name_of(four, f"{BASE}nowhere/x") == dict.fromkeys(LANGUAGES, "nowhere/x")


def test_a_name_of_two_things_is_refused_with_both() -> None:
    from pyoxigraph import Literal, NamedNode, Quad

    graph = NamedNode(BASE + "graph/entities")
    quads = []
    for code in ("210100", "150500"):
        body = NamedNode(f"{BASE}institution/{code}/医院")
        quads += [
            Quad(
                body,
                NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                NamedNode("https://w3id.org/planweave/ontology#Institution"),
                graph,
            ),
            Quad(
                body,
                NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"),
                Literal("市医院", language="zh"),
                graph,
            ),
        ]
    with pytest.raises(UsageError, match=r"institution/150500/医院.*institution/210100/医院"):
        find_thing(MemoryStore(quads), "市医院")


def test_kinds_have_styles() -> None:
    assert kind_of(BASE + "plan/a/action/4-1/theme/T01") == "fact"
    assert kind_of(BASE + "plan/a/section/4") == "fact"
    assert kind_of(BASE + "statement/0a") == "fact"
    assert {style.shape for style in STYLES.values()} <= set(get_args(Shape))
    assert len({(style.shape, style.colour) for style in STYLES.values()}) == len(STYLES)
    assert 4 * fair_size("square", 10) ** 2 == pytest.approx(3.14159265 * 100)


def select(*rows: Row, columns: str = "a b") -> Choice:
    return Choice(answer=Result("select", tuple(columns.split()), rows, was_cut=False), sparql="SELECT ?a ?b {}")


def test_rows_become_links(four: MemoryStore) -> None:
    theme, fact = f"{BASE}theme/T04", f"{BASE}plan/a-plan/action/1-1"
    choice = select(
        ("甲", theme, 2, "看", fact, "x"),
        ("甲", theme, 3, "听", None, "y"),
        ("乙", theme, 1, None, None, None),
        (None, theme, 1, None, None, None),
        columns="body theme weight label fact note",
    )
    drawing = draw(four, "query", choice)
    assert {(edge.source, edge.target.removeprefix(BASE)): edge.remark["zh"] for edge in drawing.edges} == {
        ("甲", "theme/T04"): "看；听；note: x；note: y；权重 5",
        ("乙", "theme/T04"): "权重 1",
    }
    names = {node.id: (node.kind, node.label["zh"]) for node in drawing.nodes}
    assert names == {"甲": ("body", "甲"), "乙": ("body", "乙"), theme: ("theme", "控烟")}
    (edge,) = [edge for edge in drawing.edges if edge.source == "甲"]
    assert [drawing.evidence[index].start for index in edge.evidence] == [20]
    assert any("1 rows of which an end is empty" in sentence["en"] for sentence in drawing.caption)
    assert any("SELECT ?a ?b {}" in sentence["en"] for sentence in drawing.caption)


def test_triples_become_links_and_texts_become_facts(four: MemoryStore) -> None:
    lines = (
        ("<http://x.org/a> <http://x.org/v#knows> <http://x.org/b> .",),
        ('<http://x.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "甲" .',),
        ('<http://x.org/a> <http://x.org/age> "7" .',),
        ("<http://x.org/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://x.org/v#Person> .",),
    )
    drawing = draw(four, "query", Choice(answer=Result("construct", ("triple",), lines, was_cut=True)))
    (edge,) = drawing.edges
    assert (edge.source, edge.target, edge.arrow) == ("http://x.org/a", "http://x.org/b", "to")
    assert edge.remark["en"] == "knows; weight 1"
    nodes = {node.id: node for node in drawing.nodes}
    assert nodes["http://x.org/a"].label["en"] == "甲"
    assert ("age", "7") in [(name["en"], value["en"]) for name, value in nodes["http://x.org/a"].facts]
    assert nodes["http://x.org/b"].kind == "Person"
    assert any("cut after 4 rows" in sentence["en"] for sentence in drawing.caption)


def test_the_heaviest_links_are_kept() -> None:
    held = {("a", "b"): RowLink(5.0), ("b", "c"): RowLink(4.0), ("x", "y"): RowLink(9.0), ("a", "c"): RowLink(1.0)}
    drawn, left = keep_heaviest(held, 4)
    assert list(drawn) == [("x", "y"), ("a", "b")]
    assert left == [("b", "c"), ("a", "c")]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        (Choice(), "--file"),
        (Choice(answer=Result("ask", ("ask",), ((True,),), was_cut=False)), "ASK"),
        (select(("甲",), columns="a"), "two columns"),
        (select(), "found 0 rows"),
        (select(("甲", "乙", "heavy"), columns="a b weight"), "heavy"),
        (select(("甲", "乙", -1), columns="a b weight"), "-1"),
    ],
)
def test_what_is_no_network_is_said(four: MemoryStore, choice: Choice, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw(four, "query", choice)


@pytest.mark.parametrize(
    ("name", "choice", "words"),
    [
        ("themes", Choice(level=0.1), "--level has no meaning for themes; it is for: cooccurrence"),
        ("similarity", Choice(limit=3), "--limit"),
        ("projects", Choice(same_places=True), "--same-places"),
        ("ego", Choice(focus="控烟", plans=("a-plan",)), "--plan"),
        ("collaboration", Choice(focus="控烟"), "WHAT"),
        ("cooccurrence", Choice(min_weight=0.1), "--min-weight"),
        ("projects", Choice(min_weight=0.1), "--min-weight"),
        ("collaboration", Choice(min_weight=0.1), "--min-weight"),
    ],
)
def test_no_option_is_passed_over(four: MemoryStore, name: str, choice: Choice, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw(four, name, choice)
