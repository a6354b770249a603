"""One reader a format: a suffix leads to the function that turns a file into a Document. Add a format here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loaders.document import Document
from loaders.formats.text import read_text

READERS: dict[str, Callable[[Path], Document]] = {
    ".txt": read_text,
}
