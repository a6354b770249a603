"""`planweave queries` lists the named questions; `planweave ask` asks one."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from ontology.errors import UsageError
from ontology.messages import message
from planweave.commands.common import graph_options, open_from_options

if TYPE_CHECKING:
    from queries.formats import Format

# parameter → (placeholder, help)
_PARAMETERS = {
    "indicator": ("NAME", "An indicator, by any of its names. 指标，任一名称。"),
    "theme": ("CODE", "A theme, by code or name. 主题代码或名称。"),
    "group": ("CODE", "A population group, by code or name. 人群代码或名称。"),
    "region": ("NAME", "A region and all within it. 地区（含下辖）。"),
    "plan": ("ID", "A plan, by its id. 规划编号。"),
    "other": ("ID", "Another plan, to compare with. 对照的另一规划。"),
    "institution": ("NAME", "An institution. 机构。"),
    "year": ("YEAR", "A year. 年份。"),
    "role": ("ROLE", "lead, support; actual, target … 角色。"),
    "amount": ("YUAN", "The least investment, in yuan. 最低投资额（元）。"),
    "n": ("N", "The minimum. 最小数。"),
    "fact": ("IRI", "A fact, by its IRI or the end of it. 事实的 IRI 或末段。"),
}
_FORMATS = ("table", "csv", "json", "md")


@click.command()
@click.argument("name", required=False)
@click.option("--sparql", is_flag=True, help="Print the question's SPARQL. 输出该问题的 SPARQL。")
@click.option("--format", "form", type=click.Choice(("table", "json", "md")), default="table", show_default=True)
def queries(name: str | None, sparql: bool, form: str) -> None:
    """List the questions that the graph answers, or tell about the one called NAME. 列出问题，或说明其中一个。"""
    from queries import listing
    from queries.catalogue import question_named, questions

    if name is None:
        shown = {"table": listing.list_table, "json": listing.list_json, "md": listing.list_page}[form]
        click.echo(shown(questions().values(), terminal_width()), nl=False)
        return
    question = question_named(name)
    if sparql:
        from queries.render import render

        click.echo(render(question.sparql, {}).strip())
    elif form == "json":
        click.echo(listing.list_json([question], 0), nl=False)
    else:
        click.echo(listing.describe(question), nl=False)


def _parameter_options(function: click.decorators.FC) -> click.decorators.FC:
    for name, (metavar, text) in reversed(_PARAMETERS.items()):
        function = click.option(f"--{name}", metavar=metavar, help=text)(function)
    return function


@click.command()
@click.argument("words", metavar="NAME", nargs=-1, required=True)
@_parameter_options
@graph_options
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--detail", is_flag=True, help="Show every column in tables. 表格中显示全部列。")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file. 写入文件。")
def ask(
    words: tuple[str, ...],
    graph: Path | None,
    store: str | None,
    form: str,
    detail: bool,
    output: Path | None,
    **parameters: str | None,
) -> None:
    """Ask the question NAME; parameters left out mean any. 提问；省略的参数表示不限。"""
    from queries.catalogue import is_name

    name = " ".join(words)
    if not is_name(name):
        _not_understood(name, form, output)
        return
    from queries.formats import render_answer
    from queries.runner import ask as ask_question

    opened = open_from_options(graph, store)
    try:
        answer = ask_question(opened, name, {key: value for key, value in parameters.items() if value is not None})
    finally:
        opened.close()
    write_text(render_answer(answer, cast("Format", form), detail=detail, width=terminal_width(output)), output)


def _not_understood(words: str, form: str, output: Path | None) -> None:
    """Words that are no name: the nearest questions, as JSON for programs, else as an error."""
    from queries.catalogue import nearest_questions, question_named

    near = nearest_questions(words)
    if form == "json":
        candidates = [
            {"question": item.id, "name": item.name, "title": item.title(), "parameters": {}} for item in near
        ]
        shown = {"question": None, "words": words, "candidates": candidates}
        write_text(json.dumps(shown, ensure_ascii=False, indent=2) + "\n", output)
        return
    if words.isascii() and " " not in words:
        question_named(words)  # raises with the nearest names
    if not near:
        raise UsageError("queries.words_unknown", words=words)
    raise UsageError(
        "queries.words_not_understood", words=words, near="; ".join(f"{item.name} ({item.title()})" for item in near)
    )


def terminal_width(output: Path | None = None) -> int:
    """The terminal's width, 0 (as wide as needed) if the text goes elsewhere."""
    if output is not None or not sys.stdout.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns


def write_text(text: str, output: Path | None) -> None:
    """Write UTF-8 to the file, whole or not at all, or to standard output, line ends as they are."""
    from planweave.commands.common import output_to

    with output_to(output) as handle:
        handle.write(text.encode("utf-8"))
    if output is not None:
        click.echo(message("queries.wrote", path=output), err=True)
