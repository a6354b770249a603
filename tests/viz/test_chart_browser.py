"""The page of a chart in a real browser without a network: by mouse and by keyboard from a mark to the sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from graph.stores.memory import MemoryStore
from tests.viz.browsing import errors, panel, requests, show
from tests.viz.chart_stores import QUADS, store_of, with_markup
from tests.viz.test_pages import EVIL
from viz import CHARTS, draw_chart
from viz.files import write
from viz.model import Choice


def open_chart(browser: Chrome, store: MemoryStore, name: str, folder: Path, language: str = "zh") -> None:
    path = folder / f"{name}.html"
    write(draw_chart(store, name, Choice()), path, language)
    show(browser, path)


@pytest.mark.parametrize("name", CHARTS)
def test_opens_offline_without_a_request(browser: Chrome, name: str, tmp_path: Path) -> None:
    open_chart(browser, store_of(name), name, tmp_path)
    assert [url for url in requests(browser) if not url.startswith("file:")] == []
    assert errors(browser) == []
    marks = browser.find_elements(By.CSS_SELECTOR, "#sheet .mark")
    assert len(marks) == len(draw_chart(store_of(name), name, Choice()).marks)
    assert all(mark.size["width"] > 8 and mark.size["height"] > 8 for mark in marks[:20])


def test_a_click_shows_the_places(browser: Chrome, tmp_path: Path) -> None:
    open_chart(browser, store_of("levels"), "levels", tmp_path)
    mark = browser.find_element(By.CSS_SELECTOR, '#sheet .mark[aria-label^="婴儿死亡率 · 沈阳市浑南区"]')
    mark.click()
    shown = panel(browser)
    assert "<0.5%" in shown and "加严" in shown
    assert "字符 310–" in shown and "h-plan" in shown and "l-plan" in shown


def test_by_keyboard_from_mark_to_mark_and_to_the_places(browser: Chrome, tmp_path: Path) -> None:
    open_chart(browser, store_of("heatmap"), "heatmap", tmp_path)
    browser.find_element(By.ID, "language").send_keys(Keys.TAB)
    first = browser.switch_to.active_element.get_attribute("aria-label") or ""
    assert first.startswith("妇幼健康")
    ActionChains(browser).send_keys(Keys.ARROW_DOWN).perform()
    below = browser.switch_to.active_element.get_attribute("aria-label") or ""
    assert below.split(" · ")[0] != first.split(" · ")[0]
    assert below.split(" · ")[1].split(":")[0] == first.split(" · ")[1].split(":")[0]  # the same plan
    ActionChains(browser).send_keys(Keys.ARROW_UP).send_keys(Keys.ENTER).perform()
    assert "原文位置" in panel(browser)
    ActionChains(browser).send_keys(Keys.ESCAPE).perform()
    assert "图例" in panel(browser)


def test_search_and_the_other_language(browser: Chrome, tmp_path: Path) -> None:
    open_chart(browser, store_of("indicators"), "indicators", tmp_path, "en")
    assert browser.title == "Where the plans start and where they aim"
    ActionChains(browser).send_keys("/").send_keys("infant").send_keys(Keys.ENTER).perform()
    assert "infant mortality" in panel(browser).lower()
    browser.find_element(By.ID, "language").click()
    assert "婴儿死亡率" in panel(browser)
    assert browser.title == "各地指标：从现状到目标"


@pytest.mark.parametrize("name", CHARTS)
def test_markup_stays_text(browser: Chrome, name: str, tmp_path: Path) -> None:
    open_chart(browser, MemoryStore(with_markup(QUADS[name]())), name, tmp_path)
    count = len(browser.find_elements(By.CSS_SELECTOR, "#sheet .mark"))
    for index in range(min(count, 6)):
        browser.execute_script("planweave.choose(arguments[0]);", index)
        assert EVIL[:20] in panel(browser)
    assert browser.find_elements(By.CSS_SELECTOR, "#panel img, #panel script, #sheet img, #sheet script") == []
    assert errors(browser) == []


def test_on_paper_the_legend_and_the_caption_stay(browser: Chrome, tmp_path: Path) -> None:
    open_chart(browser, store_of("heatmap"), "heatmap", tmp_path)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = {
            name: browser.find_element(By.CSS_SELECTOR, name).is_displayed()
            for name in (".tools", ".legend", "#caption", "#sheet svg", ".hint")
        }
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == {".tools": False, ".legend": True, "#caption": True, "#sheet svg": True, ".hint": False}
