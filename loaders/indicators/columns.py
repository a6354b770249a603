"""What the value columns of a table are about: the year, whose value, reached or aimed at. In: heads. Out: columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from loaders.header import Header
from loaders.indicators.quoted import NATION
from loaders.model import Role
from loaders.tables import Head, Table
from loaders.tokens.times import FIVE_YEAR, YEAR_RANGE, five_year_period
from ontology.regions import Region, full_name, leading_surface, meant_by, resolve, within
from ontology.tables import any_of, word_values, words

_YEAR = regex.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Column:
    """What a value column is about."""

    at: int
    year: str
    role: Role
    region_name: str
    region_code: str


def columns_of(table: Table, header: Header) -> list[Column]:
    """The columns of values in a table of indicators; none for a head that names two years."""
    return _beside(
        [
            column_of(at, head, header)
            for at, head in enumerate(table.heads)
            if head.role == "value" and not _names_two_years(head.text)
        ]
    )


def column_of(at: int, head: Head, header: Header) -> Column:
    """Year, role and region that a column's header says, with the plan's own as default."""
    text = head.text
    period = FIVE_YEAR.search(text)
    found = _YEAR.search(five_year_period(period["n"]).end if period else text)
    base = header.base_year
    aims = any(word in text for word in words("aim_in_head"))
    if found is None:
        year = header.target_year if aims or not _is_baseline(text) else base
        role: Role = "target" if year == header.target_year else "actual"
    else:
        year = found.group()
        if base and year <= base:
            role = "prior_target" if aims else "actual"
        else:
            role = "actual" if _is_baseline(text) else "target"
    if any(word in text for word in words("nation_in_head")):
        return Column(at, year, "reference" if role == "actual" else role, NATION, "")
    region = _column_region(text, header.region)
    own = header.region
    if role == "actual" and region is not None and own is not None and region != own and within(own, region):
        role = "reference"  # what the province has reached, beside the city's own
    return Column(at, year, role, full_name(region) if region else "", region.code if region else "")


def _beside(columns: list[Column]) -> list[Column]:
    """The columns, where what an outer place has reached is a baseline if the table has its target too.

    Without one (全省2020年 beside the county's own years) it stands for comparison.
    """
    aimed = {column.region_name for column in columns if column.role == "target"}
    return [
        replace(column, role="actual") if column.role == "reference" and column.region_name in aimed else column
        for column in columns
    ]


def _names_two_years(text: str) -> bool:
    """Whether a header names two years and no span of years: two headers that ran together, or a comparison."""
    return len(set(_YEAR.findall(YEAR_RANGE.sub("", text)))) > 1


def _is_baseline(text: str) -> bool:
    return any(word in text for word in words("baseline_in_head"))


def _column_region(text: str, region: Region | None) -> Region | None:
    """(省), 市级, (区) in a header name a member of the plan's own chain; 济宁市2025年 names its region itself."""
    if region is None:
        return None
    for at in range(len(text)):
        named = resolve(surface, region) if (surface := leading_surface(text[at:])) else None
        if named is not None:
            return named
    lone = _lone_level().search(text)
    if lone is not None and (meant := meant_by(lone["level"], word_values("level_char")[lone["level"]], region)):
        return meant
    for word, level in word_values("level_in_head").items():
        meant = meant_by(word, level, region) if word in text else None
        if meant is not None:
            return meant
    return region


@lru_cache(maxsize=1)
def _lone_level() -> regex.Pattern[str]:
    """市 in 2020年市实绩 and 2025年市: whose the value is."""
    return regex.compile(
        rf"(?<=\d年?)(?P<level>{any_of('level_char')})(?={any_of('head_value', 'baseline_in_head', 'aim_in_head')}|$)"
    )
