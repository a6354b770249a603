"""planweave: facts from Chinese government plans, as a graph that can be asked, compared and drawn.

`extract(path)` and `extract_text(text)` give the facts of a plan as dicts (their fields: docs/facts.md).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the loaders are heavy: a command that reads no plan does without them
    from loaders.model import JsonValue


def extract(path: str | Path, region: str | None = None, period: str | None = None) -> list[dict[str, JsonValue]]:
    """The facts of the plan in the file `path`, in text order.

    `region` (a name such as 通辽市) and `period` (such as 2021-2025) overrule what the document's header says.
    Raises ontology.errors.InputError for a file that cannot be read as a plan.
    """
    from loaders import extract_document, read_document

    return [fact.as_dict() for fact in extract_document(read_document(path), region=region, period=period)]


def extract_text(text: str, region: str | None = None, period: str | None = None) -> list[dict[str, JsonValue]]:
    """The facts of a plan or a fragment of one, given as a string."""
    from loaders import extract_document
    from loaders.document import Document

    return [fact.as_dict() for fact in extract_document(Document("text", text), region=region, period=period)]
