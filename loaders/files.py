"""From a path to a document: the suffix chooses the reader."""

from __future__ import annotations

from pathlib import Path

from loaders.document import Document
from loaders.formats import READERS
from ontology.errors import InputError


def read_document(path: str | Path) -> Document:
    """The document in a file; its suffix chooses the reader.

    Raises InputError for a path that is missing, a folder, of an unknown format, empty, or not decodable.
    """
    path = Path(path)
    if path.is_dir():
        raise InputError("loaders.directory", path=path)
    if not path.exists():
        raise InputError("loaders.missing", path=path)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError("loaders.format", path=path, known=" ".join(READERS))
    return reader(path)
