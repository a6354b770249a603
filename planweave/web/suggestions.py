"""What can be typed for a parameter: the names that the graph knows; in: a kind of parameter, out: values and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.parameters import folded, lookup

if TYPE_CHECKING:
    from graph.stores import Store

_NAMED = ("indicator", "theme", "group", "region", "plan", "institution", "project")
_BY_CODE = ("theme", "group", "plan")  # their names are codes and ids, so that the label is shown too
WITHIN_PAGE = 1200  # so many are put into a form; of more, a script asks for those that fit what was typed


def suggestions(store: Store, kind: str) -> tuple[tuple[str, str], ...]:
    """(value, label) of each thing of the kind: its name and, where the name is a code, what it is called."""
    if kind not in _NAMED:
        return ()
    if kind not in _BY_CODE:
        return tuple((name, "") for name in dict.fromkeys(item.name for item in lookup(store, kind)))
    labels: dict[str, list[str]] = {}
    for item in lookup(store, kind):
        labels.setdefault(item.name, []).append(item.label)
    return tuple((name, min(found, key=lambda label: (label.isascii(), len(label), label))) for name, found in labels.items())


def fitting(found: tuple[tuple[str, str], ...], typed: str, count: int) -> list[tuple[str, str]]:
    """The first `count` suggestions that hold what was typed, those that begin with it first."""
    wanted = folded(typed)
    fits = [item for item in found if wanted in folded(" ".join(item))]
    return sorted(fits, key=lambda item: (not folded(item[0]).startswith(wanted), len(item[0]), item))[:count]
