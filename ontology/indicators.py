"""The indicators that health plans set values for: canonical name, labels, unit, polarity. In: data/indicator*.csv.

A label in data/indicator_labels.csv may hold parts in braces (`{千}注册护士{数}`): data/indicator_parts.csv lists
the words each part stands for (`∅` is the empty word), and the label stands for every combination. Labels are
written as the view of a text shows them (ASCII brackets), ready for leftmost-longest matching.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from ontology.tables import rows, split_list, words

_PART = re.compile(r"\{([^{}]+)\}")  # matches {千} in {千}注册护士{数}; not 执业(助理)医师
_EMPTY = "∅"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One concept with one name.

    `labels` are all full forms, the name first; `heads` are what is left of a label after a shared prefix
    (注册护士 after 每千人口…); `negative` are longer phrases that hold a label and mean something else.
    `unit` is the canonical unit; `polarity` 'higher' or 'lower' if that is better, else ''.
    """

    name: str
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    negative: tuple[str, ...]
    en: str
    unit: str
    polarity: str
    theme: str
    population: str
    denominator: str
    broader: str


@lru_cache(maxsize=1)
def _parts() -> dict[str, tuple[str, ...]]:
    found = {row["part"]: split_list(row["words"]) for row in rows("indicator_parts")}
    return {part: tuple("" if word == _EMPTY else word for word in words) for part, words in found.items()}


def expand_label(label: str) -> tuple[str, ...]:
    """All the labels that one label with parts stands for, in the order of the parts' words.

    >>> expand_label("婴儿死亡率")
    ('婴儿死亡率',)
    """
    pieces = _PART.split(label)  # literal, part, literal, part, …, literal
    choices = [_parts()[piece] if at % 2 else (piece,) for at, piece in enumerate(pieces)]
    return tuple("".join(choice) for choice in product(*choices))


@lru_cache(maxsize=1)
def all_indicators() -> tuple[Indicator, ...]:
    """Every indicator, in the order of data/indicators.csv."""
    names: dict[str, dict[str, list[str]]] = {
        row["name"]: {"label": [row["name"]], "head": [], "negative": []} for row in rows("indicators")
    }
    for row in rows("indicator_labels"):
        names[row["indicator"]][row["kind"]].extend(expand_label(row["label"]))
    return tuple(
        Indicator(
            name=row["name"],
            labels=tuple(dict.fromkeys(names[row["name"]]["label"])),
            heads=tuple(dict.fromkeys(names[row["name"]]["head"])),
            negative=tuple(dict.fromkeys(names[row["name"]]["negative"])),
            en=row["en"],
            unit=row["unit"],
            polarity=row["polarity"],
            theme=row["theme"],
            population=row["population"],
            denominator=row["denominator"],
            broader=row["broader"],
        )
        for row in rows("indicators")
    )


@lru_cache(maxsize=1)
def _by_label() -> dict[str, Indicator]:
    return {label: indicator for indicator in all_indicators() for label in indicator.labels}


def indicator_named(name: str) -> Indicator | None:
    """The indicator with this canonical name or exact label; None if the vocabulary has none."""
    return _by_label().get(name)


def _skeleton(label: str) -> str:
    for word in words("label_noise"):
        label = label.replace(word, "")
    return label


@lru_cache(maxsize=1)
def _by_skeleton() -> dict[str, Indicator | None]:
    found: dict[str, Indicator | None] = {}
    for label, indicator in _by_label().items():
        bare = _skeleton(label)
        found[bare] = indicator if found.get(bare, indicator) is indicator else None
    return found


def indicator_nearly(phrase: str) -> Indicator | None:
    """The one indicator with a label that differs from `phrase` only in words that change no meaning (的, 化, 基层 …).

    Population and denominator words are never among those, so 城市 and 农村, 医师 and 护士 stay apart.
    """
    return _by_skeleton().get(_skeleton(phrase)) if len(phrase) > 3 else None


def unlisted_indicator(name: str) -> Indicator:
    """An indicator that the vocabulary lacks, named by a text: nothing is known of it but its name."""
    return Indicator(name, (name,), (), (), "", "", "", "", "", "", "")


def indicator_in_context(phrase: str, context: str) -> Indicator | None:
    """The indicator that a short phrase means where the text around it says of whom: 抢救成功率 after 气管异物."""
    meant = [
        (context.rfind(row["context"]), row["indicator"])
        for row in rows("indicator_contexts")
        if row["phrase"] == phrase
    ]
    at, name = max(meant, key=lambda one: one[0], default=(-1, ""))  # the nearest of what stands before it
    return indicator_named(name) if at >= 0 else None
