"""What a finder is given: the document, its outline and tables, the plan's header, and the facts found before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from loaders.document import Document
from loaders.header import Header
from loaders.model import Fact
from loaders.outline import Outline
from loaders.tables import Table

F = TypeVar("F", bound=Fact)


@dataclass
class Reading:
    """One pass over one document. `found` grows as the finders run, in registry order."""

    document: Document
    outline: Outline
    tables: tuple[Table, ...]
    header: Header
    found: list[Fact] = field(default_factory=list)

    def facts(self, kind: type[F]) -> list[F]:
        """The facts of one class found so far, in the order they were found."""
        return [fact for fact in self.found if isinstance(fact, kind)]


Finder = Callable[[Reading], Iterable[Fact]]
