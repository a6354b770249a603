"""The tasks of a plan: headings of level 2 and deeper under the chapters of tasks and safeguards.

In: a reading. Out: ActionFact, each with its themes (leaf: from its title and body; else from those below it, at
most three), their weights, and the initiatives that its own text undertakes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from loaders.model import ActionFact, InstitutionFact
from loaders.outline import Section
from loaders.reading import Reading
from loaders.tasks.initiatives import initiatives
from loaders.tasks.lists import task_lists
from loaders.tasks.themes import chosen_themes, nearest_first, theme_scores, weights_of

_CHAPTERS = ("tasks", "safeguards")
_OWN_BODY = 40  # characters: a heading with only boxes below it and a body of its own is a task by itself
_AT_MOST, _SHARE_BELOW = 3, 0.25


def find_actions(reading: Reading) -> Iterator[ActionFact]:
    """One fact for each heading below a chapter of tasks or safeguards."""
    sections = reading.outline.sections
    children: dict[int, list[int]] = defaultdict(list)
    for section in sections:
        if section.parent is not None:
            children[section.parent].append(section.index)
    scores = _all_scores(reading, children)
    attached = [block.start for block in reading.outline.blocks if block.kind == "attachment"]
    for section in sections:
        if section.level == "1" or section.chapter_kind not in _CHAPTERS:
            continue
        alone = _stands_alone(reading, section, children[section.index])
        chosen = (
            chosen_themes(scores[section.index])
            if alone
            else chosen_themes(scores[section.index], _AT_MOST, share=_SHARE_BELOW, least=0.0)
        )
        if alone and section.parent is not None:
            chosen = nearest_first(chosen, _title(reading, sections[section.parent]))
        own = _before_attachments(reading, section, attached)
        yield ActionFact(
            span=section.title,
            rule=f"action.{'box' if section.level == 'box' else 'heading'}",
            marker=section.marker,
            level=section.level,
            parent_start=reading.outline.parent_start(section),
            themes=tuple(theme for theme, _ in chosen),
            weights=weights_of(score for _, score in chosen),
            named_actions=tuple(initiatives(_title(reading, section) + "\n" + own)),
            body_length=len(own.strip()),
            path=section.path,
        )


def _title(reading: Reading, section: Section) -> str:
    return reading.document.view[section.title.start : section.title.end]


def _body(reading: Reading, section: Section) -> str:
    return reading.document.view[section.body_start : section.body_end]


def _before_attachments(reading: Reading, section: Section, attached: list[int]) -> str:
    """The section's own text up to the attachments that may stand under the last task (附件:…名单.docx, 文件链接)."""
    rank = bisect_left(attached, section.body_start)
    end = min(section.body_end, attached[rank]) if rank < len(attached) else section.body_end
    return reading.document.view[section.body_start : end]


def _silent(reading: Reading) -> list[tuple[int, int]]:
    """Extents that do not say what a task is about: lists of bodies (市财政局、市医保局), tables, attachments."""
    named = sorted(fact.span.start for fact in reading.facts(InstitutionFact) if fact.span)

    def names_body(start: int, end: int) -> bool:
        at = bisect_left(named, start)
        return at < len(named) and named[at] < end

    lists = [one for one in task_lists(reading.document.view, reading.tables) if one.items]
    spans = [(one.start, one.end) for one in lists if one.sure or names_body(one.items[0].start, one.items[0].end)]
    spans.extend((table.start, table.end) for table in reading.tables)
    spans.extend((block.start, block.end) for block in reading.outline.blocks if block.kind == "attachment")
    return sorted(spans)


def _spoken(reading: Reading, section: Section, silent: list[tuple[int, int]]) -> str:
    """The section's own text without what is silent; all of it, if nothing is left."""
    view, at, kept = reading.document.view, section.body_start, []
    for place in range(bisect_left(silent, (section.body_start, 0)), len(silent)):
        start, end = silent[place]
        if start >= section.body_end:
            break
        kept.append(view[at:start])
        at = max(at, end)
    said = "\n".join((*kept, view[at : section.body_end]))
    return said if said.strip() else _body(reading, section)


def _stands_alone(reading: Reading, section: Section, below: list[int]) -> bool:
    if not below:
        return True
    boxes_only = all(reading.outline.sections[index].level == "box" for index in below)
    return section.level != "box" and boxes_only and len(_body(reading, section).strip()) >= _OWN_BODY


def _all_scores(reading: Reading, children: dict[int, list[int]]) -> dict[int, dict[str, float]]:
    """Theme scores by section, children first: a heading with tasks below adds up their shares."""
    found: dict[int, dict[str, float]] = {}
    silent = _silent(reading)
    for section in reversed(reading.outline.sections):
        if section.chapter_kind not in (*_CHAPTERS, "projects"):  # 实施重点项目, a task, may stand above projects
            continue
        governing = section.chapter_kind == "safeguards"
        above = "" if section.parent is None else _title(reading, reading.outline.sections[section.parent])
        own = theme_scores(_title(reading, section), _spoken(reading, section, silent), governing, above)
        if not _stands_alone(reading, section, children[section.index]):
            for index in children[section.index]:
                total = sum(found[index].values()) or 1.0
                for theme, score in sorted(found[index].items()):
                    own[theme] = own.get(theme, 0.0) + score / total
        found[section.index] = own
    return found
