"""`planweave verify FILES…`: every piece of evidence against the texts; exit 1 if one does not hold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ontology.messages import message
from planweave.commands.common import default_graph, graph_option

if TYPE_CHECKING:
    from graph.verify import Fault


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@graph_option
def verify(files: tuple[Path, ...], graph: Path | None) -> None:
    """Re-check every piece of evidence against the texts FILES. 对照原文重新核验每条证据。"""
    from graph.stores import open_embedded
    from graph.verify import verify as verify_graph

    store = open_embedded(graph or default_graph())
    try:
        found = verify_graph(store.backend, files)
    finally:
        store.close()
    for fault in found.faults:
        click.echo(_line(fault))
    if found.unread:
        click.echo(message("graph.verify_unread", plans=", ".join(found.unread)), err=True)
    if found.faults:
        click.echo(message("graph.verify_bad", faults=found.failed, count=found.count), err=True)
        sys.exit(1)
    click.echo(message("graph.verify_good", count=found.count, plans=len(found.plans)), err=True)


def _line(fault: Fault) -> str:
    problem = message(fault.key, found=fault.found, said=fault.said)
    return message(
        "graph.verify_fault", plan=fault.plan_id, start=fault.start, end=fault.end, thing=fault.thing, problem=problem
    )
