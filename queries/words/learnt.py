"""What worked examples say that a text means. In: its features. Out: how likely each question of the catalogue is.

`question_weights.csv` holds one row a feature: what it weighs for each question, in hundredths. The weights are fitted
to the questions in tests/queries/words/ by `scripts/make_question_weights.py`; here they are only added up.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import lru_cache

from ontology.tables import rows

NONE = "none"  # the class of what no question of the catalogue answers
_CONSTANT = "constant"
_HUNDREDTH = 0.01


@lru_cache(maxsize=1)
def learnt_weights() -> dict[str, dict[str, float]]:
    """Feature → question → weight."""
    found = {}
    for row in rows("question_weights"):
        pairs = (pair.split("=") for pair in row["weights"].split())
        found[row["feature"]] = {name: int(weight) * _HUNDREDTH for name, weight in pairs}
    return found


def chances(features: frozenset[str]) -> dict[str, float]:
    """Question, or `none` → how likely the text means it; together 1.

    Each known feature counts as much as one divided by the root of their number.
    """
    weights = learnt_weights()
    known = sorted(name for name in features if name in weights)
    share = 1 / math.sqrt(max(len(known), 1))
    totals: dict[str, float] = defaultdict(float, weights[_CONSTANT])
    for name in known:
        for question, weight in weights[name].items():
            totals[question] += weight * share
    most = max(totals.values())
    raised = {question: math.exp(total - most) for question, total in totals.items()}
    whole = sum(raised.values())
    return {question: value / whole for question, value in raised.items()}


def is_taught(features: tuple[str, ...]) -> bool:
    """Whether all of these were met in questions that were answered, and tell for an answer."""
    weights = learnt_weights()
    return all(name in weights and weights[name].get(NONE, 0.0) < 0 for name in features)
