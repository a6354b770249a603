"""`planweave serve` at the command line: errors with a way out, a loud word when others can reach it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from ontology.errors import StoreError, UsageError
from planweave.commands.serve import serve as serve_command
from planweave.web.settings import Settings
from tests.web.conftest import ROOT


def test_a_port_that_is_taken_is_said(graph: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = CliRunner().invoke(serve_command, ["--graph", str(graph), "--port", str(taken.getsockname()[1])])
    assert isinstance(run.exception, UsageError) and run.exception.key == "web.cannot_listen"


def test_a_graph_that_is_not_there_is_said(tmp_path: Path) -> None:
    run = CliRunner().invoke(serve_command, ["--graph", str(tmp_path / "nothing"), "--port", "0"])
    assert isinstance(run.exception, StoreError) and run.exception.key == "graph.none"


def test_one_store_only(tmp_path: Path) -> None:
    run = CliRunner().invoke(serve_command, ["--graph", str(tmp_path), "--store", "http://127.0.0.1:9/"])
    assert isinstance(run.exception, UsageError) and run.exception.key == "graph.both_stores"


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("192.168.1.4", False), ("x", False)],
)
def test_what_counts_as_this_machine_alone(host: str, is_loopback: bool) -> None:
    assert Settings(host=host).is_loopback is is_loopback


def start(graph: Path, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "planweave", "serve", "--graph", str(graph), "--port", "0", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PLANWEAVE_LANG": "en"}
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)


def children(pid: int) -> list[str]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return tasks.read_text(encoding="ascii").split() if tasks.exists() else []


def test_it_serves_and_ends_with_its_processes(graph: Path) -> None:
    process = start(graph)
    assert process.stderr is not None
    address = process.stderr.readline().split()[2]
    assert address.startswith("http://127.0.0.1:")
    with urlopen(address, timeout=20) as answer:
        assert answer.status == 200 and "server" not in {name.lower() for name in answer.headers}
    started = children(process.pid)
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=20)[1]
    assert "WARNING" not in rest and "Traceback" not in rest
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in started) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]


def test_it_says_loudly_that_others_can_reach_it(graph: Path) -> None:
    process = start(graph, "--host", "0.0.0.0", "--name", "plans.test")
    assert process.stderr is not None
    lines = [process.stderr.readline(), process.stderr.readline()]
    process.terminate()
    process.communicate(timeout=20)
    assert "WARNING" in lines[1] and "no login" in lines[1]
