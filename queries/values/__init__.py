"""Values of indicators as plain data: what plans state, the baseline of a target, which target asks for more."""

from __future__ import annotations

from queries.values.read import Place, Statement, baselines_of, read_statements
from queries.values.strength import Bound, better_direction, bound_of, why_unfit

__all__ = [
    "Bound",
    "Place",
    "Statement",
    "baselines_of",
    "better_direction",
    "bound_of",
    "read_statements",
    "why_unfit",
]
