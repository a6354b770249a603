"""What is cited and not there: parts of the text, documents under another title or number. On every kind of store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph.build import build
from graph.stores import Store, open_embedded, open_store
from graph.stores.memory import MemoryStore
from ontology.messages import choose_language
from queries.source_citations import citation_findings
from queries.source_findings import SourceFinding
from queries.source_rows import rows_by_name
from tests.conftest import Serve

TEXT = (
    "{title}\n{number}\n一、发展基础\n工作有序开展。\n二、发展目标\n到2025年，人均预期寿命达到81岁。\n"
    "三、主要任务\n（一）综合举措\n{task}\n"
)
UPPER = "沈阳市卫生与健康事业发展“十四五”规划"


def plan(task: str, title: str = "浑南区“十四五”卫生健康发展规划", number: str = "") -> str:
    return TEXT.format(title=title, number=number, task=task)


def build_plans(folder: Path, *plans: str) -> Path:
    """A graph of these texts, as plans a, b, …"""
    files = []
    for name, text in zip("abcd", plans, strict=False):
        files.append(folder / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    build(files, folder / "g", workers=1)
    return folder / "g"


def findings(folder: Path, *plans: str) -> list[SourceFinding]:
    store = open_embedded(build_plans(folder, *plans))
    try:
        return list(citation_findings(store))
    finally:
        store.close()


@pytest.mark.parametrize(
    ("cited", "upper", "expected"),
    [
        ("落实《沈阳市“十四五”卫生健康发展规划》。", (UPPER, ""), ["near_title"]),
        ("落实《沈阳市卫生健康“十四五”规划》。", (UPPER, ""), ["near_title"]),
        (f"落实《{UPPER}》。", (UPPER, ""), []),
        (f"落实《沈阳市人民政府关于印发{UPPER}的通知》。", (UPPER, ""), []),
        ("落实《沈阳市卫生健康事业发展“十三五”规划》。", (UPPER, ""), []),  # the one before
        ("落实《沈阳市“十四五”中医药发展规划》。", (UPPER, ""), []),
        ("落实《沈河区卫生健康事业发展“十四五”规划》。", (UPPER, ""), []),
        ("落实《沈阳市卫生与健康事业发展“十四五”规划纲要》。", (UPPER, ""), []),
        ("落实《健康沈阳2030规划》。", ("“健康沈阳2030”规划纲要", ""), []),
        ("落实《沈阳市健康促进方案》。", ("沈阳市健康促进工作方案", ""), []),  # of any year
        ("落实《沈阳市健康促进方案（2021—2025年）》。", ("沈阳市健康促进工作方案（2021—2025年）", ""), ["near_title"]),
        ("落实《沈阳市医疗强市规划》（沈政发〔2021〕5号）。", (UPPER, "沈政发〔2021〕5号"), ["same_number"]),
        ("落实《沈阳市医疗强市规划》(沈政发[2021]5号)。", (UPPER, "沈政发〔2021〕5号"), ["same_number"]),
        ("落实《沈阳市医疗强市规划》（沈政发〔2021〕6号）。", (UPPER, "沈政发〔2021〕5号"), []),
        (f"落实《{UPPER}》（沈政发〔2021〕5号）。", (UPPER, "沈政发〔2021〕5号"), []),
        ("落实《关于卫生健康“十四五”规划的意见》。", (UPPER, "沈政发〔2021〕5号"), []),
        ("落实《卫生健康“十四五”规划》（沈政发〔2021〕5号）。", (UPPER, "沈政发〔2021〕5号"), []),  # a short form
    ],
)
def test_documents_of_the_graph(tmp_path: Path, cited: str, upper: tuple[str, str], expected: list[str]) -> None:
    text = plan(cited)
    store = open_embedded(build_plans(tmp_path, text, plan("开展宣传。", *upper)))
    found = list(citation_findings(store))
    titles = {row["plan"]: (row["title"], row["number"] or "") for row in rows_by_name(store, "titles", is_lookup=True)}
    store.close()
    assert titles["b"] == upper
    assert [one.kind for one in found] == expected
    for one in found:
        [place] = one.places
        assert place.plan == "a" and f"《{text[place.start : place.end]}》" in cited
        assert upper[0] in one.text and "(b;" in one.text


def test_two_plans_that_may_be_meant_are_none(tmp_path: Path) -> None:
    cited = plan("落实《沈阳市卫生健康“十四五”规划》。")
    others = [plan("开展宣传。", title) for title in (UPPER, "沈阳市“十四五”卫生健康事业规划")]
    assert findings(tmp_path, cited, *others) == []


def test_all_places_of_one_part_make_one_sentence(tmp_path: Path) -> None:
    text = plan("指标见附件2。项目见附件3，责任见附件2。\n附件1\n名单\n")
    first, second = findings(tmp_path, text)
    at = [index for index in range(len(text)) if text.startswith("附件2", index)]
    assert [(place.start, place.end) for place in first.places] == [(start, start + 3) for start in at]
    assert first.text.startswith("The text cites 附件2, which is not in this text") and first.text.count("a, ") == 2
    choose_language("zh")
    try:
        assert second.text.startswith("原文提及附件3，本文本中没有") and second.text.count("。") == 1
    finally:
        choose_language("en")


@contextmanager
def opened(kind: str, folder: Path, serve: Callable[[], Serve]) -> Iterator[Store]:
    """The graph in the folder on a kind of store."""
    disk = open_embedded(folder)
    quads: list[Quad] = list(disk.backend.quads_for_pattern(None, None, None, None))
    store: Store = disk
    if kind == "memory":
        store = MemoryStore(quads)
    elif kind == "remote":
        store = open_store(None, serve()(quads, "--union-default-graph"))
    try:
        yield store
    finally:
        store.close()
        if store is not disk:
            disk.close()


@pytest.mark.parametrize("kind", ["memory", "disk", "remote"])
def test_the_same_on_every_store(tmp_path: Path, kind: str, request: pytest.FixtureRequest) -> None:
    folder = build_plans(
        tmp_path,
        plan("见附件2。落实《沈阳市卫生健康“十四五”规划》和《沈阳市医疗强市规划》（沈政发〔2021〕5号）。"),
        plan("开展宣传。", UPPER, "沈政发〔2021〕5号"),
    )
    with opened(kind, folder, lambda: request.getfixturevalue("sparql_server")) as store:
        found = [(one.kind, [place.plan for place in one.places]) for one in citation_findings(store)]
    assert found == [("missing_part", ["a"]), ("same_number", ["a"]), ("near_title", ["a"])]
