"""Who answers for a task: lists in brackets, labels and table columns, and sentences that name a body as the actor.

In: a reading in which institutions and actions have been found. Out: ResponsibilityFacts, one for each action and body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loaders.assignments import Actor, assigned, health_commission
from loaders.document import Span
from loaders.functional import Departments, departments
from loaders.model import ActionFact, InstitutionFact, ResponsibilityFact
from loaders.outline import Section
from loaders.reading import Reading
from loaders.task_lists import TaskList, task_lists

_CHAPTERS = ("tasks", "safeguards")


@dataclass(frozen=True, slots=True)
class _Found:
    actor: Actor
    role: Literal["lead", "support"]
    rule: str


def find_responsibilities(reading: Reading) -> Iterator[ResponsibilityFact]:
    """One fact for each body of each action, at the place that says it first; lists go before sentences."""
    view = reading.document.view
    named = [Actor(fact.span.start, fact.span.end, fact.body) for fact in reading.facts(InstitutionFact) if fact.span]
    groups = list(departments(view, reading.header.region, health_commission(reading)))
    lists = [one for one in task_lists(view, reading.tables) if _hands_out(one, named, groups)]
    found = [entry for one in lists for entry in _from_list(one, named, groups)]
    found.sort(key=lambda entry: entry.actor.start)
    found.extend(_from_sentences(reading, named, groups, lists))
    titles = {fact.span.start: fact.span for fact in reading.facts(ActionFact) if fact.span}
    seen: set[tuple[int, str]] = set()
    facts: list[ResponsibilityFact] = []
    for entry in found:
        title = _action(reading, titles, entry.actor.start)
        if title is None or (title.start, entry.actor.body.name) in seen:
            continue
        seen.add((title.start, entry.actor.body.name))
        facts.append(
            ResponsibilityFact(
                span=reading.document.span(entry.actor.start, entry.actor.end),
                rule=entry.rule,
                action=title.text,
                action_start=title.start,
                institution=entry.actor.body,
                role=entry.role,
            )
        )
    yield from sorted(facts, key=lambda fact: fact.span.start if fact.span else 0)


def _hands_out(one: TaskList, named: list[Actor], groups: list[Departments]) -> bool:
    """A labelled list always; a bare bracket if each of its items is or holds a body."""
    if one.sure:
        return True
    return bool(one.items) and all(
        any(actor.start < item.end and item.start < actor.end for actor in named)
        or any(group.start < item.end and item.start < group.end for group in groups)
        for item in one.items[:1]
    )


def _from_list(one: TaskList, named: list[Actor], groups: list[Departments]) -> Iterator[_Found]:
    functional = [Actor(start, end, body) for group in groups for start, end, body in group.members]
    for item in one.items:
        for actor in (*named, *functional):
            if item.start <= actor.start < item.end:
                yield _Found(actor, item.role, one.rule)


def _from_sentences(
    reading: Reading, named: list[Actor], groups: list[Departments], lists: list[TaskList]
) -> Iterator[_Found]:
    closed = [(one.start, one.end) for one in lists]

    def is_open(start: int) -> bool:
        section = reading.outline.section_at(start)
        return (
            section is not None
            and section.chapter_kind in _CHAPTERS
            and not section.title.start <= start < section.title.end
            and not any(left <= start < right for left, right in closed)
        )

    open_named = [actor for actor in named if is_open(actor.start)]
    open_groups = [group for group in groups if is_open(group.start)]
    for actor, role, rule in assigned(reading, open_named, open_groups):
        yield _Found(actor, role, rule)


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
