"""The sentences under a diagram: what it was drawn from, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ontology.messages import LANGUAGES, message
from viz.model import Words, both
from viz.reading.source import Plan

MANY = 12


def _joined(names: Iterable[Words], language: str) -> str:
    return message("viz.comma", language).join(name[language] for name in names)


def left_out(key: str, names: Sequence[Words]) -> Words:
    """A sentence that names what is not drawn, up to MANY names; `key` has {count} and {names}."""
    return {
        language: message(
            key,
            language,
            count=len(names),
            names=_joined(names[:MANY], language) + ("…" if len(names) > MANY else ""),
        )
        for language in LANGUAGES
    }


def sources(plans: Sequence[Plan]) -> Words:
    """The plans behind a diagram, each with the start of its text's sha256."""
    shown = [f"{plan.title} ({plan.id}{', ' + plan.sha256[:8] if plan.sha256 else ''})" for plan in plans[:MANY]]
    rest = len(plans) - len(shown)
    listed = {language: message("viz.semicolon", language).join(shown) for language in LANGUAGES}
    if rest:
        listed = {language: listed[language] + message("viz.and_more", language, count=rest) for language in LANGUAGES}
    return both("viz.sources", plans=listed)
