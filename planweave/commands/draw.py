"""`planweave draw NAME -o FILE`: a network out of the graph, as a page, a picture or a file for other tools."""

from __future__ import annotations

import os
from pathlib import Path

import click

from ontology.errors import UsageError
from ontology.messages import LANGUAGES, language, message
from planweave.commands.common import graph_options, open_from_options


@click.command()
@click.argument("name")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write; its suffix chooses the format: .html .svg .png .graphml .gexf. 输出文件，后缀决定格式。",
)
@click.option("--plan", multiple=True, metavar="ID", help="Only this plan; may be repeated. 仅此规划，可重复。")
@click.option("--region", multiple=True, metavar="NAME", help="Only plans of this region. 仅此地区的规划，可重复。")
@click.option("--theme", multiple=True, metavar="CODE", help="Only this theme, by code or name. 仅此主题，可重复。")
@click.option(
    "--min-weight",
    type=click.FloatRange(0, 1),
    help="themes: leave out links below this share of the task text. 不画低于此占比的连线。",
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the diagram, else zh. 图的语言，默认中文。")
@graph_options
@click.pass_context
def draw(
    context: click.Context,
    name: str,
    output: Path,
    plan: tuple[str, ...],
    region: tuple[str, ...],
    theme: tuple[str, ...],
    min_weight: float | None,
    lang: str | None,
    graph: Path | None,
    store: str | None,
) -> None:
    """Draw the network NAME: themes (regions and the themes they share) or responsibilities (who does what).

    绘制关系网络：themes（地区与主题）、responsibilities（单位与任务）。
    """
    from viz import DIAGRAMS, check_suffix, write_drawing
    from viz import draw as draw_diagram
    from viz.model import Choice

    if name not in DIAGRAMS:
        raise UsageError("viz.unknown_diagram", name=name, known=", ".join(DIAGRAMS))
    check_suffix(output)
    opened = open_from_options(graph, store)
    try:
        drawing = draw_diagram(opened, name, Choice(plan, region, theme, min_weight))
    finally:
        opened.close()
    # a diagram speaks the plans' language unless one was asked for
    chosen = context.find_root().params.get("lang") or os.environ.get("PLANWEAVE_LANG")
    asked = lang or (language() if chosen else "zh")
    write_drawing(drawing, output, asked)
    shown = message("viz.written", path=output, nodes=len(drawing.nodes), edges=len(drawing.edges))
    click.echo(shown, err=True)
