"""The page in a real browser without a network: it draws, asks for nothing, and leads from a mark to the sentence."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from ontology.namespaces import BASE
from tests.viz.test_pages import EVIL, evil_store
from viz import draw, write_drawing
from viz.model import Choice, Drawing


def log(browser: Chrome, kind: str) -> list[dict[str, Any]]:
    """What the browser noted since it was last asked."""
    entries: list[dict[str, Any]] = browser.get_log(kind)  # type: ignore[no-untyped-call]
    return entries


def move(browser: Chrome, x: int, y: int, press: bool) -> None:
    actions = ActionBuilder(browser)
    actions.pointer_action.move_to_location(x, y)  # type: ignore[no-untyped-call]
    if press:
        actions.pointer_action.click()
    actions.perform()


def open_page(browser: Chrome, drawing: Drawing, folder: Path, language: str = "zh") -> None:
    path = folder / f"{drawing.name}.html"
    write_drawing(drawing, path, language)
    log(browser, "performance")
    log(browser, "browser")
    browser.get(path.as_uri())
    WebDriverWait(browser, 20).until(lambda chrome: chrome.execute_script("return !!window.planweave"))


def requests(browser: Chrome) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in log(browser, "performance")]
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


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


def panel(browser: Chrome) -> str:
    return browser.find_element(By.ID, "panel").text


def test_opens_offline_without_a_request(browser: Chrome, large_themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, large_themes, tmp_path)
    asked = requests(browser)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == 1
    assert [entry for entry in log(browser, "browser") if entry["level"] == "SEVERE"] == []
    painted = browser.execute_script(
        """const canvas = document.querySelector("#canvas canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let marked = 0;
        for (let i = 3; i < pixels.length; i += 4) if (pixels[i]) marked += 1;
        return marked;"""
    )
    assert painted > 20_000


def test_the_drawing_fits_the_window(browser: Chrome, large_themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, large_themes, tmp_path)
    inside = browser.execute_script(
        """const [left, top, right, bottom] = planweave.data.extent, stage = document.getElementById("canvas");
        const a = planweave.network.canvasToDOM({ x: left, y: top });
        const b = planweave.network.canvasToDOM({ x: right, y: bottom });
        return a.x >= 0 && a.y >= 0 && b.x <= stage.clientWidth && b.y <= stage.clientHeight;"""
    )
    assert inside


def test_click_on_a_node_shows_the_sections(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    click(browser, *spot(browser, "return planweave.network.getPosition(arguments[0]);", f"{BASE}theme/T04"))
    shown = panel(browser)
    assert "控烟" in shown
    assert "推进无烟单位" in shown
    assert "四、主要任务 › (4-1)普及健康知识" in shown
    assert "字符 1000–1006" in shown


def test_click_on_a_label_is_a_click_on_its_node(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    script = """const [left, top, right, bottom] =
        planweave.data.nodes.find((node) => node.id === arguments[0]).text.box.zh;
        return { x: (left + right) / 2, y: (top + bottom) / 2 };"""
    click(browser, *spot(browser, script, f"{BASE}theme/T07"))
    assert "照护母婴" in panel(browser)


def test_click_on_an_edge_shows_its_sections(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    script = """const a = planweave.network.getPosition(arguments[0]);
        const b = planweave.network.getPosition(arguments[1]);
        return { x: a.x * 0.4 + b.x * 0.6, y: a.y * 0.4 + b.y * 0.6 };"""
    click(browser, *spot(browser, script, f"{BASE}region/210201", f"{BASE}theme/T01"))
    shown = panel(browser)
    assert "南山县" in shown
    assert "占任务文本 50.0 %" in shown
    assert "做好健康讲座" in shown
    assert "照护母婴" not in shown


def test_click_on_a_curved_edge(browser: Chrome, responsibilities: Drawing, tmp_path: Path) -> None:
    open_page(browser, responsibilities, tmp_path)
    nodes = {node.label["zh"]: node.id for node in responsibilities.nodes}
    script = """const a = planweave.network.getPosition(arguments[0]);
        const b = planweave.network.getPosition(arguments[1]);
        return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };"""
    click(browser, *spot(browser, script, nodes["南山县健教所"], nodes["做好健康讲座"]))
    shown = panel(browser)
    assert "牵头" in shown
    assert browser.find_element(By.CSS_SELECTOR, "#panel mark").text == "南山县健教所"


@pytest.mark.parametrize("name", ["themes", "responsibilities"])
def test_markup_stays_text(browser: Chrome, name: str, tmp_path: Path) -> None:
    drawing = draw(evil_store(), name, Choice())
    open_page(browser, drawing, tmp_path)
    browser.execute_script("planweave.choose({ edge: planweave.data.edges[0].id });")
    assert "<script>alert(1)</script>" in panel(browser)
    browser.execute_script("planweave.choose({ node: planweave.data.nodes[0].id });")
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text.startswith(EVIL[:20])
    assert browser.find_elements(By.CSS_SELECTOR, "#panel img, #panel script, #canvas img") == []
    x, y = spot(browser, "return planweave.network.getPosition(planweave.data.nodes[0].id);")
    move(browser, x, y, press=False)
    WebDriverWait(browser, 10).until(lambda chrome: chrome.find_elements(By.CSS_SELECTOR, "#canvas .tip"))
    assert browser.find_element(By.CSS_SELECTOR, "#canvas .tip").text.startswith(EVIL[:20])
    assert [entry for entry in log(browser, "browser") if entry["level"] == "SEVERE"] == []


def test_search_by_keyboard_and_the_other_language(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path, "en")
    assert browser.find_element(By.ID, "title").text == "Policy themes that regions share"
    keys = ActionChains(browser)
    keys.send_keys("/").send_keys("tobac").send_keys(Keys.ENTER).perform()
    assert "Tobacco control" in panel(browser)
    browser.find_element(By.ID, "language").click()
    assert "控烟" in panel(browser)
    assert browser.title == "各地规划共同关注的政策主题"
    ActionChains(browser).send_keys(Keys.ESCAPE).perform()
    assert "图例" in panel(browser)


def test_first_paint_of_a_large_network(browser: Chrome, large_themes: Drawing, tmp_path: Path) -> None:
    began = time.monotonic()
    open_page(browser, large_themes, tmp_path)
    assert time.monotonic() - began < 10  # a guard against physics; measured: under a second
