"""`planweave brief NAME -o FILE`: a cited profile of a plan, region, theme, indicator or institution."""

from __future__ import annotations

import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ontology.messages import message
from planweave.commands.common import default_graph, graph_options, open_from_options, output_to

if TYPE_CHECKING:
    from viz.briefs.model import Figure
    from viz.model import Choice


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
    from ontology.messages import language
    from viz.briefs import PICTURES, check_suffix, make_brief, render_brief
    from viz.briefs.figures import draw_apart

    suffixes = tuple(sorted({PICTURES[suffix] for path in outputs if (suffix := check_suffix(path)) in PICTURES}))
    opened = open_from_options(graph, store)
    folder = None if store is not None else graph or default_graph()
    # the figure takes as long as all the rest: it is drawn beside
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=ignore_interrupt) as pool:

        def drawer(name: str, choice: Choice) -> Callable[[], Figure | None]:
            return pool.submit(draw_apart, folder, store, name, choice, suffixes, language()).result

        try:
            made = make_brief(opened, name, sources, None if no_figure or not suffixes else drawer)
        finally:
            opened.close()
    for path in outputs:
        for target, content in render_brief(made, path).items():
            with output_to(target) as handle:
                handle.write(content)
            click.echo(message("queries.wrote", path=target), err=True)


def ignore_interrupt() -> None:
    """In the drawing process: leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
