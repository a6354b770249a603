"""Puts an example's text into the chapter that it is about."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import Fact

CHAPTERS = {
    "background": "一、发展基础\n",
    "goals": "一、发展目标\n",
    "tasks": "一、主要任务\n（一）提升服务能力\n",
    "": "",
}


def facts_of(chapter: str, text: str, region: str = "铜陵市", period: str = "2021-2025") -> tuple[Fact, ...]:
    """All facts of a text that stands in such a chapter of a plan of this region and period."""
    return extract_document(Document("example", CHAPTERS[chapter] + text), region=region, period=period)
