"""Whether corrections agree with one another, and to which name each name leads.

In: all rows. Out: the targets, or a CorrectionError that names both rows.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.corrections.model import Correction, CorrectionError


def require_consistent(rows: tuple[Correction, ...]) -> None:
    """CorrectionError if two rows contradict each other."""
    renames, same = reference_targets(rows), project_targets(rows)
    _require_apart(rows, renames, same)
    missing = {_target(row): row for row in rows if row.action == "missing"}
    for row in rows:
        other = missing.get(_target(row))
        if row.action == "wrong" and row.fields and other is not None:
            raise CorrectionError("graph.correction_contradiction", first=_said(row), second=_said(other))


def reference_targets(rows: Iterable[Correction]) -> dict[str, str]:
    """Name → the name that statements are to speak of instead: renames, and institutions that are the same."""
    return _ends([row for row in rows if row.action == "rename" or _is_same(row, "institution")])


def project_targets(rows: Iterable[Correction]) -> dict[str, str]:
    """Project → the project that it is; renamed ones under their new names."""
    found = tuple(rows)
    renames = reference_targets(found)
    return _ends([row for row in found if _is_same(row, "project")], renames)


def apart(rows: Iterable[Correction]) -> frozenset[frozenset[str]]:
    """The pairs of projects that are not the same; renamed ones under their new names."""
    found = tuple(rows)
    renames = reference_targets(found)
    return frozenset(
        frozenset((renames.get(row.left, row.left), renames.get(row.right, row.right)))
        for row in found
        if row.action == "not-same-as" and row.kind == "project"
    )


def _is_same(row: Correction, kind: str) -> bool:
    return row.action == "same-as" and row.kind == kind


def _ends(rows: list[Correction], renames: dict[str, str] | None = None) -> dict[str, str]:
    """Where each name ends when the rows are followed from left to right."""
    names = renames or {}
    step: dict[str, Correction] = {}
    following: dict[str, str] = {}
    for row in rows:
        left, right = names.get(row.left, row.left), names.get(row.right, row.right)
        if following.setdefault(left, right) != right:
            raise CorrectionError("graph.correction_contradiction", first=_said(step[left]), second=_said(row))
        step.setdefault(left, row)
    ends: dict[str, str] = {}
    for name in following:
        seen, end = [name], following[name]
        while end in following and end not in seen:
            seen.append(end)
            end = following[end]
        if end in seen:
            raise CorrectionError("graph.correction_contradiction", first=_said(step[name]), second=_said(step[end]))
        ends[name] = end
    return ends


def _require_apart(rows: tuple[Correction, ...], renames: dict[str, str], same: dict[str, str]) -> None:
    def end(name: str) -> str:
        name = renames.get(name, name)
        return same.get(name, name)

    for row in rows:
        if row.action == "not-same-as" and end(row.left) == end(row.right):
            joining = (one for one in rows if one.action in ("same-as", "rename"))
            joined = next(one for one in joining if end(one.left) == end(row.left))
            raise CorrectionError("graph.correction_contradiction", first=_said(row), second=_said(joined))


def _target(row: Correction) -> tuple[object, ...]:
    return row.kind, row.plan, row.start, row.end, row.fields


def _said(row: Correction) -> str:
    return f"{row.place or row.iri.rsplit('/', 1)[-1]}: {row.shown}"
