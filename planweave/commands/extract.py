"""`planweave extract FILE`: the facts of a plan as JSON, in text order."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command(short_help="Facts of a plan as JSON lines. 规划中的事实。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--region", help="Overrules the header's region, e.g. 通辽市. 指定地区。")
@click.option("--period", help="Overrules the header's period, e.g. 2021-2025. 指定规划期。")
@click.option("--format", "shape", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True)
def extract(file: Path, region: str | None, period: str | None, shape: str) -> None:
    """Print every fact that the plan in FILE states, each with its place in the text and the rule that found it.

    jsonl: one object a line; json: one array. A fragment without a header needs --region and --period.
    """
    from loaders import extract_document, read_document, require_plan

    facts = extract_document(read_document(file), region=region, period=period)
    if region is None and period is None:
        require_plan(facts, file)
    found = [fact.as_dict() for fact in facts]
    if shape == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for fact in found:
        click.echo(json.dumps(fact, ensure_ascii=False))
