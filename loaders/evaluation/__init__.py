"""Facts measured against annotated documents.

`read_gold` and `read_facts` read files; `evaluate` gives a Report, `total` sums several, `compare` tells two apart.
"""

from __future__ import annotations

from loaders.evaluation.compare import compare
from loaders.evaluation.found import read_facts
from loaders.evaluation.gold import read_gold, require_same_text
from loaders.evaluation.judge import evaluate
from loaders.evaluation.report import total

__all__ = ["compare", "evaluate", "read_facts", "read_gold", "require_same_text", "total"]
