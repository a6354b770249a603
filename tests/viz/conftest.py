"""Drawings of the hand-made graphs, and a browser where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from graph.stores.memory import MemoryStore
from tests.viz.plans import large_store, small_store
from viz import draw
from viz.model import Choice, Drawing

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


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
def browser() -> Iterator[webdriver.Chrome]:
    """Chromium without a network; every request that a page makes is logged."""
    binary = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("chromium and chromedriver are not installed")
    options = Options()
    options.binary_location = binary
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--window-size=1600,1000",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(executable_path=driver))
    chrome.execute_cdp_cmd("Network.enable", {})
    chrome.execute_cdp_cmd(
        "Network.emulateNetworkConditions",
        {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0},
    )
    yield chrome
    chrome.quit()
