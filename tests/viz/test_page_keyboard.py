"""The page by keyboard alone, and what it tells those who do not see it."""

from __future__ import annotations

from pathlib import Path

from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By

from ontology.namespaces import BASE
from tests.viz.browsing import active, chosen, open_page, panel, press, text
from viz.model import Drawing

NORTH = f"{BASE}region/210100"


def test_a_journey_without_a_mouse(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    stops: list[str] = []
    while active(browser) != "canvas" and len(stops) < 20:
        press(browser, Keys.TAB)
        stops.append(active(browser))
    assert stops == ["search", "save-svg", "save-png", "print", "language", "canvas"]
    press(browser, Keys.ARROW_RIGHT)  # nothing is chosen yet: the most important mark
    first = chosen(browser)
    assert first in (NORTH, f"{BASE}region/210201")
    assert "3 条连线" in text(browser, "said")
    press(browser, Keys.ENTER)
    assert active(browser) == "panel"
    while browser.switch_to.active_element.get_attribute("class") != "link":
        press(browser, Keys.TAB)
    press(browser, Keys.ENTER)  # the heaviest link of it
    assert chosen(browser).startswith(f"{first} ")
    assert len(browser.find_elements(By.CSS_SELECTOR, "#panel .place")) == 1
    assert active(browser) == "panel"
    press(browser, Keys.ESCAPE)
    assert active(browser) == "canvas"
    press(browser, Keys.ESCAPE)
    assert chosen(browser) == first
    press(browser, Keys.ESCAPE)
    assert chosen(browser) == ""
    assert "图例" in panel(browser)


def test_arrows_walk_along_links_and_say_where_there_is_none(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    browser.execute_script("planweave.choose({ node: arguments[0] }); document.getElementById('canvas').focus()", NORTH)
    x = {node.id: node.x for node in themes.nodes}
    linked = {edge.target for edge in themes.edges if edge.source == NORTH}
    way = Keys.ARROW_RIGHT if any(x[node] > x[NORTH] for node in linked) else Keys.ARROW_LEFT
    press(browser, way)
    there = chosen(browser)
    assert there in linked
    assert (x[there] > x[NORTH]) == (way == Keys.ARROW_RIGHT)
    browser.execute_script("planweave.choose({ node: arguments[0] })", f"{BASE}theme/T07")
    only = next(edge.source for edge in themes.edges if edge.target == f"{BASE}theme/T07")
    away = Keys.ARROW_LEFT if x[only] > x[f"{BASE}theme/T07"] else Keys.ARROW_RIGHT
    press(browser, away)
    assert chosen(browser) == f"{BASE}theme/T07"
    assert text(browser, "said") == "该方向没有相连的节点。"


def test_with_shift_arrows_reach_what_is_not_linked(browser: Chrome, responsibilities: Drawing, tmp_path: Path) -> None:
    open_page(browser, responsibilities, tmp_path)
    bodies = sorted((node for node in responsibilities.nodes if node.kind == "institution"), key=lambda node: node.y)
    browser.execute_script(
        "planweave.choose({ node: arguments[0] }); document.getElementById('canvas').focus()", bodies[0].id
    )
    ActionChains(browser).key_down(Keys.SHIFT).send_keys(Keys.ARROW_DOWN).key_up(Keys.SHIFT).perform()
    assert chosen(browser) == bodies[1].id


def test_page_down_goes_through_the_links_of_a_node(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    browser.execute_script("planweave.choose({ node: arguments[0] }); document.getElementById('canvas').focus()", NORTH)
    walked = []
    for _ in range(4):
        press(browser, Keys.PAGE_DOWN)
        walked.append(chosen(browser).removeprefix(f"{NORTH} {BASE}theme/"))
    assert walked == ["T07", "T01", "T04", "T07"]  # 60, 22.5, 17.5 % and round again
    assert "占任务文本 60.0 %" in text(browser, "said")
    press(browser, Keys.PAGE_UP)
    assert chosen(browser).endswith("T04")
    press(browser, Keys.ESCAPE)
    assert chosen(browser) == NORTH


def test_zoom_keys_and_visible_focus(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    scale = "return planweave.network.getScale()"
    before = browser.execute_script(scale)
    while active(browser) != "canvas":
        press(browser, Keys.TAB)
    assert browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    press(browser, "+")
    assert browser.execute_script(scale) > before
    press(browser, "0")
    assert browser.execute_script(scale) == before


def test_every_control_has_a_name_in_both_languages(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    named = """return [...document.querySelectorAll("button, input, #canvas, #panel, #found")].map((one) =>
        [one.id, one.ariaLabel || one.textContent.trim() || (one.labels && one.labels[0] || {}).textContent])"""
    chinese = browser.execute_script(named)
    assert all(name for _, name in chinese), chinese
    browser.find_element(By.ID, "language").click()
    english = browser.execute_script(named)
    assert all(name for _, name in english), english
    assert dict(chinese)["canvas"].startswith("各地规划共同关注的政策主题")
    assert dict(english)["canvas"].startswith("Policy themes that regions share")
    roles = "return ['canvas', 'search', 'found', 'panel', 'said'].map((id) => document.getElementById(id).role)"
    assert browser.execute_script(roles) == ["application", "combobox", "listbox", "region", "status"]
