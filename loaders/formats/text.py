"""Reads .txt: UTF-8 (with or without a mark), UTF-16 with a mark, or GB18030; anything else is a clear error."""

from __future__ import annotations

import codecs
from functools import lru_cache
from pathlib import Path

from loaders.document import Document
from ontology.errors import InputError
from ontology.tables import rows

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HAN_SHARE = 0.2  # below this share of Chinese characters a GB18030 reading is taken for noise


def read_text(path: Path) -> Document:
    """The document in a text file, untouched after decoding.

    Raises InputError for a file that is empty, binary, or in no one encoding.
    """
    raw = path.read_bytes()
    if not raw.strip():
        raise InputError("loaders.empty", path=path)
    text = _decode(raw, path)
    if "\0" in text:
        raise InputError("loaders.binary", path=path, offset=text.index("\0"))
    return Document(path.name, text)


def _decode(raw: bytes, path: Path) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError("loaders.encoding", path=path, offset=error.start, encoding=encoding) from error
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    if b"\0" in raw:
        raise InputError("loaders.binary", path=path, offset=raw.index(b"\0"))
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError as error:
        raise InputError("loaders.mixed", path=path, utf8=broken, gb18030=error.start) from error
    if not _plausible(text):
        raise InputError("loaders.mixed", path=path, utf8=broken, gb18030=0)
    return text


def _plausible(text: str) -> bool:
    """GB18030 decodes nearly any bytes: believe it only if common Chinese characters result and no private ones.

    UTF-8 read as GB18030 gives rare characters; the few hundred commonest make up a good part of any real text.
    """
    han = sum("\u4e00" <= char <= "\u9fff" for char in text)
    odd = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    common = sum(char in _common() for char in text)
    return han >= _HAN_SHARE * len(text) and odd == 0 and common >= 0.05 * han


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(row["char"] for row in rows("common_characters"))
