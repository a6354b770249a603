"""What every store can do. Terms are pyoxigraph's, wherever they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term: TypeAlias = NamedNode | Literal | BlankNode | Triple
else:
    Term = object


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: the variables in order, without ?, and one tuple a row; unbound is None."""

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


@dataclass(frozen=True, slots=True)
class Written:
    """The answer to a SELECT: the variables in order, without ?, and the cells of each from the first row to the last.

    A cell is a term as in TSV; '' is unbound.
    """

    variables: tuple[str, ...]
    columns: tuple[list[str], ...]


class Store(Protocol):
    """A graph to be read. QueryError for a query that is broken or fails, StoreError for a store that is."""

    @property
    def is_fixed(self) -> bool:
        """Whether what it holds cannot change while it is open, so that an answer may be kept."""
        ...

    def select(self, query: str) -> Solutions:
        """The rows of a SELECT."""
        ...

    def written(self, query: str) -> Written:
        """The rows of a SELECT of at least one variable as text, which is quicker where they are many."""
        ...

    def ask(self, query: str) -> bool:
        """The answer to an ASK."""
        ...

    def construct(self, query: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE, each once."""
        ...

    def close(self) -> None:
        """Let go of files and connections; the store cannot be asked afterwards."""
        ...
