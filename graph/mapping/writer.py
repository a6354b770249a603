"""Collects one plan's quads: where a span stands (its section, its evidence node) and what to say about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from graph import names
from graph.terms import integer, plain, term
from loaders.document import Document, Span
from loaders.model import ActionFact, DocumentFact, Fact, InstitutionFact, ResponsibilityFact, SectionFact

CONTEXT = 30  # characters of prefix and suffix beside a quote


@dataclass
class PlanWriter:
    """What the mapping of one plan writes into: `quads` grows; sections and actions are looked up by offset.

    `named` are the extents of bodies and cited titles, merged; `since` is the year of issue, else the plan's first.
    """

    document: Document
    plan_id: str
    quotes: bool
    sections: tuple[SectionFact, ...]
    actions: dict[int, ActionFact]
    named: tuple[tuple[int, int], ...] = ()
    since: str = ""
    quads: list[Quad] = field(default_factory=list)
    _quoted: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.plan = NamedNode(names.plan(self.plan_id))
        self.graph = NamedNode(names.plan_graph(self.plan_id))
        self._starts = [_start(section) for section in self.sections]
        self._by_start = dict(zip(self._starts, self.sections, strict=True))
        self._parents = {section.parent_start for section in self.sections}

    def add(self, subject: NamedNode, predicate: str, value: NamedNode | Literal | None) -> None:
        """One quad in the plan's graph; nothing if the value is absent."""
        if value is not None:
            self.quads.append(Quad(subject, term(predicate), value, self.graph))

    def statement(self, iri: str, kind: str, span: Span | None, rule: str) -> NamedNode:
        """A node of class `kind` with what every statement has: plan, section, rule and evidence."""
        node = NamedNode(iri)
        self.add(node, "rdf:type", term(kind))
        self.add(node, "pw:inPlan", self.plan)
        self.add(node, "pw:rule", plain(rule))
        if span is not None:
            section = self.section_at(span.start)
            if section is not None:
                self.add(node, "pw:inSection", self.section_node(section))
            self.add(node, "prov:wasQuotedFrom", self.evidence(span))
        return node

    def section_at(self, offset: int) -> SectionFact | None:
        """The innermost section that the offset stands in: the last one whose heading begins at or before it."""
        place = bisect_right(self._starts, offset)
        return self.sections[place - 1] if place else None

    def section_node(self, section: SectionFact) -> NamedNode:
        """The node of a section of this plan."""
        return NamedNode(names.section(self.plan_id, section.path))

    def parent(self, section: SectionFact) -> SectionFact | None:
        """The section that this one stands under."""
        return None if section.parent_start is None else self._by_start.get(section.parent_start)

    def order(self, section: SectionFact) -> int:
        """The heading's number in the plan's text, from 1."""
        return bisect_right(self._starts, _start(section))

    def is_leaf(self, fact: Fact) -> bool:
        """Whether no heading stands under the one where this fact begins."""
        return _start(fact) not in self._parents

    def action_at(self, offset: int) -> NamedNode | None:
        """The innermost task that the offset stands in."""
        section = self.section_at(offset)
        while section is not None:
            action = self.actions.get(_start(section))
            if action is not None:
                return NamedNode(names.action(self.plan_id, action.path))
            section = self.parent(section)
        return None

    def own_text(self, fact: ActionFact) -> tuple[tuple[int, int], ...]:
        """The extents of a task's heading and of its own text: what stands under it before the next heading."""
        if fact.span is None:
            return ()
        section = self.section_at(fact.span.start)
        body = () if section is None else ((section.body_start, section.body_end),)
        return ((fact.span.start, fact.span.end), *body)

    def in_name(self, start: int, end: int) -> bool:
        """Whether [start, end) lies within the name of a body or a cited title."""
        place = bisect_right(self.named, (start, len(self.document.text)))
        return place > 0 and end <= self.named[place - 1][1]

    def evidence(self, span: Span) -> NamedNode:
        """The node of a piece of the text with its selectors, written once a span."""
        node = NamedNode(names.evidence(self.plan_id, span.start, span.end))
        if (span.start, span.end) in self._quoted:
            return node
        self._quoted.add((span.start, span.end))
        position = NamedNode(f"{node.value}#position")
        self.add(node, "rdf:type", term("oa:SpecificResource"))
        self.add(node, "oa:hasSource", self.plan)
        self.add(node, "oa:hasSelector", position)
        self.add(position, "rdf:type", term("oa:TextPositionSelector"))
        self.add(position, "oa:start", integer(span.start))
        self.add(position, "oa:end", integer(span.end))
        if self.quotes:
            text = self.document.text
            quote = NamedNode(f"{node.value}#quote")
            self.add(node, "oa:hasSelector", quote)
            self.add(quote, "rdf:type", term("oa:TextQuoteSelector"))
            self.add(quote, "oa:exact", plain(span.text))
            self.add(quote, "oa:prefix", plain(text[max(0, span.start - CONTEXT) : span.start]))
            self.add(quote, "oa:suffix", plain(text[span.end : span.end + CONTEXT]))
        return node


def plan_writer(document: Document, plan_id: str, facts: Iterable[Fact], quotes: bool) -> PlanWriter:
    """A writer that knows the sections and actions among the facts."""
    found = list(facts)
    sections = [fact for fact in found if isinstance(fact, SectionFact) and fact.span is not None]
    actions = {_start(fact): fact for fact in found if isinstance(fact, ActionFact)}
    header = next((fact for fact in found if isinstance(fact, DocumentFact)), None)
    spans = [fact.span for fact in found if isinstance(fact, InstitutionFact | ResponsibilityFact)]
    spans.extend(citation.span for citation in (header.cites if header else ()))
    return PlanWriter(
        document,
        plan_id,
        quotes,
        tuple(sorted(sections, key=_start)),
        actions,
        named=_merged((span.start, span.end) for span in spans if span is not None),
        since=(header.date[:4] or header.period_start) if header else "",
    )


def _merged(extents: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Extents that overlap as one, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(extents):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _start(fact: Fact) -> int:
    return -1 if fact.span is None else fact.span.start
