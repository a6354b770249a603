"""Reads what plans state of indicators: in: a store, out: `Statement`s with exact numbers, equal ones once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ontology.messages import language, message
from queries.answer import Value
from queries.catalogue import inner_query
from queries.parameters import RESOLVERS
from queries.runner import read_rows

if TYPE_CHECKING:
    from graph.stores import Store
    from queries.parameters import Resolved


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a plan says something: the plan's id, the section (number and heading), offsets, and the fact."""

    plan: str
    start: int
    end: int
    section: str = ""
    fact: str = ""

    @property
    def number(self) -> str:
        """The section's number such as 4-2-1; '' before the first heading."""
        return self.section.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Statement:
    """One value that a plan states of an indicator for a region.

    `level`, `top` and `measure` are value, upper end and unit in the indicator's canonical unit where units convert,
    else as stated. `year` is '' where the text says none; `value` is None where it says words alone.
    """

    indicator: str
    english: str
    polarity: str
    theme: str
    region: str
    is_own: bool
    role: str
    year: str
    comparator: str
    value: Decimal | None
    high: Decimal | None
    unit: str
    level: Decimal | None
    top: Decimal | None
    measure: str
    raw: str
    nature: str
    place: Place

    @property
    def plan(self) -> str:
        """The id of the plan that states it."""
        return self.place.plan

    @property
    def name(self) -> str:
        """The indicator's name in the language in force (English where the vocabulary has it)."""
        return self.english if language() == "en" and self.english else self.indicator

    @property
    def content(self) -> tuple[object, ...]:
        """What it says, its place apart: equal for two places of a plan that say the same."""
        words = self.raw.replace("\n", "") if self.level is None else ""
        return (
            *(self.plan, self.indicator, self.region, self.role, self.year),
            *(self.comparator, self.level, self.top, self.measure, words),
        )

    def shown(self) -> str:
        """The value as people read it: ≥96.5%, 2–3人, or the text's own words."""
        if self.value is None:
            return self.raw.replace("\n", "")
        return shown_value(self.comparator, self.value, self.high, self.unit)


def shown_value(comparator: str, value: Decimal, high: Decimal | None, unit: str) -> str:
    """A value with its sign and unit.

    >>> shown_value("ge", Decimal("96.5"), None, "%")
    '≥96.5%'
    """
    number = plain(value) if high is None else f"{plain(value)}–{plain(high)}"
    if comparator == "change":
        rise = "+" if value > 0 else ""
        return message("briefs.change_value", value=f"{rise}{number}{unit}")
    sign = "" if comparator in ("eq", "range", "qualitative") else message(f"queries.value.{comparator}")
    return f"{sign}{number}{unit}"


def plain(number: Decimal) -> str:
    """A number without exponent or idle zeros.

    >>> plain(Decimal("8.50")), plain(Decimal("3E+2"))
    ('8.5', '300')
    """
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_statements(
    store: Store, kind: Literal["plan", "indicator", "region", "theme"] = "plan", wanted: Sequence[str] | None = None
) -> tuple[Statement, ...]:
    """Statements with a known region: of these plans (ids), indicators, regions or themes (names), or all (None).

    Equal ones of a plan come once, at their first place; in the order of plan and offset.
    """
    question = inner_query("values", "statements")
    names = [column.name for column in question.columns]
    asked: list[dict[str, Resolved]] = [{}]
    if wanted is not None:
        asked = [{kind: RESOLVERS[kind](store, name)} for name in dict.fromkeys(wanted)]
    rows = (row for given in asked for row in read_rows(store, question, given))
    found = [_statement(dict(zip(names, row, strict=True))) for row in rows]
    return once(sorted(found, key=lambda one: (one.place, one.indicator)))


def once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The first of each content, in the order given."""
    first: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        first.setdefault(statement.content, statement)
    return tuple(first.values())


def _statement(row: dict[str, Value]) -> Statement:
    def text(name: str) -> str:
        return "" if row[name] is None else str(row[name])

    def number(name: str) -> Decimal | None:
        return None if row[name] is None else Decimal(str(row[name]))

    value, high, norm = number("value"), number("high"), number("norm")
    has_norm = norm is not None and value is not None
    top = high * norm / value if has_norm and high is not None and norm is not None and value else high
    return Statement(
        indicator=text("indicator"),
        english=text("english"),
        polarity=text("polarity"),
        theme=text("theme"),
        region=text("region"),
        is_own=bool(row["is_own"]),
        role=text("role"),
        year=text("year"),
        comparator=text("comparator") or "eq",
        value=value,
        high=high,
        unit=text("unit"),
        level=norm if has_norm else value,
        top=top,
        measure=text("norm_unit") if has_norm else text("unit"),
        raw=text("raw"),
        nature=text("nature"),
        place=Place(text("plan"), int(text("start")), int(text("end")), text("section"), text("fact")),
    )


def baselines_of(target: Statement, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The same plan's actual values of the latest year before the target's, as the question indicator_values has them.

    Changes are no baselines. A value without a year counts as the earliest; a target without one as the last. More
    than one is a contradiction of the plan.
    """
    by = int(target.year or 9999)
    earlier = [
        one
        for one in statements
        if one.role == "actual"
        and one.comparator != "change"
        and (one.plan, one.indicator, one.region) == (target.plan, target.indicator, target.region)
        and int(one.year or 0) < by
    ]
    latest = max((int(one.year or 0) for one in earlier), default=0)
    return tuple(one for one in earlier if int(one.year or 0) == latest)
