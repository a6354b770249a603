"""Drawings of the hand-made graphs, and a browser where there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium import webdriver

from graph.stores.memory import MemoryStore
from tests.browsers import chromium
from tests.queries.network_fixture import network
from tests.viz.chart_stores import store_of
from tests.viz.plans import large_store, small_store
from viz import CHARTS, draw, draw_chart
from viz.charts.model import Chart
from viz.model import Choice, Drawing


@pytest.fixture(scope="session")
def small() -> MemoryStore:
    return small_store()


@pytest.fixture(scope="session")
def large() -> MemoryStore:
    return large_store()


@pytest.fixture(scope="session")
def themes(small: MemoryStore) -> Drawing:
    return draw(small, "themes", Choice())


@pytest.fixture(scope="session")
def large_themes(large: MemoryStore) -> Drawing:
    return draw(large, "themes", Choice())


@pytest.fixture(scope="session")
def responsibilities(small: MemoryStore) -> Drawing:
    return draw(small, "responsibilities", Choice())


@pytest.fixture(scope="session")
def large_responsibilities(large: MemoryStore) -> Drawing:
    return draw(large, "responsibilities", Choice())


@pytest.fixture(scope="session")
def four() -> MemoryStore:
    """The four plans of tests/queries/network_fixture.py."""
    return MemoryStore(network())


@pytest.fixture(scope="session")
def charts() -> dict[str, Chart]:
    """Each chart over its graph."""
    return {name: draw_chart(store_of(name), name, Choice()) for name in CHARTS}


@pytest.fixture(scope="session")
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium without a network; every request that a page makes is logged."""
    with chromium("--window-size=1600,1000") as chrome:
        chrome.execute_cdp_cmd("Network.enable", {})
        chrome.execute_cdp_cmd(
            "Network.emulateNetworkConditions",
            {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
        )
        yield chrome
