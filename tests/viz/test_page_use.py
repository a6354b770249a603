"""The page in use: search, filters that recount, the neighbourhood, labels by zoom, the state in the address.

The small themes: 北河市 gives 妇幼健康 60 %, 健康教育 22.5 %, 控烟 17.5 % of its text; 南山县 gives 健康教育 50 %,
控烟 and 中医药 25 % each.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from ontology.namespaces import BASE
from tests.viz.browsing import active, chosen, open_page, panel, press, show, size, text, tick
from viz.model import Drawing

SMOKING = f"{BASE}theme/T04"


def slide(browser: Chrome, step: int) -> None:
    browser.execute_script(
        """const slider = document.getElementById("least");
        slider.value = arguments[0];
        slider.dispatchEvent(new Event("input"));""",
        step,
    )


def counts(browser: Chrome) -> list[str]:
    return [cell.text for cell in browser.find_elements(By.CSS_SELECTOR, ".legend small")]


def drawn(browser: Chrome) -> tuple[int, int]:
    """How many nodes and links vis-network is given to draw."""
    nodes, links = browser.execute_script(
        "return [planweave.network.body.nodeIndices.length, planweave.network.body.edgeIndices.length]"
    )
    return nodes, links


def test_search_by_keyboard_in_either_language(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path, "en")
    assert text(browser, "title") == "Policy themes that regions share"
    press(browser, "/", "健康")
    shown = [row.text for row in browser.find_elements(By.CSS_SELECTOR, "#found [role=option]")]
    assert [row.split("\n")[0] for row in shown] == ["Health education and literacy", "Maternal and child health"]
    assert "Theme · 健康教育与健康素养" in shown[0]
    press(browser, Keys.ARROW_DOWN, Keys.ENTER)
    assert browser.find_element(By.CSS_SELECTOR, "#panel h2").text == "Maternal and child health"
    assert active(browser) == "canvas"
    press(browser, "/", "nothing of the kind")
    assert browser.find_element(By.ID, "found").text == "No name holds these words."


def test_search_says_how_many_names_are_not_listed(browser: Chrome, large_themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, large_themes, tmp_path)
    press(browser, "/", "之")
    assert len(browser.find_elements(By.CSS_SELECTOR, "#found [role=option]")) == 12
    assert "另有 28 个" in browser.find_element(By.ID, "found").text


def test_the_other_language_keeps_what_is_chosen(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path, "en")
    browser.execute_script("planweave.choose({ node: arguments[0] })", SMOKING)
    assert "Tobacco control" in panel(browser)
    browser.find_element(By.ID, "language").click()
    assert "控烟" in panel(browser)
    assert browser.title == "各地规划共同关注的政策主题"
    assert browser.execute_script("return document.documentElement.lang") == "zh-CN"
    press(browser, Keys.ESCAPE)
    assert "图例" in panel(browser)


def test_a_theme_recounts_the_legend_and_says_what_is_hidden(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    assert counts(browser)[:3] == ["2", "2", "2"]  # regions, themes of both, themes of one
    assert text(browser, "status") == "显示 6 个节点中的 6 个、6 条连线中的 6 条"
    tick(browser, "控烟").click()
    assert counts(browser)[:3] == ["2", "1 / 2", "0 / 2"]
    assert text(browser, "status").startswith("显示 6 个节点中的 3 个、6 条连线中的 2 条；已隐藏 3 个节点、4 条连线")
    assert drawn(browser) == (3, 2)
    tick(browser, "中医药").click()
    assert drawn(browser) == (4, 3)
    browser.find_element(By.ID, "clear").click()
    assert drawn(browser) == (6, 6)
    assert counts(browser)[:3] == ["2", "2", "2"]
    assert not browser.find_element(By.ID, "clear").is_displayed()


def test_a_region_leaves_its_links_and_their_themes(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    tick(browser, "南山县").click()
    assert drawn(browser) == (4, 3)
    tick(browser, "妇幼健康").click()  # a theme that the region does not speak of
    assert drawn(browser) == (0, 0)
    assert browser.find_element(By.ID, "empty").text == "没有符合筛选条件的内容。"


def test_the_slider_leaves_the_heaviest_links(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    slide(browser, 3)  # of 17.5, 22.5, 25, 50 and 60 %
    assert drawn(browser) == (4, 2)
    assert browser.find_element(By.CSS_SELECTOR, ".weight output").text == "不低于：占任务文本 50.0 %，1 节"
    slide(browser, 0)
    assert drawn(browser) == (6, 6)


def test_kinds_of_nodes_and_of_links(browser: Chrome, responsibilities: Drawing, tmp_path: Path) -> None:
    open_page(browser, responsibilities, tmp_path)
    nodes, links = drawn(browser)
    assert browser.find_elements(By.ID, "least") == []  # lead and support are kinds, not weights
    tick(browser, "配合").click()
    assert drawn(browser) == (nodes - 1, links - 3)  # the finance office supports only
    tick(browser, "单位").click()
    assert drawn(browser) == (4, 0)


def test_responsibilities_by_theme_region_and_plan(browser: Chrome, responsibilities: Drawing, tmp_path: Path) -> None:
    open_page(browser, responsibilities, tmp_path)
    tick(browser, "控烟").click()  # actions 4-1 (one lead, one support) and 4-2 (one lead)
    assert drawn(browser) == (4, 3)
    tick(browser, "南山县健康发展规划").click()
    assert drawn(browser) == (0, 0)
    tick(browser, "控烟").click()
    assert drawn(browser) == (2, 1)


def test_a_choice_that_the_filters_hide_is_given_up(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    path = open_page(browser, themes, tmp_path)
    tick(browser, "中医药").click()
    browser.execute_script("planweave.choose({ node: arguments[0] })", f"{BASE}theme/T24")
    assert chosen(browser)
    show(browser, path, f"#node={quote(SMOKING)}&of-theme={quote('中医药')}")
    assert chosen(browser) == ""
    press(browser, "/", "控烟")
    assert "已被筛除" in browser.find_element(By.CSS_SELECTOR, "#found li").text
    press(browser, Keys.ENTER)
    assert chosen(browser) == SMOKING
    assert drawn(browser) == (6, 6)


def test_the_neighbourhood_of_one_and_two_steps(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    open_page(browser, themes, tmp_path)
    browser.execute_script("planweave.choose({ node: arguments[0] })", f"{BASE}theme/T07")
    faded = "return planweave.nodes.filter((n) => planweave.network.body.nodes[n.id].options.opacity < 1).length"
    assert browser.execute_script(faded) == 4  # but the theme and its one region
    pale = (
        "return planweave.edges.filter((e) => planweave.network.body.edges[e.index].options.color.opacity < 1).length"
    )
    assert browser.execute_script(pale) == 5
    browser.find_element(By.CSS_SELECTOR, "[data-steps='2']").click()
    assert browser.execute_script(faded) == 2  # the other region and its own theme
    assert browser.execute_script(pale) == 3
    browser.find_element(By.ID, "only").click()
    assert drawn(browser) == (4, 3)
    assert "已隐藏 2 个节点、3 条连线" in text(browser, "status")
    press(browser, Keys.ESCAPE, Keys.ESCAPE)
    assert drawn(browser) == (6, 6)


@pytest.mark.parametrize(("width", "height"), [(1600, 1000), (1280, 720), (420, 800)])
@pytest.mark.parametrize("name", ["large_themes", "large_responsibilities"])
def test_no_label_meets_another_at_any_zoom(
    browser: Chrome, name: str, width: int, height: int, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    drawing: Drawing = request.getfixturevalue(name)
    size(browser, width, height)
    try:
        open_page(browser, drawing, tmp_path)
        fits = []
        for factor in (1, 1.6, 1.6, 1.6):
            found, meeting, smallest = browser.execute_script(
                """const { network } = planweave;
                network.moveTo({ scale: network.getScale() * arguments[0], animation: false });
                network.redraw();
                const scale = network.getScale(), labels = planweave.labels(), tall = 0.86;
                const meet = ([a, b, c, d], [e, f, g, h]) => {
                  const one = ((d - b) * (1 - tall)) / 2, other = ((h - f) * (1 - tall)) / 2;
                  return a < g && e < c && b + one < h - other && f + other < d - one;
                };
                let meeting = 0;
                for (const [i, { box }] of labels.entries()) {
                  for (const other of labels.slice(i + 1)) meeting += meet(box, other.box);
                }
                const sizes = labels.map(({ node, grown }) => node.text.font * grown * scale);
                return [labels.length, meeting, Math.min(...sizes)];""",
                factor,
            )
            assert meeting == 0
            assert smallest >= 10.99  # px on the screen
            fits.append(found)
        assert fits == sorted(fits)  # zooming in brings labels, never takes one
        assert fits[-1] == len(drawing.nodes)
        assert "标签放不下" not in text(browser, "status")
    finally:
        size(browser, 0, 0)


def test_the_most_important_labels_come_first(browser: Chrome, large_themes: Drawing, tmp_path: Path) -> None:
    size(browser, 420, 800)
    try:
        open_page(browser, large_themes, tmp_path)
        named = set(browser.execute_script("return planweave.labels().map(({ node }) => node.id)"))
        assert {node.id for node in large_themes.nodes if node.kind == "region"} <= named
        hidden = len(large_themes.nodes) - len(named)
        assert hidden > 0
        assert f"此缩放下有 {hidden} 个标签放不下" in text(browser, "status")
        unnamed = next(node.id for node in large_themes.nodes if node.id not in named)
        browser.execute_script("planweave.choose({ node: arguments[0] })", unnamed)
        assert unnamed in browser.execute_script("return planweave.labels().map(({ node }) => node.id)")
    finally:
        size(browser, 0, 0)


def test_the_address_opens_what_was_seen(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    path = open_page(browser, themes, tmp_path)
    tick(browser, "控烟").click()
    tick(browser, "中医药").click()
    slide(browser, 2)
    browser.execute_script("planweave.choose({ node: arguments[0] })", f"{BASE}region/210201")
    browser.find_element(By.CSS_SELECTOR, "[data-steps='2']").click()
    browser.find_element(By.ID, "zoom-in").click()
    browser.find_element(By.ID, "language").click()
    WebDriverWait(browser, 10).until(lambda chrome: "lang=en" in chrome.execute_script("return location.hash"))
    asked = browser.execute_script("return location.hash")
    state = """return [planweave.network.body.nodeIndices, planweave.network.body.edgeIndices,
        document.getElementById("panel").textContent, planweave.state.steps, document.title,
        planweave.network.getScale().toFixed(2)]"""
    seen = browser.execute_script(state)
    assert seen[3:5] == [2, "Policy themes that regions share"]
    show(browser, path, asked)
    assert browser.execute_script(state) == seen
    show(browser, path)
    assert browser.execute_script(state) != seen


def test_an_address_of_something_else_is_said(browser: Chrome, themes: Drawing, tmp_path: Path) -> None:
    path = open_page(browser, themes, tmp_path)
    show(browser, path, "#node=https://example.org/gone&least=many&view=1,x,2&without=nothing&lang=xx")
    assert text(browser, "said") == "本页中没有：nothing, https://example.org/gone"
    assert drawn(browser) == (6, 6)


def test_a_narrow_window_shows_drawing_and_panel_one_below_the_other(
    browser: Chrome, themes: Drawing, tmp_path: Path
) -> None:
    size(browser, 420, 800)
    try:
        open_page(browser, themes, tmp_path)
        wide, stage, panel_top = browser.execute_script(
            """const box = (id) => document.getElementById(id).getBoundingClientRect();
            return [document.documentElement.scrollWidth, box("stage").bottom, box("panel").top];"""
        )
        assert wide <= 420
        assert panel_top >= stage
    finally:
        size(browser, 0, 0)
