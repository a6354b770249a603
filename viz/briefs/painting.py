"""Paints figures in a process of their own, which loads matplotlib while the command still reads the graph.

In: the suffixes of the pictures (.svg, .png). Out: a `Painter`. What the process writes is what `paint` gives here.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from threading import Thread
from typing import TYPE_CHECKING

from ontology.errors import PlanweaveError
from ontology.messages import language

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from viz.briefs.figures import Painter
    from viz.charts.model import Chart
    from viz.model import Drawing


@contextmanager
def paints_apart(suffixes: Sequence[str]) -> Iterator[Painter]:
    """A painter in a process that begins at once and ends with the block."""
    context = get_context("spawn")  # a fork would take along an open store and its threads
    here, there = context.Pipe()
    process = context.Process(target=_paint_one, args=(there, tuple(suffixes)), daemon=True)
    process.start()
    there.close()  # so that the end of the process is the end of the pipe

    def painter(placed: Chart | Drawing) -> Callable[[str], bytes]:
        # a thread: the process does not read before matplotlib is loaded, and a pipe holds little
        Thread(target=_send, args=(here, (placed, language())), daemon=True).start()
        done: dict[str, bytes] = {}

        def picture(suffix: str) -> bytes:
            while suffix not in done:
                try:
                    found = here.recv()
                except EOFError:  # the process broke off, and said why: here the same goes wrong for all to see
                    from viz.briefs.figures import paints_here

                    return paints_here(placed)(suffix)
                if isinstance(found, PlanweaveError):
                    raise found
                done[found[0]] = found[1]
            return done[suffix]

        return picture

    try:
        yield painter
    finally:
        process.terminate()
        process.join()
        here.close()


def _send(pipe: Connection, what: object) -> None:
    try:
        pipe.send(what)
    except OSError:  # the process is gone: who waits for the picture finds out
        return


def _paint_one(pipe: Connection, suffixes: Sequence[str]) -> None:
    """In the painting process: the pictures of the first diagram that comes, one by one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends this process
    from viz.briefs.figures import get_ready, paint

    gc.disable()  # a tenth of a second, in a process that does not live for two
    get_ready()
    placed, tongue = pipe.recv()
    try:
        for suffix in suffixes:
            pipe.send((suffix, paint(placed, suffix, tongue)))
    except PlanweaveError as error:
        pipe.send(error)
