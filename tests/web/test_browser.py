"""A person's ways through the pages, in a real browser that reaches nothing but the server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.web.test_routes import PAGES

WAIT = 15
READABLE = 4.5  # contrast that WCAG 2.2 AA asks for


@pytest.fixture
def page(browser: Chrome) -> Iterator[Chrome]:
    """The browser without cookies; afterwards its console must hold no error, and nothing was asked of others."""
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
    log(browser, "browser")
    log(browser, "performance")
    yield browser
    assert [entry["message"] for entry in log(browser, "browser") if entry["level"] == "SEVERE"] == []
    assert [
        url for url in requests(browser) if not url.startswith(("http://127.0.0.1", "data:", "chrome", "about:"))
    ] == []


def log(browser: Chrome, kind: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = browser.get_log(kind)  # type: ignore[no-untyped-call]
    return entries


def requests(browser: Chrome) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in log(browser, "performance")]
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]


def one(browser: Chrome, selector: str) -> WebElement:
    return WebDriverWait(browser, WAIT).until(lambda chrome: chrome.find_element(By.CSS_SELECTOR, selector))


def follow(browser: Chrome, selector: str) -> None:
    """Click a link and wait until its page is there."""
    before = browser.find_element(By.TAG_NAME, "html")
    element = one(browser, selector)
    browser.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
    element.click()
    WebDriverWait(browser, WAIT).until(lambda chrome: chrome.find_element(By.TAG_NAME, "html") != before)
    WebDriverWait(browser, WAIT).until(lambda chrome: chrome.execute_script("return document.readyState") == "complete")


def test_find_an_indicator_compare_it_and_open_the_sentence(page: Chrome, server: str) -> None:
    page.get(f"{server}/?lang=en")
    follow(page, "nav a[href='/indicators']")
    field = one(page, "#filter")
    field.send_keys("infant mortality")
    shown = [row for row in page.find_elements(By.CSS_SELECTOR, "#things tbody tr") if row.is_displayed()]
    assert 1 <= len(shown) <= 3
    follow(page, f"a[href='/indicator/{quote('婴儿死亡率')}']")
    table = one(page, "#indicator_values table")
    assert {"通辽市", "沈阳市"} <= {cell.text for cell in table.find_elements(By.CSS_SELECTOR, "td:first-child")}
    figure = next(
        link
        for link in table.find_elements(By.CSS_SELECTOR, "td.n a")
        if "tongliao-plan" in str(link.get_attribute("href"))
    )
    said = re.sub(r"[^\d.]", "", figure.text)
    page.execute_script("arguments[0].scrollIntoView({ block: 'center' })", figure)
    figure.click()
    lit = WebDriverWait(page, WAIT).until(lambda chrome: chrome.find_elements(By.CSS_SELECTOR, "article .hit"))
    assert said in "".join(piece.text for piece in lit)
    box = lit[0].rect
    top = page.execute_script("return window.scrollY")
    assert top <= box["y"] <= top + page.execute_script("return window.innerHeight"), "the sentence is in sight"
    beside = one(page, "#facts").text
    assert "pw:IndicatorStatement" in beside and "indicator/婴儿死亡率" in beside


def test_choose_two_plans_and_compare_them(page: Chrome, server: str) -> None:
    page.get(f"{server}/?lang=zh")
    for plan in ("shenyang-plan", "tongliao-plan"):
        one(page, f"input[value='{plan}']").click()
    follow(page, ".plans + * button, form[action='/compare'] button")
    assert "plan=shenyang-plan&plan=tongliao-plan" in page.current_url
    assert one(page, "main table").text


def test_click_a_fact_and_read_its_triples_without_a_new_page(page: Chrome, server: str) -> None:
    page.get(f"{server}/plan/tongliao-plan?lang=zh")
    page.execute_script("window.same = true")
    fact = one(page, "article a.f.k-IndicatorStatement")
    page.execute_script("arguments[0].scrollIntoView({ block: 'center' })", fact)
    words = fact.text
    fact.click()
    WebDriverWait(page, WAIT).until(lambda chrome: "pw:IndicatorStatement" in one(chrome, "#facts").text)
    assert words in one(page, "#facts").text
    assert page.execute_script("return window.same") is True
    assert re.search(r"\?at=\d+-\d+#c\d+-\d+$", page.current_url), "the place has an address"
    assert [piece.text for piece in page.find_elements(By.CSS_SELECTOR, "article .hit")] == [words]
    # a triple leads on, and its page leads back to the text
    follow(page, "#facts .triples thead a")
    assert one(page, ".place mark").text == words
    follow(page, ".place a")
    assert one(page, "article .hit").text == words


def test_the_short_address_of_a_place_lights_it(page: Chrome, server: str) -> None:
    page.get(f"{server}/plan/tongliao-plan")
    place = str(one(page, "article a.f.k-IndicatorStatement").get_attribute("href")).rpartition("#")[2]
    page.get("about:blank")
    page.get(f"{server}/plan/tongliao-plan#{place}")
    WebDriverWait(page, WAIT).until(lambda chrome: "pw:IndicatorStatement" in one(chrome, "#facts").text)


def test_kinds_of_facts_can_be_hidden(page: Chrome, server: str) -> None:
    page.get(f"{server}/plan/tongliao-plan")
    fact = one(page, "article a.f.k-IndicatorStatement")
    marked = fact.value_of_css_property("background-color")
    one(page, "#show-IndicatorStatement").click()
    assert fact.value_of_css_property("background-color") == "rgba(0, 0, 0, 0)" != marked


def test_draw_a_network_click_an_edge_and_read_the_evidence(page: Chrome, server: str) -> None:
    page.get(f"{server}/diagrams?lang=zh")
    follow(page, "a[href='/diagram/themes']")
    page.switch_to.frame(one(page, "iframe.frame"))
    WebDriverWait(page, WAIT).until(lambda chrome: chrome.execute_script("return !!window.planweave"))
    x, y = page.execute_script(
        """const edge = planweave.edges.toSorted((a, b) => b.share - a.share)[0];
        const a = planweave.network.getPosition(edge.from.id ?? edge.from);
        const b = planweave.network.getPosition(edge.to.id ?? edge.to);
        const point = planweave.network.canvasToDOM({ x: a.x * 0.35 + b.x * 0.65, y: a.y * 0.35 + b.y * 0.65 });
        const box = document.getElementById("canvas").getBoundingClientRect();
        return [box.left + point.x, box.top + point.y];"""
    )
    page.switch_to.default_content()
    frame = one(page, "iframe.frame")
    page.execute_script("arguments[0].scrollIntoView()", frame)
    left, top = page.execute_script(
        """const [frame] = arguments, box = frame.getBoundingClientRect();
        return [box.left + frame.clientLeft, box.top + frame.clientTop];""",
        frame,
    )
    actions = ActionBuilder(page)
    actions.pointer_action.move_to_location(round(left + x), round(top + y))  # type: ignore[no-untyped-call]
    actions.pointer_action.click()
    actions.perform()
    page.switch_to.frame(frame)
    place = one(page, "#panel .place")
    words = place.find_element(By.TAG_NAME, "mark").text
    assert words
    place.find_element(By.TAG_NAME, "a").click()
    page.switch_to.default_content()
    WebDriverWait(page, WAIT).until(lambda chrome: "/plan/" in chrome.current_url)
    assert words in "".join(piece.text for piece in page.find_elements(By.CSS_SELECTOR, "article .hit"))


def test_a_question_as_a_form(page: Chrome, server: str) -> None:
    page.get(f"{server}/question/responsibilities?lang=en")
    one(page, "#p-theme").send_keys("控烟")
    Select(one(page, "#p-role")).select_by_value("lead")
    follow(page, "form.ask button")
    assert "theme=%E6%8E%A7%E7%83%9F" in page.current_url and "role=lead" in page.current_url
    assert one(page, "#answer").text.startswith("Rows:")
    assert one(page, ".notes").text


def test_ask_in_words(page: Chrome, server: str) -> None:
    page.get(f"{server}/?lang=zh")
    one(page, "#words").send_keys("哪些规划涉及控烟")
    follow(page, ".words button")
    assert "控烟" in one(page, ".told").text
    follow(page, "section.part h2 a")
    assert "theme=" in page.current_url and one(page, "#answer").text


def test_write_and_run_sparql(page: Chrome, server: str) -> None:
    page.get(f"{server}/sparql?lang=en")
    field = one(page, "#query")
    field.clear()
    field.send_keys("SELECT ?title WHERE { ?p a pw:Plan ; dcterms:title ?title } ORDER BY ?title")
    before = page.find_element(By.TAG_NAME, "html")
    field.send_keys(Keys.CONTROL, Keys.ENTER)
    WebDriverWait(page, WAIT).until(lambda chrome: chrome.find_element(By.TAG_NAME, "html") != before)
    assert one(page, "#answer").text.startswith("Rows: 5")
    assert "SELECT" in str(one(page, "#query").get_attribute("value")), "the query stays to be changed"
    link = next(a for a in page.find_elements(By.CSS_SELECTOR, "#answer a") if a.text == "CSV")
    assert "format=csv" in str(link.get_attribute("href"))


def test_the_language_changes_and_stays(page: Chrome, server: str) -> None:
    page.get(f"{server}/themes?lang=en")
    assert one(page, "h1").text.startswith("Themes")
    follow(page, "a.tongue")
    assert one(page, "h1").text.startswith("主题")
    page.get(f"{server}/regions")
    assert one(page, "h1").text.startswith("地区")


def test_pages_work_without_scripts(page: Chrome, server: str) -> None:
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.get(f"{server}/plan/tongliao-plan?lang=en")
        fact = one(page, "article a.f.k-IndicatorStatement")
        words, href = fact.text, str(fact.get_attribute("href"))
        page.get(href)
        assert one(page, "article .hit").text == words
        assert "pw:IndicatorStatement" in one(page, "#facts").text
        page.get(f"{server}/question/theme_coverage?theme=T04")
        assert one(page, "main table")
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
STRUCTURE = (Path(__file__).parent / "structure.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", PAGES)
def test_everyone_can_read_it(page: Chrome, server: str, address: str) -> None:
    """Labels, landmarks, language, contrast, in both languages, wide and narrow."""
    for language, width in (("zh", 1400), ("en", 420)):
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        page.get(f"{server}{address}{'&' if '?' in address else '?'}lang={language}")
        assert page.execute_script("return document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[language]
        assert page.execute_script(STRUCTURE) == []
        found = page.execute_script(CONTRAST, READABLE)
        assert found["counted"] > 10 and found["poor"] == []
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_check_of_contrast_sees_grey_on_grey(page: Chrome, server: str) -> None:
    page.get(f"{server}/themes")
    page.execute_script("document.querySelector('h1').style.color = '#999'")
    assert [entry[1] for entry in page.execute_script(CONTRAST, READABLE)["poor"]][:1] == ["H1"]


def test_the_keyboard_reaches_what_the_mouse_does_and_shows_where_it_is(page: Chrome, server: str) -> None:
    page.get(f"{server}/question/theme_coverage?lang=en")
    keys = ActionChains(page)
    keys.send_keys(Keys.TAB).perform()
    first = page.switch_to.active_element
    assert first.get_attribute("class") == "skip" and first.is_displayed()
    seen = set()
    for _ in range(30):
        ActionChains(page).send_keys(Keys.TAB).perform()
        active = page.switch_to.active_element
        assert active.value_of_css_property("outline-style") != "none", active.get_attribute("outerHTML")
        seen.add(active.tag_name + str(active.get_attribute("id") or active.get_attribute("class") or ""))
    assert {"inputp-theme", "inputp-plan", "abrand", "atongue"} <= seen
