"""A small plan of our own with its annotation, written into a folder as the command `evaluate` wants them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

TEXT = """铜陵市“十四五”卫生健康规划
一、主要任务
（一）加强基层服务
到2025年，婴儿死亡率控制在4‰以内，孕产妇死亡率降到9/10万。铜陵市新建卫生院3所。
（二）防控慢性病
市疾控中心牵头，培训骨干20人。
"""
# kind → rows: the quoted text, then the columns; places are looked up in TEXT
Rows = dict[str, list[tuple[str, dict[str, str]]]]
GOLD: Rows = {
    "sections": [
        ("主要任务", {"id": "s1", "level": "1", "marker": "一、", "title": "主要任务"}),
        ("加强基层服务", {"id": "s2", "level": "2", "marker": "（一）", "title": "加强基层服务", "parent": "s1"}),
        ("防控慢性病", {"id": "s3", "level": "2", "marker": "（二）", "title": "防控慢性病", "parent": "s1"}),
    ],
    "indicators": [
        ("4‰以内", {"indicator": "婴儿死亡率", "value": "4", "comparator": "le", "unit": "‰"}),
        ("9/10万", {"indicator": "孕产妇死亡率", "value": "9", "comparator": "eq", "unit": "/10万"}),
    ],
    "quantities": [
        ("3所", {"value": "3", "unit": "所", "comparator": "eq", "role": "target", "year": "2025"}),
        ("20人", {"value": "20", "unit": "人", "comparator": "eq", "role": "target", "year": "2025"}),
    ],
}


def write_annotated(folder: Path, name: str = "tongling", gold: Rows = GOLD) -> tuple[Path, Path]:
    """The plan's file and the folder of its annotation, both called `name`."""
    text = folder / f"{name}.txt"
    text.write_text(TEXT, encoding="utf-8", newline="")
    annotation = folder / "gold" / name
    annotation.mkdir(parents=True)
    for kind, rows in gold.items():
        common = (
            {"year": "2025", "role": "target", "region": "铜陵市", "where": "prose"} if kind == "indicators" else {}
        )
        write_rows(annotation / f"{kind}.csv", [placed(quoted) | common | columns for quoted, columns in rows])
    write_rows(annotation / "themes.csv", [{"theme": "T12", "section_id": "s2"}, {"theme": "T05", "section_id": "s3"}])
    return text, annotation


def placed(quoted: str) -> dict[str, str]:
    """A row's quotation and place; it must stand once in TEXT."""
    assert TEXT.count(quoted) == 1, quoted
    start = TEXT.index(quoted)
    return {"value_text": quoted, "start": str(start), "end": str(start + len(quoted))}


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """A CSV file with the columns of all rows."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def fact(kind: str, quoted: str, **values: object) -> dict[str, object]:
    """A fact at the place of `quoted`, as `planweave extract` prints it."""
    place = placed(quoted)
    known: dict[str, object] = {"kind": kind, "start": int(place["start"]), "end": int(place["end"])}
    return known | {"value_text": quoted} | values


def write_facts(path: Path, facts: list[dict[str, object]]) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in facts), encoding="utf-8")
    return path
