"""What is compared, kind by kind: the gold file, the fields, how each agrees, and which of them make a fact right.

A field is named as in docs/facts.md; where the annotation names it otherwise, `column` says how.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from loaders.evaluation.agree import Value, same_name, same_number, same_region, same_text, same_unit

Same = Callable[[Value, Value], bool]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind.

    `strict` if the fact means something else once it is wrong; `pairs` if its agreement helps to choose which found
    row stands for which annotated one.
    """

    name: str
    same: Same
    strict: bool = True
    pairs: bool = True
    column: str = ""

    @property
    def gold_column(self) -> str:
        """Its name in the annotation."""
        return self.column or self.name

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.same is same_number


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact: its file in a gold folder, and its fields. Spans are compared unless `placeless`."""

    file: str
    fields: tuple[Field, ...]
    placeless: bool = False


def _also(name: str, same: Same = same_text, column: str = "") -> Field:
    """A field that is measured and does not make the fact wrong."""
    return Field(name, same, strict=False, column=column)


def _aside(name: str, same: Same = same_text) -> Field:
    """A field that is measured on the pairs that the others made: two people word or place it differently."""
    return Field(name, same, strict=False, pairs=False)


KINDS: dict[str, Kind] = {
    "document": Kind(
        "document.json",
        (
            Field("title", same_text),
            Field("issuer", same_text),
            Field("doc_number", same_text),
            Field("date", same_text),
            Field("period_start", same_text),
            Field("period_end", same_text),
            Field("region", same_text),
            Field("level", same_text),
            Field("document_kind", same_text, column="kind"),
        ),
        placeless=True,
    ),
    "citation": Kind("document.json", (Field("title", same_text), Field("self", same_text))),
    "section": Kind("sections.csv", (Field("level", same_text), Field("title", same_text), _also("marker"))),
    "region": Kind("regions.csv", (Field("name", same_region),)),
    "institution": Kind("institutions.csv", (Field("name", same_text), _also("type"), _aside("region", same_region))),
    "indicator": Kind(
        "indicators.csv",
        (
            Field("indicator", same_name),
            Field("value", same_number),
            Field("value_high", same_number),
            Field("comparator", same_text),
            Field("unit", same_unit),
            Field("year", same_text),
            Field("role", same_text),
            Field("region", same_region),
            _also("nature"),
            _aside("unit_inferred"),
            _aside("where"),
        ),
    ),
    "quantity": Kind(
        "quantities.csv",
        (
            Field("value", same_number),
            Field("unit", same_unit),
            Field("comparator", same_text),
            Field("role", same_text),
            _also("year"),
            _aside("subject", same_name),
            _aside("region", same_region),
        ),
    ),
    "project": Kind(
        "projects.csv",
        (
            Field("name", same_name),
            _also("project_kind", column="kind"),
            Field("investment_yuan", same_number),
            Field("floor_area_m2", same_number),
            Field("land_area_m2", same_number),
            Field("beds", same_number),
            _also("phase"),
            _also("completion_date"),
            _aside("start_date"),
            _aside("location", same_name),
            _aside("funding", same_name),
            _aside("region", same_region),
        ),
    ),
    "action": Kind("actions.csv", (Field("title", same_text), _also("level"), _aside("marker"))),
    "responsibility": Kind(
        "responsibilities.csv",
        (Field("institution", same_text), Field("role", same_text), Field("action", same_name)),
    ),
    "theme": Kind("themes.csv", (Field("theme", same_text),), placeless=True),
}
