"""What a table says in a small plan: the text around it, and the statements that come of it."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact

FRONT = "铜陵市“十四五”卫生健康规划\n一、发展目标\n目标明确，措施得力，全面推进。\n主要指标\n"
BACK = "\n二、主要任务\n（一）提升能力\n持续提升服务能力，不断改善就医感受。\n"


def statements_of(text: str) -> list[tuple[str, float | None, str, str]]:
    facts = extract_document(Document("plan", "铜陵市“十四五”卫生健康规划\n" + text))
    return [(f.indicator, f.value, f.year, f.role) for f in facts if isinstance(f, IndicatorFact)]
