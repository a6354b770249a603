"""The themes that the tasks of health plans are about. In: data/themes.csv, data/theme_labels.csv. Out: Theme.

Nothing is learnt that cannot be read in those files: a task is about a theme because its text holds the theme's
labels, each with the weight written beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ontology.tables import rows, split_list


@dataclass(frozen=True, slots=True)
class ThemeLabel:
    """A word of a theme. `weight` 3: its sentence is about the theme; 2: likely; 1: only beside others; 0: negative.

    A negative label is a phrase that holds a label and means something else (人才 in 人才市场), or a word that runs
    into one (健全 into 全科 in 健全科学决策).
    """

    text: str
    theme: str
    weight: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: code (T01 …), names, the broader theme's code or '', matching SDG targets, and labels.

    `caution` multiplies what a task must say to be about it where its title names another theme: more than 1 where
    the labels go with every kind of task.
    """

    code: str
    zh: str
    en: str
    broader: str
    sdg: tuple[str, ...]
    caution: float
    labels: tuple[ThemeLabel, ...]


@lru_cache(maxsize=1)
def theme_labels() -> tuple[ThemeLabel, ...]:
    """Every label of every theme, and the negative ones (theme '' if they are nobody's), in file order."""
    found: list[ThemeLabel] = []
    for row in rows("theme_labels"):
        found.extend(ThemeLabel(text, row["theme"], float(row["weight"])) for text in split_list(row["labels"]))
    return tuple(found)


@lru_cache(maxsize=1)
def all_themes() -> tuple[Theme, ...]:
    """Every theme, in the order of the codes."""
    return tuple(
        Theme(
            code=row["code"],
            zh=row["zh"],
            en=row["en"],
            broader=row["broader"],
            sdg=split_list(row["sdg"]),
            caution=float(row["caution"]),
            labels=tuple(label for label in theme_labels() if label.theme == row["code"]),
        )
        for row in rows("themes")
    )


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Theme]:
    return {theme.code: theme for theme in all_themes()}


def theme_coded(code: str) -> Theme | None:
    """The theme with this code; None if there is none."""
    return _by_code().get(code)
