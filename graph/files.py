"""Writes an output file so that it is whole or absent: beside its place first, then moved there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ontology.errors import StoreError


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A binary file to write; it takes the place of `path` when the block ends well. StoreError if it cannot."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with waiting.open("wb") as handle:
            yield handle
        waiting.replace(path)
    except OSError as error:
        raise StoreError("graph.cannot_write_file", path=path, detail=error.strerror or error) from error
    finally:
        waiting.unlink(missing_ok=True)
