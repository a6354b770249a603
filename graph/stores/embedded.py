"""The store on disk: a reader of the current version, and the writer that makes the next one."""

from __future__ import annotations

import shutil
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, Quad
from pyoxigraph import Store as OxigraphStore

from graph.stores import versions
from graph.stores.local import LocalStore
from graph.stores.locking import try_lock
from ontology.errors import StoreError

_FLUSH = 200_000  # quads
_ATTEMPTS = 5  # a version can be replaced twice between reading its number and holding it; not five times


class EmbeddedStore(LocalStore):
    """One version of a graph, as it was when the store was opened. `backend` is the pyoxigraph store."""

    is_fixed = True

    def __init__(self, graph: Path) -> None:
        self.graph = graph
        versions.require_edition(graph)
        self.version, self._held = _hold_current(graph)
        self.backend = _open(self.version, graph)

    def close(self) -> None:
        """Let go of the version."""
        del self.backend
        self._held.close()


def _hold_current(graph: Path) -> tuple[Path, IO[bytes]]:
    for _ in range(_ATTEMPTS):
        version = versions.current_version(graph)
        if version is None:
            raise StoreError("graph.none", graph=graph)
        try:
            held = try_lock(versions.use_file(version), shared=True)
        except FileNotFoundError:
            held = None
        except OSError as error:
            raise StoreError("graph.cannot_read", graph=graph, detail=error.strerror or error) from error
        if held is not None:
            if version.is_dir():
                return version, held
            held.close()
    raise StoreError("graph.damaged", graph=graph, detail=version)


def _open(version: Path, graph: Path) -> OxigraphStore:
    try:
        return OxigraphStore.read_only(str(version))
    except OSError as error:
        raise StoreError("graph.damaged", graph=graph, detail=error) from error


class Writer:
    """Builds the next version. Nothing is changed until `commit`; without it `close` leaves all as it was.

    Hold it in a `with` block. StoreError at once if another process builds.
    """

    def __init__(self, graph: Path) -> None:
        self.graph = graph
        self._made_folder = versions.prepare(graph)
        self._lock = versions.lock_for_writing(graph)
        self._folder: Path | None = None
        self._unflushed = 0
        self._draft: OxigraphStore | None = None
        current = versions.current_version(graph)
        self._is_new = current is None
        try:
            versions.require_edition(graph)
            self.before = _open(current, graph) if current else OxigraphStore()
        except StoreError:
            self._lock.close()
            raise

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def draft(self) -> OxigraphStore:
        """The next version as it stands so far; made from the current one when first asked for."""
        if self._draft is None:
            folder = versions.draft_folder(self.graph)
            self._folder = folder
            with self._store_errors():
                versions.clear_away(self.graph)
                if not self._is_new:
                    self.before.backup(str(folder))
                self._draft = OxigraphStore(str(folder))
        return self._draft

    def scratch(self) -> Path:
        """An empty folder for what must not outlast the build."""
        folder = versions.scratch_folder(self.graph)
        with self._store_errors():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        return folder

    @property
    def has_draft(self) -> bool:
        """Whether anything was changed since the writer was opened."""
        return self._draft is not None

    @property
    def now(self) -> OxigraphStore:
        """To be read: the draft if there is one, else the graph as it is."""
        return self._draft if self._draft is not None else self.before

    def replace(self, graph_name: NamedNode, quads: Iterable[Quad]) -> None:
        """Put `quads` in place of the named graph."""
        with self._store_errors():
            draft = self.draft()
            draft.remove_graph(graph_name)
            found = list(quads)
            draft.extend(found)
            self._unflushed += len(found)
            if self._unflushed > _FLUSH:
                # what is replaced over and over is only let go of when it is flushed
                draft.flush()
                self._unflushed = 0

    def change(self, out: Iterable[Quad], into: Iterable[Quad]) -> None:
        """Take single quads out and put others in."""
        with self._store_errors():
            draft = self.draft()
            for quad in out:
                draft.remove(quad)
            draft.extend(into)

    def remove(self, graph_name: NamedNode) -> None:
        """Take the named graph out."""
        with self._store_errors():
            self.draft().remove_graph(graph_name)

    def commit(self) -> None:
        """Put the draft in force; does nothing if there is none."""
        if self._draft is None:
            return
        with self._store_errors():
            self._draft.flush()
            # opened anew, the database drops its log of writes, which a checkpoint would else take over (half its size)
            self._draft = None
            self._draft = OxigraphStore(str(self._folder))
            # one sorted run instead of several, each of which every look-up would try: a third less time a question
            self._draft.optimize()
            target = versions.next_version(self.graph)
            self._draft.backup(str(target))
            with _uninterrupted():
                versions.make_current(self.graph, target)
                self._drop_draft()
                versions.clear_away(self.graph)

    def close(self) -> None:
        """Drop what was not committed and let the next builder in."""
        self._drop_draft()
        shutil.rmtree(versions.scratch_folder(self.graph), ignore_errors=True)
        if self._made_folder and versions.current_version(self.graph) is None:
            versions.unmake(self.graph)
        self._lock.close()

    def _drop_draft(self) -> None:
        self._draft = None  # closes the database
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    @contextmanager
    def _store_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError("graph.cannot_write", graph=self.graph, detail=error.strerror or error) from error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put Ctrl-C off until the end (its message says that nothing was changed, and that must be true)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
