"""`planweave show FACT|NAME`: a fact, or all facts about a name, each in its place in the text."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path

import click

from ontology.messages import message
from planweave.commands.common import graph_options, open_from_options

_LIMIT = 20  # places


@click.command()
@click.argument("name", metavar="FACT|NAME")
@graph_options
@click.option("--plan", metavar="ID", help="Only places in this plan. 仅此规划。")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=_LIMIT,
    show_default=True,
    help="Places to show; 0: all. 显示处数，0 为全部。",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def show(name: str, graph: Path | None, store: str | None, plan: str | None, limit: int, form: str) -> None:
    """Show a fact (statement/ab12…) or a name in its place in the text, marked with 【】.

    NAME is an indicator, institution, project, theme, region or plan. 在原文位置显示某条事实或名称，以【】标出。
    """
    from queries.evidence import find_shown, render_place
    from queries.parameters import resolve_plan

    opened = open_from_options(graph, store)
    try:
        wanted = None if plan is None else resolve_plan(opened, plan).shown
        found = find_shown(opened, name)
    finally:
        opened.close()
    places = [place for place in found.places if wanted in (None, place.plan)]
    if form == "json":
        shown = {
            "name": found.name,
            "details": dict(found.details),
            "places": [dataclasses.asdict(item) for item in places],
        }
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    if not places:
        click.echo(message("queries.show.no_facts", name=found.name))
        return
    click.echo(found.name + "\n")
    for place in places[: limit or None]:
        click.echo(_coloured(render_place(place)))
    for key, value in found.details:
        click.echo(f"  {key}: {value}")
    if limit and len(places) > limit:
        click.echo(message("queries.show.count", shown=limit, count=len(places)))


def _coloured(text: str) -> str:
    """The text with what stands in 【】 in bold, if it goes to a terminal."""
    before, mark, rest = text.partition("【")
    if not mark or not sys.stdout.isatty():
        return text
    quote, closing, after = rest.rpartition("】")
    return before + mark + click.style(quote, bold=True) + closing + after
