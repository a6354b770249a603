"""Plans of a province, its city, its district and a place elsewhere, by hand: what levels say beside each other."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from tests.queries.derived import with_derived
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import HUNNAN, LIAONING, SHENYANG, TONGLIAO, node, vocabulary


def _province() -> PlanMaker:
    plan = PlanMaker("l-plan", LIAONING)
    plan.header("辽宁规划", issued="2021-12-01", start="2021", end="2025", level="province")
    plan.section("1", "一、目标", 10)
    plan.value("人均预期寿命", "target", 100, "80", year="2025", unit="岁", comparator="ge")
    plan.value("婴儿死亡率", "target", 110, "5", year="2025", unit="‰", comparator="le")
    plan.value("居民健康素养水平", "target", 120, "30", year="2025", unit="%")
    words = plan.value("成人吸烟率", "target", 130, year="2025", comparator="qualitative")
    plan.add(words, "pw:rawValue", Literal("逐步\n下降"))
    plan.value("每千人口床位数", "target", 140, "7.5", year="2025", unit="张")
    return plan


def _city() -> PlanMaker:
    plan = PlanMaker("s-plan", SHENYANG)
    plan.header("沈阳规划", issued="2022-01-30", start="2021", end="2025", level="prefecture")
    plan.section("1", "一、目标", 10)
    plan.value("人均预期寿命", "target", 200, "82.5", year="2025", unit="岁")
    # said twice, and what the province wants is said here too: each is one target, at home
    plan.value("婴儿死亡率", "target", 210, "5", year="2025", unit="‰", comparator="le")
    plan.value("婴儿死亡率", "target", 215, "5", year="2025", unit="‰", comparator="le")
    plan.value("婴儿死亡率", "target", 218, "5", year="2025", unit="‰", comparator="le", region=LIAONING)
    plan.value("居民健康素养水平", "target", 220, "28", year="2025", unit="%", comparator="ge")
    # whether more or fewer beds are better is not known; of smoking the city says nothing
    plan.value("每千人口床位数", "target", 240, "8", year="2025", unit="张")
    # a whole and its phase, the phase named first; and what a peer has under its own name
    phase = _project(plan, "沈阳市急救中心项目一期", 250)
    plan.add(phase, "pw:phaseOf", _project(plan, "沈阳市急救中心项目", 260))
    _project(plan, "沈阳市全民健康信息平台", 270)
    return plan


def _project(plan: PlanMaker, name: str, start: int) -> NamedNode:
    project = plan.project(plan.region, name, start, "1")
    plan.add(project, "pw:resolvesTo", project)
    return project


def _district() -> PlanMaker:
    plan = PlanMaker("h-plan", HUNNAN)
    plan.header("浑南规划", issued="2022-03-01", start="2021", end="2025", level="county")
    plan.section("1", "一、目标", 10)
    plan.value("人均预期寿命", "target", 300, "1", year="2025", unit="岁", comparator="change")
    # the same number as above, in another unit, and itself excluded
    plan.value("婴儿死亡率", "target", 310, "0.5", year="2025", unit="%", comparator="lt", norm=("5", "‰"))
    # a ceiling where more is better; and a value of the city that stands in the district's plan
    plan.value("居民健康素养水平", "target", 320, "35", year="2025", unit="%", comparator="le")
    plan.value("居民健康素养水平", "target", 325, "29", year="2025", unit="%", region=SHENYANG)
    plan.value("成人吸烟率", "target", 330, "20", year="2023", unit="%", comparator="le")
    plan.value("每千人口床位数", "target", 340, "7", year="2025", unit="张", comparator="range", high="8")
    # what the city wanted, with the district's own value beside it; and once with none
    plan.value("居民健康素养水平", "prior_target", 350, "25", year="2020", unit="%", region=SHENYANG)
    plan.value("居民健康素养水平", "actual", 355, "27", year="2020", unit="%")
    plan.value("成人吸烟率", "prior_target", 360, "22", year="2020", unit="%", comparator="lt", region=SHENYANG)
    return plan


def _before() -> PlanMaker:
    plan = PlanMaker("t-old", TONGLIAO)
    plan.header("通辽旧规划", issued="2016-05-01", start="2016", end="2020", level="prefecture")
    plan.section("1", "一、目标", 10)
    plan.value("人均预期寿命", "target", 400, "77", year="2020", unit="岁", comparator="ge")
    plan.value("婴儿死亡率", "target", 410, "6", year="2020", unit="‰", comparator="le")
    plan.value("居民健康素养水平", "target", 420, "20", year="2020", unit="%")
    plan.value("成人吸烟率", "target", 430, "25", year="2020", unit="%", comparator="lt")
    plan.value("每千人口床位数", "target", 440, "6", year="2020", unit="张")
    # not due: no document of the region, and no value, is as late
    plan.value("婴儿死亡率", "target", 445, "4", year="2030", unit="‰", comparator="le")
    return plan


def _after() -> PlanMaker:
    plan = PlanMaker("t-plan", TONGLIAO)
    plan.header("通辽规划", issued="2021-12-31", start="2021", end="2025", level="prefecture")
    plan.section("1", "一、基础", 10)
    plan.value("人均预期寿命", "actual", 500, "77.4", year="2020", unit="岁")
    plan.value("人均预期寿命", "actual", 505, "77.4", year="2020", unit="岁")
    plan.value("人均预期寿命", "actual", 508, "1", year="2020", unit="岁", comparator="change")
    plan.value("婴儿死亡率", "actual", 510, "6.94", year="2020", unit="‰")
    plan.value("婴儿死亡率", "actual", 515, "0.649", year="2020", unit="%", norm=("6.49", "‰"))
    # a floor below the target proves nothing
    plan.value("居民健康素养水平", "actual", 520, "18", year="2020", unit="%", comparator="ge")
    # no value of the target's year: of two that are as near, the later
    plan.value("成人吸烟率", "actual", 530, "26", year="2019", unit="%")
    plan.value("成人吸烟率", "actual", 535, "24", year="2021", unit="%")
    plan.value("每千人口床位数", "actual", 540, "7.24", year="2020", unit="张")
    plan.value("人均预期寿命", "prior_target", 550, "78", year="2020", unit="岁")
    _project(plan, "蒙医医院", 560)
    _project(plan, "通辽市全民健康信息平台", 570)
    return plan


def _paces(name: str, region: str, smoking: str, literacy: str, high: str, unit: str) -> PlanMaker:
    plan = PlanMaker(name, region)
    plan.section("1", "一、目标", 10)
    plan.value("成人吸烟率", "target", 100, smoking, year="2025", unit="百分点/年", comparator="change")
    plan.value("居民健康素养水平", "target", 110, literacy, year="2025", unit=unit, comparator="change", high=high)
    plan.value("人均预期寿命", "target", 120, "1", year="2025", unit="岁", comparator="change")
    return plan


def pace_quads() -> list[Quad]:
    """Three levels that ask for changes: by the year (百分点/年, %/年), one of them a range, and over the period."""
    plans = (
        _paces("l-plan", LIAONING, "-0.5", "2", "", "百分点/年"),
        _paces("s-plan", SHENYANG, "-0.5", "1", "2", "百分点/年"),
        _paces("h-plan", HUNNAN, "-1", "2", "", "%/年"),
    )
    kinds = {"百分点/年": "difference a year", "%/年": "growth a year", "岁": "age"}
    units = [
        Quad(node(f"id:unit/{count}"), node(predicate), Literal(text), node("id:graph/vocabulary"))
        for count, (symbol, kind) in enumerate(kinds.items())
        for predicate, text in (("skos:notation", symbol), ("pw:baseUnit", kind))
    ]
    quads = [*vocabulary(), *units, *(quad for plan in plans for quad in plan.quads)]
    return with_datasets(with_derived(quads))


def level_quads() -> list[Quad]:
    """The plans of 辽宁省, 沈阳市 and 浑南区, and two of 通辽市, one after the other, which lies elsewhere."""
    plans = (_province(), _city(), _district(), _before(), _after())
    return with_datasets(with_derived([*vocabulary(), *(quad for plan in plans for quad in plan.quads)]))


def with_datasets(found: list[Quad]) -> list[Quad]:
    """The quads, and of every named graph that it is a data set: so a remote store finds it."""
    graphs = [NamedNode(name.strip("<>")) for name in sorted({str(quad.graph_name) for quad in found})]
    return found + [Quad(graph, node("rdf:type"), node("void:Dataset"), graph) for graph in graphs]
