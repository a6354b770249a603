"""Quads on each kind of store, and answers as the rows that a test writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import Quad

from graph.stores import Store, open_store
from graph.stores.memory import MemoryStore
from queries.answer import Answer
from queries.formats import render_answer
from tests.queries.conftest import disk_folder, served


@contextmanager
def opened(kind: str, folder: Path, quads: list[Quad]) -> Iterator[Store]:
    """The quads on the named kind of store."""
    if kind == "memory":
        yield MemoryStore(quads)
    elif kind == "disk":
        found = open_store(disk_folder(folder / "graph", quads), None)
        yield found
        found.close()
    else:
        with served(folder, quads) as address:
            yield open_store(None, address)


def matching(answer: Answer, rows: str) -> tuple[list[str], list[str]]:
    """The answer in the columns that the header of `rows` names, and the rows below it."""
    header, *expected = rows.strip().split("\n")
    found = csv.DictReader(io.StringIO(render_answer(answer, "csv")))
    return [",".join(row[column] for column in header.split(",")) for row in found], expected
