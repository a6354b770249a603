"""What can be typed for a parameter: the names that the graph knows; in: a kind of parameter, out: suggestions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.parameters import folded, lookup
from queries.resources import list_things

if TYPE_CHECKING:
    from graph.stores import Store

_NAMED = ("indicator", "theme", "group", "region", "plan", "institution", "project")
_BY_CODE = ("theme", "group", "plan")  # their names are codes and ids, so that the label is shown too
WITHIN_PAGE = 1200  # so many are put into a form; of more, a script asks for those that fit what was typed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value to type, what it is called where it is a code ('' otherwise), and everything it is known by, folded."""

    value: str
    label: str
    known: str


def suggestions(store: Store, kind: str) -> tuple[Suggestion, ...]:
    """One suggestion a thing of the kind; none for kinds without names (years, numbers)."""
    if kind not in _NAMED:
        return ()
    labels: dict[str, list[str]] = {}
    for item in lookup(store, kind):
        labels.setdefault(item.name, []).append(item.label)
    called = {thing.about: thing.name for thing in list_things(store, "theme")} if kind == "theme" else {}
    return tuple(
        Suggestion(name, called.get(name, _label(name, found)) if kind in _BY_CODE else "", folded(" ".join(found)))
        for name, found in labels.items()
    )


def _label(name: str, labels: list[str]) -> str:
    """What a code stands for: of its labels the longest in Chinese, if there is one."""
    others = [label for label in labels if label != name]
    return max(others, key=lambda label: (not label.isascii(), len(label), label), default="")


def fitting(found: tuple[Suggestion, ...], typed: str, count: int) -> list[Suggestion]:
    """The first `count` suggestions known by what was typed, those whose value or label begins with it first."""
    wanted = folded(typed)
    fits = [item for item in found if wanted in item.known or wanted in folded(item.value)]
    return sorted(fits, key=lambda item: (not _begins(item, wanted), len(item.value), item.value))[:count]


def _begins(item: Suggestion, wanted: str) -> bool:
    return folded(item.value).startswith(wanted) or folded(item.label).startswith(wanted)
