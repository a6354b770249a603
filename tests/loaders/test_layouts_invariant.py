"""The same plan laid out otherwise says the same: facts of plans of our own before and after, offsets aside."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from loaders import extract_document
from loaders.document import Document
from loaders.model import JsonValue

PLANS = Path(__file__).parent.parent / "annotated"
NAMES = ("county-plan", "dali-plan", "guangxi-plan", "tongling-plan")
WIDTH = 34
MARKS_OF_NO_LINE = "，。；：、）》”"  # none of these begins a line
PLACE = ("start", "end", "parent_start")
QUOTE = ("surface", "value_text", "title")


def wrap(text: str, indent: str) -> str:
    """Prose broken at the width of a page, as PDF leaves it; titles and rows of tables stay whole."""
    lines = []
    for line in text.split("\n"):
        piece = line.strip()
        if len(piece) <= WIDTH or "\t" in line or "|" in line or not set(piece) & set("，。；,;"):
            lines.append(line)
            continue
        piece = indent + piece
        while len(piece) > WIDTH:
            at = WIDTH
            while at < len(piece) and piece[at] in MARKS_OF_NO_LINE:
                at += 1
            while at < len(piece) and (piece[at].isascii() and piece[at - 1].isascii()):
                at -= 1
            lines.append(piece[:at])
            piece = piece[at:]
        lines.append(piece)
    return "\n".join(line for line in lines if line != "" or not indent)


def paged(text: str) -> str:
    lines = wrap(text, "　　").split("\n")
    pages = ["\n".join(lines[at : at + 25]) for at in range(0, len(lines), 25)]
    return "".join(f"{page}\n\n— {number} —\n\n" for number, page in enumerate(pages, 3))


def prose_only(change: Callable[[str], str], text: str) -> str:
    return "\n".join(line if "\t" in line or "|" in line else change(line) for line in text.split("\n"))


def around_numbers(text: str) -> str:
    return prose_only(lambda line: re.sub(r"(?<=[一-鿿])(?=\d)|(?<=\d)(?=[一-鿿])", " ", line), text)


def wide(text: str) -> str:
    return re.sub(r"[0-9%]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


def entities(text: str) -> str:
    return text.translate({ord(char): f"&#{ord(char)};" for char in "“”≥≤‰—"})


LAYOUTS: dict[str, Callable[[str], str]] = {
    "lines broken, paragraphs indented": lambda text: wrap(text, "　　"),
    "lines broken and pages numbered": paged,
    "spaces around numbers": around_numbers,
    "full-width digits": wide,
    "character references": entities,
    "zero-width spaces": lambda text: re.sub(r"(?<=[一-鿿])(?=[的和人年])", "\u200b", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "punctuation of the other width": lambda text: text.translate(str.maketrans("，；：（）,;:()", ",;:()，；：（）")),
    "a mark of byte order": lambda text: "\ufeff" + text,
    "both spaces and broken lines": lambda text: around_numbers(wrap(text, "　　")),
}


@cache
def text_of(name: str) -> str:
    return (PLANS / f"{name}.txt").read_text(encoding="utf-8")


def plain_quote(text: str) -> str:
    """A quotation without what differs by layout."""
    seen = re.sub(r"[\s\u200b\ufeff]", "", html.unescape(text))
    return unicodedata.normalize("NFKC", seen)


def statements(text: str) -> list[dict[str, JsonValue]]:
    found = []
    for fact in extract_document(Document("plan", text)):
        shown = fact.as_dict()
        if fact.span is not None:
            assert text[fact.span.start : fact.span.end] == fact.span.text
        kept: dict[str, JsonValue] = {}
        for key, value in shown.items():
            if key in PLACE or key == "cites":
                continue
            kept[key] = plain_quote(value) if isinstance(value, str) else value
        found.append(kept)
    return found


@cache
def expected(name: str) -> list[dict[str, JsonValue]]:
    return statements(text_of(name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_plan_says_the_same_in_every_layout(layout: str, name: str) -> None:
    laid_out = LAYOUTS[layout](text_of(name))
    assert laid_out != text_of(name)
    assert statements(laid_out) == expected(name)
