"""Members of a list that share the end of the last (改建|清波、小营街道社区卫生服务中心). In: a list. Out: full names.

A region (康平县、法库县中医院), a street or town (桃仙街道、白塔街道卫生服务中心), or what the bodies found before say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.projects.parts import Known
from loaders.projects.words import project_words

_LONGEST_OWNER, _SHORTEST_OWNER = 12, 2


@dataclass(frozen=True, slots=True)
class Shared:
    """A member written short: where it stands and its name in full."""

    start: int
    end: int
    name: str


def split_at_and(view: str, pieces: Sequence[tuple[int, int]], known: Known) -> list[tuple[int, int]]:
    """The pieces with the last one parted at 和 where a member written short stands before it (康平县|和|法库县…)."""
    *earlier, (start, end) = pieces
    for at in range(start + _SHORTEST_OWNER, min(end, start + 2 * _LONGEST_OWNER)):
        if view[at] in "和与及" and _owner_at_end(view, start, at, known) is not None:
            return [*earlier, (start, at), (at + 1, end)]
    return list(pieces)


def shared_ends(view: str, pieces: Sequence[tuple[int, int]], last: tuple[int, int], known: Known) -> Iterator[Shared]:
    """The pieces before `last` that are owners only, each with the end of `last` put to it."""
    written = known.spelled(*last)
    cut = known.region_length(written)
    placed = _place_end(written)
    for start, end in pieces:
        body = known.body_at(start, end)
        at = _owner_at_end(view, start, end, known)
        if body and placed and body.endswith(_facility_in(written)):
            ending = written[written.find(_facility_in(written)) + len(_facility_in(written)) :]
            yield Shared(start, end, body + ending)
        elif at is not None and cut and known.region_length(view[at:end]):
            yield Shared(at, end, view[at:end] + written[cut:])
        elif at is not None and placed and not known.region_length(view[at:end]):
            yield Shared(at, end, view[at:end] + written[placed:])


def _facility_in(written: str) -> str:
    """From the place word on, the name of the building: 街道社区卫生服务中心(改建项目)."""
    placed = _place_end(written)
    tails = [word for word in project_words("owned_tail") if word in written[placed:]]
    end = max((written.rfind(word) + len(word) for word in tails), default=placed)
    return written[placed:end]


def _place_end(written: str) -> int:
    """Where the kind of a street or town ends (小营街道|…); 0 if none is named."""
    for word in project_words("place_tail"):
        at = written.find(word)
        if 2 <= at <= 4:
            return at + len(word)
    return 0


def _owner_at_end(view: str, start: int, end: int, known: Known) -> int | None:
    """Where the owner begins that ends a piece, with nothing but a verb before it; None if there is none."""
    text = view[start:end]
    verbs = (*project_words("build_verb"), *project_words("first_verb"))
    for at in range(len(text) - _SHORTEST_OWNER, max(0, len(text) - _LONGEST_OWNER) - 1, -1):
        if at and not text[:at].endswith(verbs):
            continue
        owner = text[at:]
        if known.region_length(owner) == len(owner):
            return start + at
        if _place_end(owner) == len(owner):
            return start + at
    return None
