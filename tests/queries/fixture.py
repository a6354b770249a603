"""A small graph written by hand after docs/graph.md: what each query must find in it can be worked out on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from ontology.namespaces import BASE, PREFIXES

SHENYANG, TONGLIAO, HUNNAN, LIAONING = "210100", "150500", "210112", "210000"
REGIONS = {
    LIAONING: ("辽宁省", "辽宁省", "province", ""),
    SHENYANG: ("沈阳市", "沈阳市", "prefecture", LIAONING),
    HUNNAN: ("浑南区", "沈阳市浑南区", "county", SHENYANG),
    TONGLIAO: ("通辽市", "通辽市", "prefecture", ""),
}
INDICATORS = {
    "婴儿死亡率": ("infant mortality rate", "‰", "lower", "T07", ()),
    "人均预期寿命": ("life expectancy at birth", "岁", "higher", "T01", ("人均期望寿命", "平均预期寿命")),
    "成人吸烟率": ("adult smoking prevalence", "%", "lower", "T04", ()),
    "居民健康素养水平": ("health literacy", "%", "higher", "T01", ()),
    "每千人口床位数": ("beds per 1,000", "张", "", "T18", ()),
}
THEMES = {
    "T01": ("健康教育与健康素养", "health education and literacy", ()),
    "T04": ("控烟", "tobacco control", ("烟草控制",)),
    "T07": ("妇幼健康", "maternal and child health", ()),
    "T18": ("医疗服务体系与资源配置", "service system", ()),
}


def node(curie: str) -> NamedNode:
    """The node of a curie."""
    prefix, _, local = curie.partition(":")
    return NamedNode((BASE if prefix == "id" else PREFIXES[prefix]) + local)


def typed(value: object, kind: str) -> Literal:
    """A literal of an XSD type."""
    return Literal(str(value), datatype=node(f"xsd:{kind}"))


def zh(text: str) -> Literal:
    """A string in Chinese."""
    return Literal(text, language="zh")


@dataclass
class PlanMaker:
    """Writes one plan's quads; every statement stands at the offset that the test gives."""

    name: str
    region: str
    quads: list[Quad] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        self.plan = node(f"id:plan/{self.name}")
        self.graph = node(f"id:graph/plan/{self.name}")
        self.add(self.plan, "rdf:type", node("pw:Plan"))
        self.add(self.plan, "dcterms:identifier", Literal(self.name))
        self.add(self.plan, "pw:coversRegion", node(f"id:region/{self.region}"))
        for code in REGIONS:
            self.describe_region(code)

    def describe_region(self, code: str) -> None:
        """The region's labels (every plan repeats them, so queries must not count a thing once a graph)."""
        label, full, level, parent = REGIONS[code]
        region = node(f"id:region/{code}")
        self.add(region, "rdf:type", node("pw:Region"))
        self.add(region, "skos:prefLabel", zh(label))
        self.add(region, "pw:fullName", Literal(full))
        self.add(region, "pw:regionCode", Literal(code))
        self.add(region, "pw:level", Literal(level))
        if parent:
            self.add(region, "pw:within", node(f"id:region/{parent}"))

    def add(self, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        """One quad in the plan's graph."""
        self.quads.append(Quad(subject, node(predicate), value, self.graph))

    def header(self, title: str, **values: str) -> None:
        """The plan's own data; the keys are issuer, number, issued, start, end, level, kind."""
        self.add(self.plan, "dcterms:title", zh(title))
        plain = {
            "issuer": "pw:issuerName",
            "number": "pw:documentNumber",
            "level": "pw:level",
            "kind": "pw:documentKind",
        }
        for key, predicate in plain.items():
            if key in values:
                self.add(self.plan, predicate, Literal(values[key]))
        if "issued" in values:
            self.add(self.plan, "dcterms:issued", typed(values["issued"], "date"))
        for key, predicate in (("start", "pw:periodStart"), ("end", "pw:periodEnd")):
            if key in values:
                self.add(self.plan, predicate, typed(values[key], "gYear"))
        self.evidence(self.plan, 0, len(title), title)
        self.add(self.plan, "pw:rule", Literal("header.title"))

    def section(self, path: str, heading: str, start: int) -> NamedNode:
        """A heading."""
        section = node(f"id:plan/{self.name}/section/{path}")
        self.statement(section, "pw:Section", start, heading, path)
        self.add(section, "pw:heading", zh(heading))
        self.add(section, "dcterms:identifier", Literal(path))
        if "-" in path:
            self.add(section, "pw:parentSection", node(f"id:plan/{self.name}/section/{path.rpartition('-')[0]}"))
        return section

    def evidence(self, subject: NamedNode, start: int, text: str | int, quote: str = "") -> None:
        """Where a statement stands."""
        end = text if isinstance(text, int) else start + len(text)
        piece = f"id:plan/{self.name}/text/{start}-{end}"
        self.add(subject, "prov:wasQuotedFrom", node(piece))
        self.add(node(piece), "rdf:type", node("oa:SpecificResource"))
        self.add(node(piece), "oa:hasSource", self.plan)
        self.add(node(piece), "oa:hasSelector", node(f"{piece}#position"))
        self.add(node(f"{piece}#position"), "rdf:type", node("oa:TextPositionSelector"))
        self.add(node(f"{piece}#position"), "oa:start", typed(start, "integer"))
        self.add(node(f"{piece}#position"), "oa:end", typed(end, "integer"))
        self.add(node(piece), "oa:hasSelector", node(f"{piece}#quote"))
        self.add(node(f"{piece}#quote"), "rdf:type", node("oa:TextQuoteSelector"))
        self.add(node(f"{piece}#quote"), "oa:exact", Literal(quote or str(text)))
        self.add(node(f"{piece}#quote"), "oa:prefix", Literal("前文"))
        self.add(node(f"{piece}#quote"), "oa:suffix", Literal("后文"))

    def statement(self, subject: NamedNode, kind: str, start: int, text: str, section: str) -> NamedNode:
        """What every statement has."""
        self.add(subject, "rdf:type", node(kind))
        self.add(subject, "pw:inPlan", self.plan)
        self.add(subject, "pw:rule", Literal(f"test.{kind.partition(':')[2]}"))
        if section:
            self.add(subject, "pw:inSection", node(f"id:plan/{self.name}/section/{section}"))
        self.evidence(subject, start, text)
        return subject

    def _next(self, kind: str) -> NamedNode:
        self.count += 1
        return node(f"id:{kind}/{self.name}-{self.count:04}")

    def value(
        self,
        indicator: str,
        role: str,
        start: int,
        value: str = "",
        *,
        year: str = "",
        unit: str = "",
        comparator: str = "eq",
        high: str = "",
        region: str = "",
        nature: str = "",
        norm: tuple[str, str] | None = None,
        section: str = "1",
    ) -> NamedNode:
        """One value of an indicator."""
        found = self.statement(self._next("statement"), "pw:IndicatorStatement", start, value or "提高", section)
        self.add(found, "pw:indicator", node(f"id:indicator/{indicator}"))
        self.add(found, "sdmx-dimension:refArea", node(f"id:region/{region or self.region}"))
        self.add(found, "pw:role", Literal(role))
        self.add(found, "pw:comparator", Literal(comparator))
        if value:
            self.add(found, "sdmx-measure:obsValue", typed(Decimal(value), "decimal"))
        if high:
            self.add(found, "pw:highValue", typed(Decimal(high), "decimal"))
        if unit:
            self.add(found, "pw:unit", Literal(unit))
        if year:
            self.add(found, "sdmx-dimension:refPeriod", typed(year, "gYear"))
        if nature:
            self.add(found, "pw:nature", Literal(nature))
        if norm:
            self.add(found, "pw:normalisedValue", typed(Decimal(norm[0]), "decimal"))
            self.add(found, "pw:normalisedUnit", Literal(norm[1]))
        return found

    def action(
        self, path: str, title: str, start: int, length: int, themes: dict[str, str], *, leaf: bool = True
    ) -> NamedNode:
        """A task with its themes and their weights."""
        action = node(f"id:plan/{self.name}/action/{path}")
        self.statement(action, "pw:Action", start, title, path)
        self.add(action, "dcterms:title", zh(title))
        self.add(action, "pw:isLeaf", typed("true" if leaf else "false", "boolean"))
        self.add(action, "pw:textLength", typed(length, "integer"))
        if "-" in path and not leaf:
            self.add(action, "pw:parentAction", node(f"id:plan/{self.name}/action/{path.rpartition('-')[0]}"))
        for rank, (code, weight) in enumerate(themes.items(), start=1):
            self.add(action, "pw:theme", node(f"id:theme/{code}"))
            assignment = node(f"id:plan/{self.name}/action/{path}/theme/{code}")
            self.add(assignment, "rdf:type", node("pw:ThemeAssignment"))
            self.add(assignment, "pw:action", action)
            self.add(assignment, "pw:theme", node(f"id:theme/{code}"))
            self.add(assignment, "pw:weight", typed(Decimal(weight), "decimal"))
            self.add(assignment, "pw:rank", typed(rank, "integer"))
        return action

    def quantity(self, action: NamedNode, subject: str, value: str, unit: str, start: int, section: str) -> NamedNode:
        """A measure of a task."""
        found = self.statement(self._next("quantity"), "pw:Quantity", start, value + unit, section)
        self.add(found, "pw:subject", zh(subject))
        self.add(found, "sdmx-measure:obsValue", typed(Decimal(value), "decimal"))
        self.add(found, "pw:unit", Literal(unit))
        self.add(found, "pw:role", Literal("target"))
        self.add(found, "pw:ofAction", action)
        return found

    def institution(self, region: str, name: str, kind: str, surface: str = "") -> NamedNode:
        """Describe an institution."""
        body = node(f"id:institution/{region}/{name}")
        self.add(body, "rdf:type", node("pw:Institution"))
        self.add(body, "skos:prefLabel", zh(name))
        self.add(body, "pw:institutionType", Literal(kind))
        self.add(body, "pw:ofRegion", node(f"id:region/{region}"))
        if surface:
            self.add(body, "skos:altLabel", zh(surface))
        return body

    def mention(self, of: NamedNode, surface: str, start: int, section: str) -> NamedNode:
        """A mention of a region or institution."""
        found = self.statement(self._next("mention"), "pw:Mention", start, surface, section)
        self.add(found, "pw:mentions", of)
        self.add(found, "pw:surface", Literal(surface))
        return found

    def responsibility(
        self, action: NamedNode, body: NamedNode, role: str, surface: str, start: int, section: str
    ) -> None:
        """Who answers for a task."""
        found = self.statement(self._next("responsibility"), "pw:Responsibility", start, surface, section)
        self.add(found, "pw:action", action)
        self.add(found, "pw:institution", body)
        self.add(found, "pw:role", Literal(role))

    def citation(self, title: str, start: int, section: str, *, own: bool = False) -> NamedNode:
        """A cited title."""
        found = self.statement(self._next("citation"), "pw:Citation", start, title, section)
        self.add(found, "pw:citedTitle", zh(title))
        self.add(found, "pw:isSelf", typed("true" if own else "false", "boolean"))
        return found

    def project(self, region: str, name: str, start: int, section: str, **values: str) -> NamedNode:
        """One statement of a project; the keys are investment, floorArea, landArea, beds, phase, funding, location."""
        project = node(f"id:project/{region}/{name}")
        self.add(project, "rdf:type", node("pw:Project"))
        self.add(project, "skos:prefLabel", zh(name))
        self.add(project, "pw:projectKind", Literal("新建"))
        self.add(project, "pw:ofRegion", node(f"id:region/{region}"))
        found = self.statement(self._next("projectstatement"), "pw:ProjectStatement", start, name, section)
        self.add(found, "pw:project", project)
        for key, text in values.items():
            number = key in ("investment", "floorArea", "landArea", "beds")
            self.add(found, f"pw:{key}", typed(text, "decimal") if number else Literal(text))
        return project


def vocabulary() -> list[Quad]:
    """Themes and indicators with their labels."""
    graph = node("id:graph/vocabulary")
    quads: list[Quad] = []

    def add(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        quads.append(Quad(subject, node(predicate), value, graph))

    for code, (label, english, others) in THEMES.items():
        theme = node(f"id:theme/{code}")
        add(theme, "rdf:type", node("pw:Theme"))
        add(theme, "skos:notation", Literal(code))
        add(theme, "skos:prefLabel", zh(label))
        add(theme, "skos:prefLabel", Literal(english, language="en"))
        for other in others:
            add(theme, "skos:altLabel", zh(other))
    for name, (english, unit, polarity, code, others) in INDICATORS.items():
        indicator = node(f"id:indicator/{name}")
        add(indicator, "rdf:type", node("pw:Indicator"))
        add(indicator, "skos:prefLabel", zh(name))
        add(indicator, "skos:prefLabel", Literal(english, language="en"))
        add(indicator, "pw:canonicalUnit", Literal(unit))
        add(indicator, "pw:theme", node(f"id:theme/{code}"))
        if polarity:
            add(indicator, "pw:polarity", Literal(polarity))
        for other in others:
            add(indicator, "skos:altLabel", zh(other))
    return quads


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
    found = [*vocabulary(), *plan.quads, *notice.quads, *other.quads, *silent.quads, *between, *build]
    # every named graph says of itself that it is a data set: so a remote store finds it
    graphs = sorted({str(quad.graph_name) for quad in found})
    named = [NamedNode(graph.strip("<>")) for graph in graphs]
    return found + [Quad(graph, node("rdf:type"), node("void:Dataset"), graph) for graph in named]
