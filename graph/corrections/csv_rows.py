"""Reads the rows of a reviewer's CSV: in UTF-8, or GB18030, as spreadsheets save it, with a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from graph.corrections.model import CorrectionError
from ontology.errors import InputError


def csv_rows(path: Path, text: str, known: Collection[str], shown: str) -> Iterator[tuple[dict[str, str], str]]:
    """Each row's cells by column, and its place (file and line).

    InputError for an unknown column (`known`; the message lists `shown`), a row that is too long, or what is no CSV.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = [(column or "").strip() for column in reader.fieldnames or ()]
        reader.fieldnames = columns
        strange = [column for column in columns if column not in known]
        if "action" not in columns or strange:
            raise InputError("graph.correction_columns", path=path, found=", ".join(strange) or "—", known=shown)
        for cells in reader:
            place = f"{path.name}:{reader.line_num}"
            if None in cells:
                raise CorrectionError("graph.correction_cells", place=place)
            yield {column: cell or "" for column, cell in cells.items()}, place
    except csv.Error as error:
        raise InputError("graph.correction_csv", path=path, line=reader.line_num, detail=error) from error
