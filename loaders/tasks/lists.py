"""Lists that hand out a task: (责任部门:A、B), 牵头单位:A;配合单位:B, (A牵头,B配合), bare brackets, table columns.

In: a view and the tables in it. Out: TaskLists: items with spans and roles. What is a body is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import regex

from loaders.bodies.parts import alternatives
from loaders.tables import Table
from ontology.bodies import body_values, body_words

Role = Literal["lead", "support"]


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a list: [start, end) in the view, and what the list makes it."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class TaskList:
    """`sure` if a label or a verb says that it hands out a task; else its items must show it.

    `task` is where the row of a table names the task, or if `works` the project; None for a list in running text.
    """

    start: int
    end: int
    items: tuple[Item, ...]
    sure: bool
    rule: str
    ranked: bool = False
    task: tuple[int, int] | None = None
    works: bool = False


@cache
def _label() -> regex.Pattern[str]:
    # 责任单位:…, 牵头部门为…; not the 责任部门 of a sentence
    labels = alternatives(list(body_values("task_label")))
    return regex.compile(rf"[【\[]?(?P<label>{labels})[】\]]?(?:\([^()\n]{{0,12}}\))?(?::|为)")


@cache
def _verb() -> regex.Pattern[str]:
    verbs = alternatives(list(body_values("task_verb")))
    share = alternatives(body_words("share_lead"))
    return regex.compile(rf"(?:等)?(?P<share>(?:{share})++)?(?P<verb>{verbs})(?:落实|实施|推进|办理)?$")


@cache
def _ranked() -> regex.Pattern[str]:
    # 首位为牵头部门,下同; 列第一位的为牵头单位
    first, leads = alternatives(body_words("first_listed")), alternatives(body_words("leads_said"))
    return regex.compile(rf"(?:{first})[^,。;()]{{0,8}}(?:{leads})")


@cache
def _of_labelled() -> regex.Pattern[str]:
    # 标注“责任单位”的,排在|首位为牵头部门
    return regex.compile(rf"(?:{alternatives(body_words('task_label'))})[”\"]?的,?[^,。;()“”]{{0,4}}$")


# (A牵头,B(C)配合); [A牵头,B配合], 【A牵头,B配合】
_BRACKET = regex.compile(
    r"\((?P<inside>[^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)"
    r"|(?:\[|【|〔)(?P<inside>[^\[\]【】〔〕\n]*+)(?:\]|】|〕)"
)
_LINE_END = regex.compile(r"[。;,.]?[ \t]*(?=\r|\n|$)")
_CLAUSE = regex.compile(r"[^,;。\n]+")
_SENTENCE = regex.compile(r"(?<=[。;\n])[^。;\n]{4,}(?=。)")
_SENTENCE_MAX = 200
_ITEM = regex.compile(r"[^、()\n]*+(?:\([^()\n]*+\)[^、()\n]*+)*+")


def task_lists(view: str, tables: Iterable[Table] = ()) -> list[TaskList]:
    """All lists in text order; they do not overlap."""
    rule = _ranked().search(view)
    equal = rule is None  # no rule says that the first leads: all that are named are responsible
    of_all = rule is not None and _of_labelled().search(view, max(0, rule.start() - 20), rule.start()) is None
    found = [_first_leads(one) if of_all else _equals(one) if equal else one for one in _brackets(view, equal)]
    inside = [(one.start, one.end) for one in found]
    for one in _labelled(view, equal):
        if not any(start <= one.start < end for start, end in inside):
            found.append(_equals(one) if equal else one)
    inside = [(one.start, one.end) for one in found]
    for one in _plain(view, equal):
        if not any(start < one.end and one.start < end for start, end in inside):
            found.append(one)
    found.extend(_equals(one) if equal else one for one in _columns(view, tables))
    return sorted(found, key=lambda one: one.start)


def _plain(view: str, equal: bool) -> Iterator[TaskList]:
    """Sentences that only say who does it: A、B按职责分工负责。 此项工作由A负责,B、C协同。"""
    for found in _SENTENCE.finditer(view):
        start, end = found.span()
        if end - start > _SENTENCE_MAX:
            continue
        clauses = list(_CLAUSE.finditer(view, start, end))
        if clauses and all(_verb().search(view, *one.span()) for one in clauses):
            yield TaskList(start, end, tuple(_items(view, start, end, False, equal)), False, "list.plain")


def _equals(one: TaskList) -> TaskList:
    """A labelled list without a leader of its own, its members all responsible alike."""
    if one.rule not in ("list.labelled", "list.table") or not one.ranked:
        return one
    return replace(one, items=tuple(replace(item, role="lead") for item in one.items))


def _first_leads(one: TaskList) -> TaskList:
    """(A、B、C负责) where the text says that the first of a list leads."""
    if one.rule != "list.verb" or not one.ranked:
        return one
    return replace(one, items=tuple(replace(item, role="support") if at else item for at, item in enumerate(one.items)))


def _brackets(view: str, equal: bool) -> Iterator[TaskList]:
    for found in _BRACKET.finditer(view):
        start, end = found.span("inside")
        if end - start < 2:
            continue
        label = _label().match(view, start, end)
        if label:
            ranked = _only_ranked(view, start, end)
            yield TaskList(start, end, tuple(_items(view, start, end, False, equal)), True, "list.labelled", ranked)
        elif any(_verb().search(view, *clause.span()) for clause in _CLAUSE.finditer(view, start, end)):
            items = tuple(_items(view, start, end, False, equal))
            said = _ranked().search(view, start, end)  # …负责。首位为牵头部门
            chief = _chief().search(view, start, said.start() if said else end)
            yield TaskList(start, end, items, True, "list.verb", chief is None)
        elif _LINE_END.match(view, found.end()):
            yield TaskList(start, end, tuple(_items(view, start, end, False, equal)), False, "list.bare")


@cache
def _chief() -> regex.Pattern[str]:
    return regex.compile(alternatives(body_words("chief_verb")))


def _labelled(view: str, equal: bool) -> Iterator[TaskList]:
    """责任单位:… outside brackets, to the end of its line or sentence."""
    at = 0
    led = False
    while found := _label().search(view, at):
        end = min(_next(view, "\n", found.end()), _next(view, "。", found.end()))
        led = led and not view[at : found.start()].strip()  # 责任单位 on the line after 牵头单位
        items = tuple(_items(view, found.start(), end, led, equal))
        ranked = not led and _only_ranked(view, found.start(), end)
        led = led or any(item.role == "lead" for item in items)
        yield TaskList(found.start(), end, items, True, "list.labelled", ranked)
        at = max(end, found.end())


def _only_ranked(view: str, start: int, end: int) -> bool:
    """Whether only its order could tell who leads in a list: 责任单位: without 牵头 or a verb behind a body."""
    roles = body_values("task_label")
    labels = list(_label().finditer(view, start, end))
    if not labels or any(roles[found["label"]] != "first" for found in labels):
        return False
    return not any(_verb().search(view, *clause.span()) for clause in _CLAUSE.finditer(view, start, end))


def _next(view: str, mark: str, at: int) -> int:
    place = view.find(mark, at)
    return len(view) if place < 0 else place


def _columns(view: str, tables: Iterable[Table]) -> Iterator[TaskList]:
    """The cells of columns headed 责任单位, 牵头单位, 配合单位; beside 牵头单位 a 责任单位 supports."""
    roles = body_values("task_label")
    for table in tables:
        works = table.column("task") is None
        at = table.column("project" if works else "task")
        headed = [roles.get(head.text.strip(" :"), "none") for head in table.heads]
        others = "support" if "lead" in headed else "lead" if "support" in headed else "first"
        for column, said in enumerate(headed):
            role = others if said == "first" else said
            if role == "none":
                continue
            for row in table.rows:
                cell = row.cells[column] if column < len(row.cells) else None
                if cell and cell.end > cell.start:
                    items = tuple(_clause_items(view, cell.start, cell.end, role))
                    named = row.cells[at] if at is not None else None
                    task = (named.start, named.end) if named else None
                    yield TaskList(cell.start, cell.end, items, True, "list.table", role == "first", task, works)


def _items(view: str, start: int, end: int, led: bool, equal: bool) -> Iterator[Item]:
    """All items of one list. Beside a 牵头单位 (in it, or `led`) those of a 责任单位 support."""
    labels = list(_label().finditer(view, start, end))
    roles = body_values("task_label")
    edges = [(start, "first")] + [(found.end(), roles[found["label"]]) for found in labels]
    stops = [found.start() for found in labels] + [end]
    led = led or any(role == "lead" for _, role in edges)
    # 责任单位:A、B;配合单位:C: both A and B are responsible, unless the text says that the first of a list leads
    helped = any(role == "support" for _, role in edges) and equal
    others = "support" if led else "lead" if helped else "first"
    named = [left for left, role in edges[1:] if role == "first"]  # 责任处室:A、B;责任单位:C: the first of all leads
    edges = [(left, role if role != "first" else "support" if left in named[1:] else others) for left, role in edges]
    for (left, role), right in zip(edges, stops, strict=True):
        if role != "none" and left < right:
            yield from _clause_items(view, left, right, role)


def _clause_items(view: str, start: int, end: int, role: str) -> Iterator[Item]:
    """Items of one labelled stretch. A clause's own verb (…牵头, …配合) overrules the label."""
    led = shared = False
    parts = list(_parts(view, start, end))
    for at, (left, stop, said) in enumerate(parts):
        if any(word in view[left:stop] for word in body_words("list_skip")):
            continue
        verb = None if said else _verb().search(view, left, stop)
        right = verb.start() if verb else stop
        what = said or _said_by(verb) or role
        if what == "first" and not led:  # A、B,C、D按职责分工负责: the verb behind the next clause is this one's too
            later = (_said_by(_verb().search(view, *clause[:2])) for clause in parts[at + 1 :] if not clause[2])
            shared = next((one for one in later if one), "") == "share"
        if what == "share" or (what == "first" and shared):
            what = "support" if led and not shared else "lead"
        for item in _split(view, left, right):
            if what == "first":
                yield replace(item, role="support" if led else "lead")
            else:
                yield replace(item, role="lead" if what == "lead" else "support")
            led = True


def _said_by(verb: regex.Match[str] | None) -> str:
    """The role that a verb behind bodies gives them; '' without one."""
    if verb is None:
        return ""
    what = body_values("task_verb")[verb["verb"]]
    return "share" if verb["share"] and what != "support" else what


def _parts(view: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The clauses of a stretch; one that says within itself who leads (A牵头、B配合, A会同B负责) in its parts.

    The third member is the role that the words between the parts give; '' where the part's own verb tells.
    """
    for clause in _CLAUSE.finditer(view, start, end):
        inner = _inner().search(view, *clause.span())
        if inner is None:
            yield (*clause.span(), "")
        elif inner["joins"]:
            verb = _verb().search(view, inner.end(), clause.end())
            yield clause.start(), inner.start(), "lead"
            yield inner.end(), verb.start() if verb else clause.end(), "support"
        else:
            yield clause.start(), inner.end("leads"), ""
            yield inner.end(), clause.end(), ""


@cache
def _inner() -> regex.Pattern[str]:
    leads, joins = alternatives(body_words("chief_verb")), alternatives(body_words("list_joins"))
    return regex.compile(rf"(?P<leads>{leads})[、 ](?=\p{{Han}})|(?<=\p{{Han}})(?P<joins>{joins})(?=\p{{Han}})")


def _split(view: str, start: int, end: int) -> Iterator[Item]:
    at = start
    while at < end:
        found = _ITEM.match(view, at, end)
        right = found.end() if found else at
        left, stop = at, right
        while left < stop and (view[left].isspace() or view[left] in body_words("item_lead")):
            left += 1
        while stop > left and (view[stop - 1].isspace() or view[stop - 1] in "】]"):
            stop -= 1
        if stop > left:
            yield Item(left, stop, "support")
        at = max(right, at) + 1
