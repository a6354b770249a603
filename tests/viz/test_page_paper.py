"""What leaves the page for paper: the saved picture as SVG and PNG, and the printed page."""

from __future__ import annotations

import base64
import re
import struct
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from ontology.namespaces import BASE
from tests.viz.browsing import errors, open_page, requests, tick
from tests.viz.test_pages import EVIL, evil_store
from viz import draw
from viz.model import Choice, Drawing

SVG = "{http://www.w3.org/2000/svg}"


def saved(browser: Chrome, control: str, path: Path) -> bytes:
    """The file that a button of the page saves."""
    folder = {"behavior": "allow", "downloadPath": str(path.parent)}
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", folder)
    browser.find_element(By.ID, control).click()
    for _ in range(100):
        if path.exists() and path.stat().st_size:
            return path.read_bytes()
        time.sleep(0.1)
    raise AssertionError(f"{path.name} was not saved")


def words(picture: bytes) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def test_the_saved_svg_holds_marks_legend_and_caption(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    requests(browser)
    picture = saved(browser, "save-svg", tmp_path / "themes.svg")
    tree = ElementTree.fromstring(picture)
    shown = words(picture)
    assert {"各地规划共同关注的政策主题", "北河市", "南山县", "控烟", "中医药", "地区"} <= set(shown)
    assert any(line.startswith("来源：") for line in shown)
    assert len(list(tree.iter(f"{SVG}path"))) == 6
    assert [url for url in requests(browser) if not url.startswith(("file:", "data:", "blob:"))] == []
    assert picture == browser.execute_script("return planweave.svgText()").encode("utf-8")


def test_the_saved_svg_is_what_is_shown(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    tick(browser, "控烟").click()
    browser.execute_script("planweave.choose({ node: arguments[0] })", f"{BASE}theme/T04")
    shown = words(browser.execute_script("return planweave.svgText()").encode("utf-8"))
    assert "显示 6 个节点中的 3 个、6 条连线中的 2 条；已隐藏 3 个节点、4 条连线" in shown
    assert "突出显示：控烟" in shown
    assert "中医药" not in shown


def test_markup_stays_text_in_the_saved_svg(browser: Chrome, tmp_path: Path) -> None:
    open_page(browser, draw(evil_store(), "themes", Choice()), tmp_path)
    browser.execute_script("planweave.choose({ node: planweave.nodes[0].id })")
    picture = browser.execute_script("return planweave.svgText()").encode("utf-8")
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(picture).iter()}
    assert tags <= {"svg", "g", "path", "rect", "circle", "line", "text", "title", "clipPath"}
    assert any(EVIL[:20] in line for line in words(picture))


def test_the_saved_png_is_three_times_as_fine_as_the_screen(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    picture = saved(browser, "save-png", tmp_path / "themes.png")
    assert picture.startswith(b"\x89PNG\r\n")
    wide, high = struct.unpack(">II", picture[16:24])
    on_screen = browser.execute_script(
        "const sheet = planweave.picture(); return ['width', 'height'].map((side) => Number(sheet.getAttribute(side)))"
    )
    assert (wide, high) == tuple(round(3 * side) for side in on_screen)
    assert errors(browser) == []


@pytest.mark.parametrize(("name", "upright"), [("large_themes", False), ("large_responsibilities", True)])
def test_print_gives_the_drawing_a_page_of_its_own(
    browser: Chrome, name: str, upright: bool, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    drawing: Drawing = request.getfixturevalue(name)
    open_page(browser, drawing, tmp_path)
    paper = {"printBackground": True, "preferCSSPageSize": True}
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", paper)["data"])
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert len(boxes) == 1
    wide, high = (float(side) for side in boxes[0])
    assert (round(min(wide, high)), round(max(wide, high))) == (595, 842)  # A4, in points
    assert (high > wide) == upright
    browser.execute_script("planweave.choose({ node: planweave.nodes[0].id })")
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", paper)["data"])
    assert len(re.findall(rb"/MediaBox", pdf)) > 1  # the sentences behind follow


def test_in_print_the_controls_are_gone_and_the_picture_is_drawn_in_lines(
    browser: Chrome, themes: Drawing, tmp_path: Path
) -> None:
    open_page(browser, themes, tmp_path)
    browser.execute_script("planweave.choose({ node: arguments[0] })", f"{BASE}theme/T04")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
        for name in ("search", "canvas", "save-svg", "language", "status", "whole"):
            assert not browser.find_element(By.ID, name).is_displayed(), name
        assert browser.find_element(By.CSS_SELECTOR, "#figure svg").is_displayed()
        assert "推进无烟单位" in browser.find_element(By.ID, "panel").text
        assert browser.find_elements(By.CSS_SELECTOR, "#panel .back")[0].is_displayed() is False
        browser.execute_script("window.dispatchEvent(new Event('afterprint'))")
        assert browser.find_elements(By.CSS_SELECTOR, "#figure svg") == []
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_heading_of_what_is_left_out_goes_with_it(
    browser: Chrome, responsibilities: Drawing, tmp_path: Path
) -> None:
    open_page(browser, responsibilities, tmp_path)
    headings = {"北河市健康发展规划", "南山县健康发展规划", "单位"}
    picture = "return planweave.svgText()"
    assert headings <= set(words(browser.execute_script(picture).encode("utf-8")))
    tick(browser, "南山县健康发展规划").click()
    left = set(words(browser.execute_script(picture).encode("utf-8")))
    assert headings & left == {"南山县健康发展规划", "单位"}
