"""Headings as facts."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.model import SectionFact
from loaders.reading import Reading


def find_sections(reading: Reading) -> Iterator[SectionFact]:
    """One fact a heading, in text order. The rule names the numbering style that made it a heading."""
    for section in reading.outline.sections:
        yield SectionFact(
            span=section.title,
            rule=f"heading.{section.style}",
            level=section.level,
            marker=section.marker,
            parent_start=reading.outline.parent_start(section),
            path=section.path,
            body_start=section.body_start,
            body_end=section.body_end,
        )
