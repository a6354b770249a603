"""Briefs: a cited profile of a plan, region, theme, indicator or institution, as Markdown, HTML, Word or a workbook.

`make_brief(store, name)` makes a `Brief` in the language in force, `make_comparison(store, comparison)` one of a
comparison; `render_brief(brief, path)` gives the files of the
format that the path's suffix names.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import UsageError
from ontology.messages import message

if TYPE_CHECKING:
    from graph.stores import Store
    from queries.compare import Comparison
    from viz.briefs.figures import Painter
    from viz.briefs.model import Brief

# suffix → (module, function(brief) -> bytes); .md and .bib are made here
FORMATS: dict[str, tuple[str, str]] = {
    ".md": ("viz.briefs.markdown", "render_markdown"),
    ".html": ("viz.briefs.page", "render_page"),
    ".docx": ("viz.briefs.word", "render_word"),
    ".xlsx": ("viz.briefs.workbook", "render_workbook"),
    ".bib": ("viz.briefs.references", "render_bibtex"),
}
PICTURES = {".md": ".svg", ".html": ".svg", ".docx": ".png", ".xlsx": ".png"}  # the figure's format in each


def make_brief(store: Store, name: str, addresses: Path | None = None, painter: Painter | None = None) -> Brief:
    """The brief on the plan, region, theme, indicator or institution of that name.

    `addresses` is a table (plan,url,accessed) of where the plans were found; without a `painter` there is no figure.
    UsageError for a name that means nothing.
    """
    from viz.briefs.figures import figure_of
    from viz.briefs.finish import finished
    from viz.briefs.material import Material
    from viz.briefs.model import Block, Paragraph
    from viz.briefs.references import read_addresses
    from viz.briefs.subjects import BLOCKS, find_subject

    material = Material(store)
    known = read_addresses(addresses, material.plans) if addresses else {}
    subject = find_subject(material, name)
    figure = figure_of(material, subject, painter) if painter else None
    title, found = BLOCKS[subject.kind](material, subject)
    blocks: list[Block] = list(found)
    if figure is not None:  # after the sentences at the front
        front = next((at for at, block in enumerate(blocks) if not isinstance(block, Paragraph)), len(blocks))
        blocks.insert(front, figure)
    return finished(material, title, message(f"briefs.subtitle.{subject.kind}"), blocks, known)


def make_comparison(store: Store, comparison: Comparison, limit: int, addresses: Path | None = None) -> Brief:
    """The comparison as a brief: its tables with all that several sides have, and `limit` lines of each side alone."""
    from viz.briefs.comparisons import comparison_blocks
    from viz.briefs.finish import finished
    from viz.briefs.material import Material
    from viz.briefs.references import read_addresses

    material = Material(store)
    known = read_addresses(addresses, material.plans) if addresses else {}
    title = message("comparisons.title", sides=message("queries.comma").join(side.name for side in comparison.sides))
    blocks = comparison_blocks(comparison, limit)
    return finished(material, title, message("comparisons.subtitle"), blocks, known, is_wide=True)


def check_suffix(path: Path) -> str:
    """The suffix of `path`; UsageError naming the known ones."""
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise UsageError("viz.unknown_suffix", path=path, known=" ".join(FORMATS))
    return suffix


def render_brief(brief: Brief, path: Path) -> dict[Path, bytes]:
    """The files that `path` comes to: itself, and for Markdown the figure beside it."""
    from viz.briefs.model import Figure

    suffix = check_suffix(path)
    module, function = FORMATS[suffix]
    render: Callable[..., bytes] = getattr(importlib.import_module(module), function)
    if suffix != ".md":
        return {path: render(brief)}
    picture = next((block for block in brief.blocks if isinstance(block, Figure)), None)
    beside = path.with_name(f"{path.stem}-figure.svg")
    files = {path: render(brief, beside.name)}
    return files | {beside: picture.picture(".svg")} if picture is not None else files
