"""How wide a label is, where it breaks, and the box that it fills. Widths are in em: a Chinese character is 1."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from ontology.messages import LANGUAGES

if TYPE_CHECKING:
    from viz.model import Drawing, Node, Note

Box = tuple[float, float, float, float]

FONT = {"theme": 13.0, "region": 17.0, "note": 13.0}  # px by kind of node
DEFAULT_FONT = 13.0
BESIDE = 8.5  # px between a mark and a label beside it
LINE_HEIGHT = 1.25
_NARROW = 0.53  # width of a Latin letter in em; the widest mean of the theme labels in Noto Sans CJK SC
_TOKEN = re.compile(r"[\u0021-\u002c\u002e-\u024f]+(?:-| )?|.", re.DOTALL)  # Latin words, breakable after a hyphen


def width_of(text: str) -> float:
    r"""Width of one line in em.

    >>> width_of("\u63a7\u70df")
    2.0
    """
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else _NARROW for char in text)


def _greedy(tokens: list[str], limit: float) -> list[str]:
    lines = [""]
    for token in tokens:
        closing = unicodedata.category(token[0]) in ("Pe", "Po", "Pf")
        if lines[-1] and width_of(lines[-1] + token.rstrip()) > limit and not closing:
            lines.append("")
        lines[-1] += token
    return [line.strip() for line in lines]


def wrap(text: str, limit: float, most: int) -> tuple[str, ...]:
    """Break `text` into at most `most` lines of about equal width, each at most `limit` em.

    What is left over becomes an ellipsis; Latin words stay whole; no line starts with a closing mark.

    >>> wrap("physical activity", 6, 2)
    ('physical', 'activity')
    """
    text = " ".join(text.split())
    tokens = _TOKEN.findall(text)
    lines = _greedy(tokens, limit)
    if len(lines) > most:
        return (
            *lines[: most - 1],
            truncate("".join(lines[most - 1 :]) if " " not in text else " ".join(lines[most - 1 :]), limit),
        )
    narrow = width_of(text) / len(lines)
    while narrow < limit:
        balanced = _greedy(tokens, narrow)
        if len(balanced) == len(lines):
            return tuple(balanced)
        narrow += 0.25
    return tuple(lines)


def fill(text: str, limit: float) -> list[str]:
    """The lines of a paragraph, each as full as `limit` em allows."""
    return _greedy(_TOKEN.findall(" ".join(text.split())), limit)


def truncate(text: str, limit: float) -> str:
    """`text`, or as much of it as fits `limit` em with an ellipsis.

    >>> truncate("abcdefghij", 3.5)
    'abcd…'
    """
    text = " ".join(text.split())
    if width_of(text) <= limit:
        return text
    kept = ""
    for char in text:
        if width_of(kept + char) + 1 > limit:
            break
        kept += char
    return kept.rstrip() + "…"


def font_of(kind: str) -> float:
    """Size of a node's label in px."""
    return FONT.get(kind, DEFAULT_FONT)


def text_size(lines: tuple[str, ...], font: float) -> tuple[float, float]:
    """(width, height) in px of lines set in `font`."""
    return max((width_of(line) for line in lines), default=0.0) * font, len(lines) * font * LINE_HEIGHT


def label_box(node: Node, language: str) -> Box:
    """The box of a node's label."""
    width, height = text_size(node.lines[language], font_of(node.kind))
    if node.side == "inside":
        return node.x - width / 2, node.y - height / 2, node.x + width / 2, node.y + height / 2
    if node.side == "below":
        top = node.y + node.size + 3
        return node.x - width / 2, top, node.x + width / 2, top + height
    if node.side == "above":
        bottom = node.y - node.size - 3
        return node.x - width / 2, bottom - height, node.x + width / 2, bottom
    if node.side == "left":
        right = node.x - node.size - BESIDE
        return right - width, node.y - height / 2, right, node.y + height / 2
    left = node.x + node.size + BESIDE
    return left, node.y - height / 2, left + width, node.y + height / 2


def node_box(node: Node, language: str) -> Box:
    """The box of a node with its label."""
    left, top, right, bottom = label_box(node, language)
    if node.side == "inside":
        return left - 12, top - 8, right + 12, bottom + 8
    size = node.size + 1
    return min(left, node.x - size), min(top, node.y - size), max(right, node.x + size), max(bottom, node.y + size)


def note_box(note: Note, language: str) -> Box:
    """The box of a note on the canvas."""
    width, height = text_size((note.text[language],), FONT["note"])
    left = note.x - {"start": 0.0, "middle": width / 2, "end": width}[note.anchor]
    return left, note.y - height / 2, left + width, note.y + height / 2


def extent_of(drawing: Drawing) -> Box:
    """(left, top, right, bottom) of everything drawn, labels in both languages included."""
    boxes = [node_box(node, language) for node in drawing.nodes for language in LANGUAGES]
    boxes += [note_box(note, language) for note in drawing.notes for language in LANGUAGES]
    boxes += [drawing.frame] if drawing.frame else []
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
