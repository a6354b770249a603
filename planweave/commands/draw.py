"""`planweave draw NAME -o FILE`: a network out of the graph, as a page, a picture or a file for other tools."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ontology.errors import UsageError
from ontology.messages import LANGUAGES, language, message
from planweave.commands.common import default_graph, graph_options, open_from_options
from planweave.commands.query import query_text

if TYPE_CHECKING:
    from queries.sandbox import Result


@click.command()
@click.argument("name")
@click.argument("what", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="File to write; its suffix chooses the format: .html .svg .png .pdf .json; networks: .graphml .gexf; "
    "charts: .csv. 输出文件，后缀决定格式。",
)
@click.option("--plan", multiple=True, metavar="ID", help="Only this plan; may be repeated. 仅此规划，可重复。")
@click.option("--region", multiple=True, metavar="NAME", help="Only plans of this region. 仅此地区的规划，可重复。")
@click.option("--theme", multiple=True, metavar="CODE", help="Only this theme, by code or name. 仅此主题，可重复。")
@click.option(
    "--indicator", multiple=True, metavar="NAME", help="indicators, levels: only this one. 仅此指标，可重复。"
)
@click.option(
    "--min-weight",
    type=click.FloatRange(0, 1),
    help="themes, similarity: leave out links below this share. 不画低于此占比（相似度）的连线。",
)
@click.option(
    "--level",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    help="cooccurrence: false discovery rate that is borne, else 0.05. 可接受的错误发现率，默认 0.05。",
)
@click.option(
    "--uncorrected", is_flag=True, help="cooccurrence: also pairs that pass their own test only. 另画未通过校正的连线。"
)
@click.option("--radius", type=click.IntRange(1, 2), help="ego: links from WHAT, 1 or 2. 距中心的步数。")
@click.option("--limit", type=click.IntRange(1), help="ego, projects, collaboration, query: marks drawn. 最多绘制数。")
@click.option("--same-places", is_flag=True, help="Marks stand as in the drawing of all plans. 各图节点位置一致。")
@click.option(
    "--file", "query_file", type=click.Path(path_type=Path), help="query: a .rq file; - for stdin. 查询文件。"
)
@click.option("-e", "--execute", "query_text", metavar="TEXT", help="query: the query itself. 查询文本。")
@click.option("--timeout", type=click.FloatRange(min=0), help="query: seconds, else 30; 0: none. 秒数，0 为不限。")
@click.option("--max-rows", type=click.IntRange(min=0), help="query: rows, else 10000; 0: all. 行数，0 为不限。")
@click.option("--allow-remote", is_flag=True, help="query: let SERVICE and FROM reach elsewhere. 允许读取外部数据。")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the diagram, else zh. 图的语言，默认中文。")
@graph_options
@click.pass_context
def draw(
    context: click.Context,
    name: str,
    what: str | None,
    output: Path,
    plan: tuple[str, ...],
    region: tuple[str, ...],
    theme: tuple[str, ...],
    indicator: tuple[str, ...],
    min_weight: float | None,
    level: float | None,
    uncorrected: bool,
    radius: int | None,
    limit: int | None,
    same_places: bool,
    query_file: Path | None,
    query_text: str | None,
    timeout: float | None,
    max_rows: int | None,
    allow_remote: bool,
    lang: str | None,
    graph: Path | None,
    store: str | None,
) -> None:
    """Draw NAME: a network or a chart. 绘制关系网络或图表。

    \b
    themes          regions and the themes they share       地区与主题
    cooccurrence    themes that belong together             主题与主题
    similarity      regions alike in their themes           地区与地区
    responsibilities  who leads and supports what           单位与任务
    collaboration   bodies that share tasks                 单位与单位
    projects        projects, documents, places, bodies     项目、文件、地点、单位
    ego WHAT        anything and what is round it           任一事物及其周围
    query           what your own SPARQL finds              自己的查询结果
    indicators      where plans start and aim, by region    指标现状与目标
    levels          targets of province, city, district     省、市、区目标对照
    heatmap         room given to themes by the plans       主题篇幅
    """
    from viz import CHARTS, DIAGRAMS, draw_chart
    from viz import draw as draw_diagram
    from viz.files import check_suffix, write
    from viz.model import Choice

    if name not in DIAGRAMS and name not in CHARTS:
        raise UsageError("viz.unknown_diagram", name=name, known=", ".join((*DIAGRAMS, *CHARTS)))
    check_suffix(output, name)
    sandbox = Sandbox(query_file, query_text, timeout, max_rows, allow_remote)
    sparql, answer = sandbox.run(graph, store) if name == "query" else sandbox.refuse(name)
    choice = Choice(
        plans=plan, regions=region, themes=theme, min_weight=min_weight, level=level, uncorrected=uncorrected,
        limit=limit, focus=what, radius=radius, answer=answer, sparql=sparql, same_places=same_places,
        indicators=indicator,
    )  # fmt: skip
    # a diagram speaks the plans' language unless one was asked for
    chosen = context.find_root().params.get("lang") or os.environ.get("PLANWEAVE_LANG")
    asked = lang or (language() if chosen else "zh")
    opened = open_from_options(graph, store)
    try:
        if name in CHARTS:
            chart = draw_chart(opened, name, choice)
            write(chart, output, asked)
            shown = message("viz.written_chart", path=output, marks=len(chart.marks))
        else:
            drawing = draw_diagram(opened, name, choice)
            write(drawing, output, asked)
            shown = message("viz.written", path=output, nodes=len(drawing.nodes), edges=len(drawing.edges))
    finally:
        opened.close()
    click.echo(shown, err=True)


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A person's own query as the command line gives it, and its limits."""

    file: Path | None
    text: str | None
    timeout: float | None
    max_rows: int | None
    allow_remote: bool

    def run(self, graph: Path | None, store: str | None) -> tuple[str, Result]:
        """The query and what it finds, within the limits of `planweave query`."""
        from queries.sandbox import MAX_ROWS, TIMEOUT, Limits, run_query

        if store is not None and graph is not None:
            raise UsageError("graph.both_stores")
        if self.file is None and self.text is None:
            raise UsageError("viz.query_what")
        sparql = query_text(self.file, self.text)
        timeout = TIMEOUT if self.timeout is None else self.timeout
        max_rows = MAX_ROWS if self.max_rows is None else self.max_rows
        folder = None if store is not None else graph or default_graph()
        return sparql, run_query(folder, store, sparql, Limits(timeout, max_rows, self.allow_remote))

    def refuse(self, name: str) -> tuple[str, None]:
        """No query; UsageError if any option of one was given for another diagram."""
        given = {
            "--file": self.file, "--execute": self.text, "--timeout": self.timeout, "--max-rows": self.max_rows,
            "--allow-remote": self.allow_remote or None,
        }  # fmt: skip
        wrong = ", ".join(option for option, value in given.items() if value is not None)
        if wrong:
            raise UsageError("viz.not_for", option=wrong, name=name, names="query")
        return "", None
