"""Writes one made-up plan: text and facts grow together, so that each fact's span says what the fact says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from loaders.document import Document, Span
from loaders.model import (
    ActionFact,
    Body,
    Citation,
    Comparator,
    DocumentFact,
    Fact,
    IndicatorFact,
    InstitutionFact,
    ProjectFact,
    QuantityFact,
    ResponsibilityFact,
    Role,
    SectionFact,
)
from ontology.indicators import Indicator
from ontology.regions import Region, by_code, full_name, path

NUMERALS = "一二三四五六七八九十"
Later = Callable[[Document], Fact]


@dataclass
class Heading:
    """A heading on its way: where it begins and ends, and where the text under it does."""

    start: int
    end: int
    path: str
    marker: str
    parent: int | None
    body_end: int = 0


@dataclass
class Draft:
    """A plan of a region on its way. The verbs write words and keep what becomes a fact of them at `finish`."""

    plan_id: str
    region: Region
    words: list[str] = field(default_factory=list)
    at: int = 0
    later: list[Later] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    chapters: int = 0
    parts: int = 0

    def __post_init__(self) -> None:
        self.full = full_name(self.region)

    def put(self, words: str) -> tuple[int, int]:
        """Write the words; their start and end."""
        start = self.at
        self.words.append(words)
        self.at += len(words)
        return start, self.at

    def keep(self, words: str, make: Callable[[Span], Fact]) -> None:
        """Write the words, and keep the fact that they say."""
        start, end = self.put(words)
        self.put("。\n")
        self.later.append(lambda document: make(document.span(start, end)))

    def finish(self) -> tuple[Document, tuple[Fact, ...]]:
        """The document and its facts."""
        ends = [*(heading.start for heading in self.headings[1:]), self.at]
        for heading, end in zip(self.headings, ends, strict=True):
            heading.body_end = end
        document = Document(f"{self.plan_id}.txt", "".join(self.words))
        return document, tuple(make(document) for make in self.later)

    def title(self, kind: str) -> None:
        """The title, and the plans that this one cites."""
        title = self.put(_title(self.full, kind))
        self.put("\n根据《")
        cited = [self.put(_title(full_name(by_code(self.region.parent)) if self.region.parent else "国家", "规划"))]
        self.put("》和《")
        cited.append(self.put("基本医疗卫生与健康促进法"))
        self.put("》\n")

        def make(document: Document) -> Fact:
            return DocumentFact(
                span=document.span(*title),
                rule="made.document",
                title=document.text[slice(*title)],
                issuer=f"{self.full}人民政府",
                issuer_body=self._body(f"{self.full}人民政府", "government"),
                doc_number="",
                date="2021-12-31",
                period_start="2021",
                period_end="2025",
                region=path(self.region),
                region_code=self.region.code,
                level=self.region.level,
                document_kind=kind,
                cites=tuple(Citation(document.span(*place), False) for place in cited),
            )

        self.later.append(make)

    def chapter(self, title: str) -> None:
        """A heading of the first level."""
        self.chapters += 1
        self.parts = 0
        self._heading(title, f"{NUMERALS[self.chapters - 1]}、", f"{self.chapters}", None, "1")

    def task(
        self, title: str, themes: tuple[str, ...], weights: tuple[float, ...], named: tuple[str, ...] = ()
    ) -> None:
        """A heading of the second level that is a task."""
        self.parts += 1
        parent = next(item for item in reversed(self.headings) if item.parent is None)
        marker = f"（{NUMERALS[self.parts - 1]}）"
        heading = self._heading(title, marker, f"{self.chapters}-{self.parts}", parent.start, "2")
        self.later.append(
            lambda document: ActionFact(
                span=document.span(heading.start, heading.end),
                rule="made.action",
                marker=marker,
                level="2",
                parent_start=parent.start,
                themes=themes,
                weights=weights,
                named_actions=named,
                body_length=heading.body_end - heading.end,
                path=heading.path,
            )
        )

    def _heading(self, title: str, marker: str, number: str, parent: int | None, level: Literal["1", "2"]) -> Heading:
        self.put(marker)
        heading = Heading(*self.put(title), number, marker, parent)
        self.put("\n")
        self.headings.append(heading)
        self.later.append(
            lambda document: SectionFact(
                span=document.span(heading.start, heading.end),
                rule="made.section",
                level=level,
                marker=marker,
                parent_start=parent,
                path=number,
                body_start=heading.end,
                body_end=heading.body_end,
            )
        )
        return heading

    def pad(self, length: int) -> None:
        """So many characters that say nothing."""
        self.put("略" * length + "\n")

    def value(
        self, indicator: Indicator, value: float | None, role: Role, year: str, comparator: Comparator, region: Region
    ) -> None:
        """One value of an indicator; None with the comparator qualitative."""
        self.keep(
            "提高" if value is None else f"{value}{indicator.unit}",
            lambda span: IndicatorFact(
                span=span,
                rule="made.indicator",
                indicator=indicator.name,
                known=True,
                surface=indicator.name,
                value=value,
                value_high=None,
                comparator=comparator,
                unit="" if value is None else indicator.unit,
                unit_inferred=False,
                year=year,
                role=role,
                region=full_name(region),
                region_code=region.code,
                nature="预期性" if role == "target" else "",
                where="prose",
            ),
        )

    def quantity(self, subject: str, value: float, unit: str) -> None:
        """A counted thing to be reached by 2025."""
        self.keep(
            f"{value:.0f}{unit}",
            lambda span: QuantityFact(
                span=span,
                rule="made.quantity",
                subject=subject,
                value=value,
                value_high=None,
                unit=unit,
                comparator="eq",
                year="2025",
                role="target",
                region=self.full,
                region_code=self.region.code,
            ),
        )

    def project(self, owner: Region, name: str, amount: float | None, beds: float | None, *, phase: str = "") -> None:
        """A statement on a project of a region."""
        whole = f"{full_name(owner)}{name}"
        self.keep(
            whole,
            lambda span: ProjectFact(
                span=span,
                rule="made.project",
                name=whole,
                project_kind="新建",
                location="",
                investment_yuan=amount,
                floor_area_m2=None,
                land_area_m2=None,
                beds=beds,
                phase=phase,
                funding="",
                start_date="",
                completion_date="",
                region=full_name(owner),
                region_code=owner.code,
            ),
        )

    def responsibility(self, name: str, kind: str, role: Literal["lead", "support"]) -> None:
        """A body that answers for the task at hand."""
        heading = self.headings[-1]
        self.keep(
            name,
            lambda span: ResponsibilityFact(
                span=span,
                rule="made.responsibility",
                action=heading.path,
                action_start=heading.start,
                institution=self._body(name, kind),
                role=role,
            ),
        )

    def mention(self, name: str, kind: str) -> None:
        """A body that is merely named."""
        self.keep(
            name,
            lambda span: InstitutionFact(
                span=span, rule="made.mention", name=name, type=kind, region=self.full, region_code=self.region.code
            ),
        )

    def _body(self, name: str, kind: str) -> Body:
        return Body(name, kind, self.full, self.region.code)


def _title(place: str, kind: str) -> str:
    return f"{place}“十四五”卫生健康{kind}"
