"""`planweave check`: the graph against its shapes, the sources against themselves; exit 1 for errors in the graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ontology.messages import message
from planweave.commands.common import default_graph, graph_option


@click.command()
@graph_option
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes to check with. 并行进程数。")
@click.option("--strict", is_flag=True, help="Let warnings fail too. 警告也视为不通过。")
def check(graph: Path | None, workers: int | None, strict: bool) -> None:
    """Check the graph against its shapes and the plans against themselves. 按形状约束检查图谱，并核对规划自身。"""
    from graph.build import plan_ids
    from graph.check import check as check_graph
    from graph.stores import open_embedded
    from queries.source_checks import source_findings

    store = open_embedded(graph or default_graph())
    errors = warnings = 0
    try:
        plans = len(plan_ids(store.backend))
        for finding in check_graph(store.backend, store.version, workers):
            errors += finding.is_error
            warnings += not finding.is_error
            problem = finding.text
            if finding.value:
                problem = message("graph.finding_value", problem=problem, value=finding.value)
            where = finding.section or message("graph.no_section" if finding.plan_id else "graph.shared_section")
            line = message(
                "graph.finding" if finding.is_error else "graph.finding_warning",
                plan=finding.plan_id or message("graph.across_plans"),
                section=where,
                thing=finding.thing,
                problem=problem,
            )
            click.echo(line)
        notes = source_findings(store)
        for note in notes:
            click.echo(message("queries.source.note", text=note.text))
    finally:
        store.close()
    if errors or warnings:
        summary = message("graph.check_bad", errors=errors, warnings=warnings, plans=plans)
    else:
        summary = message("graph.check_good", plans=plans)
    click.echo(message("graph.check_notes", summary=summary, notes=len(notes)), err=True)
    if errors or (strict and warnings):
        sys.exit(1)
