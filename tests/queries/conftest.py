"""The hand-made graph of the query tests, on every kind of store."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, serialize

from graph.stores import Store, open_store
from graph.stores.embedded import Writer
from graph.stores.memory import MemoryStore
from tests.conftest import Serve
from tests.queries.fixture import hand_made

STORES = ("memory", "disk", "remote")


def disk_folder(folder: Path, quads: list[Quad]) -> Path:
    """A graph's folder that holds the quads."""
    with Writer(folder) as writer:
        by_graph: dict[str, list[Quad]] = {}
        for quad in quads:
            by_graph.setdefault(str(quad.graph_name), []).append(quad)
        for found in by_graph.values():
            name = found[0].graph_name
            assert not isinstance(name, str)
            writer.replace(name, found)  # type: ignore[arg-type]
        writer.commit()
    return folder


@pytest.fixture(scope="session")
def quads() -> list[Quad]:
    """What `hand_made` says."""
    return hand_made()


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory, quads: list[Quad]) -> Path:
    """The hand-made graph on disk."""
    return disk_folder(tmp_path_factory.mktemp("hand-made") / "graph", quads)


@contextmanager
def served(folder: Path, quads: list[Quad]) -> Iterator[str]:
    """The address of a SPARQL server that holds the quads, while it runs."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if binary is None:
        pytest.skip("the oxigraph server is not installed beside this Python")
    serialize(sorted(set(quads), key=str), str(folder / "graph.nq"), format=RdfFormat.N_QUADS)
    location = ["--location", str(folder / "store")]
    subprocess.run([binary, "load", *location, "--file", str(folder / "graph.nq")], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "log").open("wb") as log:
        command = [binary, "serve-read-only", *location, "--bind", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}/query"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory, quads: list[Quad]) -> Iterator[str]:
    """The address of a SPARQL server that holds the hand-made graph."""
    with served(tmp_path_factory.mktemp("served"), quads) as address:
        yield address


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "the SPARQL server ended"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the SPARQL server does not answer")


@pytest.fixture(scope="session")
def open_kind(request: pytest.FixtureRequest, quads: list[Quad]) -> Callable[[str], Store]:
    """Opens the hand-made graph on the named kind of store."""

    def opened(kind: str) -> Store:
        if kind == "memory":
            return MemoryStore(quads)
        if kind == "disk":
            return open_store(request.getfixturevalue("graph_folder"), None)
        return open_store(None, request.getfixturevalue("endpoint"))

    return opened


@pytest.fixture(scope="session", params=STORES)
def store(request: pytest.FixtureRequest, open_kind: Callable[[str], Store]) -> Iterator[Store]:
    """The hand-made graph on each kind of store in turn."""
    found = open_kind(request.param)
    yield found
    found.close()


@pytest.fixture(scope="session")
def memory(open_kind: Callable[[str], Store]) -> Store:
    """The hand-made graph in memory."""
    return open_kind("memory")


@pytest.fixture(scope="session")
def open_quads(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, list[Quad]], Store]:
    """Opens quads of a test's own on the named kind of store; who asks closes it."""

    def opened(kind: str, quads: list[Quad]) -> Store:
        if kind == "memory":
            return MemoryStore(quads)
        if kind == "disk":
            return open_store(disk_folder(tmp_path_factory.mktemp("quads") / "graph", quads), None)
        serve: Serve = request.getfixturevalue("sparql_server")
        return open_store(None, serve(quads))

    return opened


@pytest.fixture(scope="session")
def samples(sample_graph: Path) -> Iterator[Store]:
    """The graph of the five samples."""
    found = open_store(sample_graph, None)
    yield found
    found.close()
