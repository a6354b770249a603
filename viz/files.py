"""Writes a finished file in one step, so that a reader never meets half of one."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import UsageError


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` through a neighbour file; UsageError when the place cannot be written."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UsageError("viz.cannot_write", path=path, reason=error.strerror or str(error)) from error
