"""Writes the quads of one plan by hand, after docs/graph.md: header, sections, values, tasks, bodies, projects."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from tests.queries.terms import REGIONS, node, typed, zh


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
