"""What kind of chapter a heading stands in: background, goals, tasks, projects or safeguards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal

import regex

from ontology.tables import words

ChapterKind = Literal["background", "goals", "tasks", "projects", "safeguards"]
_CLAUSES = regex.compile(r"\p{Han}{6}[,，]\p{Han}{6}")
# in order: the first whose words a title holds decides (重点项目 before 保障 before 任务)
_ORDER: tuple[ChapterKind, ...] = ("projects", "safeguards", "tasks", "background", "goals")

_TITLE = 40  # characters: a heading longer than this is a sentence, whose words name no kind of chapter


def title_kind(title: str) -> ChapterKind | None:
    """The kind that a chapter's own title names; the word nearest its end decides; None if it names none.

    >>> title_kind("科学研判面临的形势和挑战"), title_kind("主要任务"), title_kind("织牢公共卫生防护网")
    ('background', 'tasks', None)
    """
    if len(title) > _TITLE:
        return None
    best: tuple[int, int, ChapterKind] | None = None
    for rank, kind in enumerate(_ORDER):
        for word in words(f"chapter_{kind}"):
            at = title.rfind(word)
            if at >= 0 and (best is None or (at + len(word), -rank) > (best[0], -best[1])):
                best = (at + len(word), rank, kind)
    return best[2] if best else None


def tells_investment(text: str) -> bool:
    """Whether a text says what something costs to build.

    >>> tells_investment("建筑面积2万平方米，总投资约1.5亿元"), tells_investment("投资环境不断改善")
    (True, False)
    """
    return _investment().search(text) is not None


@lru_cache(maxsize=1)
def _investment() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{'|'.join(words('chapter_investment'))})[^,，。;；\n\d]{{0,8}}\d[\d.,]*\s?[万亿]元")


def chapter_kinds(
    titles: Sequence[str],
    parents: Sequence[int | None],
    invested: Callable[[int], bool] = lambda index: False,
    annexed: Callable[[int], bool] = lambda index: False,
    boxed: Callable[[int], bool] = lambda index: False,
) -> list[tuple[ChapterKind, ChapterKind]]:
    """For each heading the kind of its chapter, and its own (which may differ inside background and goals).

    A chapter whose title names no kind is a task chapter after the goals and background before them: plans often
    make each task a chapter of its own. One of works (重点工程) is of projects if each heading of it says what it
    costs (`invested`: whether the text under the heading with this index does), else of programmes. An annex
    (`annexed`) whose title names no kind sets no tasks. A heading deeper in a chapter of tasks that names projects
    (实施重点建设项目) is itself a task; what stands under it are projects, if most of that says what it costs and it is
    no box's (`boxed`).
    """
    under: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        if parent is not None:
            under.setdefault(parent, []).append(index)
    found: list[tuple[ChapterKind, ChapterKind]] = []
    seen_goals = False
    named = [title_kind(title) if parent is None else None for title, parent in zip(titles, parents, strict=True)]
    any_goals = "goals" in named
    of_projects = {
        index
        for index, below in under.items()
        if parents[index] is not None
        and len(below) > 1
        and title_kind(titles[index]) == "projects"
        and sum(map(invested, below)) * 2 > len(below)
        and not any(map(boxed, below))
    }
    for index, (title, parent) in enumerate(zip(titles, parents, strict=True)):
        if parent is None:
            works = title.endswith(words("chapter_works")) and len(under.get(index, ())) > 1
            costed = works and all(invested(child) for child in under[index])
            sets = (seen_goals or not any_goals) and not annexed(index)
            kind = "projects" if costed else named[index] or ("tasks" if sets else "background")
            seen_goals = seen_goals or kind == "goals"
            found.append((kind, kind))
            continue
        chapter, own = found[parent]
        if chapter == "tasks" and parent in of_projects:
            chapter = own = "projects"
        plain = not _CLAUSES.search(title)  # not 防控取得重大成果,实现全市消除疟疾目标: a sentence
        inside = title_kind(title) if chapter in ("background", "goals") and plain else None
        found.append((chapter, inside if inside in ("background", "goals") else own))
    return found
