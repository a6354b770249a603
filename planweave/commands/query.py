"""`planweave query FILE.rq` or `-e TEXT`: a person's own SPARQL, read-only, within limits that are said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ontology.errors import InputError, UsageError
from ontology.messages import message
from planweave.commands.common import default_graph, graph_options, terminal_width, write_text

if TYPE_CHECKING:
    from queries.sandbox import Limits

_FORMATS = ("table", "csv", "json", "md")


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("-e", "--execute", "text", metavar="TEXT", help="The query itself. 查询文本。")
@graph_options
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file. 写入文件。")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=30.0,
    show_default=True,
    help="Seconds; 0: none. 秒数，0 为不限。",
)
@click.option(
    "--max-rows", type=click.IntRange(min=0), default=10_000, show_default=True, help="Rows; 0: all. 行数，0 为不限。"
)
@click.option(
    "--allow-remote",
    is_flag=True,
    help="Let SERVICE and FROM reach for data elsewhere. 允许 SERVICE 与 FROM 读取外部数据。",
)
def query(
    file: Path | None,
    text: str | None,
    graph: Path | None,
    store: str | None,
    form: str,
    output: Path | None,
    timeout: float,
    max_rows: int,
    allow_remote: bool,
) -> None:
    """Run SPARQL of your own: SELECT, ASK, CONSTRUCT or DESCRIBE. 运行自己的 SPARQL（只读）。"""
    from queries.formats import render_result
    from queries.sandbox import Limits, run_query

    sparql = query_text(file, text)
    if store is not None and graph is not None:
        raise UsageError("graph.both_stores")
    folder = None if store is not None else graph or default_graph()
    limits = Limits(timeout, max_rows, allow_remote)
    result = run_query(folder, store, sparql, limits)
    notes = [_limits_note(limits)] if result.form == "select" else []
    if result.was_cut:
        notes.append(message("queries.note.cut", rows=max_rows))
    write_text(render_result(result, form, notes, terminal_width(output)), output)
    if form == "csv" or result.form == "construct":
        for note in notes if result.was_cut else ():
            click.echo(note, err=True)


def _limits_note(limits: Limits) -> str:
    none = message("queries.unlimited")
    return message(
        "queries.note.limits",
        seconds=f"{limits.timeout:g}" if limits.timeout else none,
        rows=limits.max_rows or none,
    )


def query_text(file: Path | None, text: str | None) -> str:
    """The query in `file` ("-": standard input) or `text`; UsageError for none or both, InputError for no such file."""
    if file is None and text is None:
        raise UsageError("queries.no_query")
    if file is not None and text is not None:
        raise UsageError("queries.one_query")
    if text is not None:
        return text
    assert file is not None
    try:
        if file == Path("-"):
            return sys.stdin.buffer.read().decode("utf-8")
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError("queries.file_missing", path=file) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("queries.file_unreadable", path=file, detail=error) from error
