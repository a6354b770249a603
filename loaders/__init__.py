"""From a file to typed facts: `read_document`, `extract_document`.

They are imported when they are asked for: who wants but a small part of this package (how titles are folded, what a
year looks like) does without the finders of facts, which take a fifth of a second to load.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.document import Document
    from loaders.extract import extract_document, require_plan
    from loaders.files import read_document

__all__ = ["Document", "extract_document", "read_document", "require_plan"]

_HOMES = {
    "Document": "loaders.document",
    "extract_document": "loaders.extract",
    "read_document": "loaders.files",
    "require_plan": "loaders.extract",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
