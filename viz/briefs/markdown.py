"""A brief as Markdown; its figure is a file of its own beside it."""

from __future__ import annotations

from ontology.messages import message
from queries.values import Place
from viz.briefs.model import Brief, Figure, Heading, Paragraph, Row, Table, Whole
from viz.briefs.wording import cell_text, place_words, quotation_words, source_words


def render_markdown(brief: Brief, figure_name: str) -> bytes:
    """The text in UTF-8; `figure_name` is the file that the picture is in."""
    lines = [f"# {_text(brief.title)}", "", _text(brief.subtitle), ""]
    for block in brief.blocks:
        if isinstance(block, Heading):
            lines += ["#" * (block.level + 1) + " " + _text(block.text), ""]
        elif isinstance(block, Paragraph):
            lines += ["".join(_part(brief, part) for part in block.parts), ""]
        elif isinstance(block, Table):
            lines += [f"**{_text(block.caption)}**", "", *_table(brief, block), ""]
            lines += [_text(block.note), ""] if block.note else []
        elif isinstance(block, Figure):
            lines += [f"![{_text(block.caption)}]({figure_name})", "", f"*{_text(block.caption)}*", ""]
    lines += [f"## {message('briefs.section.references', brief.language)}", ""]
    lines += [_text(f"[{reference.number}] {reference.text}") + "\n" for reference in brief.references]
    lines += [f"## {message('briefs.section.quotations', brief.language)}", ""]
    for quotation in brief.quotations:
        mark = f"[{brief.number(quotation.place.plan)}] {place_words(quotation.place)}"
        before, text, after = quotation.before, quotation.text, quotation.after
        quote = f"{_text(before)}**{_text(text)}**{_text(after)}" if text else _text(quotation_words(quotation))
        lines.append(f"- {_text(mark)}: {quote}")
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def _part(brief: Brief, part: object) -> str:
    if isinstance(part, Place):
        return _text(f"[{brief.number(part.plan)}: {place_words(part)}]")
    return _text(f"[{brief.number(part.plan)}]" if isinstance(part, Whole) else str(part))


def _table(brief: Brief, table: Table) -> list[str]:
    heads = [*table.headings, message("briefs.col.source", brief.language)]
    lines = ["| " + " | ".join(_cell(head) for head in heads) + " |", "|" + " --- |" * len(heads)]
    lines += ["| " + " | ".join(_row(brief, row)) + " |" for row in table.rows]
    return lines


def _row(brief: Brief, row: Row) -> list[str]:
    return [*(_cell(cell_text(cell)) for cell in row.cells), _cell(source_words(brief, row.places))]


def _cell(text: str) -> str:
    return _text(text).replace("|", "\\|").replace("\n", " ")


def _text(text: str) -> str:
    """Text that stays text: what Markdown would take for markup is escaped."""
    return "".join(f"\\{char}" if char in "\\`*_<>#" else char for char in text)
