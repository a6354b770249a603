"""The folder of an embedded graph: numbered versions, and a file that names the current one.

    current          the number of the version in force and the edition of its graph, replaced in one step
    lock             held by the one process that builds
    versions/000007  an Oxigraph database; never written again once it is current
    versions/000007.use  held (shared) by the processes that read that version
    versions/draft   where a build writes; versions/scratch: where its processes hand over what they read

A draft starts as a checkpoint of the current version (hard links) and becomes a version as one, so a build that dies
at any point has changed nothing: its half-made folder is not current, and the next build clears it away.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO

from graph.stores.locking import try_lock
from ontology.errors import StoreError

EDITION = "6"  # raised whenever questions come to need what graphs built before do not hold
_LAYOUT = {"current", "lock", "versions"}


def current_version(graph: Path) -> Path | None:
    """The folder of the version in force; None if nothing was built yet."""
    number, _ = _current(graph)
    return version_folder(graph, number) if number else None


def require_edition(graph: Path) -> None:
    """StoreError if the version in force is of another edition: questions would silently find nothing in it."""
    number, edition = _current(graph)
    if number and edition != EDITION:
        raise StoreError("graph.other_edition", graph=graph)


def _current(graph: Path) -> tuple[str, str]:
    """Number and edition of the version in force; graphs of the first edition do not say theirs."""
    try:
        said = (graph / "current").read_text(encoding="utf-8").split()
    except (FileNotFoundError, NotADirectoryError):
        return "", ""
    return (said[0] if said else "", said[1] if len(said) > 1 else "1")


def version_folder(graph: Path, number: str) -> Path:
    """Where the version with this number is kept."""
    return graph / "versions" / number


def next_version(graph: Path) -> Path:
    """A folder name that no version has had since the current one."""
    current = current_version(graph)
    return version_folder(graph, f"{int(current.name) + 1 if current else 1:06d}")


def draft_folder(graph: Path) -> Path:
    """Where the one writer builds."""
    return graph / "versions" / "draft"


def scratch_folder(graph: Path) -> Path:
    """Where the processes of one build hand over what they read."""
    return graph / "versions" / "scratch"


def use_file(version: Path) -> Path:
    """The file that readers of a version hold."""
    return version.with_name(f"{version.name}.use")


def prepare(graph: Path) -> bool:
    """Make the folder if it is not there (then True); StoreError if it holds anything that is not a graph's."""
    is_new = not graph.exists()
    try:
        if graph.is_dir():
            strange = sorted(entry.name for entry in graph.iterdir() if entry.name not in _LAYOUT)
            if strange and not (graph / "versions").is_dir():
                raise StoreError("graph.not_a_graph", graph=graph, found=strange[0])
        (graph / "versions").mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise StoreError("graph.is_a_file", graph=graph) from error
    except OSError as error:
        raise StoreError("graph.cannot_write", graph=graph, detail=error.strerror or error) from error
    return is_new


def unmake(graph: Path) -> None:
    """Take away the folder of a graph that never came to be. Only the holder of the writer's lock may call this."""
    shutil.rmtree(graph / "versions", ignore_errors=True)
    (graph / "lock").unlink(missing_ok=True)
    with suppress(OSError):  # somebody put something of theirs into it
        graph.rmdir()


def lock_for_writing(graph: Path) -> IO[bytes]:
    """The writer's lock; StoreError if another process builds."""
    try:
        held = try_lock(graph / "lock", shared=False)
    except OSError as error:
        raise StoreError("graph.cannot_write", graph=graph, detail=error.strerror or error) from error
    if held is None:
        raise StoreError("graph.locked", graph=graph)
    return held


def make_current(graph: Path, version: Path) -> None:
    """Put a finished version in force, in one step that survives a power cut."""
    use_file(version).touch()
    waiting = graph / "current.new"
    with waiting.open("w", encoding="utf-8") as handle:
        handle.write(f"{version.name} {EDITION}\n")
        handle.flush()
        os.fsync(handle.fileno())
    waiting.replace(graph / "current")
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(graph, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def clear_away(graph: Path, keep: int = 1) -> None:
    """Remove half-made versions and all but the last `keep` before the current one; those in use stay.

    Only the holder of the writer's lock may call this.
    """
    current = current_version(graph)
    number = int(current.name) if current else 0
    for entry in sorted((graph / "versions").iterdir()):
        if not entry.is_dir() or not entry.name.isdigit() or number - keep <= int(entry.name) <= number:
            continue
        _remove(entry)
    shutil.rmtree(draft_folder(graph), ignore_errors=True)
    (graph / "current.new").unlink(missing_ok=True)


def _remove(version: Path) -> None:
    marker = use_file(version)
    held = try_lock(marker, shared=False)
    if held is None:
        return
    try:
        shutil.rmtree(version, ignore_errors=True)
        if not version.exists():
            marker.unlink(missing_ok=True)
    finally:
        held.close()
