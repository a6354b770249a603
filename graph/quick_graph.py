"""An rdflib graph that only grows and is only looked up: in: triples, out: the same triples, several times as fast.

rdflib's own store keeps for each triple the contexts that it is in, and tells listeners of it; its graphs bind thirty
prefixes. Checking a plan against its shapes needs none of that, and spent most of its time there.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Any

from rdflib import Graph
from rdflib.store import Store
from rdflib.term import Node, URIRef

_Pattern = tuple[Node | None, Node | None, Node | None]
_Triple = tuple[Node, Node, Node]


class _Triples(Store):
    """Triples by subject and predicate; by predicate and object once somebody asks for a predicate's subjects.

    Contexts are taken for granted and forgotten: a graph of ours is the only one in its store.
    """

    context_aware = True
    graph_aware = True  # pyshacl wraps what it checks in a dataset, which insists on it

    def __init__(self) -> None:
        super().__init__()
        self._size = 0
        self._spo: dict[Node, dict[Node, dict[Node, None]]] = {}
        self._subjects: dict[Node, dict[Node, None]] = {}  # of each predicate
        self._pos: dict[Node, dict[Node, dict[Node, None]]] = {}

    def add_graph(self, graph: Graph) -> None:
        """Nothing to do: there is one graph."""

    def add(self, triple: _Triple, context: object, quoted: bool = False) -> None:
        """Takes the triple in."""
        subject, predicate, value = triple
        values = self._spo.setdefault(subject, {}).setdefault(predicate, {})
        self._size += value not in values
        values[value] = None
        self._subjects.setdefault(predicate, {})[subject] = None
        if predicate in self._pos:
            self._pos[predicate].setdefault(value, {})[subject] = None

    def objects_of(self, subject: Node, predicate: Node) -> tuple[Node, ...]:
        """The values of a property of a thing."""
        found = self._spo.get(subject)
        return tuple(found.get(predicate, ())) if found is not None else ()

    def subjects_with(self, predicate: Node, value: Node) -> tuple[Node, ...]:
        """The things that have a value."""
        if predicate not in self._pos:
            found = self._pos[predicate] = {}
            for subject in self._subjects.get(predicate, ()):
                for one in self._spo[subject][predicate]:
                    found.setdefault(one, {})[subject] = None
        return tuple(self._pos[predicate].get(value, ()))

    def triples(self, pattern: _Pattern, context: object = None) -> Iterator[tuple[_Triple, Iterator[Any]]]:
        """The triples that fit, as rdflib asks for them."""
        subject, predicate, value = pattern
        if subject is None and predicate is not None and value is not None:
            subjects: tuple[Node, ...] = self.subjects_with(predicate, value)
        elif subject is not None:
            subjects = (subject,) if subject in self._spo else ()
        else:
            subjects = tuple(self._spo if predicate is None else self._subjects.get(predicate, ()))
        for one in subjects:
            for name in tuple(self._spo[one]) if predicate is None else (predicate,):
                for found in self.objects_of(one, name):
                    if value is None or found == value:
                        yield (one, name, found), iter(())

    def __len__(self, context: object = None) -> int:
        return self._size


class QuickGraph(Graph):
    """A graph of such triples; what is asked most often is answered without rdflib's way round."""

    def __init__(self) -> None:
        self._triples = _Triples()
        super().__init__(store=self._triples, bind_namespaces="none")

    def add(self, triple: Any) -> QuickGraph:
        """Takes the triple in."""
        self._triples.add(triple, self)
        return self

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Generator[Any, None, None]:
        """The values of a property of a thing; anything more general as rdflib does it."""
        if subject is not None and isinstance(predicate, URIRef):
            yield from self._triples.objects_of(subject, predicate)
        else:
            yield from super().objects(subject, predicate, unique)

    def subjects(self, predicate: Any = None, object: Any = None, unique: bool = False) -> Generator[Any, None, None]:
        """The things that have a value; anything more general as rdflib does it."""
        if isinstance(predicate, URIRef) and object is not None:
            yield from self._triples.subjects_with(predicate, object)
        else:
            yield from super().subjects(predicate, object, unique)
