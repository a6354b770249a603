"""`planweave compare A B …`: plans or regions side by side, every cell with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from ontology.errors import UsageError
from ontology.messages import message
from planweave.commands.common import graph_options, open_from_options, output_to, terminal_width, write_text

if TYPE_CHECKING:
    from queries.compare import Kind

_KINDS = ("themes", "indicators", "actions", "projects", "institutions")


@click.command()
@click.argument("names", metavar="A B …", nargs=-1, required=True)
@click.option(
    "--only", type=click.Choice(_KINDS), multiple=True, help="Only this part; may be repeated. 仅此部分，可重复。"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "md", "csv", "json")),
    help="What is printed [default: table, or what the file's suffix says]. 输出格式。",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=12,
    show_default=True,
    help="Lines of one side alone that tables show; 0: all, with every place. 表格中各方独有项的行数，0 为全部。",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="File to write: .md .html .docx .xlsx .bib with references and quotations, .csv .json .txt without. May be "
    "repeated. 输出文件，可重复。",
)
@click.option(
    "--sources",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table plan,url,accessed: where the plans were found. 规划出处表。",
)
@graph_options
def compare(
    names: tuple[str, ...],
    only: tuple[str, ...],
    form: str | None,
    limit: int,
    outputs: tuple[Path, ...],
    sources: Path | None,
    graph: Path | None,
    store: str | None,
) -> None:
    """Lay plans (by id or title) or regions side by side: what is shared, only in one, stronger or weaker.

    并列比较规划（编号或标题）或地区：共有、独有、更强或更弱。
    """
    from queries.compare import KINDS
    from queries.compare import compare as compare_sides
    from queries.compare.render import render_comparison

    forms = [(path, form or _form_of(path)) for path in outputs]  # a wrong suffix is told before the work
    opened = open_from_options(graph, store)
    try:
        found = compare_sides(opened, names, cast("tuple[Kind, ...]", only) or KINDS)
        if not outputs:
            write_text(render_comparison(found, form or "table", limit=limit, width=terminal_width(None)), None)
            return
        files: dict[Path, bytes] = {}
        papers = [path for path, written_as in forms if written_as == _PAPER]
        if papers:
            from viz.briefs import make_comparison, render_brief

            made = make_comparison(opened, found, limit, sources)
            files = {target: content for path in papers for target, content in render_brief(made, path).items()}
    finally:
        opened.close()
    for path, written_as in forms:
        if written_as != _PAPER:
            files[path] = render_comparison(found, written_as, limit=limit, width=0).encode("utf-8")
    for target, content in files.items():
        with output_to(target) as handle:
            handle.write(content)
        click.echo(message("queries.wrote", path=target), err=True)


_PAPER = "paper"  # a file with references and quotations, as briefs have them
_FORMS = {".csv": "csv", ".json": "json", ".txt": "table"}


def _form_of(path: Path) -> str:
    """What a file's suffix asks for; UsageError for one that is no comparison's."""
    from viz.briefs import FORMATS

    suffix = path.suffix.lower()
    if suffix not in FORMATS and suffix not in _FORMS:
        raise UsageError("comparisons.no_such_file", suffix=suffix or path.name)
    return _FORMS.get(suffix, _PAPER)
