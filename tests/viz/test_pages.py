"""The page: everything in one file, nothing from outside, no text that becomes markup, the same bytes each time."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from graph.stores.memory import MemoryStore
from ontology.messages import LANGUAGES
from tests.viz.plans import NORTH, SOUTH, THEMES, PlanText, Task, plan_quads, theme_quads
from viz import draw, render_drawing
from viz.model import Choice, Drawing

EVIL = "<script>alert(1)</script></script><img src=x onerror=alert(2)>\"'&\u2028{{x}}$title"


class Reader(HTMLParser):
    """The tags of a page and the addresses that they name."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [f"{name}={value}" for name, value in attrs if name in ("src", "href", "action", "srcset")]


def read(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode("utf-8"))
    return reader


def evil_store() -> MemoryStore:
    """A graph whose every label is markup."""
    task = Task("4-1", EVIL, 100, {"T01": "1"}, (EVIL,), (EVIL + "2",))
    plan = PlanText("evil-plan", EVIL, ("210100", EVIL), (task,))
    return MemoryStore([*plan_quads(plan), *theme_quads({"T01": (EVIL, EVIL)})])


@pytest.mark.parametrize("name", ["themes", "responsibilities"])
def test_markup_in_labels_adds_no_tag(name: str, themes: Drawing) -> None:
    page = render_drawing(draw(evil_store(), name, Choice()), ".html", "zh")
    assert read(page).tags == read(render_drawing(themes, ".html", "zh")).tags
    assert b"<script>alert" not in page
    assert b"onerror=alert(2)>" not in page


def test_nothing_is_linked_and_the_policy_forbids_the_network(themes: Drawing) -> None:
    page = render_drawing(themes, ".html", "en")
    assert read(page).addresses == []
    text = page.decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "connect-src" not in policy[1]
    assert "unsafe-inline" not in policy[1].split("style-src")[0]


def test_the_data_block_is_plain_json(themes: Drawing) -> None:
    text = render_drawing(themes, ".html", "zh").decode("utf-8")
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert block is not None
    data = json.loads(block[1])
    assert {node["kind"] for node in data["nodes"]} == {"region", "theme"}
    assert set(data["words"]) == set(LANGUAGES)
    assert data["drawn"]["options"]["physics"] == {"enabled": False}


@pytest.mark.parametrize("suffix", [".html", ".svg", ".png", ".graphml", ".gexf"])
@pytest.mark.parametrize("name", ["themes", "responsibilities"])
def test_same_graph_same_bytes(name: str, suffix: str) -> None:
    quads = [*plan_quads(NORTH), *plan_quads(SOUTH), *theme_quads(THEMES)]
    forwards = draw(MemoryStore(quads), name, Choice())
    backwards = draw(MemoryStore(reversed(quads)), name, Choice())
    assert render_drawing(forwards, suffix, "zh") == render_drawing(backwards, suffix, "zh")
