"""A brief as a workbook: one sheet a table, whole, with numbers as numbers; sentences and figure stand in front."""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ontology.messages import message
from queries.values import Place
from viz.briefs.model import Brief, Cell, Figure, Paragraph, Table, Whole
from viz.briefs.wording import place_words, quotation_words

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_MOMENT = datetime(2000, 1, 1)
_WIDEST, _NARROWEST = 46, 7
_CELL = 32_767  # characters that a cell takes
_FIT = 14  # columns that print on one page and can be read


def render_workbook(brief: Brief) -> bytes:
    """The .xlsx file."""
    import xlsxwriter  # type: ignore[import-untyped]

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    book.set_properties({"title": brief.title, "author": "planweave", "created": _MOMENT})
    formats = _formats(book)
    quotes = {(one.place.plan, one.place.start, one.place.end): quotation_words(one) for one in brief.data_quotations}
    taken: set[str] = set()
    _front(book.add_worksheet(_name(message("briefs.sheet.front"), taken)), brief, formats)
    for table in brief.tables:
        sheet = book.add_worksheet(_name(message(f"briefs.sheet.{table.name}"), taken))
        _table(sheet, brief, table, quotes, formats)
    references = book.add_worksheet(_name(message("briefs.section.references"), taken))
    heads = [message(f"briefs.col.{name}") for name in ("number", "plan", "reference", "bibtex_key", "sha256")]
    rows: list[list[Cell]] = [
        [reference.number, reference.plan.id, reference.text, reference.key, reference.plan.sha256]
        for reference in brief.references
    ]
    _grid(references, heads, rows, formats)
    book.close()
    return written.getvalue()


def _formats(book: Workbook) -> dict[str, Any]:
    base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
    return {
        "text": book.add_format({**base, "text_wrap": True}),
        "number": book.add_format({**base, "num_format": "General"}),
        "head": book.add_format({**base, "bold": True, "bottom": 1, "text_wrap": True, "bg_color": "#EEF2F5"}),
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
    }


def _name(text: str, taken: set[str]) -> str:
    """A sheet's name: at most 31 characters, none of []:*?/\\, none twice."""
    plain = "".join(" " if char in "[]:*?/\\'" else char for char in text)[:31].strip()
    number, name = 2, plain
    while name.casefold() in taken:
        name, number = f"{plain[:28]} {number}", number + 1
    taken.add(name.casefold())
    return name


def _front(sheet: Worksheet, brief: Brief, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 100)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, brief.title, formats["title"])
    sheet.write_string(1, 0, brief.subtitle, formats["text"])
    row = 3
    for block in brief.blocks:
        if isinstance(block, Paragraph):
            text = "".join(_part(brief, part) for part in block.parts)
            sheet.write_string(row, 0, text[:_CELL], formats["text"])
            row += 1
    for table in brief.tables:
        counted = message("briefs.sheet_rows", name=table.caption, count=len(table.data_rows))
        sheet.write_string(row, 0, counted, formats["text"])
        row += 1
    figure = next((block for block in brief.blocks if isinstance(block, Figure)), None)
    if figure is not None:
        sheet.write_string(row + 1, 0, figure.caption, formats["text"])
        scale = {"x_scale": 0.32 * 3, "y_scale": 0.32 * 3, "description": figure.caption, "object_position": 2}
        sheet.insert_image(row + 2, 0, "figure.png", {"image_data": io.BytesIO(figure.picture(".png")), **scale})


def _part(brief: Brief, part: str | Place | Whole) -> str:
    if isinstance(part, Place):
        return f" [{brief.number(part.plan)}: {place_words(part)}]"
    return f"[{brief.number(part.plan)}]" if isinstance(part, Whole) else part


def _table(
    sheet: Worksheet, brief: Brief, table: Table, quotes: dict[tuple[str, int, int], str], formats: dict[str, Any]
) -> None:
    most = max(len(row.places) for row in table.data_rows)
    told = [
        at for at in range(len(table.data_headings)) if any(row.cells[at] not in (None, "") for row in table.data_rows)
    ]
    heads = [table.data_headings[at] for at in told]
    for number in range(most):
        mark = f" {number + 1}" if most > 1 else ""
        heads += [
            message(f"briefs.col.{name}") + mark
            for name in ("number", "source_plan", "section", "start", "end", "quote")
        ]
    rows: list[list[Cell]] = []
    for row in table.data_rows:
        cells: list[Cell] = [row.cells[at] for at in told]
        for place in row.places:
            quote = quotes.get((place.plan, place.start, place.end), "")
            cells += [brief.number(place.plan), place.plan, place.section, place.start, place.end, quote]
        rows.append(cells)
    _grid(sheet, heads, rows, formats)


def _grid(sheet: Worksheet, heads: list[str], rows: list[list[Cell]], formats: dict[str, Any]) -> None:
    """A head that stays in sight, a filter, and a width to fit each column."""
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, formats["head"])
        cells = [str(row[column]) for row in rows if column < len(row) and row[column] is not None]
        longest = max([_width(head), *(_width(cell) for cell in cells)])
        sheet.set_column(column, column, min(max(longest + 2, _NARROWEST), _WIDEST))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int | Decimal):
                sheet.write_number(number, column, float(cell), formats["number"])
            elif cell:
                sheet.write_string(number, column, cell[:_CELL], formats["text"])
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    if len(heads) <= _FIT:
        sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)


def _width(text: str) -> int:
    """Columns that a text takes; a Chinese character takes two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)
