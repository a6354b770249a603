"""Subjects that may not be there: questions in words, comparisons, charts. Pages offer what is found, and no more."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


@cache
def subject(name: str) -> ModuleType | None:
    """The module, None if this version has no such subject."""
    return import_module(name) if find_spec(name) is not None else None
