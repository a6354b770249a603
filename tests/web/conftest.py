"""The samples' graph, a test client over it, a real server on the loopback, and a browser that reaches nothing else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver

from graph.build import build
from planweave.web.app import make_app
from planweave.web.settings import Settings
from tests.browsers import chromium
from tests.web.client import TestClient

ROOT = Path(__file__).resolve().parent.parent.parent
BASE_URL = "http://127.0.0.1:8765"
EVIL_ID = "evil<b>\"'&plan"
EVIL_TITLE = "<script>alert(1)</script>"
EVIL_TASK = "<img src=x onerror=alert(2)>"
Serve = Callable[..., str]


@pytest.fixture(scope="session")
def graph(sample_graph: Path) -> Path:
    """The graph of the five sample plans."""
    return sample_graph


@pytest.fixture(scope="session")
def evil_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of one plan whose name, heading and text hold markup."""
    folder = tmp_path_factory.mktemp("evil")
    path = folder / f"{EVIL_ID}.txt"
    path.write_text(
        f"沈阳市“十四五”卫生健康规划{EVIL_TITLE}\n沈阳市人民政府\n2021年12月1日\n一、主要任务\n"
        f"（一）{EVIL_TASK}控烟\n2025年婴儿死亡率控制在5‰以下。{EVIL_TITLE}由市卫生健康委牵头。\n"
        f"（二）推进</title><svg onload=alert(3)>无烟单位建设\n建设{EVIL_TITLE}沈阳市第一医院项目，总投资2亿元。\n",
        encoding="utf-8",
    )
    build([path], folder / "graph", workers=1)
    return folder / "graph"


@pytest.fixture(scope="session")
def client(graph: Path) -> Iterator[TestClient]:
    """A client of the app over the samples."""
    with TestClient(make_app(Settings(graph=graph, timeout=5)), base_url=BASE_URL) as opened:
        yield opened


@pytest.fixture(scope="session")
def evil(evil_graph: Path) -> Iterator[TestClient]:
    """A client of the app over the plan with markup in it."""
    with TestClient(make_app(Settings(graph=evil_graph)), base_url=BASE_URL) as opened:
        yield opened


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """A function `(graph, *options) -> address` that starts `planweave serve`; all end with the session."""
    running: list[subprocess.Popen[str]] = []

    def start(folder: Path, *options: str) -> str:
        command = [sys.executable, "-m", "planweave", "serve", "--graph", str(folder), "--port", "0", *options]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PLANWEAVE_LANG": "en"}
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=folder.parent)
        running.append(process)
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+:\d+", line)
        assert found, line
        return found[0]

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.wait(15)


@pytest.fixture(scope="session")
def server(serve: Serve, graph: Path) -> str:
    """The address of a real server over the samples; a query of others may take three seconds."""
    return serve(graph, "--timeout", "3", "--max-rows", "500")


@pytest.fixture(scope="session")
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium that resolves no name but the loopback's; what its console says is kept."""
    loopback = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with chromium("--window-size=1400,1000", loopback) as chrome:
        yield chrome
