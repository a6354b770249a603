"""Hands and eyes for the tests of the page: opening, pointing, pressing keys, reading."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from viz.files import write
from viz.model import Drawing


def log(browser: Chrome, kind: str) -> list[dict[str, Any]]:
    """What the browser noted since it was last asked."""
    entries: list[dict[str, Any]] = browser.get_log(kind)  # type: ignore[no-untyped-call]
    return entries


def errors(browser: Chrome) -> list[dict[str, Any]]:
    return [entry for entry in log(browser, "browser") if entry["level"] == "SEVERE"]


def requests(browser: Chrome) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in log(browser, "performance")]
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


def show(browser: Chrome, path: Path, address: str = "") -> None:
    """Open a page that is already written, at a state of it."""
    log(browser, "performance")
    log(browser, "browser")
    browser.get("about:blank")
    browser.get(path.as_uri() + address)
    WebDriverWait(browser, 20).until(lambda chrome: chrome.execute_script("return !!window.planweave"))


def open_page(browser: Chrome, drawing: Drawing, folder: Path, language: str = "zh") -> Path:
    path = folder / f"{drawing.name}.html"
    write(drawing, path, language)
    show(browser, path)
    return path


def move(browser: Chrome, x: int, y: int, press: bool) -> None:
    actions = ActionBuilder(browser)
    actions.pointer_action.move_to_location(x, y)  # type: ignore[no-untyped-call]
    if press:
        actions.pointer_action.click()
    actions.perform()


def spot(browser: Chrome, script: str, *arguments: Any) -> tuple[int, int]:
    """A place of the drawing in the window; `script` gives it in drawing units."""
    x, y = browser.execute_script(
        f"""const place = (() => {{ {script} }})();
        const point = planweave.network.canvasToDOM(place);
        const box = document.getElementById("canvas").getBoundingClientRect();
        return [box.left + point.x, box.top + point.y];""",
        *arguments,
    )
    return round(x), round(y)


def click(browser: Chrome, x: int, y: int) -> None:
    move(browser, x, y, press=True)
    WebDriverWait(browser, 10).until(lambda chrome: chrome.find_elements(By.CSS_SELECTOR, "#panel .place"))


def press(browser: Chrome, *keys: str) -> None:
    for key in keys:
        ActionChains(browser).send_keys(key).perform()


def text(browser: Chrome, name: str) -> str:
    """What an element holds, seen or only heard."""
    found: str = browser.execute_script("return document.getElementById(arguments[0]).textContent", name)
    return found


def panel(browser: Chrome) -> str:
    return browser.find_element(By.ID, "panel").text


def chosen(browser: Chrome) -> str:
    """The id of the mark that is chosen; "" if none is."""
    found: str = browser.execute_script("return document.body.dataset.chosen")
    return found


def active(browser: Chrome) -> str:
    """The id of the element that has the keyboard."""
    return browser.switch_to.active_element.get_attribute("id") or ""


def tick(browser: Chrome, words: str) -> WebElement:
    """The box to tick that says `words`, its group unfolded."""
    browser.execute_script("document.querySelectorAll('#filters details').forEach((group) => { group.open = true; });")
    return browser.find_element(By.XPATH, f"//section[@id='filters']//label[span='{words}']/input")


def size(browser: Chrome, width: int, height: int) -> None:
    """The window's inside, in px; (0, 0): as it was."""
    if not width:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        return
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
