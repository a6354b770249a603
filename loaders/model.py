"""The facts that a plan yields, one frozen class a kind. The fields are FACTS.md's; `as_dict` gives its JSON.

Every fact holds the span of text that says it and the name of the rule that found it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar, Literal

from loaders.document import Span

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range", "change", "qualitative"]
Role = Literal["actual", "target", "prior_target", "reference"]
Level = Literal["1", "2", "3", "4", "box"]
JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]


@dataclass(frozen=True, slots=True)
class Body:
    """An institution as resolved: canonical name, type (bodies.csv), region's full name and code ('' if national)."""

    name: str
    type: str
    region: str
    region_code: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One 《…》: the span of the title without its brackets; `is_self` when it names the document itself."""

    span: Span
    is_self: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has. `hidden` fields stay out of the JSON; `text_field` names the span's text there."""

    kind: ClassVar[str]
    text_field: ClassVar[str] = "surface"
    hidden: ClassVar[tuple[str, ...]] = ()
    span: Span | None
    rule: str

    def as_dict(self) -> dict[str, JsonValue]:
        """The fact as FACTS.md names its fields; empty is null."""
        found: dict[str, JsonValue] = {"kind": self.kind}
        for item in fields(self):
            if item.name in ("span", "rule") or item.name in self.hidden:
                continue
            found[item.name] = _plain(getattr(self, item.name))
        if self.span is not None:
            found[self.text_field] = self.span.text
            found["start"], found["end"] = self.span.start, self.span.end
        found["rule"] = self.rule
        return found


def _plain(value: object) -> JsonValue:
    if value is None or value == "":
        return None
    if isinstance(value, Body):
        return value.name
    if isinstance(value, Citation):
        shown: dict[str, JsonValue] = {
            "title": value.span.text,
            "start": value.span.start,
            "end": value.span.end,
        }
        return shown | {"self": True} if value.is_self else shown
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, str | int | float):
        return value
    raise TypeError(f"{value!r} has no JSON form")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact(Fact):
    """The document itself. `region` is a path 省/市/区; `region_code` its last part's code; the span is the title's.

    `issuer` names all who issued it, with 、 between; `issuer_body` is the first of them.
    """

    kind: ClassVar[str] = "document"
    text_field: ClassVar[str] = "title"
    hidden: ClassVar[tuple[str, ...]] = ("region_code", "issuer_body")
    title: str
    issuer: str
    issuer_body: Body | None
    doc_number: str
    date: str
    period_start: str
    period_end: str
    region: str
    region_code: str
    level: str
    document_kind: str
    cites: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFact(Fact):
    """A heading. `parent_start` is the start of the parent's title; `path` is its number, e.g. 4-2-1."""

    kind: ClassVar[str] = "section"
    text_field: ClassVar[str] = "title"
    hidden: ClassVar[tuple[str, ...]] = ("path", "body_start", "body_end")
    level: Level
    marker: str
    parent_start: int | None
    path: str
    body_start: int
    body_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFact(Fact):
    """A mention of an administrative region: full name (沈阳市浑南区) and GB/T 2260 code."""

    kind: ClassVar[str] = "region"
    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionFact(Fact):
    """A mention of one particular body."""

    kind: ClassVar[str] = "institution"
    hidden: ClassVar[tuple[str, ...]] = ("region_code",)
    name: str
    type: str
    region: str
    region_code: str

    @property
    def body(self) -> Body:
        """The body mentioned."""
        return Body(self.name, self.type, self.region, self.region_code)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFact(Fact):
    """One value of one indicator for one region and one year. `value` is in `unit`; `known` if in the vocabulary."""

    kind: ClassVar[str] = "indicator"
    text_field: ClassVar[str] = "value_text"
    hidden: ClassVar[tuple[str, ...]] = ("region_code", "known")
    indicator: str
    known: bool
    surface: str
    value: float | None
    value_high: float | None
    comparator: Comparator
    unit: str
    unit_inferred: bool
    year: str
    role: Role
    region: str
    region_code: str
    nature: str
    where: Literal["table", "prose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityFact(Fact):
    """Another counted thing: `subject` is what is counted."""

    kind: ClassVar[str] = "quantity"
    text_field: ClassVar[str] = "value_text"
    hidden: ClassVar[tuple[str, ...]] = ("region_code",)
    subject: str
    value: float
    value_high: float | None
    unit: str
    comparator: Comparator
    year: str
    role: Role
    region: str
    region_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFact(Fact):
    """A named project as one section mentions it. Money in yuan, areas in square metres, dates ISO."""

    kind: ClassVar[str] = "project"
    hidden: ClassVar[tuple[str, ...]] = ("region_code",)
    name: str
    project_kind: str
    location: str
    investment_yuan: float | None
    floor_area_m2: float | None
    land_area_m2: float | None
    beds: float | None
    phase: str
    funding: str
    start_date: str
    completion_date: str
    region: str
    region_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFact(Fact):
    """A task heading. `themes` most central first, `weights` beside them (they sum to 1, or there are none)."""

    kind: ClassVar[str] = "action"
    text_field: ClassVar[str] = "title"
    hidden: ClassVar[tuple[str, ...]] = ("weights", "body_length", "path")
    marker: str
    level: Level
    parent_start: int | None
    themes: tuple[str, ...]
    weights: tuple[float, ...]
    named_actions: tuple[str, ...]
    body_length: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityFact(Fact):
    """Who answers for a task: the task's name, the start of its section's title, the body, lead or support.

    The name is the section's title, or what the row of a table calls the task or the project. The start is None
    where an annexed table names what no heading of the plan does.
    """

    kind: ClassVar[str] = "responsibility"
    hidden: ClassVar[tuple[str, ...]] = ("action_start",)
    action: str
    action_start: int | None
    institution: Body
    role: Literal["lead", "support"]
