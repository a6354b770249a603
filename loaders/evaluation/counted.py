"""Which rows count. Where two careful people do not agree on what to annotate, a row counts on neither side."""

from __future__ import annotations

from loaders.evaluation.agree import words_of
from loaders.evaluation.rows import Row


def is_counted(row: Row, *, where: str = "") -> bool:
    """Whether a row of either side is measured; `where` is an indicator's: table or prose.

    Not: a direction without a figure in running text, a department named by its function only, a region named by
    one character.
    """
    named = row.named()
    if row.kind == "indicator":
        return not (named["comparator"] == "qualitative" and where == "prose")
    if row.kind == "institution":
        return not str(named["name"]).endswith(tuple(words_of("function_only")))
    if row.kind == "region":
        return row.end - row.start > 1
    return True
