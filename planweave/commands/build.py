"""`planweave build FILES…`: read plans and put them into the graph, with progress on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from ontology.messages import message
from planweave.commands.common import default_graph, graph_option

if TYPE_CHECKING:
    from graph.build import BuildReport, Progress


_SHOWN = 12  # ids in the summary


class _Report(Protocol):
    def __call__(self, progress: Progress, /) -> None: ...


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@graph_option
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes to read with. 并行进程数。")
@click.option("--no-quotes", is_flag=True, help="Keep offsets only, no text beside them. 仅存位置，不存引文。")
@click.option("--skip-bad", is_flag=True, help="Build from the good files if some are bad. 跳过无法读取的文件。")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A reviewer's CSV; later builds replay it. 校正表，此后构建均沿用。",
)
@click.option("--no-corrections", is_flag=True, help="Forget the corrections replayed so far. 不再沿用校正表。")
def build(
    files: tuple[Path, ...],
    graph: Path | None,
    workers: int | None,
    no_quotes: bool,
    skip_bad: bool,
    corrections: Path | None,
    no_corrections: bool,
) -> None:
    """Read plans and put them into the graph. 读取规划并写入图谱。

    A plan is named by its file's name; reading a file again replaces its plan whole.
    """
    from graph.build import build as build_graph

    folder = graph or default_graph()
    with _progress(len(files)) as report:
        done = build_graph(
            files,
            folder,
            workers=workers,
            quotes=not no_quotes,
            skip_bad=skip_bad,
            progress=report,
            corrections=corrections,
            forget_corrections=no_corrections,
        )
    for problem in done.skipped:
        click.echo(message("graph.skipped", problem=problem), err=True)
    for warning in done.warnings:
        click.echo(message("graph.correction_warning", warning=warning), err=True)
    click.echo(summary(folder, done))
    if done.corrections:
        click.echo(message("graph.corrections_held", count=done.corrections))


def summary(folder: Path, done: BuildReport) -> str:
    """One line on what a build did."""
    if not done.is_new_version:
        return message("graph.unchanged", graph=folder, plans=done.plans, quads=done.quads)
    return message(
        "graph.built",
        graph=folder,
        plans=done.plans,
        quads=done.quads,
        added=_listed(done.added),
        changed=_listed(done.changed),
        same=_listed(done.same),
    )


def _listed(ids: tuple[str, ...]) -> str:
    """The ids, or the first few and how many there are."""
    if len(ids) > _SHOWN:
        return message("graph.first_listed", first=", ".join(ids[:_SHOWN]), count=len(ids))
    return ", ".join(ids) or message("graph.none_listed")


@contextmanager
def _progress(total: int) -> Iterator[_Report]:
    """A bar on a terminal; one line a file otherwise."""
    if not sys.stderr.isatty():
        yield lambda progress: click.echo(_line(progress), err=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(message("graph.reading"), total=total)

        def report(progress: Progress) -> None:
            bar.update(task, completed=progress.done)
            if progress.done == progress.total:
                bar.update(task, description=message("graph.writing"))

        yield report


def _line(progress: Progress) -> str:
    values = {"done": progress.done, "all": progress.total, "name": progress.name}
    if progress.facts is None:
        return message("graph.failed_one", **values)
    return message("graph.read_one", facts=progress.facts, **values)
