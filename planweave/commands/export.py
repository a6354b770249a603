"""`planweave export`: the whole graph as N-Quads or Turtle, the same bytes for the same inputs."""

from __future__ import annotations

from pathlib import Path

import click

from ontology.messages import message
from planweave.commands.common import default_graph, graph_option, output_to


@click.command()
@graph_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["nq", "ttl"]),
    default="nq",
    show_default=True,
    help="nq: N-Quads with the named graphs; ttl: Turtle of their union. 输出格式。",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE. 写入文件。")
def export(graph: Path | None, form: str, output: Path | None) -> None:
    """Write the graph as N-Quads or Turtle. 将图谱导出为 N-Quads 或 Turtle。"""
    from graph.export import export as export_quads
    from graph.stores import open_embedded

    store = open_embedded(graph or default_graph())
    try:
        with output_to(output) as handle:
            written = export_quads(store.backend, form, handle)
    finally:
        store.close()
    if output is not None:
        click.echo(message("graph.exported", quads=written, path=output), err=True)
