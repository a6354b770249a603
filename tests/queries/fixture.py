"""A small graph written by hand after docs/graph.md: what each query must find in it can be worked out on paper."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from tests.queries.derived import with_derived
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import HUNNAN, SHENYANG, TONGLIAO, node, vocabulary


def hand_made() -> list[Quad]:
    """Three plans (沈阳 plan, 沈阳 notice, 通辽 plan) and one that says next to nothing; links between projects."""
    plan = PlanMaker("s-plan", SHENYANG)
    plan.header(
        "沈阳规划", issuer="沈阳市人民政府", number="沈政〔2022〕1号", issued="2022-01-30", start="2021", end="2025"
    )
    plan.section("1", "一、目标", 10)
    plan.section("2", "二、任务", 200)
    plan.section("2-1", "（一）控烟", 210)
    plan.section("2-2", "（二）妇幼", 300)
    # lower is better: the target is worse than the baseline; stated twice, once with its nature
    plan.value("婴儿死亡率", "actual", 100, "2.56", year="2020", unit="‰")
    plan.value("婴儿死亡率", "actual", 90, "3.1", year="2015", unit="‰")
    plan.value("婴儿死亡率", "target", 110, "4.5", year="2025", unit="‰", comparator="le")
    plan.value("婴儿死亡率", "target", 130, "4.5", year="2025", unit="‰", comparator="le", nature="预期性")
    # higher is better: a gain; the target also as a change, which is never compared with a level
    plan.value("人均预期寿命", "actual", 140, "81.3", year="2020", unit="岁")
    plan.value("人均预期寿命", "target", 145, "82.5", year="2025", unit="岁", comparator="ge", nature="预期性")
    plan.value("人均预期寿命", "target", 148, "1", year="2025", unit="岁", comparator="change")
    # higher is better; what was reached is only bounded from above, so nothing is certain
    plan.value("居民健康素养水平", "actual", 150, "30", year="2020", unit="%", comparator="le")
    plan.value("居民健康素养水平", "target", 155, "25", year="2025", unit="%", comparator="ge")
    # in words only
    plan.value("成人吸烟率", "target", 160, year="2025", comparator="qualitative")
    # no direction is known
    plan.value("每千人口床位数", "actual", 165, "8", year="2020", unit="张")
    plan.value("每千人口床位数", "target", 168, "7.5", year="2025", unit="张")
    government = plan.institution(SHENYANG, "沈阳市人民政府", "government", "市政府")
    plan.add(plan.plan, "dcterms:publisher", government)
    centre = plan.institution(SHENYANG, "沈阳市疾病预防控制中心", "cdc", "市疾控中心")
    tobacco = plan.action("2-1", "（一）控烟", 210, 100, {"T04": "0.8", "T01": "0.2"})
    plan.action("2-2", "（二）妇幼", 300, 300, {"T07": "1"})
    plan.action("2", "二、任务", 200, 400, {"T04": "1"}, leaf=False)
    plan.quantity(tobacco, "无烟机关", "100", "家", 220, "2-1")
    plan.responsibility(tobacco, centre, "lead", "市疾控中心", 230, "2-1")
    plan.mention(centre, "市疾控中心", 230, "2-1")
    plan.mention(centre, "市疾控中心", 240, "2-1")
    plan.responsibility(tobacco, government, "support", "市政府", 236, "2-1")
    plan.citation("健康中国行动", 250, "2-1")
    plan.citation("健康中国行动", 260, "2-1")
    plan.citation("沈阳规划", 265, "2-1", own=True)
    cited = plan.citation("沈阳通知", 270, "2-1")
    plan.project(SHENYANG, "沈阳市妇幼保健院南塔院区建设项目", 310, "2-2", investment="300000000", beds="500")
    plan.project(SHENYANG, "沈阳市妇幼保健院南塔院区建设项目", 330, "2-2")
    plan.project(SHENYANG, "急救中心项目", 340, "2-2", location="沈阳市疾病预防控制中心东侧", funding="财政")

    notice = PlanMaker("s-notice", SHENYANG)
    notice.header("沈阳通知", issued="2021-04-26", start="2021", end="2021")
    notice.section("1", "一、工作", 10)
    # a target for 2021 below what the other document says was reached in 2020
    notice.value("人均预期寿命", "target", 100, "81", year="2021", unit="岁", comparator="ge")
    notice.action("1", "一、工作", 10, 50, {"T07": "1"})
    notice.project(SHENYANG, "妇幼保健院南塔院区", 120, "1", investment="280000000")

    other = PlanMaker("t-plan", TONGLIAO)
    other.section("1", "一、目标", 10)
    # one year, two values; another pair that only rounds; a bound that the other value keeps
    other.value("婴儿死亡率", "actual", 100, "6.94", year="2020", unit="‰")
    other.value("婴儿死亡率", "actual", 200, "0.649", year="2020", unit="%", norm=("6.49", "‰"))
    other.value("婴儿死亡率", "target", 210, "6", year="2025", unit="‰", comparator="lt")
    other.value("居民健康素养水平", "actual", 220, "20.4", year="2020", unit="%")
    other.value("居民健康素养水平", "actual", 230, "20", year="2020", unit="%")
    other.value("人均预期寿命", "target", 240, "78", year="2025", unit="岁", comparator="ge")
    other.value("人均预期寿命", "target", 250, "79", year="2025", unit="岁")
    other.action("1", "一、目标", 10, 200, {"T07": "0.5", "T01": "0.5"})
    health = other.institution(TONGLIAO, "通辽市疾病预防控制中心", "cdc", "市疾控中心")
    other.mention(health, "市疾控中心", 260, "1")

    silent = PlanMaker("z-plan", HUNNAN)
    links = node("id:graph/links")
    first = node(f"id:project/{SHENYANG}/沈阳市妇幼保健院南塔院区建设项目")
    second = node(f"id:project/{SHENYANG}/妇幼保健院南塔院区")
    alone = node(f"id:project/{SHENYANG}/急救中心项目")
    between = [
        Quad(one, node("pw:resolvesTo"), whole, links)
        for one, whole in ((first, first), (second, first), (alone, alone))
    ]
    between.append(Quad(cited, node("pw:citedPlan"), notice.plan, links))
    build = [
        Quad(node("id:input/s-plan"), node(name), value, node("id:graph/build"))
        for name, value in (
            ("rdf:type", node("pw:Input")),
            ("dcterms:identifier", Literal("s-plan")),
            ("pw:toolVersion", Literal("0.1.0")),
        )
    ]
    found = with_derived([*vocabulary(), *plan.quads, *notice.quads, *other.quads, *silent.quads, *between, *build])
    # every named graph says of itself that it is a data set: so a remote store finds it
    graphs = sorted({str(quad.graph_name) for quad in found})
    named = [NamedNode(graph.strip("<>")) for graph in graphs]
    return found + [Quad(graph, node("rdf:type"), node("void:Dataset"), graph) for graph in named]
