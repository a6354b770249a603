"""How many indicators and categories a text says that its table has (6类30个指标). In: a document. Out: doubts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.document import Document
from loaders.sums.model import Doubt, Place
from loaders.tables import Table, read_tables
from loaders.tables.model import HeadRole
from loaders.tokens.numbers import ARABIC, CHINESE, read_number
from ontology.tables import any_of

REACH = 400  # characters between the statement and the head of its table


@lru_cache(maxsize=1)
def _stated() -> regex.Pattern[str]:
    # matches 6类30个发展关键指标 and 五大类22项主要指标; not 30个指标 alone, which may be some of them
    number = rf"(?:{ARABIC}|{CHINESE}{{1,4}})"
    return regex.compile(
        rf"(?<![\d.])(?P<kinds>(?P<k>{number})(?P<ku>{any_of('categories')}))[,、的共]{{0,2}}"
        rf"(?P<rows>(?P<r>{number})(?P<ru>[个项]))[^,。;、\d]{{0,8}}?(?:{any_of('table_of')})"
    )


def table_doubts(document: Document) -> Iterator[Doubt]:
    """Counts that the next table, close by and read whole, does not bear out."""
    found = list(_stated().finditer(document.view))
    if not found:
        return
    tables = [table for table in read_tables(document) if table.column("name") is not None]
    for match in found:
        near = [table for table in tables if match.end() <= table.start < match.end() + REACH]
        if len(near) != 1 or not _places(near[0], "name"):
            continue
        table = near[0]
        names, groups = _places(table, "name"), _places(table, "category")
        counts = _row_counts(table)
        rows = read_number(match["r"])
        if rows not in counts:
            yield Doubt("count.rows", match.span("rows"), rows, max(counts), match["ru"], (names[0], names[-1]))
            continue
        kinds, categories = read_number(match["k"]), len({row.category for row in table.rows if row.category})
        # a table without categories says nothing about them
        if groups and categories and kinds != categories:
            yield Doubt("count.categories", match.span("kinds"), kinds, categories, match["ku"], tuple(groups))


def _places(table: Table, role: HeadRole) -> list[Place]:
    """Where the cells of the column with this role stand; none if there is no such column."""
    at = table.column(role)
    found = [] if at is None else [row.cells[at] for row in table.rows]
    return [(cell.start, cell.end) for cell in found if cell is not None]


def _row_counts(table: Table) -> set[int]:
    """How many indicators the table may be said to have: rows, with or without 其中…, or as its numbering says."""
    name, serial = table.column("name"), table.column("serial")
    assert name is not None
    counts = {len(table.rows)}
    texts = [cell.text if (cell := row.cells[name]) else "" for row in table.rows]
    counts.add(sum(1 for text in texts if text and not regex.match(rf"#|(?:{any_of('among')})", text)))
    if serial is not None:
        numbers = [cell.text for row in table.rows if (cell := row.cells[serial])]
        counts |= {int(text) for text in numbers if text.isascii() and text.isdigit()} & {
            len(set(numbers)),
            len(numbers),
        }
    # one row may name two indicators (甲率和乙率): any number up to twice the joined rows
    tail = any_of("rate_tail")
    joined = sum(1 for text in texts if regex.search(rf"(?:{tail})[和与及、/].*(?:{tail})", text))
    return counts | set(range(len(table.rows), len(table.rows) + joined + 1))
