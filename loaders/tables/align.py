"""Puts a row's cells under the columns, by dynamic programming over costs.

A row may lack a cell (a category that spans rows, a lost unit), have one too many (a second line of a name), or
carry a cell that belongs to the next row. The cheapest order-preserving assignment wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.tables.cell_types import CellType, cell_type
from loaders.tables.model import Cell, Head, HeadRole

_INF = 1e9
# what it costs to put a cell of a type under a column of a role (absent: 4)
_FIT: dict[HeadRole, dict[CellType, float]] = {
    "category": {"text": 0.6, "known": 1.5, "qualitative": 1.2, "empty": 0.0},
    "serial": {"integer": 0.8, "empty": 0.1},
    "name": {"known": -0.5, "text": 0.0, "qualitative": 0.6, "number": 3.0, "empty": 3.0},
    "project": {"known": 0.5, "text": 0.0, "qualitative": 0.2, "number": 2.0, "empty": 3.0},
    "task": {"known": 0.5, "text": 0.0, "qualitative": 0.0, "number": 2.0, "empty": 3.0},
    "place": {"known": 0.5, "text": 0.0, "number": 2.0, "empty": 3.0},
    "unit": {"unit": 0.0, "dash": 0.4, "empty": 0.2, "text": 2.0},
    "value": {"integer": 0.1, "number": 0.0, "dash": 0.2, "qualitative": 0.5, "text": 1.4, "unit": 2.5, "empty": 0.4},
    "nature": {"nature": -0.5, "empty": 0.3, "dash": 1.0},
    "status": {"status": -0.5, "text": 0.6, "qualitative": 0.6, "empty": 0.3, "dash": 0.4},
    "note": {"text": 0.2, "known": 0.4, "qualitative": 0.2, "number": 0.4, "integer": 0.4, "empty": 0.0,
             "status": 0.5, "dash": 0.2, "unit": 0.6, "nature": 1.0},
}  # fmt: skip
# what it costs to leave a column without a cell
_SKIP: dict[HeadRole, float] = {
    "category": 0.2,
    "serial": 0.3,
    "name": 5.0,
    "project": 5.0,
    "task": 5.0,
    "place": 5.0,
    "unit": 0.6,
    "value": 2.0,
    "nature": 0.7,
    "status": 0.5,
    "note": 0.3,
}
_MISTAKEN = 6.0  # the number of a row taken for a value
_LEAVE = 3.0  # a cell that belongs to no column
_GROW: dict[HeadRole, float] = {"name": 0.7, "project": 0.7, "task": 0.7, "category": 0.3, "value": 1.2, "status": 0.4,
                                "note": 0.4}  # fmt: skip


def align(
    record: Sequence[Cell], heads: Sequence[Head], expected: int
) -> tuple[tuple[Cell | None, ...], list[Cell]] | None:
    """One cell or None for each head, and the cells that belong to none; None if nothing in the row can be its name.

    `expected` is the serial number that comes next, which makes an integer a serial rather than a value.
    """
    cells = list(record)
    types = [cell_type(cell.text) for cell in cells]
    numbered = any(head.role == "serial" for head in heads)
    number = next((at for at, cell in enumerate(cells) if numbered and cell.text.rstrip(".、") == str(expected)), -1)
    n, m = len(cells), len(heads)
    best = [[_INF] * (m + 1) for _ in range(n + 1)]
    back: list[list[tuple[int, int, str]]] = [[(0, 0, "")] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    for j in range(m + 1):
        for i in range(n + 1):
            here = best[i][j]
            if here >= _INF:
                continue
            if j < m:
                _relax(best, back, i, j, i, j + 1, here + _SKIP[heads[j].role], "skip")
            if i < n:
                growth = _grow(heads, j, types[i], cells[i], back[i][j][2])
                _relax(best, back, i, j, i + 1, j, here + growth, "leave" if growth == _LEAVE else "grow")
            if i < n and j < m:
                cost = _fit(heads[j].role, types[i], i == number)
                _relax(best, back, i, j, i + 1, j + 1, here + cost, "put")
    if best[n][m] >= _INF:
        return None
    found: list[Cell | None] = [None] * m
    i, j = n, m
    grown: list[Cell] = []
    left: list[Cell] = []
    while (i, j) != (0, 0):
        pi, pj, move = back[i][j]
        if move == "leave":
            left.insert(0, cells[i - 1])
        elif move == "grow":
            grown.insert(0, cells[i - 1])
        elif move == "put":
            found[j - 1] = _join([cells[i - 1], *grown])
            grown = []
        else:
            grown = []
        i, j = pi, pj
    name = next((found[at] for at, head in enumerate(heads) if head.role in ("name", "project", "task")), None)
    return (tuple(found), left) if name and name.text else None


def _relax(
    best: list[list[float]],
    back: list[list[tuple[int, int, str]]],
    i: int,
    j: int,
    ti: int,
    tj: int,
    cost: float,
    move: str,
) -> None:
    if cost < best[ti][tj] - 1e-9:
        best[ti][tj] = cost
        back[ti][tj] = (i, j, move)


def _fit(role: HeadRole, kind: CellType, is_number: bool) -> float:
    """What it costs to put a cell under a column; the row's own number has its column."""
    if is_number and role in ("serial", "value"):
        return 0.0 if role == "serial" else _MISTAKEN
    return _FIT[role].get(kind, 4.0)


def _grow(heads: Sequence[Head], j: int, kind: CellType, cell: Cell, last_move: str) -> float:
    """A further line of the cell before it; only after a cell was put, not after a skipped column."""
    if kind == "empty":
        return 0.05
    if j == 0 or last_move not in ("put", "grow"):  # nor behind one that was left out
        return _LEAVE
    if kind in ("text", "qualitative", "known", "unit") or cell.text.startswith("("):
        return _GROW.get(heads[j - 1].role, _LEAVE)
    return _LEAVE


def _join(parts: Sequence[Cell]) -> Cell | None:
    filled = [part for part in parts if part.text]
    if not filled:
        return None
    return Cell(filled[0].start, filled[-1].end, "".join(part.text for part in filled))
