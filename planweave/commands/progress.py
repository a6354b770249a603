"""`planweave progress --actuals FILE.csv`: reported values, kept in the graph, against the path to each target."""

from __future__ import annotations

from pathlib import Path

import click

from ontology.errors import UsageError
from ontology.messages import message
from planweave.commands.common import (
    default_graph,
    graph_options,
    open_from_options,
    terminal_width,
    write_text,
)


@click.command()
@click.option(
    "--actuals",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="Table indicator,region,year,value,unit,source to keep in the graph; may be repeated. 年度实际值表，可重复。",
)
@click.option("--forget", metavar="ID", multiple=True, help="Drop the values of this file. 删除该文件的数值。")
@click.option("--indicator", metavar="NAME", help="Only this indicator. 仅此指标。")
@click.option("--region", metavar="NAME", help="Only this region and all within it. 仅此地区（含下辖）。")
@click.option("--format", "form", type=click.Choice(("table", "md", "csv", "json")), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file. 写入文件。")
@graph_options
def progress(
    actuals: tuple[Path, ...],
    forget: tuple[str, ...],
    indicator: str | None,
    region: str | None,
    form: str,
    output: Path | None,
    graph: Path | None,
    store: str | None,
) -> None:
    """Say of each target whether it is reached, on track or behind, by the values reported year by year.

    按逐年上报的实际值判断各目标是否达到、进度是否正常或滞后。
    """
    from queries.progress import progress as find_progress
    from queries.progress.render import render_progress

    if store is not None and (actuals or forget):
        raise UsageError("actuals.read_only")
    if actuals or forget:
        from graph.actuals import store_actuals

        for stored in store_actuals(graph or default_graph(), actuals, forget):
            click.echo(message("actuals.stored", id=stored.id, count=stored.values), err=True)
            if stored.repeated:
                lines = message("queries.comma").join(str(line) for line in stored.repeated)
                click.echo(message("actuals.repeated", id=stored.id, lines=lines), err=True)
    given = {name: value for name, value in (("indicator", indicator), ("region", region)) if value is not None}
    opened = open_from_options(graph, store)
    try:
        found = find_progress(opened, given)
    finally:
        opened.close()
    write_text(render_progress(found, form, terminal_width(output)), output)
