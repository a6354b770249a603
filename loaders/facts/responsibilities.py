"""Who answers for a task: lists in brackets, labels and table columns, and sentences that name a body as the actor.

In: a reading in which institutions and actions have been found. Out: ResponsibilityFacts, one for each action and body.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loaders.bodies.functional import Departments, departments
from loaders.document import Span
from loaders.model import ActionFact, InstitutionFact, ResponsibilityFact
from loaders.outline import Section
from loaders.outline.headings import TITLE_MAX
from loaders.reading import Reading
from loaders.tasks.assignments import IMPLIED, Actor, assigned, health_commission
from loaders.tasks.lists import TaskList, task_lists
from ontology.bodies import ADMINISTRATIVE, body_words

_CHAPTERS = ("tasks", "safeguards")


@dataclass(frozen=True, slots=True)
class _Found:
    actor: Actor
    role: Literal["lead", "support"]
    rule: str
    task: tuple[int, int] | None = None


def find_responsibilities(reading: Reading) -> Iterator[ResponsibilityFact]:
    """One fact for each body of each action, at the place that says it first; lists go before sentences."""
    view = reading.document.view
    named = [Actor(fact.span.start, fact.span.end, fact.body) for fact in reading.facts(InstitutionFact) if fact.span]
    groups = _not_named(list(departments(view, reading.header.region, health_commission(reading))), named)
    lists = [one for one in task_lists(view, reading.tables) if _hands_out(view, one, named, groups)]
    annex = _annex(reading)
    functional = [Actor(*member) for group in groups for member in group.members]
    found = [entry for one in lists for entry in _from_list(one, named, functional, one.start >= annex)]
    found.sort(key=lambda entry: entry.actor.start)
    # where a group's office is says less of a body than a sentence in which it acts
    found.extend(sorted(_from_sentences(reading, named, groups, lists), key=lambda entry: entry.rule == "task.seat"))
    titles = {fact.span.start: fact.span for fact in reading.facts(ActionFact) if fact.span}
    seen: set[tuple[str, int | None, str, bool]] = set()
    facts: list[ResponsibilityFact] = []
    for entry in found:
        title = None if entry.actor.start >= annex else _action(reading, titles, entry.actor.start)
        task = reading.document.span(*entry.task) if entry.task else title
        if entry.task:
            title = _titled(task, titles) or title
        if title is None and entry.rule == "list.table" and entry.actor.start < annex:
            title = _section_title(reading, entry.actor.start)  # a table of projects stands under no task
            task = task or title
        if task is None or (title is None and not entry.task):
            continue
        start = title.start if title else None
        key = (task.text, start, entry.actor.body.name, entry.task is not None)  # a table says it once more
        if key in seen:
            continue
        seen.add(key)
        facts.append(
            ResponsibilityFact(
                span=reading.document.span(entry.actor.start, entry.actor.end),
                rule=entry.rule,
                action="".join(task.text.split()) if entry.task else task.text,
                action_start=start,
                institution=entry.actor.body,
                role=entry.role,
            )
        )
    yield from sorted(facts, key=lambda fact: fact.span.start if fact.span else 0)


def _not_named(groups: list[Departments], named: list[Actor]) -> list[Departments]:
    """Without those whose only member is a body named there: 市妇联等部门 is 市妇联."""
    starts = {actor.start for actor in named}
    return [group for group in groups if len(group.members) > 1 or group.start not in starts]


def _hands_out(view: str, one: TaskList, named: list[Actor], groups: list[Departments]) -> bool:
    """A labelled list always; a bare bracket if its first item is a body and it follows the whole task.

    A bracket behind a noun (…两家医院(市一院、市四院)) only if that body is an authority.
    """
    if one.sure or not one.items:
        return one.sure
    first = one.items[0]
    if one.rule == "list.plain":
        return bool(_starting(named, first.start, first.end)) and len(one.items) > 1
    if any(group.start < first.end and first.start < group.end for group in groups):
        return True
    actors = _starting(named, first.start, first.end)
    after_task = one.start < 2 or view[one.start - 2] in "。;!\n"
    return bool(actors) and (after_task or actors[0].body.type in ADMINISTRATIVE)


def _starting(actors: list[Actor], start: int, end: int) -> list[Actor]:
    """Those of `actors` (in order) that start in [start, end)."""
    left = bisect_left(actors, start, key=lambda actor: actor.start)
    return actors[left : bisect_left(actors, end, key=lambda actor: actor.start)]


def _from_list(one: TaskList, named: list[Actor], functional: list[Actor], annexed: bool) -> Iterator[_Found]:
    """The project of a row is the task only in an annex: in the text the heading above the table is."""
    task = one.task if annexed or not one.works else None
    for item in one.items:
        for actor in (*_starting(named, item.start, item.end), *_starting(functional, item.start, item.end)):
            yield _Found(actor, item.role, one.rule, task)


def _from_sentences(
    reading: Reading, named: list[Actor], groups: list[Departments], lists: list[TaskList]
) -> Iterator[_Found]:
    """Actors of sentences; bodies that a task leans on only in a section without a list of who does it."""
    closed = [(one.start, one.end) for one in lists]
    listed = {_place(reading, one.start) for one in lists if one.rule != "list.table"}
    view = reading.document.view

    def is_open(start: int) -> bool:
        section = reading.outline.section_at(start)
        return (
            section is not None
            and section.chapter_kind in _CHAPTERS
            and (not section.title.start <= start < section.title.end or len(section.title.text) > TITLE_MAX)
            and not any(left <= start < right for left, right in closed)
            and not view.startswith(body_words("sent_to"), view.rfind("\n", 0, start) + 1)
        )

    open_named = [actor for actor in named if is_open(actor.start)]
    open_groups = [group for group in groups if is_open(group.start)]
    for actor, role, rule in assigned(reading, open_named, open_groups):
        if rule not in IMPLIED or _place(reading, actor.start) not in listed:
            yield _Found(actor, role, rule)


def _place(reading: Reading, offset: int) -> int:
    """Where the section begins that an offset stands in."""
    section = reading.outline.section_at(offset)
    return section.title.start if section else -1


def _titled(task: Span | None, titles: dict[int, Span]) -> Span | None:
    """The task of the text that a table's row names: the first whose title is the same."""
    wanted = "".join(task.text.split()) if task else ""
    return next((span for _, span in sorted(titles.items()) if "".join(span.text.split()) == wanted), None)


def _annex(reading: Reading) -> int:
    """Where what is annexed begins: under no task, though the last heading's extent runs over it."""
    starts = (block.start for block in reading.outline.blocks if block.kind == "attachment")
    return next(starts, len(reading.document.view))


def _section_title(reading: Reading, offset: int) -> Span | None:
    section = reading.outline.section_at(offset)
    return section.title if section else None


def _action(reading: Reading, titles: dict[int, Span], offset: int) -> Span | None:
    """The title of the innermost action around `offset`; of its section if no action is."""
    section = reading.outline.section_at(offset)
    if section is None:
        return None
    around: tuple[Section, ...] = reading.outline.ancestors(section)
    for one in around:
        if one.title.start in titles:
            return titles[one.title.start]
    return section.title if section.chapter_kind in _CHAPTERS else None
