"""The outline of a document: lines, headings, sections, blocks of running text."""

from __future__ import annotations

from loaders.outline.tree import Block, Outline, Section, read_outline, running_text

__all__ = ["Block", "Outline", "Section", "read_outline", "running_text"]
