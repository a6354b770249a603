"""Two small plans in our own words, and files of corrections to them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.export import export
from graph.stores import open_embedded
from graph.terms import term

FIRST = """合肥市“十四五”卫生健康示例规划

一、发展目标

到2025年，婴儿死亡率控制在3‰以内，每千人口床位数达到8张，新建急救站12个。

二、主要任务

（一）推进控烟工作。减少室内吸烟。（责任单位：市卫生健康委、市疾控中心）

（二）推进项目建设。合肥市示例中医院迁建项目总投资2亿元，合肥市示例血站新址项目总投资1亿元。
"""
SECOND = """合肥市“十四五”公共卫生示例规划

一、发展目标

到2025年，婴儿死亡率控制在4‰以内。

二、主要任务

（一）推进血站建设。合肥市示例供血中心新址项目总投资1亿元。（责任单位：市疾控中心）
"""
COLUMNS = ("action", "kind", "plan", "start", "end", "text", "fact", "name", "region", "other", "other_region", "by")
Row = dict[str, object]


def write_plans(folder: Path) -> tuple[Path, Path]:
    """The two plans' files."""
    paths = folder / "first.txt", folder / "second.txt"
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, encoding="utf-8", newline="")
    return paths


def place(words: str, text: str = FIRST, plan: str = "first") -> Row:
    """The columns that say where the words stand."""
    start = text.index(words)
    return {"plan": plan, "start": start, "end": start + len(words), "text": words}


def write_rows(path: Path, rows: Iterable[Row], columns: tuple[str, ...] = (*COLUMNS, "note")) -> Path:
    """A file of corrections."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def wrong_rate() -> Row:
    """The first plan's rate is wrong."""
    return {"action": "wrong", "kind": "indicator", "by": "审阅者", "note": "说明", **place("3‰以内")}


def missing_count(value: int = 12) -> Row:
    """Another count at the first plan's 12个."""
    fact = f'{{"subject": "急救点", "value": {value}, "unit": "个", "comparator": "eq", "role": "target"}}'
    return {"action": "missing", "kind": "quantity", "fact": fact, "by": "审阅者", **place("12个")}


def names_row(action: str, kind: str, name: str, other: str, region: str = "合肥市") -> Row:
    """A row about two names."""
    return {"action": action, "kind": kind, "name": name, "other": other, "region": region}


STATION = "合肥市示例血站新址项目"
CENTRE = "合肥市示例供血中心新址项目"
CDC = "合肥市疾病预防控制中心"
AGENCY = "合肥市示例疾控局"


def exported(folder: Path) -> bytes:
    """The graph as N-Quads."""
    store = open_embedded(folder)
    output = io.BytesIO()
    export(store.backend, "nq", output)
    store.close()
    return output.getvalue()


def quads_of(folder: Path) -> list[Quad]:
    """All quads of a graph."""
    store = open_embedded(folder)
    try:
        return list(store.backend)
    finally:
        store.close()


def said(quads: Iterable[Quad], predicate: str, subject: str | None = None) -> list[str]:
    """The values of a predicate, sorted; of one subject if given."""
    found = [
        quad.object.value
        for quad in quads
        if quad.predicate == term(predicate)
        and isinstance(quad.object, NamedNode | Literal)
        and (subject is None or quad.subject == NamedNode(subject))
    ]
    return sorted(found)


def findings(folder: Path) -> list[str]:
    """What `check` says is an error."""
    from graph.check import check

    store = open_embedded(folder)
    try:
        assert isinstance(store.backend, Store)
        return [finding.problem["en"] for finding in check(store.backend) if finding.is_error]
    finally:
        store.close()
