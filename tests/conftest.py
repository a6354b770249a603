"""Fixtures that several folders of tests share: the real plans, and real SPARQL servers on the loopback."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, serialize

Serve = Callable[..., str]
ROOT = Path(__file__).resolve().parent.parent
PLANS = ROOT.parent / "shared" / "plans"


@pytest.fixture(scope="session")
def plan_files() -> tuple[Path, ...]:
    """The real plans' files; the test is skipped where they are not there."""
    if not PLANS.is_dir():
        pytest.skip("the folder ../shared with the real plans is not here")
    return tuple(sorted(PLANS.glob("*.txt")))


@pytest.fixture(scope="session")
def sparql_server() -> Iterator[Serve]:
    """A function `(quads, *options) -> url` that starts `oxigraph serve` with these quads; all end with the session."""
    binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if binary is None:
        pytest.skip("the oxigraph server (package oxigraph) is not installed")
    running: list[subprocess.Popen[bytes]] = []

    def serve(quads: Iterable[Quad], *options: str) -> str:
        port = free_port()
        command = [binary, "serve", "--bind", f"127.0.0.1:{port}", *options]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        _wait_for(port)
        body = serialize(quads, format=RdfFormat.N_QUADS)
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/store", body, {"Content-Type": "application/n-quads"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=60):
            pass
        return f"http://127.0.0.1:{port}/query"

    yield serve
    for server in running:
        server.terminate()
    for server in running:
        server.wait(10)


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"no server on port {port}")


@pytest.fixture(scope="session")
def sample_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph on disk of the five samples; not to be changed."""
    from graph.build import build

    folder = tmp_path_factory.mktemp("sample-graph") / "graph"
    build(sorted((ROOT / "samples").glob("*.txt")), folder, workers=1)
    return folder
