"""Citations of what is not there: parts that a text lacks, documents of the graph under another title or number.

In: a store. Out: findings. Most documents that plans cite are in no graph: that alone is nothing wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from graph.titles import loose_title_key, number_key
from queries.answer import Value
from queries.source_findings import Joined, SourceFinding
from queries.source_rows import Row, place_of, rows_by_name

if TYPE_CHECKING:
    from graph.stores import Store


_YEAR = re.compile(r"(?:19|20)\d\d")


def citation_findings(store: Store) -> Iterator[SourceFinding]:
    """Every finding about a citation: one for all places of a plan that cite the same."""
    rows = rows_by_name(store, "missing_parts", is_lookup=True)
    for (plan, part), group in groupby(rows, key=lambda row: (row["plan"], row["part"])):
        places = tuple(place_of(row, "", plan) for row in group)
        yield SourceFinding("missing_part", places, "checks.missing_part", (("part", part), ("places", Joined(places))))
    yield from _documents(store)


def _documents(store: Store) -> Iterator[SourceFinding]:
    """Documents of the graph that are cited under nearly their title, or by their number under another title."""
    plans = rows_by_name(store, "titles", is_lookup=True)
    by_title = _alone(plans, lambda row: loose_title_key(str(row["title"])))
    by_number = _alone(plans, lambda row: number_key(str(row["number"] or "")))
    rows = rows_by_name(store, "unmet_citations", is_lookup=True)
    rows.sort(key=lambda row: (str(row["plan"]), str(row["cited"]), str(row["number"]), int(str(row["start"]))))
    for (plan, cited, number), group in groupby(rows, key=lambda row: (row["plan"], row["cited"], row["number"])):
        kind, meant = "near_title", by_title.get(loose_title_key(str(cited)))
        if meant is not None and not _is_dated(str(cited)):
            continue
        if meant is None and number:
            kind, meant = "same_number", by_number.get(number_key(str(number)))
        if meant is None or meant["plan"] == plan or (kind == "same_number" and _is_part(cited, meant["title"])):
            continue
        places = tuple(place_of(row, "", plan) for row in group)
        values = (
            ("cited", cited),
            ("number", number),
            ("title", meant["title"]),
            ("plan", meant["plan"]),
            ("places", Joined(places)),
        )
        yield SourceFinding(kind, places, f"checks.{kind}", values)


def _alone(plans: list[Row], key_of: Callable[[Row], str]) -> dict[str, Row]:
    """The plans by key; those that share theirs with another, or have none, are left out."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in plans:
        found[key_of(row)].append(row)
    return {key: rows[0] for key, rows in found.items() if key and len(rows) == 1}


def _is_dated(title: str) -> bool:
    """Whether the title says of which years it is: without them the next document of the name may be meant."""
    return "|" in loose_title_key(title) or _YEAR.search(title) is not None


def _is_part(cited: Value, title: Value) -> bool:
    """Whether one title holds the other, as a notice's holds that of the plan which it hands on."""
    one, other = loose_title_key(str(cited)), loose_title_key(str(title))
    return one in other or other in one
