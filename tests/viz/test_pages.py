"""The page: everything in one file, nothing from outside, no text that becomes markup, the same bytes each time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from graph.stores.memory import MemoryStore
from ontology.messages import LANGUAGES
from tests.viz.plans import NORTH, SOUTH, THEMES, PlanText, Task, plan_quads, theme_quads
from viz import draw
from viz.files import render
from viz.model import Choice, Drawing, Edge, Evidence, Legend, Node, Tag, same
from viz.page.network import render_page

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


def data_of(page: bytes) -> dict[str, Any]:
    """What the page's data block holds."""
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.decode("utf-8"), re.DOTALL)
    assert block is not None
    data: dict[str, Any] = json.loads(block[1])
    return data


def evil_store() -> MemoryStore:
    """A graph whose every label is markup."""
    task = Task("4-1", EVIL, 100, {"T01": "1"}, (EVIL,), (EVIL + "2",))
    plan = PlanText("evil-plan", EVIL, ("210100", EVIL), (task,))
    return MemoryStore([*plan_quads(plan), *theme_quads({"T01": (EVIL, EVIL)})])


@pytest.mark.parametrize("name", ["themes", "responsibilities"])
def test_markup_in_labels_adds_no_tag(name: str, themes: Drawing) -> None:
    page = render(draw(evil_store(), name, Choice()), ".html", "zh")
    assert read(page).tags == read(render(themes, ".html", "zh")).tags
    assert b"<script>alert" not in page
    assert b"onerror=alert(2)>" not in page


def test_nothing_is_linked_and_the_policy_forbids_the_network(themes: Drawing) -> None:
    page = render(themes, ".html", "en")
    assert read(page).addresses == []
    text = page.decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "connect-src" not in policy[1]
    assert "unsafe-inline" not in policy[1].split("style-src")[0]


def test_the_data_block_is_plain_json(themes: Drawing) -> None:
    data = data_of(render(themes, ".html", "zh"))
    assert {node["kind"] for node in data["nodes"]} == {"region", "theme"}
    assert set(data["words"]) == set(LANGUAGES)
    assert data["drawn"]["options"]["physics"] == {"enabled": False}


@pytest.mark.parametrize("suffix", [".html", ".svg", ".png", ".graphml", ".gexf"])
@pytest.mark.parametrize("name", ["themes", "responsibilities"])
def test_same_graph_same_bytes(name: str, suffix: str) -> None:
    quads = [*plan_quads(NORTH), *plan_quads(SOUTH), *theme_quads(THEMES)]
    forwards = draw(MemoryStore(quads), name, Choice())
    backwards = draw(MemoryStore(reversed(quads)), name, Choice())
    assert render(forwards, suffix, "zh") == render(backwards, suffix, "zh")


def test_texts_that_come_back_are_written_once(themes: Drawing) -> None:
    quoted = {place.quote for place in themes.evidence}
    data = data_of(render(themes, ".html", "zh"))
    assert len(data["evidence"]) == len(themes.evidence) == 7
    assert len(data["places"]) == len(quoted) == 5  # 4-1 and 4-2 of two plans each stand behind two themes
    for found, (place, remark) in zip(themes.evidence, data["evidence"], strict=True):
        plan, path, before, quote, after, start, end = data["places"][place]
        assert (plan, tuple(data["paths"][path])) == (found.plan, found.path)
        assert (before, quote, after, start, end) == (found.before, found.quote, found.after, found.start, found.end)
        assert data["remarks"][remark] == found.remark


def test_a_place_leads_where_it_is_told_to(themes: Drawing) -> None:
    def link(place: Evidence) -> str | None:
        return f"/plans/{place.plan}?at={place.start}&x=<nowhere>" if place.plan == "north-plan" else None

    page = render_page(themes, "zh", link)
    assert b"<nowhere>" not in page
    places = data_of(page)["places"]
    assert {row[7] for row in places if row[0] == "north-plan"} == {
        f"/plans/north-plan?at={start}&x=<nowhere>" for start in (1000, 1500, 2000)
    }
    assert all(len(row) == 7 for row in places if row[0] == "south-plan")
    assert render_page(themes, "zh") == render(themes, ".html", "zh")


@pytest.mark.parametrize("address", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_an_address_that_runs_something_is_refused(themes: Drawing, address: str) -> None:
    with pytest.raises(ValueError, match="http"):
        render_page(themes, "zh", lambda place: address)


def drawing_of(nodes: tuple[Node, ...], edges: tuple[Edge, ...], legend: tuple[Legend, ...], like: Drawing) -> Drawing:
    return replace(like, nodes=nodes, edges=edges, legend=legend, evidence=())


def test_marks_are_filtered_by_their_tags_else_by_themselves(themes: Drawing) -> None:
    plain = {node.kind: node for node in themes.nodes}
    project = replace(
        plain["theme"],
        id="p",
        kind="widget",
        label=same("甲"),
        evidence=(),
        tags=(Tag("region", plain["region"].label), Tag("funding", same("乙"))),
    )
    data = data_of(render(drawing_of((plain["region"], project), (), (), themes), ".html", "zh"))
    region, other = data["nodes"]
    assert region["tags"] == {"region": [0]}
    assert other["tags"] == {"funding": [0], "region": [0]}
    assert data["groups"]["region"] == {
        "name": {"en": "Region", "zh": "地区"},
        "values": [plain["region"].label],
    }
    assert data["kinds"]["widget"] == {"en": "widget", "zh": "widget"}  # a kind of a person's own keeps its name


def test_a_kind_without_a_word_takes_that_of_its_row_in_the_legend(themes: Drawing) -> None:
    edge = replace(themes.edges[0], kind="holds", evidence=())
    rows = (Legend("dash", 1, edge.colour, same("虚")), Legend("line", 1, edge.colour, same("包含")))
    data = data_of(render(drawing_of(themes.nodes, (edge,), rows, themes), ".html", "zh"))
    assert data["linkKinds"] == {"holds": same("包含")}
    data = data_of(render(drawing_of(themes.nodes, (edge,), rows[:1], themes), ".html", "zh"))
    assert data["linkKinds"] == {"holds": same("holds")}


def test_a_row_of_the_legend_counts_what_looks_like_it(themes: Drawing) -> None:
    data = data_of(render(themes, ".html", "zh"))
    looks = [node["look"] for node in data["nodes"]]
    assert [looks.count(row["look"]) for row in data["legend"][:3]] == [2, 2, 2]
    scale = data["legend"][3:]
    assert len(scale) == 3
    assert {row["look"] for row in scale} == {""}  # steps of one scale stand for no marks


def test_an_arrow_is_drawn_at_the_end_that_it_points_to(themes: Drawing) -> None:
    edge = replace(themes.edges[0], evidence=())
    ends = (edge, ""), (replace(edge, arrow="to"), ["to"]), (replace(edge, arrow="both"), ["from", "to"])
    for drawn, heads in ends:
        edges = (drawn,)
        data = data_of(render(drawing_of(themes.nodes, edges, (), themes), ".html", "zh"))
        found = data["drawn"]["edges"][0]["arrows"]
        assert (sorted(found) if found else "") == heads
