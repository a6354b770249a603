"""From a reviewer's fields to the fact that was missing. What is left out is unknown; a region left out is the plan's.

In: the row (its text checked already) and the facts found in the plan. Out: a fact with the rule correction.missing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

from graph.corrections.model import Correction, CorrectionError
from loaders.document import Span
from loaders.model import (
    ActionFact,
    Body,
    Comparator,
    DocumentFact,
    Fact,
    IndicatorFact,
    InstitutionFact,
    JsonValue,
    ProjectFact,
    QuantityFact,
    RegionFact,
    ResponsibilityFact,
    Role,
    SectionFact,
)
from loaders.tasks.themes import weights_of
from ontology.indicators import indicator_named
from ontology.regions import Region, by_code, full_name, resolve

RULE = "correction.missing"


class Given:
    """One row's fields, and the facts of the plan around it."""

    def __init__(self, row: Correction, span: Span, facts: tuple[Fact, ...]) -> None:
        self.row, self.span, self.facts = row, span, facts
        self._fields: dict[str, JsonValue] = json.loads(row.fields)

    def text(self, name: str, default: str = "") -> str:
        """A field's text, `default` if it is not given."""
        value = self._fields.get(name)
        return default if value is None else str(value)

    def number(self, name: str) -> float | None:
        """A field's number, None if it is not given."""
        value = self._fields.get(name)
        return None if value is None else float(cast(float, value))

    def texts(self, name: str) -> tuple[str, ...]:
        """A field's list."""
        return tuple(str(item) for item in cast(list[JsonValue], self._fields.get(name) or []))

    def region(self, *, must_be_known: bool = False) -> tuple[str, str]:
        """Full name and code; null or a name outside the division table has no code."""
        home = next((fact.region_code for fact in self.facts if isinstance(fact, DocumentFact)), "")
        near = by_code(home) if home else None
        if "region" not in self._fields:
            return (full_name(near), home) if near else ("", "")
        return self.named_region(self.text("region"), near, must_be_known=must_be_known)

    def named_region(self, name: str, near: Region | None, *, must_be_known: bool) -> tuple[str, str]:
        """Full name and code of a region's name."""
        found = resolve(name, near) if name else None
        if found is not None:
            return full_name(found), found.code
        if name and must_be_known:
            raise CorrectionError("graph.correction_region", place=self.row.place or self.row.shown, found=name)
        return name, ""

    def heading(self, offset: int) -> SectionFact | None:
        """The heading that begins there."""
        sections = (fact for fact in self.facts if isinstance(fact, SectionFact))
        return next((section for section in sections if section.span and section.span.start == offset), None)


def made_fact(row: Correction, span: Span, facts: tuple[Fact, ...]) -> Fact:
    """The fact that the row says is missing."""
    return _MAKERS[row.kind](Given(row, span, facts))


def _region(given: Given) -> Fact:
    name, code = given.named_region(given.text("code") or given.text("name"), None, must_be_known=False)
    if not code:
        home = next((fact.region_code for fact in given.facts if isinstance(fact, DocumentFact)), "")
        near = by_code(home) if home else None
        name, code = given.named_region(given.text("name"), near, must_be_known=True)
    return RegionFact(span=given.span, rule=RULE, name=name, code=code)


def _institution(given: Given) -> Fact:
    region, code = given.region(must_be_known=True)
    return InstitutionFact(
        span=given.span,
        rule=RULE,
        name=given.text("name"),
        type=given.text("type"),
        region=region,
        region_code=code,
    )


def _indicator(given: Given) -> Fact:
    region, code = given.region()
    known = indicator_named(given.text("indicator"))
    return IndicatorFact(
        span=given.span,
        rule=RULE,
        indicator=known.name if known else given.text("indicator"),
        known=known is not None,
        surface=given.text("surface"),
        value=given.number("value"),
        value_high=given.number("value_high"),
        comparator=cast(Comparator, given.text("comparator")),
        unit=given.text("unit"),
        unit_inferred=given.text("unit_inferred") == "True",
        year=given.text("year"),
        role=cast(Role, given.text("role")),
        region=region,
        region_code=code,
        nature=given.text("nature"),
        where="table" if given.text("where") == "table" else "prose",
    )


def _quantity(given: Given) -> Fact:
    region, code = given.region()
    return QuantityFact(
        span=given.span,
        rule=RULE,
        subject=given.text("subject"),
        value=given.number("value") or 0.0,
        value_high=given.number("value_high"),
        unit=given.text("unit"),
        comparator=cast(Comparator, given.text("comparator")),
        year=given.text("year"),
        role=cast(Role, given.text("role")),
        region=region,
        region_code=code,
    )


def _project(given: Given) -> Fact:
    region, code = given.region(must_be_known=True)
    return ProjectFact(
        span=given.span,
        rule=RULE,
        name=given.text("name"),
        project_kind=given.text("project_kind"),
        location=given.text("location"),
        investment_yuan=given.number("investment_yuan"),
        floor_area_m2=given.number("floor_area_m2"),
        land_area_m2=given.number("land_area_m2"),
        beds=given.number("beds"),
        phase=given.text("phase"),
        funding=given.text("funding"),
        start_date=given.text("start_date"),
        completion_date=given.text("completion_date"),
        region=region,
        region_code=code,
    )


def _action(given: Given) -> Fact:
    """A task is a heading: its number, level and text are the section's; themes share its text evenly."""
    section = given.heading(given.span.start)
    if section is None:
        raise CorrectionError("graph.correction_heading", place=given.row.place or given.row.shown)
    themes = given.texts("themes")
    return ActionFact(
        span=given.span,
        rule=RULE,
        marker=section.marker,
        level=section.level,
        parent_start=section.parent_start,
        themes=themes,
        weights=weights_of(1.0 for _ in themes),
        named_actions=given.texts("named_actions"),
        body_length=section.body_end - section.body_start,
        path=section.path,
    )


def _responsibility(given: Given) -> Fact:
    """The task is the heading named in `action` nearest before the text, else the innermost one around it."""
    before = [
        fact
        for fact in given.facts
        if isinstance(fact, ActionFact) and fact.span and fact.span.start <= given.span.start
    ]
    named = [fact for fact in before if fact.span and fact.span.words == given.text("action")]
    if given.text("action") and not named:
        raise CorrectionError("graph.correction_heading", place=given.row.place or given.row.shown)
    tasks = named or before
    task = max((fact.span for fact in tasks if fact.span), key=lambda span: span.start, default=None)
    return ResponsibilityFact(
        span=given.span,
        rule=RULE,
        action=task.text if task else "",
        action_start=task.start if task else given.span.start,
        institution=_body(given),
        role="lead" if given.text("role") == "lead" else "support",
    )


def _body(given: Given) -> Body:
    """The body as the plan names it elsewhere, else by the region and type given."""
    region, code = given.region(must_be_known=True)
    name = given.text("institution")
    for fact in given.facts:
        if isinstance(fact, InstitutionFact) and fact.name == name and code in (fact.region_code, ""):
            return fact.body
    return Body(name, given.text("type", "other"), region, code)


_MAKERS: dict[str, Callable[[Given], Fact]] = {
    "region": _region,
    "institution": _institution,
    "indicator": _indicator,
    "quantity": _quantity,
    "project": _project,
    "action": _action,
    "responsibility": _responsibility,
}
