"""The numbers behind a chart: CSV for a spreadsheet, JSON with the evidence of every mark."""

from __future__ import annotations

import csv
import io
import json

from viz.charts.model import Chart
from viz.exports.network import places_in


def render_csv(chart: Chart, language: str) -> bytes:
    """One row a number, headings in `language`; UTF-8 with the mark by which spreadsheets know it."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(heading[language] for _, heading in chart.table.columns)
    table.writerows(["" if cell is None else cell for cell in row] for row in chart.table.rows)
    return ("\ufeff" + written.getvalue()).encode("utf-8")


def render_json(chart: Chart, language: str) -> bytes:
    """Title, caption, rows by column name, and each mark with what is known of it and the places behind."""
    places = places_in(chart.evidence, language)
    value = {
        "diagram": chart.name,
        "title": chart.title[language],
        "subtitle": chart.subtitle[language],
        "caption": [sentence[language] for sentence in chart.caption],
        "columns": {name: heading[language] for name, heading in chart.table.columns},
        "rows": [
            {name: cell for (name, _), cell in zip(chart.table.columns, row, strict=True)} for row in chart.table.rows
        ],
        "marks": [
            {
                "id": mark.id,
                "label": mark.label[language],
                "facts": [[name[language], fact[language]] for name, fact in mark.facts],
                "evidence": [places[index] for index in mark.evidence],
            }
            for mark in chart.marks
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
