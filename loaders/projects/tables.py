"""Projects in tables: one a row of a table with a column of projects' names. In: a reading. Out: ProjectFact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from loaders.model import ProjectFact
from loaders.projects.attributes import Attributes, read_attributes
from loaders.projects.kinds import OTHER
from loaders.projects.measures import read_area, read_money
from loaders.projects.names import candidates
from loaders.projects.owners import Owned
from loaders.projects.parts import Candidate, phase_of
from loaders.projects.words import any_of, ordered_values, project_words
from loaders.reading import Reading
from loaders.tables.heads import has_year
from loaders.tables.model import Row, Table
from loaders.tokens.numbers import ARABIC
from ontology.tables import words

TASK_RULE = "project.task"
MakeFact = Callable[[Reading, Owned, Candidate, Attributes, str], ProjectFact]


def tabled_projects(reading: Reading, owned: Owned, make: MakeFact) -> Iterator[ProjectFact]:
    """One fact a row, for each table that has a column of projects."""
    for table in reading.tables:
        column = table.column("project")
        if column is None:
            yield from _tasks(reading, table, owned, make)
            continue
        for row in table.rows:
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is None or len(cell.text) < 4 or cell.text.startswith(project_words("head_sum")):
                continue
            if _is_group(table, row, column):
                continue
            said = _row_attributes(table, row)
            around = "。".join(one.text for one in row.cells if one)
            item = Candidate(cell.start, cell.end, cell.text, "project.table", phase_of(cell.text))
            fact = make(reading, owned, item, said, around)
            nature = _nature(table, row)
            built = fact.project_kind in {*(kind for _, kind in ordered_values("kind_body")), OTHER}
            yield replace(fact, project_kind=nature) if nature and built else fact


def _is_group(table: Table, row: Row, column: int) -> bool:
    """Whether a row holds nothing but the name of a group of projects (公共卫生类): it has no number where others have,

    or no word of a building, a system or a work ends it.
    """
    if any(cell and cell.text for at, cell in enumerate(row.cells) if at != column):
        return False
    fuller = any(sum(bool(cell and cell.text) for cell in other.cells) > 1 for other in table.rows)
    serial = table.column("serial")
    numbered = serial is not None and any(other.cells[serial] for other in table.rows)
    cell = row.cells[column]
    kinds = ("project_tail", "owned_tail", "strong_tail", "it_tail", "construct")
    named = cell is not None and cell.text.endswith(tuple(word for kind in kinds for word in project_words(kind)))
    return fuller and (numbered or not named)


def _tasks(reading: Reading, table: Table, owned: Owned, make: MakeFact) -> Iterator[ProjectFact]:
    """The works that a column of tasks names (县中医医院迁建, 县域健康大脑上线运行); most tasks are none."""
    column = table.column("task")
    view = reading.document.view
    for row in table.rows if column is not None else ():
        cell = row.cells[column] if column is not None and column < len(row.cells) else None
        if cell is None:
            continue
        for item in candidates(view, cell.start, cell.end, owned, unled=True):
            if item.start == cell.start:
                said = Attributes(completion=_due(reading, table, row))
                yield make(reading, owned, replace(item, rule=TASK_RULE), said, "")


def _due(reading: Reading, table: Table, row: Row) -> str:
    """The date that a column of deadlines gives; without a year (12月底前) it is of the one year of the plan."""
    period = reading.header.period
    year = period.start if period and period.start == period.end else ""
    for head, cell in zip(table.heads, row.cells, strict=False):
        if cell and head.text.strip().endswith(words("head_due")):
            if not (year or has_year(cell.text)):
                return ""
            text = cell.text if has_year(cell.text) else f"{year}年{cell.text}"
            return read_attributes(text + project_words("completion_verb")[0]).completion
    return ""


def _nature(table: Table, row: Row) -> str:
    """The kind that a column 建设性质 gives; '' if there is none, or if it says none of the kinds."""
    for head, cell in zip(table.heads, row.cells, strict=False):
        if cell and _says(head.text, "head_nature"):
            return next((kind for word, kind in ordered_values("kind_name") if word in cell.text), "")
    return ""


def _row_attributes(table: Table, row: Row) -> Attributes:
    """Cells by what their heads say; what is said in words (建设内容, 建设规模) fills the gaps."""
    free: list[str] = []
    found = Attributes()
    whole = _investment_column(table)
    for at, (head, cell) in enumerate(zip(table.heads, row.cells, strict=False)):
        if cell is None or not cell.text:
            continue
        if _says(head.text, "head_investment") and not _says(head.text, "head_funding"):
            if at == whole and (_is_amount(cell.text) or _unit(cell.text, "money_unit")):
                found = replace(found, investment=read_money(cell.text, _unit(head.text, "money_unit")))
            elif at == whole:
                free.append(cell.text)
        elif _says(head.text, "head_land") and _is_amount(cell.text):
            found = replace(found, land_area=read_area(cell.text, _unit(head.text, "area_unit")))
        elif _says(head.text, "head_beds") and cell.text.rstrip("张").isdigit():
            found = replace(found, beds=float(cell.text.rstrip("张")))
        elif _says(head.text, "head_floor") and _is_amount(cell.text):
            found = replace(found, floor_area=read_area(cell.text, _unit(head.text, "area_unit")))
        elif _says(head.text, "head_place"):
            found = replace(found, location=cell.text)
        elif _says(head.text, "head_funding"):
            found = replace(found, funding=cell.text)
        elif _says(head.text, "head_time"):
            times = read_attributes(f"{project_words('span_label')[0]}:{cell.text}")
            found = replace(found, start=times.start, completion=times.completion)
            if _one_year().fullmatch(cell.text.strip()):  # 年限 2018: begun and done in it
                found = replace(found, start=cell.text.strip()[:4], completion=cell.text.strip()[:4])
        else:
            free.append(cell.text)
    return _filled(found, read_attributes("。".join(free)))


def _investment_column(table: Table) -> int | None:
    """The column of whole investments: 总投资 before 投资, and none of its parts (其中:中央投资, 2023年计划投资)."""
    columns = [
        at
        for at, head in enumerate(table.heads)
        if _says(head.text, "head_investment") and not _says(head.text, "head_funding")
    ]
    for at in columns:
        if _says(table.heads[at].text, "head_investment_whole"):
            return at
    return next((at for at in columns if not _is_part(table.heads[at].text)), None)


def _is_part(head: str) -> bool:
    return _says(head, "head_part") or has_year(head)


def _is_amount(text: str) -> bool:
    """Whether a cell is one number, with its unit or without: 12000, 约1.2万平方米."""
    return _amount_pattern().fullmatch(text) is not None


@lru_cache(maxsize=1)
def _one_year() -> regex.Pattern[str]:
    return regex.compile(r"(?:19|20)\d\d年?")


@lru_cache(maxsize=1)
def _amount_pattern() -> regex.Pattern[str]:
    return regex.compile(rf"{any_of('number_filler')}?(?:{ARABIC})\s?\p{{L}}{{0,3}}(?:㎡|m²|m2)?")


def _says(head: str, category: str) -> bool:
    return any(word in head for word in project_words(category))


def _unit(head: str, category: str) -> str:
    return next((word for word in project_words(category) if word in head), "")


def _filled(first: Attributes, second: Attributes) -> Attributes:
    """`first` with what it lacks taken from `second`."""
    names = ("investment", "floor_area", "land_area", "beds", "location", "funding", "start", "completion")
    gaps = {name: getattr(second, name) for name in names if getattr(first, name) in (None, "")}
    return replace(first, **gaps)
