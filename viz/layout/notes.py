"""Figures beside links: each where it meets no mark, no label, no other figure and no link, or not at all."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from ontology.messages import LANGUAGES
from viz.layout.labels import Box, label_box, note_box
from viz.layout.sides import mark_box, meet, runs_through
from viz.model import Edge, Node, Note, Words

ALONG = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74)  # of the way from mark to mark, in the order tried
AIR = 3.0


def link_notes(
    nodes: Sequence[Node], edges: Sequence[Edge], figures: Mapping[tuple[str, str], Words]
) -> tuple[Note, ...]:
    """A note for every straight link of `figures` that has room for one beside it."""
    by_id = {node.id: node for node in nodes}
    taken: list[Box] = [mark_box((node.x, node.y), node.size) for node in nodes]
    taken += [label_box(node, language) for node in nodes for language in LANGUAGES]
    lines = {
        (e.source, e.target): ((by_id[e.source].x, by_id[e.source].y), (by_id[e.target].x, by_id[e.target].y))
        for e in edges
    }
    widths = {(edge.source, edge.target): edge.width for edge in edges}
    notes = []
    for pair in sorted(figures):
        (x1, y1), (x2, y2) = lines[pair]
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        across = ((y2 - y1) / length, -(x2 - x1) / length)
        if across[1] > 0:  # above a link before below it
            across = (-across[0], -across[1])
        found = None
        for share in ALONG:
            for side in (1, -1):
                probe = Note(figures[pair], x1 + share * (x2 - x1), y1 + share * (y2 - y1), "middle")
                box = note_box(probe, "en")
                reach = abs(across[0]) * (box[2] - box[0]) / 2 + abs(across[1]) * (box[3] - box[1]) / 2
                away = side * (reach + widths[pair] / 2 + 1)
                note = Note(
                    probe.text, round(probe.x + away * across[0], 1), round(probe.y + away * across[1], 1), "middle"
                )
                box = note_box(note, "en")
                if any(meet(box, other, AIR) for other in taken):
                    continue
                if any(runs_through(*ends, box) for other, ends in lines.items() if other != pair):
                    continue
                found = note
                break
            if found:
                break
        if found:
            notes.append(found)
            taken.append(note_box(found, "en"))
    return tuple(notes)
