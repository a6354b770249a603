"""Projects in tables: one a row of a table with a column of projects' names. In: a reading. Out: ProjectFact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from loaders.model import ProjectFact
from loaders.projects.attributes import Attributes, read_area, read_attributes, read_money
from loaders.projects.owners import Owned
from loaders.projects.parts import Candidate, phase_of
from loaders.projects.words import project_words
from loaders.reading import Reading
from loaders.tables.model import Row, Table

MakeFact = Callable[[Reading, Owned, Candidate, Attributes, str], ProjectFact]


def tabled_projects(reading: Reading, owned: Owned, make: MakeFact) -> Iterator[ProjectFact]:
    """One fact a row, for each table that has a column of projects."""
    for table in reading.tables:
        column = table.column("project")
        if column is None:
            continue
        for row in table.rows:
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is None or len(cell.text) < 4:
                continue
            said = _row_attributes(table, row)
            around = "。".join(one.text for one in row.cells if one)
            item = Candidate(cell.start, cell.end, cell.text, "project.table", phase_of(cell.text))
            yield make(reading, owned, item, said, around)


def _row_attributes(table: Table, row: Row) -> Attributes:
    """Cells by what their heads say; what a free column (建设内容) says fills the gaps."""
    free: list[str] = []
    found = Attributes()
    for head, cell in zip(table.heads, row.cells, strict=False):
        if cell is None or not cell.text:
            continue
        if _says(head.text, "head_investment") and not _says(head.text, "head_funding"):
            found = replace(found, investment=read_money(cell.text, _unit(head.text, "money_unit")))
        elif _says(head.text, "head_land"):
            found = replace(found, land_area=read_area(cell.text, _unit(head.text, "area_unit")))
        elif _says(head.text, "head_floor") and read_area(cell.text, _unit(head.text, "area_unit")) is not None:
            found = replace(found, floor_area=read_area(cell.text, _unit(head.text, "area_unit")))
        elif _says(head.text, "head_beds") and cell.text.rstrip("张").isdigit():
            found = replace(found, beds=float(cell.text.rstrip("张")))
        elif _says(head.text, "head_place"):
            found = replace(found, location=cell.text)
        elif _says(head.text, "head_funding"):
            found = replace(found, funding=cell.text)
        elif _says(head.text, "head_time"):
            times = read_attributes(f"{project_words('span_label')[0]}:{cell.text}")
            found = replace(found, start=times.start, completion=times.completion)
        else:
            free.append(cell.text)
    return _filled(found, read_attributes("。".join(free)))


def _says(head: str, category: str) -> bool:
    return any(word in head for word in project_words(category))


def _unit(head: str, category: str) -> str:
    return next((word for word in project_words(category) if word in head), "")


def _filled(first: Attributes, second: Attributes) -> Attributes:
    """`first` with what it lacks taken from `second`."""
    names = ("investment", "floor_area", "land_area", "beds", "location", "funding", "start", "completion")
    gaps = {name: getattr(second, name) for name in names if getattr(first, name) in (None, "")}
    return replace(first, **gaps)
