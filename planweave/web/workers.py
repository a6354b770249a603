"""The pools of processes as the server's requests use them: they wait their turn, and too many are sent away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from ontology.errors import QueryError
from queries.pool import Place, Pool

T = TypeVar("T")


class BusyError(QueryError):
    """More requests wait than the server lets wait."""


class Workers:
    """A pool of `size` processes; at most `waiting` requests wait for one."""

    def __init__(self, place: Place, size: int, waiting: int) -> None:
        self.pool = Pool(place, size)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="worker")
        self._room = size + waiting
        self._held = 0

    async def run(self, seconds: float, function: Callable[..., T], *arguments: object) -> T:
        """What `function(store, *arguments)` returns; the seconds count from its start. QueryError, BusyError."""
        if self._held >= self._room:
            raise BusyError("web.busy")
        self._held += 1
        try:
            call = partial(self.pool.run, seconds, function, *arguments)
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        finally:
            self._held -= 1

    def close(self) -> None:
        """End the processes; what waits is dropped."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self.pool.close()
