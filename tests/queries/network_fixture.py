"""Four small plans written by hand, for the questions on networks, outside bodies, money and capacity.

Themes meet so: 沈阳 T04–T01 and T04–T07, 通辽 T07–T18, 浑南 T01–T18; together a ring of four. 辽宁 says next to
nothing.
"""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from tests.queries.derived import with_derived
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import HUNNAN, LIAONING, SHENYANG, TONGLIAO, node, typed, vocabulary, zh

BEDS = "每千人口床位数"


def network() -> list[Quad]:
    """All quads; the plans are a-plan (沈阳), b-plan (通辽), c-plan (浑南) and d-plan (辽宁)."""
    plans = [_shenyang(), _tongliao(), _hunnan(), _liaoning()]
    made = (quad for plan in plans for quad in plan.quads)
    found = with_derived([*vocabulary(), *_more_vocabulary(), *made, *_links()])
    graphs = sorted({str(quad.graph_name) for quad in found})
    named = [NamedNode(graph.strip("<>")) for graph in graphs]
    return found + [Quad(graph, node("rdf:type"), node("void:Dataset"), graph) for graph in named]


def body(maker: PlanMaker, region: str, name: str, kind: str, sector: str) -> NamedNode:
    """An institution and its sector."""
    found = maker.institution(region, name, kind)
    maker.add(found, "pw:sector", Literal(sector))
    return found


def project(maker: PlanMaker, name: str, start: int, section: str, action: NamedNode | None, **values: str) -> None:
    """One statement of a project of the plan's region, in a task if there is one."""
    maker.project(maker.region, name, start, section, **values)
    if action is not None:
        maker.add(node(f"id:projectstatement/{maker.name}-{maker.count:04}"), "pw:ofAction", action)


def _shenyang() -> PlanMaker:
    plan = PlanMaker("a-plan", SHENYANG)
    plan.header("沈阳规划", level="prefecture", kind="规划")
    plan.section("1", "一、任务", 10)
    plan.section("1-1", "（一）控烟", 20)
    plan.section("1-2", "（二）妇幼", 60)
    plan.section("2", "二、项目", 200)
    smoking = plan.action("1-1", "（一）控烟", 20, 100, {"T04": "0.6", "T01": "0.4"})
    mothers = plan.action("1-2", "（二）妇幼", 60, 300, {"T04": "0.5", "T07": "0.5"})
    # no leaf: its themes join nothing
    plan.action("1", "一、任务", 10, 400, {"T04": "0.5", "T18": "0.5"}, leaf=False)
    finance = body(plan, SHENYANG, "沈阳市财政局", "department", "outside")
    centre = body(plan, SHENYANG, "沈阳市疾病预防控制中心", "cdc", "health")
    plan.responsibility(smoking, finance, "lead", "市财政局", 30, "1-1")
    plan.responsibility(smoking, centre, "lead", "市疾控中心", 35, "1-1")
    # one body leads and supports one task
    plan.responsibility(smoking, finance, "support", "市财政局", 40, "1-1")
    plan.responsibility(mothers, finance, "support", "市财政局", 70, "1-2")
    # merely named: no row of Q26
    plan.mention(body(plan, SHENYANG, "沈阳市教育局", "department", "outside"), "市教育局", 90, "1-2")
    project(plan, "急救站项目", 45, "1-1", smoking)
    # first bare in a task, then with two amounts outside tasks; its phases are told too
    project(plan, "沈阳医院项目", 75, "1-2", mothers)
    project(plan, "沈阳医院项目", 210, "2", None, investment="300", beds="500")
    project(plan, "沈阳医院项目", 215, "2", None, investment="310")
    project(plan, "沈阳医院项目一期", 220, "2", None, investment="100", phase="一期")
    project(plan, "沈阳医院项目二期", 230, "2", None, investment="200", phase="二期")
    project(plan, "信息平台项目", 240, "2", None, investment="10")
    plan.value(BEDS, "actual", 165, "8", year="2020", unit="张", section="2")
    plan.value(BEDS, "target", 168, "7.5", year="2025", unit="张", comparator="le", section="2")
    plan.value(BEDS, "target", 250, "7.5", year="2025", unit="张", comparator="le", section="2")
    return plan


def _tongliao() -> PlanMaker:
    plan = PlanMaker("b-plan", TONGLIAO)
    plan.header("通辽规划", level="prefecture", kind="规划")
    plan.section("1", "一、妇幼", 10)
    plan.section("2", "二、其他", 100)
    mothers = plan.action("1", "一、妇幼", 10, 200, {"T07": "0.5", "T18": "0.5"})
    other = plan.action("2", "二、其他", 100, 100, {})
    education = body(plan, TONGLIAO, "通辽市教育局", "department", "outside")
    plan.responsibility(other, education, "support", "市教育局", 110, "2")
    # phases alone
    project(plan, "通辽医院项目一期", 20, "1", mothers, investment="20", phase="一期")
    project(plan, "通辽血站项目", 25, "1", mothers, beds="20")
    project(plan, "通辽医院项目二期", 30, "1", mothers, investment="30", phase="二期")
    return plan


def _hunnan() -> PlanMaker:
    plan = PlanMaker("c-plan", HUNNAN)
    plan.header("浑南方案", level="county", kind="方案")
    plan.section("1", "一、任务", 10)
    task = plan.action("1", "一、任务", 10, 100, {"T01": "0.5", "T18": "0.5"})
    centre = body(plan, HUNNAN, "沈阳市浑南区疾病预防控制中心", "cdc", "health")
    plan.responsibility(task, centre, "lead", "区疾控中心", 20, "1")
    project(plan, "沈阳医院", 30, "1", task, investment="280")
    plan.value(BEDS, "actual", 50, "6", year="2020", unit="张")
    return plan


def _liaoning() -> PlanMaker:
    plan = PlanMaker("d-plan", LIAONING)
    plan.section("1", "一、说明", 5)
    plan.count = 90
    plan.project(TONGLIAO, "通辽医院项目", 10, "1")
    return plan


def _links() -> list[Quad]:
    graph = node("id:graph/links")
    first, second = f"id:project/{SHENYANG}/", f"id:project/{TONGLIAO}/"
    one = {
        f"{first}沈阳医院项目": f"{first}沈阳医院项目",
        f"id:project/{HUNNAN}/沈阳医院": f"{first}沈阳医院项目",
        f"{first}急救站项目": f"{first}急救站项目",
    }
    phases = {
        f"{first}沈阳医院项目一期": f"{first}沈阳医院项目",
        f"{first}沈阳医院项目二期": f"{first}沈阳医院项目",
        f"{second}通辽医院项目一期": f"{second}通辽医院项目",
        f"{second}通辽医院项目二期": f"{second}通辽医院项目",
    }
    return [
        Quad(node(part), node(predicate), node(whole), graph)
        for predicate, pairs in (("pw:resolvesTo", one), ("pw:phaseOf", phases))
        for part, whole in pairs.items()
    ]


def _more_vocabulary() -> list[Quad]:
    """The unit of beds, and an indicator that belongs to nothing."""
    graph = node("id:graph/vocabulary")
    beds, alone = node(f"id:indicator/{BEDS}"), node("id:indicator/总体指标")
    return [
        Quad(beds, node("sdmx-attribute:unitMeasure"), node("id:unit/张"), graph),
        Quad(node("id:unit/张"), node("pw:baseUnit"), Literal("bed"), graph),
        Quad(node("id:unit/张"), node("pw:factor"), typed(Decimal(1), "decimal"), graph),
        Quad(alone, node("rdf:type"), node("pw:Indicator"), graph),
        Quad(alone, node("skos:prefLabel"), zh("总体指标"), graph),
    ]
