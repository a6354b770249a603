"""A reviewer's word on which projects are one: joins and parts the groups that names alone make."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steering:
    """`same`: project → the project that it is; `apart`: pairs that are not one. Both by IRI."""

    same: Mapping[str, str]
    apart: Collection[frozenset[str]]

    def whole(self, iri: str) -> str:
        """The project that a reviewer says it is; itself if none does."""
        return self.same.get(iri, iri)

    def parts(self, left: str, right: str) -> bool:
        """Whether two are kept apart: they, or what they are said to be."""
        if not self.apart:
            return False
        pair = frozenset((self.whole(left), self.whole(right)))
        return any(frozenset(map(self.whole, one)) == pair for one in self.apart)

    def says_one(self, left: str, right: str) -> bool:
        """Whether a reviewer says that two are one."""
        return left != right and self.whole(left) == self.whole(right)

    def join(self, groups: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """The groups with those put together that hold names of one project; its own name stands first.

        A name that came along with one side and is to be kept apart from one of the other side stays alone.
        """
        named = {*self.same, *self.same.values()}
        joined: dict[str, list[str]] = {}
        found: list[tuple[str, ...]] = []
        for group in groups:
            wholes = [self.whole(iri) for iri in group if iri in named]
            if not wholes:
                found.append(group)
                continue
            # two wholes in one group are one project by their names already
            target = next((joined[whole] for whole in wholes if whole in joined), [])
            target.extend(group)
            for whole in wholes:
                joined[whole] = target
        done: list[list[str]] = []
        for whole, members in joined.items():
            if any(members is other for other in done):
                continue
            done.append(members)
            kept: list[str] = []
            for iri in sorted(members, key=lambda one: (one != whole, self.whole(one) != whole)):
                if any(self.parts(iri, other) for other in kept):
                    found.append((iri,))
                else:
                    kept.append(iri)
            found.append(tuple(kept))
        return found
