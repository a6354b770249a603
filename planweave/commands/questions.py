"""`planweave queries` lists the named questions; `planweave ask` asks one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from planweave.commands.common import graph_options, open_from_options, terminal_width, write_text

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
    "nearest": ("N", "Of each, the so many most similar. 每个取最相近的个数。"),
    "listed": ("N", "Name at most so many. 至多列名的个数。"),
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
@click.argument("words", metavar="QUESTION", nargs=-1, required=True)
@_parameter_options
@graph_options
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--detail", is_flag=True, help="Show every column in tables. 表格中显示全部列。")
@click.option("--sparql", is_flag=True, help="Print the SPARQL instead of the answer. 只输出 SPARQL，不提问。")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file. 写入文件。")
def ask(
    words: tuple[str, ...],
    graph: Path | None,
    store: str | None,
    form: str,
    detail: bool,
    sparql: bool,
    output: Path | None,
    **parameters: str | None,
) -> None:
    """Ask a QUESTION by its name, or in words; parameters left out mean any. 以名称或以词句提问；省略的参数表示不限。

    \b
    planweave ask indicator_values --indicator 婴儿死亡率
    planweave ask "Who leads tobacco control in Shenyang?"
    """
    from queries.catalogue import is_name, question_named

    text = " ".join(words)
    given = {key: value for key, value in parameters.items() if value is not None}
    if text.isascii() and "_" in text and " " not in text:
        question_named(text)  # a name spelt wrong: the error tells the nearest
    opened = open_from_options(graph, store)
    try:
        if not is_name(text):
            from planweave.in_words import ask_in_words

            ask_in_words(opened, text, given, cast("Format", form), detail, sparql, output)
            return
        if sparql:
            from queries.runner import sparql_of

            write_text(sparql_of(opened, text, given), output)
            return
        from queries.formats import render_answer
        from queries.runner import ask as ask_question

        answer = ask_question(opened, text, given)
    finally:
        opened.close()
    write_text(render_answer(answer, cast("Format", form), detail=detail, width=terminal_width(output)), output)
