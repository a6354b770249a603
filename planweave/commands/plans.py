"""`planweave plans`: list the plans in the graph, or take one out with --remove."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ontology.errors import UsageError
from ontology.messages import message
from planweave.commands.common import default_graph, graph_options, open_from_options


@click.command()
@graph_options
@click.option("--remove", multiple=True, metavar="ID", help="Take this plan out of the graph. 从图谱中移除该规划。")
def plans(graph: Path | None, store: str | None, remove: tuple[str, ...]) -> None:
    """List the plans in the graph, or remove one. 列出图谱中的规划，或移除规划。"""
    if remove:
        _remove(graph, store, remove)
    else:
        _show(graph, store)


def _remove(graph: Path | None, store: str | None, ids: tuple[str, ...]) -> None:
    if store is not None:
        raise UsageError("graph.remove_remote")
    from graph.build import remove_plans

    folder = graph or default_graph()
    done = remove_plans(folder, ids)
    click.echo(message("graph.removed", graph=folder, ids=", ".join(done.removed), plans=done.plans))


def _show(graph: Path | None, store: str | None) -> None:
    from graph.listing import list_plans

    opened = open_from_options(graph, store)
    try:
        found = list_plans(opened)
    finally:
        opened.close()
    if not found:
        click.echo(message("graph.no_plans"))
        return
    from rich.console import Console
    from rich.table import Table

    keys = ("plan", "title", "region", "period", "statements")
    table = Table(*(message(f"graph.column_{key}") for key in keys), box=None, pad_edge=False)
    for plan in found:
        table.add_row(plan.plan_id, plan.title, plan.region, plan.period, str(plan.statements))
    # into a file or a pipe nothing is cut
    console = Console(markup=False, highlight=False, width=None if sys.stdout.isatty() else 1000)
    console.print(table)
