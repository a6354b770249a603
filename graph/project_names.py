"""A project's name taken apart for comparison: whose it is, its core, the part in brackets, the phase.

In: the canonical name and the code of the project's region. Out: a `NameKey`; equal keys are one project. The words
are data/words_resolution.csv. Nothing here guesses: names of two hospitals never share a core.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from loaders.view import same_length_view
from ontology.regions import Region, by_code, candidates, chain, surfaces
from ontology.tables import rows
from ontology.townships import township

_BRACKETS = re.compile(r"\(([^()]*)\)")
_MARKS = re.compile(r"[\s“”\"'‘’《》「」、,·\-—]")


@dataclass(frozen=True, slots=True)
class NameKey:
    """`owner`: the code of the region that the name says (else the project's own); `phase`: '' for the whole."""

    owner: str
    core: str
    qualifiers: tuple[str, ...]
    phase: str


@cache
def _words(category: str) -> tuple[tuple[str, str], ...]:
    found = [(row["word"], row["value"]) for row in rows("words_resolution") if row["category"] == category]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def open_kinds() -> frozenset[str]:
    """The kinds of project that say nothing definite (其他) and so contradict no other."""
    return frozenset(word for word, _ in _words("kind_open"))


def phase_number(text: str) -> str:
    """The number of a phase's name (一期 → '1'), the text itself if it is none we know, '' for none."""
    return dict(_words("phase")).get(text, text)


def name_key(name: str, code: str, phase: str = "") -> NameKey:
    """Take a name apart; `code` is the project's region (may be ''), `phase` what a statement says of it.

    >>> name_key("某市口腔医院(东院区)一期工程项目", "")
    NameKey(owner='', core='某市口腔医院东院区', qualifiers=(), phase='1')
    """
    text = _MARKS.sub("", same_length_view(name))
    region = _region(code)
    qualifiers: list[str] = []
    found_phase = ""
    for inner in _BRACKETS.findall(text):
        number = _phase_only(inner)
        if number:
            found_phase = number
        elif inner:
            qualifiers.append(inner)
    core, tail_phase = _strip_tails(_BRACKETS.sub("", text))
    owner, core = _strip_owner(core, region)
    found_phase = tail_phase or found_phase or phase_number(phase)
    # a part of a body is no alias of the whole: 口腔医院(东院区) is not 口腔医院, but it is 口腔医院东院区
    for word, _ in _words("part"):
        parts = [one for one in qualifiers if one.endswith(word)]
        core = core + "".join(parts)
        qualifiers = [one for one in qualifiers if one not in parts]
    return NameKey(owner, core, tuple(sorted(qualifiers)), found_phase)


def same_scope(left: NameKey, right: NameKey) -> bool:
    """Whether the brackets allow one project: one side has none, or one's bracket ends the other's.

    (沈阳基地) beside (辽宁省…沈阳基地) fits; (东基地) beside (西基地) does not.
    """
    if not left.qualifiers or not right.qualifiers:
        return True
    return len(left.qualifiers) == len(right.qualifiers) and all(
        one.endswith(other) or other.endswith(one) for one, other in zip(left.qualifiers, right.qualifiers, strict=True)
    )


def near(left: str, right: str) -> bool:
    """Whether two region codes can be one place: the same, or one lies in the other."""
    if left == right:
        return True
    one, other = _region(left), _region(right)
    if one is None or other is None:
        return False
    return one in chain(other) or other in chain(one)


@cache
def _region(code: str) -> Region | None:
    town = township(code)
    if town is not None:  # that its county is near is all that is asked
        return town.county
    try:
        return by_code(code)
    except KeyError:
        return None


def _phase_only(text: str) -> str:
    for word, value in _words("phase"):
        if text.startswith(word) and text.removeprefix(word) in {"", *(tail for tail, _ in _words("tail"))}:
            return value
    return ""


def _strip_tails(text: str) -> tuple[str, str]:
    phase = ""
    shrinking = True
    while shrinking:
        shrinking = False
        for word, value in (*_words("tail"), *_words("phase")):
            if text.endswith(word) and len(text) > len(word) + 2:
                text, phase, shrinking = text.removesuffix(word), phase or value, True
                break
    return text, phase


def _strip_owner(text: str, region: Region | None) -> tuple[str, str]:
    """The owner's code and the rest of the name; 市/省 alone in front mean the region's own city or province."""
    owner: Region | None = None
    step = _leading_region(text, region, full_only=False)
    while step is not None:
        owner, text = step
        step = _leading_region(text, owner, full_only=True)
    if owner is None and region and not text.startswith(tuple(word for word, _ in _words("not_owner"))):
        for word, level in _words("owner_level"):
            for one in chain(region):
                if one.level == level and text.startswith(word) and one.name.endswith(word):
                    return one.code, text.removeprefix(word)
    return (owner.code if owner else region.code if region else ""), text


def _leading_region(text: str, region: Region | None, *, full_only: bool) -> tuple[Region, str] | None:
    """A region's name in front: of the region's own chain, or by its full name inside the region; and the rest."""
    if region is None:
        return None
    for size in range(min(len(text) - 2, _longest_surface()), 1, -1):
        for found in candidates(text[:size]):
            below = found.name == text[:size] and region in chain(found) and found != region
            if below or (not full_only and found in chain(region)):
                return found, text[size:]
    return None


@cache
def _longest_surface() -> int:
    return max(map(len, surfaces()))
