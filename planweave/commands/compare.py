"""`planweave compare A B …`: plans or regions side by side, every cell with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from planweave.commands.common import graph_options, open_from_options, terminal_width, write_text

if TYPE_CHECKING:
    from queries.compare import Kind

_KINDS = ("themes", "indicators", "actions", "projects", "institutions")


@click.command()
@click.argument("names", metavar="A B …", nargs=-1, required=True)
@click.option(
    "--only", type=click.Choice(_KINDS), multiple=True, help="Only this part; may be repeated. 仅此部分，可重复。"
)
@click.option("--format", "form", type=click.Choice(("table", "md", "csv", "json")), default="table", show_default=True)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=12,
    show_default=True,
    help="Lines of one side alone that tables show; 0: all, with every place. 表格中各方独有项的行数，0 为全部。",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file. 写入文件。")
@graph_options
def compare(
    names: tuple[str, ...],
    only: tuple[str, ...],
    form: str,
    limit: int,
    output: Path | None,
    graph: Path | None,
    store: str | None,
) -> None:
    """Lay plans (by id or title) or regions side by side: what is shared, only in one, stronger or weaker.

    并列比较规划（编号或标题）或地区：共有、独有、更强或更弱。
    """
    from queries.compare import KINDS
    from queries.compare import compare as compare_sides
    from queries.compare.render import render_comparison

    opened = open_from_options(graph, store)
    try:
        found = compare_sides(opened, names, cast("tuple[Kind, ...]", only) or KINDS)
        text = render_comparison(found, form, limit=limit, width=terminal_width(output))
    finally:
        opened.close()
    write_text(text, output)
