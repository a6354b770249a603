"""`planweave text FILE`: a document's text exactly as offsets count it."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(short_help="The text that offsets count in. 位置偏移所依据的文本。")
@click.argument("file", type=click.Path(path_type=Path))
def text(file: Path) -> None:
    """Print the text of FILE in UTF-8, byte for byte as facts' offsets count it; nothing is added at its end."""
    from loaders import read_document

    sys.stdout.buffer.write(read_document(file).text.encode("utf-8"))
