"""How much of a sentence each theme claims. In: a sentence (as a view). Out: claims by theme code.

A sentence claims the themes whose labels it holds, the more the heavier and the more central the labels: a label in
a long list, before the clause's last label, in a clause of purpose (满足…需要), or behind the word that tells whom
something reaches (远程会诊覆盖乡镇卫生院) counts less. Beside a theme about as heavy, one in whose labels the sentence
spends few characters is named in passing (医保 in …并与医保对接, not 医保支付方式), unless it has a clause of its own
with a figure (…,新增托位300个). A theme far weaker than another in its sentence counts half, unless its clause has a
share (…管理率达到75%), then it is a measure of its own, or is one of several initiatives (合理膳食行动和控烟行动;
膳食、控烟等行动), each of which is undertaken for itself. Labels, weights and words of purpose and reach are data
(theme_labels.csv, words_themes.csv).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.tables import rows, words
from ontology.themes import ThemeLabel, theme_labels

_CLAUSE = regex.compile(r"[^,:]+")
_SHARE = regex.compile(r"\d[%‰]|百分之")  # 达到75%以上, 百分之八十; not 建设3个中心
_FIGURE = regex.compile(r"\d")

# What was measured on the annotated plans; each moves F1 by less than 0.02 over a wide range around its value.
_FULL, _MOST = 3.0, 1.3  # a label of this weight claims its sentence alone; several claim a little more
_IN_LIST, _LIST_MARKS = 0.4, 3  # a member of a list of four or more (…、…、…、…) is named in passing
_BEFORE_HEAD = 0.7  # the clause's last label is its head (基层…肺功能检查能力 is about the last)
_PURPOSE = 0.7
_REACHED = 0.5
_SECOND = 0.5  # each further label of a theme in a sentence
_OUTWEIGHED, _OUTWEIGHED_BELOW = 0.5, 0.6  # a theme far weaker than another in one sentence
_ALONE = 0.7  # a theme of which no other reaches this share has its sentence for itself
_NAMED, _CHARACTER, _OF_THE_MOST = 0.15, 0.15, 0.1  # else: being named, each character, the share of the most


@dataclass(slots=True)
class _Evidence:
    """What a sentence says of one theme: weights by label, characters of its labels, the most that it may claim.

    `is_measured`: a clause of it has a share; `is_counted`: one has a figure and no other theme; `is_undertaken`: one
    is an initiative.
    """

    weights: dict[str, float] = field(default_factory=dict)
    characters: int = 0
    at_most: float = 0.0
    is_measured: bool = False
    is_counted: bool = False
    is_undertaken: bool = False

    def value(self) -> float:
        """The heaviest label, and a part of the others."""
        heaviest = max(self.weights.values())
        return heaviest + _SECOND * (sum(self.weights.values()) - heaviest)


@lru_cache(maxsize=1)
def _matcher() -> tuple[AhoCorasick, tuple[tuple[ThemeLabel, ...], ...]]:
    labels: dict[str, list[ThemeLabel]] = defaultdict(list)
    for label in theme_labels():
        labels[label.text].append(label)
    return AhoCorasick(list(labels), matchkind=MatchKind.LeftmostLongest), tuple(map(tuple, labels.values()))


@lru_cache(maxsize=1)
def _between_initiatives() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    # 膳食行动|和|控烟行动; 膳食、健身、控烟等专项行动
    ends = "|".join(row["word"] for row in rows("words_actions") if row["category"] == "initiative_suffix")
    joined = regex.compile(rf"(?<={ends})[、和及与](?=\p{{Han}}{{2,}}(?:{ends}))")
    return joined, regex.compile(rf"等\p{{Han}}{{0,4}}(?:{ends})")


@lru_cache(maxsize=1)
def _reach() -> regex.Pattern[str]:
    return regex.compile("|".join(words("reach", "words_themes")))


def _clauses(sentence: str) -> Iterator[tuple[str, bool]]:
    """The clauses of a sentence; several initiatives in one are each a clause, and told."""
    joined, listed = _between_initiatives()
    for clause in _CLAUSE.findall(sentence):
        marks = clause.count("、")
        if marks and listed.search(clause):
            parts = clause.split("、")
        else:
            parts = joined.split(clause) if marks < _LIST_MARKS else [clause]
        yield from ((part, len(parts) > 1) for part in parts)


def sentence_claims(sentence: str, is_title: bool = False) -> dict[str, float]:
    """How much of one sentence each theme claims: 0 to 1, a little more where several labels say it.

    >>> sentence_claims("推进无烟环境建设")
    {'T04': 1.0}
    """
    found: dict[str, _Evidence] = defaultdict(_Evidence)
    for clause, is_initiative in _clauses(sentence):
        _read_clause(clause, is_initiative, found)
    values = {theme: evidence.value() for theme, evidence in found.items()}
    top = max(values.values(), default=0.0)
    most = max((evidence.characters for evidence in found.values()), default=0)
    rivals = sorted((values[theme], theme) for theme, known in found.items() if known.at_most == _MOST)[-2:]
    claims = {}
    for theme, evidence in found.items():
        value = values[theme]
        claims[theme] = min(evidence.at_most, value / _FULL)
        if value < _OUTWEIGHED_BELOW * top and not (evidence.is_measured or evidence.is_undertaken):
            claims[theme] *= _OUTWEIGHED
        if is_title or evidence.is_counted or evidence.is_undertaken:
            continue
        if any(other != theme and weight >= _ALONE * value for weight, other in rivals):
            claims[theme] *= _spoken(evidence.characters, most)
    return claims


def _read_clause(clause: str, is_initiative: bool, found: dict[str, _Evidence]) -> None:
    automaton, by_label = _matcher()
    matches = [(by_label[index], start) for index, start, _ in automaton.find_matches_as_indexes(clause)]
    hits = [(labels, start) for labels, start in matches if labels[0].theme]
    if not hits:
        return
    whole = _PURPOSE if clause.lstrip().startswith(words("purpose_lead", "words_themes")) else 1.0
    named = Counter(theme for labels, _ in hits for theme in {label.theme for label in labels})
    marks = clause.count("、")
    # a list of four forms of one thing (无烟机关、无烟家庭…) is about that thing, whatever else a member names
    in_list = len(named) > 1 and marks >= _LIST_MARKS
    listed = {theme for theme, count in named.items() if count < marks} if in_list else set()
    reach = _reach().search(clause)
    has_share = _SHARE.search(clause) is not None
    is_counted = len(named) == 1 and _FIGURE.search(clause) is not None
    for rank, (labels, start) in enumerate(hits):
        share = whole * (_BEFORE_HEAD if rank < len(hits) - 1 else 1.0)
        share *= _REACHED if reach and start >= reach.end() else 1.0
        for label in labels:
            evidence = found[label.theme]
            part = min(share, _IN_LIST) if label.theme in listed else share
            evidence.weights[label.text] = max(evidence.weights.get(label.text, 0.0), label.weight * part)
            evidence.characters += len(label.text)
            evidence.at_most = max(evidence.at_most, _MOST if whole == 1.0 else whole)
            evidence.is_measured |= has_share
            evidence.is_counted |= is_counted
            evidence.is_undertaken |= is_initiative


def _spoken(characters: int, most: int) -> float:
    """What is left of a theme's claim by the characters of its labels, beside the most of any theme.

    >>> round(_spoken(2, 4), 2), _spoken(6, 6)
    (0.5, 1.0)
    """
    return min(1.0, _NAMED + _CHARACTER * characters + _OF_THE_MOST * characters / most)
