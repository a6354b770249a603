"""Whose a project is: what makes a name definite, its full form, its region.

In: a reading with its institutions and header. The owner's short forms are written out: 市六院 → 沈阳市第六人民医院,
市X and 我市X → the plan's own city.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from loaders.bodies.owner import official_name
from loaders.model import InstitutionFact
from loaders.projects.parts import Candidate, phase_of
from loaders.projects.words import project_words, word_value
from loaders.reading import Reading
from ontology.regions import Region, by_code, chain, full_name, is_municipality, resolve, surfaces
from ontology.townships import Township, township

_LONGEST, _SHORTEST = 12, 2
_ONE_BY_RULE = ("project.heading", "project.only_one")  # of these, what is of the plan's level is the plan's own


class Owned:
    """Answers for one document."""

    def __init__(self, reading: Reading) -> None:
        self._view = reading.document.view
        self._near = reading.header.region
        self._names = frozenset(surfaces())
        bodies = [fact for fact in reading.facts(InstitutionFact) if fact.span is not None]
        self._bodies = sorted(((fact.span.start, fact.span.end, fact) for fact in bodies if fact.span), key=_place)
        self._starts = [start for start, _, _ in self._bodies]

    def definite(self, start: int, end: int) -> bool:
        """Whether the piece begins with a region, an owner (市…) or a body, or holds a named body."""
        return (
            self._leading_region(self._view[start:end]) is not None
            or bool(self._own_prefix(self._view[start:end]))
            or any(left < end for left, _, _ in self._bodies_in(start, end))
            or _named_place(self._view[start:end])
        )

    def definite_at(self, start: int, end: int) -> bool:
        """Whether the piece begins with a region, an owner or a body."""
        text = self._view[start:end]
        return bool(self._leading_region(text) is not None or self._own_prefix(text) or self.body_starting(start, end))

    def lower_level(self, text: str) -> bool:
        """Whether a name begins with a level below the plan's own (县级… in a province's plan), and so is a class."""
        level = next(
            (word_value("level_rank", word) for word in project_words("level_rank") if text.startswith(word)), ""
        )
        if not level or self._near is None or self._near.level == "county":
            return False
        return level == "county" or (self._near.level == "province" and not is_municipality(self._near))

    def own_level(self, text: str) -> str:
        """The word for the plan's own level that a name begins with (区级 in a district's plan); '' if with none."""
        level = next((word for word in project_words("level_rank") if text.startswith(word)), "")
        ranked = word_value("level_rank", level) if level else ""
        return level if ranked and self._near is not None and self._near.level == ranked else ""

    def body_before(self, at: int) -> str:
        """The full name of the body whose mention ends at `at`; '' if none does."""
        return next((fact.name for _, right, fact in self._bodies if right == at), "")

    def body_starting(self, start: int, end: int) -> str:
        """The full name of the first body in view[start:end] if its mention begins at `start`; '' if none does."""
        return next((fact.name for left, _, fact in self._bodies_in(start, end) if left == start), "")

    def body_within(self, start: int, end: int) -> tuple[str, str]:
        """The last body that view[start:end] mentions, as mentioned and in full; ('', '') if it mentions none."""
        inside = [one for one in self._bodies_in(start, end) if one[1] <= end]
        return (self._view[inside[-1][0] : inside[-1][1]], inside[-1][2].name) if inside else ("", "")

    def body_end(self, start: int) -> int:
        """Where the mention of a body ends that begins at `start`; `start` if none does."""
        return next((right for left, right, _ in self._bodies_in(start, start + 1) if left == start), start)

    def body_at(self, start: int, end: int) -> str:
        """The full name of the body whose mention is exactly view[start:end]; '' if none is."""
        return next(
            (fact.name for left, right, fact in self._bodies_in(start, end) if (left, right) == (start, end)), ""
        )

    def spelled(self, start: int, end: int) -> str:
        """view[start:end] with the one body that it names written out."""
        text, bodies = self._view[start:end], self._bodies_in(start, end)
        if len(bodies) != 1 or bodies[0][1] > end:
            return text
        surface = self._view[bodies[0][0] : bodies[0][1]]
        return text if "(" in surface else text.replace(surface, bodies[0][2].name, 1)

    def region_length(self, text: str) -> int:
        """How many characters the name of a region takes that `text` begins with; 0 if it begins with none."""
        for length in range(min(_LONGEST, len(text)), _SHORTEST - 1, -1):
            if text[:length] in self._names and self._leading_region(text[:length]) is not None:
                return length
        return 0

    def full(self, item: Candidate) -> str:
        """The candidate's name with owners written out."""
        name = item.name
        bodies = self._bodies_in(item.start, item.end)
        if len(bodies) == 1 and bodies[0][1] <= item.end:  # a list of bodies keeps its short forms
            surface = self._view[bodies[0][0] : bodies[0][1]]
            written = "(" in surface or bodies[0][2].name in name  # a member of a list is written out already
            name = name if written else name.replace(surface, bodies[0][2].name, 1)
        prefix = self._own_prefix(name)
        platform = _bare_of_work(name).endswith(project_words("it_owned"))  # 市级全民健康信息平台 is the city's
        one = platform or item.rule in _ONE_BY_RULE or name.endswith(project_words("level_centre"))
        level = self.own_level(name) if one else ""
        if level and self._near:
            name = official_name(self._near) + name[len(level) :]
        elif prefix:
            owner = self._owner(prefix)
            name = official_name(owner) + name[len(prefix) :] if owner else name
        elif self._near and self._ownerless_platform(name):
            name = self._near.name + name  # a county's alone: 上城区全民健康信息平台
        elif self._near and item.name.startswith(project_words("ownerless")):
            name = official_name(self._near) + name  # 人民医院迁建项目
        return name.strip()

    def _ownerless_platform(self, name: str) -> bool:
        """A public platform that names no owner is the plan's own region's."""
        level = next((word for word in project_words("level_word") if name.startswith(word)), "")
        levelled = level and not name.startswith(project_words("level_not_after"), len(level))  # not 区域…平台
        named = self._leading_region(name) or name.startswith("“") or levelled
        return not named and _bare_of_work(name).endswith(project_words("it_owned"))

    def region_of(self, item: Candidate) -> Region | Township | None:
        """The region its name begins with, or of the body it names; else the plan's own."""
        for _, _, fact in self._bodies_in(item.start, item.end):
            if fact.region_code:
                town = township(fact.region_code)
                if town is not None:
                    return town
                found = by_code(fact.region_code)
                if self._near is None or self._near in chain(found):
                    return found
        led = self._leading_region(self._view[item.start : item.end].lstrip("“")) or self._leading_region(item.name)
        if led is not None and (self._near is None or self._near in chain(led)):
            return led
        return self._near

    def located(self, location: str) -> Region | None:
        """The region that an address begins with."""
        return self._leading_region(location)

    def _bodies_in(self, start: int, end: int) -> list[tuple[int, int, InstitutionFact]]:
        first = bisect_left(self._starts, start)
        return self._bodies[first : bisect_right(self._starts, end - 1)]

    def _leading_region(self, text: str) -> Region | None:
        found: Region | None = None
        for length in range(min(_LONGEST, len(text)), _SHORTEST - 1, -1):
            if text[:length] in self._names:
                found = resolve(text[:length], self._near)
                if found and text[:length] != found.name and not self._related(found):
                    found = None  # a short name far away is an ordinary word (惠民)
                if found:
                    deeper = self._leading_region_within(text[length:], found)
                    return deeper or found
        return found

    def _related(self, region: Region) -> bool:
        return self._near is not None and (self._near in chain(region) or region in chain(self._near))

    def _leading_region_within(self, text: str, outer: Region) -> Region | None:
        for length in range(min(_LONGEST, len(text)), _SHORTEST - 1, -1):
            if text[:length] in self._names:
                inner = resolve(text[:length], outer)
                if inner and outer in chain(inner) and inner != outer:
                    return inner
        return None

    def _own_prefix(self, text: str) -> str:
        for prefix in project_words("own_prefix"):
            if text.startswith(prefix) and not text.startswith(project_words("own_not_after"), len(prefix)):
                return prefix
        return ""

    def _owner(self, prefix: str) -> Region | None:
        """The region that 市, 我区, 省 … mean in this plan."""
        if self._near is None:
            return None
        whole = next((region for region in chain(self._near) if len(prefix) > 2 and region.name.endswith(prefix)), None)
        if whole is not None:  # 自治区 in the plan of one of its districts
            return whole
        for region in reversed(chain(self._near)):
            if region.name.endswith(prefix[-1]):
                return region
        return next((r for r in chain(self._near) if prefix[-1] == "省" and r.level == "province"), None)


def shown(region: Region | Township | None) -> str:
    """The full name of a region or a township; '' of none."""
    if region is None:
        return ""
    return region.full_name if isinstance(region, Township) else full_name(region)


def _bare_of_work(name: str) -> str:
    """A platform's name without its phase and the work on it: 全民健康信息平台|(二期), …平台|建设."""
    phase = phase_of(name)
    bare = name.rstrip(")").removesuffix(phase).rstrip("(") if phase else name
    return bare.removesuffix("建设")


def _place(item: tuple[int, int, InstitutionFact]) -> tuple[int, int]:
    return item[0], -item[1]


def _named_place(text: str) -> bool:
    """A street, town or village by name (彭埠街道…): two characters or more before its kind."""
    return any(text.find(word) >= 2 for word in project_words("place_word"))
