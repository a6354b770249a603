"""The network of projects: documents, figures, filters, limits; worked out by hand."""

from __future__ import annotations

import pytest

from graph.stores.memory import MemoryStore
from ontology.errors import UsageError
from ontology.namespaces import BASE
from queries.runner import ask
from viz import draw
from viz.model import Choice, Drawing
from viz.networks.project_links import named_in

HOSPITAL = "沈阳医院项目"


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
