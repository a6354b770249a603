"""Buildings of a list whose amounts are told in turn: A感染楼、B综合楼|分别投资1.2亿元和2亿元.

In: a clause of a view. Out: Candidates; shares.told_apart reads what is said of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from loaders.projects.parts import LONGEST, Candidate, Known, after_verb, extent, is_class, members, phase_of
from loaders.projects.shares import told_apart
from loaders.projects.words import any_amount, any_of, project_words

_SENTENCE_END = regex.compile(r"[。\n]")
_JOINT = regex.compile(r"[和与及]")
_BUILT = ("owned_tail", "strong_tail", "facility", "construct", "project_tail")  # what the name of a work ends with


@lru_cache(maxsize=1)
def _pattern() -> regex.Pattern[str]:
    ends = any_of(*_BUILT, "phase")
    return regex.compile(
        rf"(?P<list>[^,。;:!?\n]{{3,80}}[、和与及][^,。;:!?、\n]{{3,40}}?{ends})(?:{any_amount()})?"
        rf"{any_of('each_in_turn')}(?=[^,。;:!?、\n\d]{{0,6}}\d)"
    )


@lru_cache(maxsize=1)
def _turn() -> regex.Pattern[str]:
    return regex.compile(any_of("each_in_turn"))


def tells_in_turn(view: str, start: int, end: int) -> bool:
    """Whether a sentence tells anything in turn; most do not."""
    return _turn().search(view, start, end) is not None


def in_turn(view: str, start: int, end: int, known: Known) -> Iterator[Candidate]:
    """One candidate a member, if each is one particular building or the work on it, and the amounts are as many."""
    found = _pattern().match(view, start, end)
    if found is None:
        return
    stop = _SENTENCE_END.search(view, found.end())
    parts = list_of_buildings(view, *extent(found, "list"), known)
    if len(parts) < 2 or not told_apart(view[found.end("list") : stop.start() if stop else len(view)], len(parts)):
        return
    yield from parts


def list_of_buildings(view: str, start: int, end: int, known: Known) -> list[Candidate]:
    """The members of a list of buildings; nothing if one of them is none.

    A body alone shares the building or the work of the last (A保健院、B疾控中心|业务用房).
    """
    spans = [part for piece in members(view, start, end) for part in _parted(view, *piece, known)]
    begun, _ = after_verb(view, *spans[0], "build_verb")
    spans[0] = begun, spans[0][1]
    left, right = spans[-1]
    shared = view[known.body_end(left) : right] if known.body_end(left) > left else ""
    found = []
    for at, stop in spans:
        body, name = known.body_at(at, stop), view[at:stop]
        if not known.definite_at(at, stop) or is_class(view, at, stop, True) or len(name) > LONGEST:
            return []
        if body and not (shared and stop != right):
            return []  # a body, and no building of it
        if not body and not _is_work(name):
            return []
        found.append(Candidate(at, stop, body + shared if body else name, "project.in_turn", phase_of(name)))
    return found


def _is_work(name: str) -> bool:
    return name.endswith(tuple(word for kind in _BUILT for word in project_words(kind))) or bool(phase_of(name))


def _parted(view: str, start: int, end: int, known: Known) -> Iterator[tuple[int, int]]:
    """The piece in two at 和 behind which another definite thing begins."""
    for joint in _JOINT.finditer(view, start + 4, end - 4):
        if known.definite_at(joint.end(), end) and _is_work(view[start : joint.start()]):
            yield start, joint.start()
            yield joint.end(), end
            return
    yield start, end
