"""Processes for untrusted or heavy work over a store; one that runs too long is killed, another takes its place.

In: a function of a module, its arguments and seconds; out: what it returns. The function gets the store first: the
current version of the graph, opened once in each process and again after a build.
"""

from __future__ import annotations

import multiprocessing
import queue
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ontology.errors import PlanweaveError, QueryError
from queries.sandbox import MEMORY, limit_memory

if TYPE_CHECKING:
    from graph.stores import Store

T = TypeVar("T")
_ENDING = 5.0  # seconds that a killed process has to be gone


@dataclass(frozen=True, slots=True)
class Place:
    """Where the store is: a graph's folder or an endpoint's URL; and the memory of one process, in bytes."""

    graph: Path | None
    url: str | None
    memory: int = MEMORY


class Pool:
    """`size` processes, started at once; `run` waits for one that is free. Close it to end them."""

    def __init__(self, place: Place, size: int) -> None:
        self.place = place
        self.size = size
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        with ThreadPoolExecutor(size) as starting:
            for worker in starting.map(lambda _: _Worker(place), range(size)):
                self._idle.put(worker)

    def run(self, seconds: float, function: Callable[..., T], *arguments: object) -> T:
        """What `function(store, *arguments)` returns; the seconds count from its start.

        QueryError if the time runs out or the process dies (then it is replaced); errors of ours as they were raised.
        """
        worker = self._idle.get()
        try:
            if not worker.is_alive():
                worker = worker.replaced()
            found = worker.run(seconds, function, arguments)
        except QueryError:
            worker = worker.replaced()
            raise
        finally:
            self._idle.put(worker)
        if isinstance(found, PlanweaveError):
            raise found
        return cast(T, found)

    def close(self) -> None:
        """End every process, also those at work."""
        for _ in range(self.size):
            self._idle.get().end()


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_work, args=(theirs, place), daemon=True)
        self.process.start()
        theirs.close()

    def is_alive(self) -> bool:
        return self.process.is_alive()

    def run(self, seconds: float, function: Callable[..., object], arguments: tuple[object, ...]) -> object:
        """The answer, or an error of ours as a value; QueryError if none came."""
        try:
            self.pipe.send((function, arguments))
            if not self.pipe.poll(seconds or None):
                raise QueryError("queries.timeout", seconds=f"{seconds:g}")
            return self.pipe.recv()
        except (EOFError, OSError) as error:
            self.process.join(_ENDING)
            raise QueryError("queries.worker_died", detail=self.process.exitcode) from error

    def end(self) -> None:
        self.process.kill()
        self.process.join(_ENDING)
        self.pipe.close()

    def replaced(self) -> _Worker:
        self.end()
        return _Worker(self.place)


def _work(pipe: Connection, place: Place) -> None:
    """In the process: take a call, answer it, wait for the next; until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the server ends its processes
    limit_memory(place.memory)
    opened = _Opened(place)
    while True:
        try:
            function, arguments = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(opened.call(function, arguments))


class _Opened:
    """The store of this process, opened when first needed and again when a build has replaced it."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.version: Path | None = None
        self.store: Store | None = None

    def call(self, function: Callable[..., object], arguments: tuple[Any, ...]) -> object:
        """What the function returns; an error of ours as a value, and one of memory as one of ours."""
        try:
            return function(self.current(), *arguments)
        except PlanweaveError as error:
            return error
        except MemoryError:
            return QueryError("queries.worker_died", detail="MemoryError")

    def current(self) -> Store:
        from graph.stores import open_store, versions

        version = None if self.place.graph is None else versions.current_version(self.place.graph)
        if self.store is None or version != self.version:
            if self.store is not None:
                self.store.close()
            self.store = open_store(self.place.graph, self.place.url)
            self.version = version
        return self.store
