"""The text that a plan would have if its page had left nothing in it: what the extraction reads.

In: a document as it was read. Out: a document without invisible characters, page numbers, running heads, line breaks
within paragraphs and spaces around numbers, and the way back from its offsets to those of the source. A document that
has none of these comes back as it is.
"""

from __future__ import annotations

from loaders.document import Document
from loaders.plain.breaks import line_breaks
from loaders.plain.columns import columns
from loaders.plain.marks import marks
from loaders.plain.origin import Edit, Layer, Origin
from loaders.plain.pages import page_lines
from loaders.plain.restore import restore
from loaders.plain.spaces import spaces

__all__ = ["Origin", "plain_document", "restore"]

_PASSES = (marks, page_lines, columns, line_breaks, spaces)  # each reads what the ones before it have left


def plain_document(document: Document) -> tuple[Document, Origin]:
    """The document as it is to be read, and where each of its characters stands in the one given."""
    layers: list[Layer] = []
    text = document.text
    for edits_in in _PASSES:
        edits: list[Edit] = list(edits_in(text))
        if edits:
            layer = Layer.of(text, edits)
            text = layer.text
            layers.append(layer)
    if not layers:
        return document, Origin(document, ())
    return Document(document.name, text), Origin(document, tuple(layers))
