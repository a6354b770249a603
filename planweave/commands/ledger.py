"""`planweave ledger FILE`: what is in doubt in a plan, row by row, and how many of its numbers are explained."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import click

COLUMNS = ("kind", "start", "end", "text", "reason", "section")


@click.command(short_help="What is in doubt in a plan. 规划中存疑之处。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--region", help="Overrules the header's region, e.g. 通辽市. 指定地区。")
@click.option("--period", help="Overrules the header's period, e.g. 2021-2025. 指定规划期。")
@click.option("--format", "shape", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
def ledger(file: Path, region: str | None, period: str | None, shape: str) -> None:
    """Print every number that no fact explains, every unit inferred, every name that is new, each with its place.

    The share of numbers explained goes to standard error (csv) or into the object (json).
    """
    from loaders import read_document
    from loaders.extract import read
    from loaders.ledger import ledger_of
    from loaders.plain import plain_document
    from ontology.messages import message

    plain, origin = plain_document(read_document(file))
    reading = read(plain, region, period)
    found = ledger_of(reading)
    rows = []
    for doubt in found.doubts:
        section = reading.outline.section_at(doubt.span.start)
        rows.append(
            {
                "kind": doubt.kind,
                "start": origin.start(doubt.span.start),
                "end": origin.end(doubt.span.end),
                "text": doubt.span.text,
                "reason": message(doubt.reason, detail=doubt.detail),
                "section": f"{section.path} {section.title.text}" if section else "",
            }
        )
    if shape == "json":
        shown = {
            "numbers": found.numbers,
            "explained": found.explained,
            "coverage": round(found.coverage, 4),
            "rows": rows,
        }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    summary = message(
        "ledger.summary",
        name=file.name,
        explained=found.explained,
        numbers=found.numbers,
        coverage=f"{found.coverage:.1%}",
        doubts=len(rows),
    )
    click.echo(summary, err=True)
