"""Keeps what a store that cannot change was asked once. In: the store, a key, how to find it. Out: what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, cast
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from graph.stores import Store

T = TypeVar("T")

_KEPT: WeakKeyDictionary[Store, dict[tuple[str, ...], Any]] = WeakKeyDictionary()


def remembered(store: Store, key: tuple[str, ...], find: Callable[[], T]) -> T:
    """What `find` gives, asked once as long as a store is open that cannot change, and each time of any other."""
    if not store.is_fixed:
        return find()
    kept = _KEPT.setdefault(store, {})
    if key not in kept:
        kept[key] = find()
    return cast(T, kept[key])
