"""What a task is about: theme scores from its title and body. In: texts (as views). Out: scores by theme code.

A sentence claims the themes whose labels it holds, the more the heavier and the more central the labels: a label in
a long list, before the clause's last label, or in a clause of purpose (满足…需要) counts less. A theme far weaker than
another in its sentence counts half, unless its clause has a share (…管理率达到75%), then it is a measure of its own, or
is one of two or three initiatives (合理膳食行动和控烟行动), each of which is undertaken for itself.
A title claims more than a sentence; where it names another theme, words that go with every kind of task (院区, 床位)
must say more. Labels, weights and words of purpose are data (theme_labels.csv,
words_themes.csv).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.tables import rows, words
from ontology.themes import ThemeLabel, theme_coded, theme_labels

SENTENCE = regex.compile(r"[^。;!\n]+")
_CLAUSE = regex.compile(r"[^,:]+")
_SHARE = regex.compile(r"\d[%‰]|百分之")  # 达到75%以上, 百分之八十; not 建设3个中心
GOVERNANCE = "T36"

# What was measured on the annotated plans; each moves F1 by less than 0.02 over a wide range around its value.
_FULL = 3.0  # a label of this weight claims its sentence alone
_IN_LIST, _LIST_MARKS = 0.4, 3  # a member of a list of four or more (…、…、…、…) is named in passing
_BEFORE_HEAD = 0.7  # the clause's last label is its head (基层…肺功能检查能力 is about the last)
_PURPOSE = 0.7
_SECOND = 0.5  # each further label of a theme in a sentence
_OUTWEIGHED, _OUTWEIGHED_BELOW = 0.5, 0.6  # a theme far weaker than another in one sentence
_TITLE = 2.0
_TITLED = 0.5  # a theme that claims less of the title than this share of another is not what it names
_ABOVE = 1.0  # moves the order of themes alone
_KEEP, _KEEP_SHARE = 0.8, 0.1  # nearly a sentence of its own, and a tenth of the main theme
_GOVERNANCE_ELSEWHERE = 0.15  # words of governance (机制, 考核) are everywhere outside the safeguards


@lru_cache(maxsize=1)
def _matcher() -> tuple[AhoCorasick, tuple[tuple[ThemeLabel, ...], ...]]:
    labels: dict[str, list[ThemeLabel]] = defaultdict(list)
    for label in theme_labels():
        labels[label.text].append(label)
    return AhoCorasick(list(labels), matchkind=MatchKind.LeftmostLongest), tuple(map(tuple, labels.values()))


@lru_cache(maxsize=1)
def _between_initiatives() -> regex.Pattern[str]:
    ends = "|".join(row["word"] for row in rows("words_actions") if row["category"] == "initiative_suffix")
    return regex.compile(rf"(?<={ends})[、和及与](?=\p{{Han}}{{2,}}(?:{ends}))")


@lru_cache(maxsize=1)
def _duty() -> regex.Pattern[str]:
    # 市医保局深化…, 县委编办、县人社局做好…: a department's own duty; not the health commission's, nor 教育局配合…
    kinds = ("duty_place", "duty_office", "duty_not", "duty_helps")
    place, office, health, helps = ("|".join(words(kind, "words_themes")) for kind in kinds)
    return regex.compile(rf"(?!.*(?:{helps}))\s*(?:{place})(?!委?(?:{health}))\p{{Han}}{{1,10}}?(?:{office})")


def _clauses(sentence: str) -> Iterator[tuple[str, bool]]:
    """The clauses of a sentence; two or three initiatives in one (膳食行动和控烟行动) are each one, and told."""
    for clause in _CLAUSE.findall(sentence):
        parts = _between_initiatives().split(clause) if clause.count("、") < _LIST_MARKS else [clause]
        yield from ((part, len(parts) > 1) for part in parts)


def sentence_claims(sentence: str) -> dict[str, float]:
    """How much of one sentence each theme claims, 0 to 1.

    >>> sentence_claims("推进无烟环境建设")
    {'T04': 1.0}
    """
    automaton, by_label = _matcher()
    found: dict[str, dict[str, float]] = defaultdict(dict)
    measured: set[str] = set()
    for clause, is_initiative in _clauses(sentence):
        hits = [by_label[index] for index, _, _ in automaton.find_matches_as_indexes(clause)]
        hits = [labels for labels in hits if labels[0].theme]
        if not hits:
            continue
        whole = _PURPOSE if clause.lstrip().startswith(words("purpose_lead", "words_themes")) else 1.0
        named = Counter(theme for labels in hits for theme in {label.theme for label in labels})
        marks = clause.count("、")
        # a list of four forms of one thing (无烟机关、无烟家庭…) is about that thing, whatever else a member names
        listed = {theme for theme, count in named.items() if len(named) > 1 and count < marks >= _LIST_MARKS}
        if is_initiative or _SHARE.search(clause):
            measured |= named.keys()
        for rank, labels in enumerate(hits):
            share = whole * (_BEFORE_HEAD if rank < len(hits) - 1 else 1.0)
            for label in labels:
                known = found[label.theme]
                part = min(share, _IN_LIST) if label.theme in listed else share
                known[label.text] = max(known.get(label.text, 0.0), label.weight * part)
    values = {theme: _combined(list(weights.values())) for theme, weights in found.items()}
    top = max(values.values(), default=0.0)
    return {
        theme: min(1.0, value / _FULL)
        * (_OUTWEIGHED if value < _OUTWEIGHED_BELOW * top and theme not in measured else 1.0)
        for theme, value in values.items()
    }


def _combined(weights: list[float]) -> float:
    return max(weights) + _SECOND * (sum(weights) - max(weights))


def theme_scores(title: str, body: str, governing: bool) -> dict[str, float]:
    """Scores by theme. `governing`: the task stands among the safeguards, where T36 is at home."""
    scores: dict[str, float] = defaultdict(float)
    titled = sentence_claims(title)
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
