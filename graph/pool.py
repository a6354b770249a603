"""Processes that share work which falls into independent pieces: they leave Ctrl-C to the parent and end with it.

A worker's answer must be small: only what a pipe takes in one write goes through the pipe. A worker killed (by a full
memory, say) while it sends more would leave the parent waiting for the rest for ever. Large results go into files.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from ontology.errors import StoreError


@contextmanager
def worker_pool(count: int, start: Callable[..., None], *values: str) -> Iterator[ProcessPoolExecutor]:
    """A pool of `count` fresh processes, each begun with `start(*values)`, which calls start_worker.

    Left early (an error, Ctrl-C, a generator closed), it ends them at once. Raises StoreError if a worker dies.
    """
    others = set(multiprocessing.active_children())
    # fresh processes: a fork of one with threads (a progress bar has one) can hang
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=start, initargs=values)
    done = False
    try:
        yield pool
        done = True
    except BrokenProcessPool as error:
        raise StoreError("graph.worker_died") from error
    finally:
        pool.shutdown(wait=done, cancel_futures=True)
        if not done:
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()


def start_worker() -> None:
    """In a worker: leave Ctrl-C to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
