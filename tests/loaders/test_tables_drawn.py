"""Tables as pages draw them: lines of box characters, breaks and tags inside cells."""

from __future__ import annotations

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact

FRONT = "铜陵市“十四五”卫生健康规划\n一、主要目标\n目标明确，措施得力。\n主要指标\n"
BACK = "\n二、主要任务\n（一）提升能力\n持续提升服务能力。\n"
ROWS = (
    ("指标", "2020年", "2025年"),
    ("婴儿死亡率（‰）", "3.2", "≤3"),
    ("每千人口注册护士数（人）", "2.9", "3.4"),
)
PLAIN = [("婴儿死亡率", 3.2), ("婴儿死亡率", 3), ("每千人口注册护士数", 2.9), ("每千人口注册护士数", 3.4)]


def drawn(bar: str, top: str, between: str) -> str:
    lines = [f"{bar}{bar.join(row)}{bar}" for row in ROWS]
    return f"{top}\n" + f"\n{between}\n".join(lines) + f"\n{top}\n"


def piped(first: str, second: str, year: str = "2025年") -> str:
    return f"| 指标 | 2020年 | {year} |\n|---|---|---|\n| {first} | 3.2 | ≤3 |\n| {second} | 2.9 | 3.4 |\n"


@pytest.mark.parametrize(
    "table",
    [
        drawn("│", "┌──┬──┬──┐", "├──┼──┼──┤"),
        drawn("┃", "┏━━┳━━┳━━┓", "┣━━╋━━╋━━┫"),
        drawn("║", "╔══╦══╦══╗", "╠══╬══╬══╣"),
        drawn("|", "+--+--+--+", "+--+--+--+"),
        piped("婴儿<br>死亡率（‰）", "每千人口<br/>注册护士数（人）"),
        piped("婴儿<sub></sub>死亡率（‰）", "每千人口<b>注册护士数</b>（人）", "2025<br />年"),
    ],
    ids=["box", "heavy box", "double box", "plus and minus", "breaks", "tags"],
)
def test_what_draws_a_table_is_no_part_of_its_cells(table: str) -> None:
    facts = extract_document(Document("plan", FRONT + table + BACK))
    assert [(f.indicator, f.value) for f in facts if isinstance(f, IndicatorFact)] == PLAIN


def test_spans_stay_those_of_the_source() -> None:
    text = FRONT + piped("婴儿<br>死亡率（‰）", "每千人口注册护士数（人）", "2025<br>年") + BACK
    spans = [f.span for f in extract_document(Document("plan", text)) if isinstance(f, IndicatorFact)]
    assert [text[span.start : span.end] for span in spans if span] == ["3.2", "≤3", "2.9", "3.4"]


def test_a_break_in_running_text_ends_a_line() -> None:
    text = "铜陵市“十四五”卫生健康规划<br>\n一、主要任务<br>（一）提升能力<br>到2025年，婴儿死亡率控制在3‰以内。<br>\n"
    facts = extract_document(Document("plan", text))
    (found,) = [fact for fact in facts if isinstance(fact, IndicatorFact)]
    assert (found.indicator, found.value, found.comparator) == ("婴儿死亡率", 3, "le")
