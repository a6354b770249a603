"""The page in a real browser without a network: it draws, asks for nothing, and leads from a mark to the sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from ontology.namespaces import BASE
from tests.benchmarks.page import LINKS, NODES, first_paint, made_up
from tests.viz.browsing import click, errors, move, open_page, panel, requests, show, spot
from tests.viz.test_pages import EVIL, evil_store
from viz import draw
from viz.model import Choice, Drawing, same
from viz.page.network import render_page


def test_opens_offline_without_a_request(browser: Chrome, large_themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, large_themes, tmp_path)
    asked = [url for url in requests(browser) if url != "about:blank"]
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == 1
    assert errors(browser) == []
    painted = browser.execute_script(
        """const canvas = document.querySelector("#canvas canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let marked = 0;
        for (let i = 3; i < pixels.length; i += 4) if (pixels[i]) marked += 1;
        return marked;"""
    )
    assert painted > 20_000


def test_the_policy_stops_what_would_leave_the_page(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    """The page's policy holds in the browser, whoever asks: neither a request nor a script that is not its own."""
    open_page(browser, themes, tmp_path)
    requests(browser)
    browser.execute_script(
        """const image = document.createElement("img"), script = document.createElement("script");
        image.src = "http://localhost:9/x.png";
        script.textContent = "window.ran = true";
        document.body.append(image, script);
        fetch("http://localhost:9/").catch(() => {});"""
    )
    assert browser.execute_script("return window.ran") is None
    assert len([entry for entry in errors(browser) if "Content Security Policy" in entry["message"]]) >= 3


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
    assert "north-plan · 字符 1000–1006 · 占本节 25.0 %" in shown


def test_click_on_a_label_is_a_click_on_its_node(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    script = """const { box: [left, top, right, bottom] } =
        planweave.labels().find(({ node }) => node.id === arguments[0]);
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
    assert "南山县—健康教育与健康素养" in shown
    assert "占任务文本 50.0 %" in shown
    assert "做好健康讲座" in shown
    assert "照护母婴" not in shown


def test_click_on_a_curved_edge_shows_the_words_in_context(
    browser: Chrome, responsibilities: Drawing, tmp_path: Path
) -> None:
    open_page(browser, responsibilities, tmp_path)
    nodes = {node.label["zh"]: node.id for node in responsibilities.nodes}
    script = """const a = planweave.network.getPosition(arguments[0]);
        const b = planweave.network.getPosition(arguments[1]);
        return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };"""
    click(browser, *spot(browser, script, nodes["南山县健教所"], nodes["做好健康讲座"]))
    assert "牵头" in panel(browser)
    assert browser.find_element(By.CSS_SELECTOR, "#panel mark").text == "南山县健教所"
    assert browser.find_element(By.CSS_SELECTOR, "#panel blockquote").text == "…前文……南山县健教所……后文…"


@pytest.mark.parametrize("name", ["themes", "responsibilities"])
def test_markup_stays_text(browser: Chrome, name: str, tmp_path: Path) -> None:
    drawing = draw(evil_store(), name, Choice())
    open_page(browser, drawing, tmp_path)
    browser.execute_script("planweave.choose({ edge: planweave.edges[0].id });")
    assert "<script>alert(1)</script>" in panel(browser)
    browser.execute_script("planweave.choose({ node: planweave.nodes[0].id });")
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text.startswith(EVIL[:20])
    browser.find_element(By.ID, "search").send_keys("<script>")
    assert browser.find_element(By.CSS_SELECTOR, "#found li").text.startswith(EVIL[:20])
    strange = "#panel img, #panel script, #canvas img, #found img, #found script"
    assert browser.find_elements(By.CSS_SELECTOR, strange) == []
    x, y = spot(browser, "return planweave.network.getPosition(planweave.nodes[0].id);")
    move(browser, x, y, press=False)
    WebDriverWait(browser, 10).until(lambda chrome: chrome.find_elements(By.CSS_SELECTOR, "#canvas .tip"))
    assert browser.find_element(By.CSS_SELECTOR, "#canvas .tip").text.startswith(EVIL[:20])
    assert errors(browser) == []


def test_two_links_between_the_same_marks_stay_two(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    twice = replace(themes, edges=(themes.edges[0], replace(themes.edges[0], remark=same("又一条"))))
    open_page(browser, twice, tmp_path)
    first, second = browser.execute_script("return planweave.edges.map((edge) => edge.id)")
    assert first != second
    browser.execute_script("planweave.choose({ edge: arguments[0] })", second)
    assert "又一条" in panel(browser)


def test_a_page_without_links_or_places_says_so(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    alone = replace(themes, nodes=themes.nodes[:2], edges=(), evidence=())
    open_page(browser, alone, tmp_path)
    browser.execute_script("planweave.choose({ node: planweave.nodes[0].id })")
    assert "相关 (0)" in panel(browser)
    assert "原文位置" not in panel(browser)
    bare = replace(themes, edges=tuple(replace(edge, evidence=()) for edge in themes.edges), evidence=())
    open_page(browser, bare, tmp_path)
    browser.execute_script("planweave.choose({ edge: planweave.edges[0].id })")
    assert "占任务文本" in panel(browser)
    assert "原文位置" not in panel(browser)
    assert errors(browser) == []


def test_a_place_links_to_its_page_where_it_is_told_to(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    path = tmp_path / "linked.html"
    path.write_bytes(render_page(themes, "en", lambda place: f"/plans/{place.plan}?from={place.start}&to={place.end}"))
    show(browser, path)
    browser.execute_script("planweave.choose({ node: arguments[0] })", f"{BASE}theme/T07")
    (link,) = browser.find_elements(By.CSS_SELECTOR, "#panel .place a")
    assert link.text == "Open in the plan"
    assert link.get_dom_attribute("href") == "/plans/north-plan?from=2000&to=2004"
    open_page(browser, themes, tmp_path)
    browser.execute_script("planweave.choose({ node: arguments[0] })", f"{BASE}theme/T07")
    assert browser.find_elements(By.CSS_SELECTOR, "#panel a") == []


def test_five_thousand_links_are_painted_and_chosen(browser: Chrome, tmp_path: Path) -> None:
    open_page(browser, made_up(), tmp_path)
    assert first_paint(browser) < 10_000  # a guard against physics; `make bench ARGS=--page` measures
    assert browser.execute_script("return [planweave.nodes.length, planweave.edges.length]") == [NODES, LINKS]
    browser.execute_script(
        "planweave.choose({ node: [...planweave.nodes].sort((a, b) => b.links.length - a.links.length)[0].id })"
    )
    rows = len(browser.find_elements(By.CSS_SELECTOR, "#panel .place"))
    assert rows == 20
    browser.find_element(By.CSS_SELECTOR, "#panel .places .more").click()
    assert len(browser.find_elements(By.CSS_SELECTOR, "#panel .place")) > rows
    assert errors(browser) == []
