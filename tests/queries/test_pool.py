"""Processes that can be killed: what they return, what becomes of one that runs too long, takes too much or dies."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.stores import Store
from ontology.errors import QueryError, StoreError, UsageError
from queries.pool import Place, Pool

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def rows(store: Store, query: str) -> int:
    return len(store.select(query).rows)


def pid(_: Store) -> int:
    return os.getpid()


def die(_: Store) -> None:
    os._exit(7)


def complain(_: Store, name: str) -> None:
    raise UsageError("queries.unknown_question", name=name)


def swallow(_: Store) -> int:
    return len(bytearray(8 * 1024**3))


@pytest.fixture(scope="module")
def pool(graph_folder: Path) -> Iterator[Pool]:
    opened = Pool(Place(graph_folder, None), 2)
    yield opened
    opened.close()


def test_it_asks_the_store(pool: Pool) -> None:
    assert pool.run(20, rows, COUNT) == 1


def test_a_process_is_used_again(pool: Pool) -> None:
    assert len({pool.run(20, pid) for _ in range(6)}) <= 2


def test_an_error_of_ours_crosses_over_whole_and_costs_no_process(pool: Pool) -> None:
    before = {pool.run(20, pid) for _ in range(4)}
    with pytest.raises(UsageError) as caught:
        pool.run(20, complain, "x")
    assert caught.value.values == {"name": "x"}
    assert {pool.run(20, pid) for _ in range(4)} & before


def test_one_that_runs_too_long_is_killed_and_replaced(pool: Pool) -> None:
    began = time.monotonic()
    with pytest.raises(QueryError) as caught:
        pool.run(0.5, rows, CROSS)
    assert caught.value.key == "queries.timeout" and time.monotonic() - began < 5
    assert pool.run(20, rows, COUNT) == 1


def test_others_go_on_while_one_runs_away(pool: Pool) -> None:
    with ThreadPoolExecutor(1) as beside:
        runaway = beside.submit(pool.run, 4.0, rows, CROSS)
        time.sleep(0.3)
        began = time.monotonic()
        assert [pool.run(20, rows, COUNT) for _ in range(5)] == [1] * 5
        assert time.monotonic() - began < 3 and not runaway.done()
        with pytest.raises(QueryError):
            runaway.result()


def test_one_that_dies_is_said_and_replaced(pool: Pool) -> None:
    with pytest.raises(QueryError) as caught:
        pool.run(20, die)
    assert caught.value.key == "queries.worker_died" and caught.value.values["detail"] == 7
    assert pool.run(20, rows, COUNT) == 1


def test_memory_is_bounded(pool: Pool) -> None:
    with pytest.raises(QueryError) as caught:
        pool.run(30, swallow)
    assert caught.value.key == "queries.worker_died"


def test_a_store_that_is_not_there_is_said_and_asked_again_later(tmp_path: Path) -> None:
    opened = Pool(Place(tmp_path / "nothing", None), 1)
    try:
        for _ in range(2):
            with pytest.raises(StoreError):
                opened.run(20, rows, COUNT)
    finally:
        opened.close()


def test_closing_ends_the_processes(graph_folder: Path) -> None:
    opened = Pool(Place(graph_folder, None), 1)
    running = opened.run(20, pid)
    opened.close()
    with pytest.raises(ProcessLookupError):
        os.kill(running, 0)
