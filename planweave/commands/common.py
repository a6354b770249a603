"""What the commands share: the options that choose a graph, and output to a file or the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from ontology.errors import UsageError
from ontology.messages import message

if TYPE_CHECKING:
    from graph.stores import Store

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT_FOLDER = "planweave-graph"


def default_graph() -> Path:
    """The graph's folder if none is named: $PLANWEAVE_GRAPH, else ./planweave-graph."""
    return Path(os.environ.get("PLANWEAVE_GRAPH") or DEFAULT_FOLDER)


def graph_option(function: F) -> F:
    """Add --graph DIR; the function gets `graph: Path | None`."""
    return click.option(
        "--graph",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=f"The graph's folder [$PLANWEAVE_GRAPH or ./{DEFAULT_FOLDER}]. 图谱目录。",
    )(function)


def graph_options(function: F) -> F:
    """Add --graph DIR and --store URL; the function gets `graph: Path | None` and `store: str | None`."""
    with_store = click.option(
        "--store",
        metavar="URL",
        help="A SPARQL endpoint instead of a folder. 以 SPARQL 端点代替图谱目录。",
    )(function)
    return graph_option(with_store)


def open_from_options(graph: Path | None, store: str | None) -> Store:
    """The store that the options name; UsageError if both do."""
    from graph.stores import open_store

    if store is not None and graph is not None:
        raise UsageError("graph.both_stores")
    return open_store(None if store is not None else graph or default_graph(), store)


@contextmanager
def output_to(path: Path | None) -> Iterator[IO[bytes]]:
    """The file `path`, written whole or not at all; without one, standard output."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from graph.files import whole_file

    with whole_file(path) as handle:
        yield handle


def terminal_width(output: Path | None = None) -> int:
    """The terminal's width, 0 (as wide as needed) if the text goes elsewhere."""
    if output is not None or not sys.stdout.isatty():
        return 0
    return shutil.get_terminal_size().columns


def write_text(text: str, output: Path | None) -> None:
    """Write UTF-8 to the file, whole or not at all, or to standard output, line ends as they are."""
    with output_to(output) as handle:
        handle.write(text.encode("utf-8"))
    if output is not None:
        click.echo(message("queries.wrote", path=output), err=True)
