"""Texts that people read, in English and Chinese, by key, from data/messages/*.csv (columns key,en,zh)."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from importlib import resources

LANGUAGES = ("en", "zh")
_chosen: list[str] = []
_spoken: ContextVar[str] = ContextVar("spoken", default="")  # of one request, where a server answers many at once


def choose_language(language: str) -> None:
    """Fix the language of all later messages in this process: 'en' or 'zh'."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not one of {LANGUAGES}")
    _chosen[:] = [language]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within the block, and in what it starts, messages are in `language`, whatever was chosen for the process."""
    if language not in LANGUAGES:
        raise ValueError(f"language {language!r} is not one of {LANGUAGES}")
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def language() -> str:
    """The language in force: of this block, else chosen, else PLANWEAVE_LANG, else English."""
    if _spoken.get():
        return _spoken.get()
    if _chosen:
        return _chosen[0]
    wanted = os.environ.get("PLANWEAVE_LANG", "en")
    return wanted if wanted in LANGUAGES else "en"


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    folder = resources.files("ontology") / "data" / "messages"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".csv"):
            continue
        for row in csv.DictReader(io.StringIO(entry.read_text(encoding="utf-8"), newline="")):
            if row["key"] in table:
                raise ValueError(f"{entry.name}: message key {row['key']!r} stands twice")
            table[row["key"]] = {"en": row["en"], "zh": row["zh"]}
    return table


def message(key: str, lang: str | None = None, /, **values: object) -> str:
    """The text of `key` in `lang` (default: the language in force), its braces filled from `values`."""
    return _table()[key][lang or language()].format(**values)
