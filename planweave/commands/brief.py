"""`planweave brief NAME -o FILE`: a cited profile of a plan, region, theme, indicator or institution."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from pathlib import Path

import click

from ontology.messages import message
from planweave.commands.common import graph_options, open_from_options, output_to


@click.command()
@click.argument("name")
@click.option(
    "-o",
    "--output",
    "outputs",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    required=True,
    help="File to write; its suffix chooses: .md .html .docx .xlsx .bib. May be repeated. 输出文件，可重复。",
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table plan,url,accessed: where the plans were found. 规划出处表。",
)
@click.option("--no-figure", is_flag=True, help="Leave the diagram out. 不附图。")
@graph_options
def brief(
    name: str,
    outputs: tuple[Path, ...],
    sources: Path | None,
    no_figure: bool,
    graph: Path | None,
    store: str | None,
) -> None:
    """Write a cited profile of a plan, region, theme, indicator or institution.

    撰写带引注的简报：规划、地区、主题、指标或机构。
    """
    from viz.briefs import PICTURES, check_suffix, make_brief, render_brief
    from viz.briefs.painting import paints_apart

    suffixes = sorted({PICTURES[suffix] for path in outputs if (suffix := check_suffix(path)) in PICTURES})
    files: dict[Path, bytes] = {}
    with ExitStack() as stack:
        if gc.isenabled():  # a brief keeps what it reads: to look for garbage takes an eighth of the time
            gc.disable()
            stack.callback(gc.enable)
        painter = stack.enter_context(paints_apart(suffixes)) if suffixes and not no_figure else None
        opened = open_from_options(graph, store)
        stack.callback(opened.close)
        made = make_brief(opened, name, sources, painter)
        for path in outputs:
            files |= render_brief(made, path)
    for target, content in files.items():
        with output_to(target) as handle:
            handle.write(content)
        click.echo(message("queries.wrote", path=target), err=True)
