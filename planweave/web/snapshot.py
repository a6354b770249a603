"""The graph as the pages read it: one open version, replaced when a build has made another; in: where it is.

A version is let go of when the last request that reads it has ended.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from ontology.messages import language

if TYPE_CHECKING:
    from graph.stores import Store

T = TypeVar("T")
_LOOK = 1.0  # seconds between two looks for a new version
_KEPT = 600  # answers kept of one version
_PAGES = 64 * 1024**2  # bytes of finished pages kept of one version


@dataclass(frozen=True, slots=True)
class Page:
    """A finished answer: its body and headers as they go out."""

    body: bytes
    headers: tuple[tuple[bytes, bytes], ...]


class Snapshot:
    """One version of the graph. `name` is the version's number ('' for a remote store, which has none)."""

    def __init__(self, store: Store, name: str) -> None:
        self.store = store
        self.name = name
        self.readers = 0
        self.is_old = False
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._bytes = 0
        self._locks: dict[Hashable, tuple[threading.Lock, int]] = {}
        self._guard = threading.Lock()

    def once(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """What `make(store, *arguments)` gives in the language in force; made once a version and kept for a while.

        A remote store may change unseen, so nothing of it is kept.
        """
        key = (make, arguments)
        found = self.kept(key)
        if found is None:
            with self._making(key):  # others who want the same wait for it instead of making it too
                found = self.kept(key)
                if found is None:
                    found = make(self.store, *arguments)
                    self.keep(key, found)
        return cast(T, found)

    def page(self, key: Hashable) -> Page | None:
        """The finished page that was kept under that key in the language in force, if it is still there."""
        place = (language(), key)
        with self._guard:
            if place in self._pages:
                self._pages.move_to_end(place)
            return self._pages.get(place)

    def keep_page(self, key: Hashable, page: Page) -> None:
        """Keep a finished page for later requests; those that were asked for longest ago make room."""
        if not self.name or len(page.body) > _PAGES // 8:
            return
        place = (language(), key)
        with self._guard:
            if place not in self._pages:
                self._bytes += len(page.body)
            self._pages[place] = page
            while self._bytes > _PAGES:
                self._bytes -= len(self._pages.popitem(last=False)[1].body)

    @contextmanager
    def _making(self, key: Hashable) -> Iterator[None]:
        place = (language(), key)
        with self._guard:
            lock, waiting = self._locks.get(place, (threading.Lock(), 0))
            self._locks[place] = (lock, waiting + 1)
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, waiting = self._locks.pop(place)
                if waiting > 1:
                    self._locks[place] = (lock, waiting - 1)

    def kept(self, key: Hashable) -> object:
        """What was kept under that key in the language in force; None if nothing was, or it was crowded out."""
        place = (language(), key)
        with self._guard:
            if place in self._kept:
                self._kept.move_to_end(place)
            return self._kept.get(place)

    def keep(self, key: Hashable, value: object) -> None:
        """Keep a value for later requests."""
        if self.name:
            with self._guard:
                self._kept[(language(), key)] = value
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)


class Snapshots:
    """Hands out the current snapshot; StoreError if there is no graph."""

    def __init__(self, graph: Path | None, url: str | None) -> None:
        self.graph = graph
        self.url = url
        self._guard = threading.Lock()
        self._looked = 0.0
        self._current = self._open()

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """The current snapshot; it stays open until the block ends."""
        with self._guard:
            self._renew()
            snapshot = self._current
            snapshot.readers += 1
        try:
            yield snapshot
        finally:
            with self._guard:
                snapshot.readers -= 1
                self._let_go(snapshot)

    def close(self) -> None:
        """Let go of the current snapshot when its readers are done."""
        with self._guard:
            self._current.is_old = True
            self._let_go(self._current)

    def _renew(self) -> None:
        if self.graph is None or time.monotonic() - self._looked < _LOOK:
            return
        from graph.stores.versions import current_version

        self._looked = time.monotonic()
        version = current_version(self.graph)
        # a graph that was moved away goes on being read as it was
        if version is not None and version.name != self._current.name:
            old, self._current = self._current, self._open()
            old.is_old = True
            self._let_go(old)

    def _open(self) -> Snapshot:
        from graph.stores import open_embedded, open_store

        if self.url is not None or self.graph is None:
            return Snapshot(open_store(self.graph, self.url), "")
        store = open_embedded(self.graph)
        return Snapshot(store, store.version.name)

    def _let_go(self, snapshot: Snapshot) -> None:
        if snapshot.is_old and not snapshot.readers:
            snapshot.is_old = False
            snapshot.store.close()
