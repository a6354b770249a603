"""Four plans made for the questions on indicators and targets: what each answer must be can be worked out on paper."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from tests.queries.derived import with_derived
from tests.queries.plan_maker import PlanMaker
from tests.queries.terms import HUNNAN, LIAONING, SHENYANG, TONGLIAO, node, vocabulary, zh

INFANT, LIFE, LITERACY, SMOKING = "婴儿死亡率", "人均预期寿命", "居民健康素养水平", "成人吸烟率"
URBAN, PLAIN_BEDS, BEDS = "城市婴儿死亡率", "每千人口床位数", "每千人口医疗卫生机构床位数"
PHYSICIANS, DOCTORS, NURSES = "每千人口执业(助理)医师数", "每千人口医师数", "每千人口注册护士数"
STAFF, STAFF_10K = "每千人口公共卫生人员数", "每万人口公共卫生人员数"

# unit, better, population, denominator, broader
MORE = {
    URBAN: ("‰", "lower", "城市", "每千活产", INFANT),
    BEDS: ("张", "higher", "", "每千人口", ""),
    PHYSICIANS: ("人", "higher", "", "每千人口", ""),
    DOCTORS: ("人", "higher", "", "每千人口", ""),
    NURSES: ("人", "higher", "", "每千人口", ""),
    STAFF: ("人", "higher", "", "每千人口", ""),
    STAFF_10K: ("人", "higher", "", "每万人口", ""),
}


def more_vocabulary() -> list[Quad]:
    """Indicators that the shared fixture lacks, with population, denominator and broader indicator; one yearly unit."""
    quads: list[Quad] = []

    def add(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        quads.append(Quad(subject, node(predicate), value, node("id:graph/vocabulary")))

    add(node(f"id:indicator/{INFANT}"), "pw:population", Literal("婴儿"))
    add(node(f"id:indicator/{INFANT}"), "pw:denominator", Literal("每千活产"))
    for name, (unit, better, population, denominator, broader) in MORE.items():
        indicator = node(f"id:indicator/{name}")
        add(indicator, "rdf:type", node("pw:Indicator"))
        add(indicator, "skos:prefLabel", zh(name))
        add(indicator, "pw:canonicalUnit", Literal(unit))
        add(indicator, "pw:polarity", Literal(better))
        for predicate, text in (("pw:population", population), ("pw:denominator", denominator)):
            if text:
                add(indicator, predicate, Literal(text))
        if broader:
            add(indicator, "skos:broader", node(f"id:indicator/{broader}"))
    return quads


class Maker(PlanMaker):
    """A plan for 2021–2025 with one section; values are short to write."""

    def __init__(self, name: str, region: str) -> None:
        super().__init__(name, region)
        self.header(name, start="2021", end="2025")
        self.section("1", "一、目标", 10)

    def reached(self, indicator: str, start: int, value: str, unit: str, year: str = "2020", **more: str) -> NamedNode:
        """An actual value."""
        return self.value(indicator, "actual", start, value, unit=unit, year=year, **more)  # type: ignore[arg-type]

    def aim(self, indicator: str, start: int, value: str, unit: str, is_: str = "eq", **more: str) -> NamedNode:
        """A target, for 2025 if nothing else is said."""
        given = {"year": "2025", **more}
        return self.value(indicator, "target", start, value, unit=unit, comparator=is_, **given)  # type: ignore[arg-type]

    def capacity(self, indicator: str, role: str, start: int, value: str, is_: str = "eq", region: str = "") -> None:
        """A value per population, in the indicator's own unit."""
        unit = MORE[indicator][0]
        year = "2020" if role == "actual" else "2025"
        norm = None if is_ == "change" else (value, unit)
        shown = "%" if is_ == "change" else unit
        self.value(indicator, role, start, value, year=year, unit=shown, comparator=is_, norm=norm, region=region)

    def in_words(self, indicator: str, start: int, words: str) -> None:
        """A target without a number."""
        self.add(self.aim(indicator, start, "", "", "qualitative"), "pw:rawValue", Literal(words))

    def placeless(self, statement: NamedNode) -> None:
        """Take the region from a statement."""
        area = node("sdmx-dimension:refArea")
        self.quads = [quad for quad in self.quads if quad.subject != statement or quad.predicate != area]


def first() -> Maker:
    """沈阳: two natures of one indicator, an odd base year, words, a change, a unit that does not convert."""
    plan = Maker("a-plan", SHENYANG)
    plan.reached(INFANT, 100, "4", "‰")
    plan.aim(INFANT, 110, "3", "‰", "le", nature="预期性")
    plan.aim(INFANT, 111, "3", "‰", "le")
    plan.aim(INFANT, 115, "5", "‰", "le", region=LIAONING, nature="约束性")
    plan.reached(LIFE, 120, "80", "岁")
    plan.aim(LIFE, 125, "81", "岁", nature="预期性")
    plan.reached(LITERACY, 130, "20", "%", year="2019")
    plan.aim(LITERACY, 135, "26", "%")
    plan.aim(LITERACY, 136, "30", "%", year="2030")
    plan.in_words(SMOKING, 140, "逐步\n下降")
    plan.aim(SMOKING, 145, "-1", "百分点", "change", region=HUNNAN)
    plan.placeless(plan.aim(SMOKING, 148, "22", "%"))
    plan.reached(PLAIN_BEDS, 150, "7", "张")
    plan.aim(PLAIN_BEDS, 151, "8", "个")
    plan.capacity(BEDS, "actual", 160, "6")
    plan.capacity(BEDS, "actual", 159, "10", "change")
    plan.capacity(BEDS, "target", 165, "6.5")
    plan.capacity(PHYSICIANS, "actual", 170, "3")
    plan.capacity(PHYSICIANS, "target", 175, "3.5", "ge")
    plan.capacity(NURSES, "actual", 180, "3.6")
    plan.capacity(NURSES, "target", 185, "4.2")
    plan.capacity(STAFF_10K, "actual", 190, "7.5")
    return plan


def second() -> Maker:
    """通辽: a unit that converts, two baselines for one year, words beside a number, no direction."""
    plan = Maker("b-plan", TONGLIAO)
    for role, start, value, per_thousand, more in (
        ("actual", 100, "0.6", "6", {"year": "2020"}),
        ("target", 110, "0.5", "5", {"year": "2025", "comparator": "le", "nature": "约束性"}),
    ):
        plan.value(INFANT, role, start, value, unit="%", norm=(per_thousand, "‰"), **more)
    plan.reached(LIFE, 120, "76", "岁")
    plan.reached(LIFE, 121, "76.5", "岁")
    plan.aim(LIFE, 125, "78", "岁", nature="预期性")
    plan.reached(LITERACY, 130, "15", "%")
    plan.aim(LITERACY, 135, "20", "%")
    plan.aim(SMOKING, 140, "20", "%")
    plan.in_words(SMOKING, 141, "明显下降")
    plan.reached(PLAIN_BEDS, 150, "8", "张")
    plan.aim(PLAIN_BEDS, 151, "7.5", "张")
    plan.capacity(BEDS, "actual", 160, "5")
    plan.capacity(BEDS, "actual", 161, "5.2")
    plan.capacity(BEDS, "target", 165, "7", "approx")
    plan.capacity(STAFF, "actual", 190, "0.9")
    return plan


def third() -> Maker:
    """浑南: a baseline of the city only, a floor below what is reached, a range, an undated baseline, two levels."""
    plan = Maker("c-plan", HUNNAN)
    plan.reached(INFANT, 100, "3.9", "‰", region=SHENYANG)
    plan.aim(INFANT, 110, "3.2", "‰", "le")
    plan.aim(URBAN, 115, "2", "‰", "le")
    plan.reached(LIFE, 120, "80", "岁")
    plan.aim(LIFE, 125, "79", "岁", "ge", nature="约束性")
    plan.reached(LITERACY, 130, "18", "%")
    plan.aim(LITERACY, 135, "21", "%")
    plan.aim(SMOKING, 140, "20", "%", "range", high="25")
    plan.reached(PLAIN_BEDS, 150, "8", "张", year="")
    plan.aim(PLAIN_BEDS, 151, "7.5", "张")
    plan.capacity(STAFF_10K, "target", 190, "8", region=SHENYANG)
    plan.capacity(STAFF_10K, "target", 191, "9")
    return plan


def fourth() -> Maker:
    """通辽 again: what is reached, and no target."""
    plan = Maker("d-plan", TONGLIAO)
    plan.reached(SMOKING, 140, "25", "%")
    plan.capacity(DOCTORS, "actual", 175, "2.5")
    plan.capacity(STAFF_10K, "actual", 190, "5")
    return plan


def indicator_plans() -> list[Quad]:
    """The whole graph."""
    found = [*vocabulary(), *more_vocabulary()]
    for plan in (first(), second(), third(), fourth()):
        found += plan.quads
    found = with_derived(found)
    graphs = sorted({str(quad.graph_name) for quad in found})
    named = [NamedNode(graph.strip("<>")) for graph in graphs]
    return found + [Quad(graph, node("rdf:type"), node("void:Dataset"), graph) for graph in named]
