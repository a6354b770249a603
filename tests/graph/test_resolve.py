"""Which names of projects are one project, which phases belong together, which citation means which plan."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad, Store

from graph import names
from graph.project_names import name_key
from graph.resolve import links, read_projects
from graph.terms import term
from graph.titles import title_key
from loaders.model import DocumentFact, Fact, ProjectFact
from ontology.regions import by_code
from tests.conftest import ROOT
from tests.graph.conftest import assemble_store
from tests.graph.factory import Made, make_plan, project, span_of

Row = tuple[str, str, str, str]  # name, code, kind, phase


def projects(*plans: list[Row]) -> Store:
    """A store with one plan a list, each with statements on the projects named."""
    made = []
    for number, rows in enumerate(plans):
        plan = make_plan(f"plan-{number}.txt")
        facts: list[Fact] = [fact for fact in plan.facts if not isinstance(fact, ProjectFact)]
        surface = span_of(plan.document, "建设项目")
        facts += [project(surface, name, code, kind=kind, phase=phase) for name, code, kind, phase in rows]
        made.append(Made(plan.document, tuple(facts)))
    return assemble_store(made)


def resolved(store: Store) -> dict[str, str]:
    """Project name → the name that it resolves to."""
    pairs = store.quads_for_pattern(None, term("pw:resolvesTo"), None, None)
    return {_name(quad.subject): _name(quad.object) for quad in pairs}


def _name(node: object) -> str:
    assert isinstance(node, NamedNode)
    return "/".join(names.name_parts(node.value)[1:])


BASE_PROJECT = "辽宁省传染病医疗救治中心(沈阳基地)项目"
BASE_FIRST = "辽宁省传染病医疗救治中心(沈阳基地)项目一期工程"
NOTICE_FIRST = "辽宁省传染病医疗救治中心(辽宁省重大疫情防控救治沈阳基地)一期工程"
SHORT = "辽宁省传染病医疗救治中心"


def test_one_base_under_three_names_and_its_phase_apart() -> None:
    store = projects(
        [(NOTICE_FIRST, "210100", "其他", "一期")],
        [(BASE_PROJECT, "210112", "新建", ""), (BASE_FIRST, "210112", "新建", "一期"), (SHORT, "210100", "新建", "")],
    )
    found = resolved(store)
    assert found[f"210100/{SHORT}"] == f"210112/{BASE_PROJECT}" == found[f"210112/{BASE_PROJECT}"]
    assert found[f"210112/{BASE_FIRST}"] == found[f"210100/{NOTICE_FIRST}"] == f"210100/{NOTICE_FIRST}"
    phases = {
        (_name(q.subject), _name(q.object)) for q in store.quads_for_pattern(None, term("pw:phaseOf"), None, None)
    }
    assert phases == {(f"210100/{NOTICE_FIRST}", f"210112/{BASE_PROJECT}")}


def test_a_link_rests_on_a_statement_of_each_side() -> None:
    store = projects([(SHORT, "210100", "新建", "")], [(BASE_PROJECT, "210112", "新建", "")])
    [link] = [q.subject for q in store.quads_for_pattern(None, term("rdf:type"), term("pw:SameProjectLink"), None)]
    said = {quad.predicate.value.rsplit("#", 1)[-1]: quad.object for quad in store.quads_for_pattern(link, None, None)}
    assert _name(said["from"]) == f"210100/{SHORT}" and _name(said["to"]) == f"210112/{BASE_PROJECT}"
    sources = [q.object for q in store.quads_for_pattern(link, term("prov:wasDerivedFrom"), None)]
    plans = {
        str(q.object)
        for s in sources
        if isinstance(s, NamedNode)
        for q in store.quads_for_pattern(s, term("pw:inPlan"), None)
    }
    assert len(plans) == 2


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("沈阳市妇幼保健院南塔院区建设项目", "210100"), ("沈阳市妇幼保健院南塔院区建设项目", "210103")),
        (("沈阳市区域人口健康信息平台", "210100"), ("区域人口健康信息平台建设项目", "210100")),
        (("市第六人民医院改造工程", "210100"), ("沈阳市第六人民医院改造项目", "210100")),
        (("示例市“掌上精防”平台", "210100"), ("示例市掌上精防平台", "210100")),
        (("沈阳市口腔医院(浑南院区)建设工程项目", "210112"), ("沈阳市口腔医院浑南院区项目", "210100")),
        (("康平县妇幼保健院项目", "210123"), ("沈阳市康平县妇幼保健院建设工程", "210123")),
    ],
)
def test_nearly_the_same_name_and_place_is_one_project(left: tuple[str, str], right: tuple[str, str]) -> None:
    store = projects([(*left, "新建", "")], [(*right, "其他", "")])
    assert len(set(resolved(store).values())) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("沈阳市第四人民医院改造工程", "210100"), ("沈阳市第六人民医院改造工程", "210100")),
        (("康平县妇幼保健院项目", "210123"), ("辽中区妇幼保健院项目", "210115")),
        (("沈阳市妇幼保健院南塔院区建设项目", "210100"), ("沈阳市妇幼保健院二期", "210100")),
        (("沈阳市口腔医院(浑南院区)项目", "210112"), ("沈阳市口腔医院(和平院区)项目", "210102")),
        (("沈阳市口腔医院(浑南院区)项目", "210112"), ("沈阳市口腔医院项目", "210100")),
        (("辽宁省传染病医院项目", "210100"), ("沈阳市传染病医院项目", "210100")),
        (("通辽市传染病医院新址建设项目", "150500"), ("沈阳市传染病医院新址建设项目", "210100")),
        (("远程医疗系统", "150500"), ("远程医疗系统", "210100")),
        (("沈阳市中医院一期工程", "210100"), ("沈阳市中医院二期工程", "210100")),
        (("沈阳市中医院项目", "210100"), ("沈阳市中医院信息化项目", "210100")),
    ],
)
def test_different_projects_are_never_merged(left: tuple[str, str], right: tuple[str, str]) -> None:
    store = projects([(*left, "新建", "")], [(*right, "新建", "")])
    assert len(set(resolved(store).values())) == 2


def test_kinds_that_contradict_keep_projects_apart() -> None:
    store = projects([("沈阳市中医院项目", "210100", "新建", "")], [("沈阳市中医院工程", "210100", "信息化", "")])
    assert len(set(resolved(store).values())) == 2


def test_a_name_that_fits_two_stays_alone() -> None:
    rows = [("沈阳市救治中心(东基地)项目", "210100", "新建", ""), ("沈阳市救治中心(西基地)项目", "210100", "新建", "")]
    store = projects(rows, [("沈阳市救治中心项目", "210100", "新建", "")])
    assert len(set(resolved(store).values())) == 3


def test_the_order_of_plans_changes_nothing() -> None:
    one, two = make_plan("a.txt"), make_plan("b.txt")
    assert set(links(assemble_store([one, two]))) == set(links(assemble_store([two, one])))


def test_every_project_resolves() -> None:
    store = assemble_store([make_plan()])
    assert len(resolved(store)) == len(read_projects(store)) == 1


@pytest.mark.parametrize("word", ["区域", "市场", "县域"])
def test_a_word_that_begins_like_a_region_is_none(word: str) -> None:
    assert name_key(f"{word}医疗示例系统", "210112").core == f"{word}医疗示例系统"


def titled(name: str, title: str) -> Made:
    plan = make_plan(name)
    changed = tuple(replace(fact, title=title) if isinstance(fact, DocumentFact) else fact for fact in plan.facts)
    return Made(plan.document, changed)


def cited(store: Store) -> dict[str, str]:
    """Title as cited in plan a → the plan it means."""
    titles = {q.subject: str(getattr(q.object, "value", "")) for q in _all(store, "pw:citedTitle")}
    return {titles[q.subject]: _name(q.object) for q in _all(store, "pw:citedPlan")}


def _all(store: Store, predicate: str) -> list[Quad]:
    return list(store.quads_for_pattern(None, term(predicate), None, None))


def test_a_citation_finds_its_plan_by_title() -> None:
    store = assemble_store(
        [titled("a.txt", "沈阳市示例健康规划"), titled("b.txt", "丹东市关于印发《振安区示例规划》的通知")]
    )
    assert cited(store)["振安区示例规划"] == "b"


def test_a_document_that_names_itself_means_itself() -> None:
    assert cited(assemble_store([make_plan("a.txt")]))["沈阳市示例健康规划"] == "a"


def test_two_plans_of_one_title_leave_a_citation_open() -> None:
    store = assemble_store([make_plan("a.txt"), titled("b.txt", "振安区示例规划"), titled("c.txt", "振安区示例规划")])
    assert "振安区示例规划" not in cited(store)


def test_title_key_ignores_quotes_and_widths() -> None:
    assert title_key("某市“十四五”规划（2021－2025年）") == title_key("某市'十四五'规划(2021-2025年)")


def test_projects_of_the_annotated_plans() -> None:
    """Of all the projects that people found in two documents of 沈阳 and one of 通辽, three are told twice."""
    from ontology.regions import resolve

    gold = ROOT.parent / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("the folder ../shared with the annotated plans is not here")
    plans = []
    for name, home in (("shenyang-notice-2021", "210100"), ("shenyang-plan", "210100"), ("tongliao-plan", "150500")):
        with (gold / name / "projects.csv").open(encoding="utf-8", newline="") as handle:
            found = []
            for row in csv.DictReader(handle):
                region = resolve(row["region"], by_code(home))
                found.append((row["name"], region.code if region else home, row["kind"], row["phase"]))
            plans.append(found)
    store = projects(*plans)
    merged = sorted((_name(q.object), _name(q.subject)) for q in _all(store, "pw:resolvesTo") if q.object != q.subject)
    assert merged == [
        (f"210100/{NOTICE_FIRST}", f"210112/{BASE_FIRST}"),
        ("210103/沈阳市妇幼保健院南塔院区建设项目", "210100/沈阳市妇幼保健院南塔院区建设项目"),
        (f"210112/{BASE_PROJECT}", f"210100/{SHORT}"),
    ]
