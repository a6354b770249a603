"""Colours that stay apart for colour-blind readers and in grey print (blue, sky and vermilion of Okabe and Ito)."""

from __future__ import annotations

PAPER = "#ffffff"
INK = "#1d2a35"
QUIET = "#6b7780"
RULE = "#d5dbe0"  # thin lines that part one thing from another

ALL = "#0b5a94"  # shared by all
SOME = "#4fa3d8"  # shared by some
ONE = "#d55e00"  # in one only
NEUTRAL = "#5a6b78"  # where the distinction has no meaning

LEAD = "#0b5a94"
SUPPORT = "#c77d12"
ACTION = "#4b5a66"

# groups of alike marks, by size; what is beyond them is grey (Okabe and Ito, two of them darkened for thin lines)
GROUPS = ("#0072b2", "#d55e00", "#009e73", "#b45f95", "#b07d00", "#4fa3d8")
GREY = "#8b969e"


def blend(colour: str, strength: float, paper: str = PAPER) -> str:
    """`colour` over `paper` at `strength` 0–1, as an opaque colour (the same in every format, and in print).

    >>> blend("#000000", 0.5)
    '#808080'
    """
    top = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    under = [int(paper[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(u + (t - u) * strength):02x}" for t, u in zip(top, under, strict=True))
