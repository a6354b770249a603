"""The interactive page with many links, measured in a headless Chromium: first paint, and frames while it is used.

The network is made up (seeded): clusters on a spiral, most links within a cluster, each link with its places in a
text. First paint counts from the start of the navigation to the first frame with the drawing in it.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import networkx as nx

from viz.model import Drawing, Edge, Evidence, Legend, Node, same

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

NODES, LINKS, SEED = 800, 5000, 1
CLUSTERS = 10
COLOURS = ("#0b5a94", "#d55e00", "#4fa3d8", "#5a6b78", "#c77d12")
WORDS = "健康服务体系建设老年妇幼中医药应急监测信息人才基层医院疾病预防控制"
PAINTED, FRAME = 2000.0, 100.0  # ms that are wanted at most

Row = tuple[str, str, str]

# Each step is done RUNS times, as a hand would do it; a frame is what the page works from the input to its picture.
# Most steps draw at once; those that leave it to the browser's next frame are drawn here.
STEPS = {
    "choose a node": "planweave.choose({ node: ids[i] })",
    "one step, two steps": """planweave.state.chosen || planweave.choose({ node: ids[0] });
        planweave.setSteps(1 + (i % 2))""",
    "filter by weight": "const it = by('least'); it.value = 2 + 5 * i; it.dispatchEvent(new Event('input'))",
    "filter by kind": "document.querySelector('#filters fieldset input').click()",
    "filter by theme": "document.querySelectorAll('details[data-group] input')[i].click()",
    "zoom": "by(i % 2 ? 'zoom-in' : 'zoom-out').click(); planweave.network.redraw()",
    "search": """const it = by('search');
        it.value = planweave.nodes[i].label.zh.slice(0, 1 + i % 3); it.dispatchEvent(new Event('input'))""",
    "hover": """const at = planweave.network.canvasToDOM(planweave.network.getPosition(ids[i]));
        planweave.network.getNodeAt(at); planweave.network.getEdgeAt({ x: at.x + 9, y: at.y + 9 });
        planweave.network.redraw()""",
    "the other language": "by('language').click()",
}
RUNS = 8
MEASURE = """
const done = arguments[arguments.length - 1], by = (id) => document.getElementById(id);
const ids = planweave.nodes.map((node) => node.id), took = [];
const pen = document.querySelector("#canvas canvas").getContext("2d");
const step = (i) => { STEP; };
(async () => {
  for (let i = 0; i < RUNS; i += 1) {
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 30)));
    const began = performance.now();
    step(i);
    pen.getImageData(0, 0, 1, 1); // not before all of it is painted
    document.body.offsetHeight;
    took.push(performance.now() - began);
  }
  done(took);
})();
"""


def made_up(nodes: int = NODES, links: int = LINKS, seed: int = SEED) -> Drawing:
    """A drawing of `nodes` and `links` in clusters, each link with one to three places in a text."""
    random = Random(seed)
    marks: list[Node] = []
    cluster: dict[int, list[str]] = {}
    for index in range(nodes):
        group = index % CLUSTERS
        turn, away = (index // CLUSTERS) * 2.39996, 34.0 * math.sqrt(index // CLUSTERS)
        middle = 2 * math.pi * group / CLUSTERS
        name = "".join(random.choice(WORDS) for _ in range(random.randint(3, 9))) + str(index)
        kind = ("theme", "institution", "action")[index % 3]
        cluster.setdefault(group, []).append(f"n{index}")
        marks.append(
            Node(
                id=f"n{index}",
                kind=kind,
                label={"zh": name, "en": f"Node number {index}"},
                lines={"zh": (name,), "en": (f"Node number {index}",)},
                x=round(1500 * math.cos(middle) * 1.4 + away * math.cos(turn), 1),
                y=round(1100 * math.sin(middle) + away * math.sin(turn), 1),
                size=round(4 + 12 / math.sqrt(1 + index // CLUSTERS), 2),
                shape="dot",
                fill=COLOURS[group % len(COLOURS)],
                outline=COLOURS[group % len(COLOURS)],
                side="below",
            )
        )
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < links:
        group = random.randrange(CLUSTERS)
        other = group if random.random() < 0.85 else random.randrange(CLUSTERS)
        pair = random.choice(cluster[group]), random.choice(cluster[other])
        if pair[0] != pair[1] and pair[::-1] not in pairs:
            pairs[pair] = None
    places: list[Evidence] = []
    edges: list[Edge] = []
    for number, (one, two) in enumerate(pairs):
        behind = []
        for _ in range(random.randint(1, 3)):
            text = "".join(random.choice(WORDS) for _ in range(120))
            start = random.randrange(50_000)
            behind.append(len(places))
            path = (f"第{number % 9}章", f"第{number % 70}节")
            where = (f"plan-{number % 40}", path, text[:30], text[30:90], text[90:], start, start + 60)
            places.append(Evidence(*where, remark=same("")))
        share = round(random.random() ** 3, 4)
        line = ("#b9c6d0", COLOURS[0], False, share, same(f"{share:.2%}"))
        edges.append(Edge(one, two, "theme", 0.5 + 3 * share, *line, evidence=tuple(behind)))
    edges.sort(key=lambda edge: (edge.share, edge.source, edge.target))
    return Drawing(
        name="made-up",
        title={"zh": "五千条连线", "en": "Five thousand links"},
        subtitle=same(f"{nodes} · {links}"),
        nodes=tuple(marks),
        edges=tuple(edges),
        notes=(),
        legend=(Legend("dot", 8, COLOURS[0], same("…")), Legend("line", 2, "#b9c6d0", same("…"))),
        caption=(same("…"),),
        evidence=tuple(places),
        curved=False,
        network=nx.Graph(),
    )


def chromium() -> Chrome:
    """A headless Chromium; the benchmark ends with a sentence where there is none."""
    from tests.browsers import paths, start

    found = paths()
    if found is None:
        sys.exit("The page is measured in chromium, by chromedriver; they are not installed.")
    return start(*found, "--window-size=1600,1000", logged=False)  # what is logged takes time


def rows(runs: int = 5) -> Iterator[Row]:
    """What the page costs: its size, first paint (best and worst of `runs`), and the slowest frame of each step."""
    from viz.page.network import render_page

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(render_page(made_up(), "zh"))
        yield f"page of {NODES} nodes and {LINKS:,} links", f"{path.stat().st_size / 1e6:.1f} MB", ""
        browser = chromium()
        try:
            painted = []
            for _ in range(runs):
                browser.get(path.as_uri())
                painted.append(first_paint(browser))
            note = f"worst of {runs}: {max(painted):.0f} ms; wanted: under {PAINTED:.0f} ms"
            yield "first paint", f"{min(painted):.0f} ms", note
            browser.set_script_timeout(60)
            for name, step in STEPS.items():
                browser.execute_script("planweave.reset();")
                took = browser.execute_async_script(MEASURE.replace("STEP", step).replace("RUNS", str(RUNS)))
                took.sort()
                note = f"worst of {RUNS}: {took[-1]:.0f} ms; wanted: under {FRAME:.0f} ms"
                yield name, f"{took[len(took) // 2]:.0f} ms", note
        finally:
            browser.quit()


def first_paint(browser: Chrome) -> float:
    """Milliseconds from the start of the navigation to the first frame with the drawing in it."""
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 60).until(lambda chrome: chrome.execute_script("return !!window.planweave?.painted"))
    return float(browser.execute_script("return planweave.painted;"))
