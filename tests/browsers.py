"""A headless Chromium for tests of pages; where there is none, they are skipped with the reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def paths() -> tuple[str, str] | None:
    """(browser, driver) of this machine; None if either is missing."""
    binary = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    return None if binary is None or driver is None else (binary, driver)


def start(binary: str, driver: str, *arguments: str, logged: bool = True) -> webdriver.Chrome:
    """A headless Chromium with `arguments` of its own; its console and its requests are kept if `logged`."""
    options = Options()
    options.binary_location = binary
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        *arguments,
    ):
        options.add_argument(argument)
    if logged:
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(executable_path=driver))


@contextmanager
def chromium(*arguments: str) -> Iterator[webdriver.Chrome]:
    """A headless Chromium while it is needed; the test is skipped where there is none."""
    found = paths()
    if found is None:
        pytest.skip("chromium and chromedriver are not installed")
    chrome = start(*found, *arguments)
    try:
        yield chrome
    finally:
        chrome.quit()
