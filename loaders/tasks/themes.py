"""What a task is about: theme scores from its title and body. In: texts (as views). Out: scores by theme code.

The score of a theme is the sum of what it claims of each sentence (claims.py). A title claims more than a sentence;
where it names another theme, words that go with every kind of task (院区, 床位) must say more. What the title above
names needs less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import regex

from loaders.tasks.claims import sentence_claims
from ontology.tables import words
from ontology.themes import theme_coded

SENTENCE = regex.compile(r"[^。;!\n]+")
GOVERNANCE = "T36"

# What was measured on the annotated plans; each moves F1 by less than 0.02 over a wide range around its value.
_TITLE = 2.0
_TITLED = 0.5  # a theme that claims less of the title than this share of another is not what it names
_NAMED_ABOVE = 0.2  # to what a theme scores that the title above names
_ABOVE = 1.0  # moves the order of themes alone
_KEEP, _KEEP_SHARE = 0.8, 0.1  # nearly a sentence of its own, and a tenth of the main theme
_GOVERNANCE_ELSEWHERE = 0.15  # words of governance (机制, 考核) are everywhere outside the safeguards


@lru_cache(maxsize=1)
def _duty() -> regex.Pattern[str]:
    # 市医保局深化…, 县委编办、县人社局做好…: a department's own duty; not the health commission's, nor 教育局配合…
    kinds = ("duty_place", "duty_office", "duty_not", "duty_helps")
    place, office, health, helps = ("|".join(words(kind, "words_themes")) for kind in kinds)
    return regex.compile(rf"(?!.*(?:{helps}))\s*(?:{place})(?!委?(?:{health}))\p{{Han}}{{1,10}}?(?:{office})")


def theme_scores(title: str, body: str, governing: bool, above: str = "") -> dict[str, float]:
    """Scores by theme. `governing`: among the safeguards, where T36 is at home; `above`: the title of the parent."""
    scores: dict[str, float] = defaultdict(float)
    titled = sentence_claims(title, is_title=True)
    for theme, claim in titled.items():
        scores[theme] += claim * _TITLE * (1.0 if governing or theme != GOVERNANCE else 0.3)
    duties: dict[str, float] = defaultdict(float)
    for sentence in SENTENCE.findall(body):
        duty = governing and _duty().match(sentence) is not None
        for theme, claim in sentence_claims(sentence).items():
            scores[theme] += claim * (1.0 if governing or theme != GOVERNANCE else _GOVERNANCE_ELSEWHERE)
            duties[theme] += claim if duty else 0.0
    if governing and scores.get(GOVERNANCE, 0.0) >= 2:  # the others are what is governed
        for theme in scores:
            if theme != GOVERNANCE and theme not in titled:
                scores[theme] = max(scores[theme] * 0.4, duties[theme])
    named = max(titled.values(), default=0.0) * _TITLED
    for theme in scores:  # words of building and of quality go with every kind of task that a title names
        scores[theme] /= _caution(theme) if titled.get(theme, 0.0) < named else 1.0
    named_above = sentence_claims(above, is_title=True)
    for theme in scores:
        scores[theme] += _NAMED_ABOVE * named_above.get(theme, 0.0)
    return dict(scores)


def chosen_themes(
    scores: Mapping[str, float], at_most: int | None = None, share: float = _KEEP_SHARE, least: float = _KEEP
) -> list[tuple[str, float]]:
    """The themes that are kept, heaviest first (then by code): those of `least` and of `share` of the heaviest."""
    ranked = sorted(scores.items(), key=lambda item: (-round(item[1], 9), item[0]))
    if not ranked:
        return []
    top = ranked[0][1]
    least = max(least, share * top) - 1e-9
    kept = [item for item in ranked if item == ranked[0] or item[1] >= least]
    return kept[:at_most]


def nearest_first(chosen: Sequence[tuple[str, float]], above: str) -> list[tuple[str, float]]:
    """The themes of a task again, what the title above names weighing more (专科 under 振兴中医药 is 中医药)."""
    named = sentence_claims(above)
    weighed = [(theme, score + _ABOVE * named.get(theme, 0.0)) for theme, score in chosen]
    return sorted(weighed, key=lambda item: (-round(item[1], 9), item[0]))


def _caution(code: str) -> float:
    theme = theme_coded(code)
    return theme.caution if theme else 1.0


def weights_of(scores: Iterable[float]) -> tuple[float, ...]:
    """Scores as shares of their sum, to four decimals; the last takes the remainder, so that they sum to 1.

    >>> weights_of([3, 3, 3])
    (0.3333, 0.3333, 0.3334)
    """
    values = list(scores)
    total = sum(values)
    if not values or total <= 0:
        return ()
    parts = [round(value / total * 10000) for value in values[:-1]]
    return tuple(part / 10000 for part in (*parts, 10000 - sum(parts)))
