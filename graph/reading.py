"""From a file to one plan's quads, in this process or in a pool of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.pool import processors, start_worker, worker_pool
from ontology.errors import InputError

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from graph.corrections.model import Correction
    from loaders.document import Document
    from loaders.model import Fact

Rows = Mapping[str, "tuple[Correction, ...]"]


@dataclass(frozen=True, slots=True)
class PlanGraph:
    """What one file gives: the plan's id, its graph as N-Quads (quick to write and read), its facts' number.

    What came of its corrections is among the quads, in the corrections graph.
    """

    path: Path
    plan_id: str
    nquads: bytes
    facts: int
    quotes: bool


def plan_id_of(path: Path) -> str:
    """A plan's id is its file's stem (composed: some systems hand é out as two characters)."""
    return unicodedata.normalize("NFC", path.stem)


def read_plan(path: Path, quotes: bool = True, rows: Rows | None = None) -> PlanGraph:
    """Read, extract, correct (`rows` by plan) and map one file. Raises InputError for one that is no plan."""
    from pyoxigraph import RdfFormat, serialize

    from graph.mapping import map_facts
    from loaders import extract_document, read_document
    from loaders.model import ActionFact, IndicatorFact, ProjectFact, QuantityFact, SectionFact

    try:
        document = read_document(path)
    except OSError as error:
        raise InputError("graph.unreadable", path=path, detail=error.strerror or error) from error
    facts = extract_document(document)
    says_something = any(isinstance(fact, ActionFact | IndicatorFact | ProjectFact | QuantityFact) for fact in facts)
    if not says_something or not any(isinstance(fact, SectionFact) for fact in facts):
        raise InputError("graph.no_plan", path=path)
    plan_id = plan_id_of(path)
    own = (rows or {}).get(plan_id, ())
    quads = (
        _corrected(document, plan_id, facts, own, quotes) if own else map_facts(document, plan_id, facts, quotes=quotes)
    )
    nquads = serialize(quads, format=RdfFormat.N_QUADS)
    assert nquads is not None
    return PlanGraph(path, plan_id, nquads, len(facts), quotes)


def _corrected(
    document: Document, plan_id: str, facts: tuple[Fact, ...], rows: tuple[Correction, ...], quotes: bool
) -> tuple[Quad, ...]:
    """The plan's quads with its corrections carried out, and what came of them."""
    from pyoxigraph import NamedNode

    from graph import names
    from graph.corrections.apply import correct
    from graph.corrections.rdf import done_quads
    from graph.mapping import map_facts
    from graph.mapping.writer import plan_writer

    corrected = correct(document, plan_id, facts, rows)
    places = [done.span for done in corrected.done]
    writer = plan_writer(document, plan_id, corrected.facts, quotes)
    outcomes: list[Quad] = []
    for done in corrected.done:
        section = writer.section_at(done.span.start)
        node = None if section is None else NamedNode(names.section(plan_id, section.path))
        outcomes.extend(done_quads(done, node))
    return (*map_facts(document, plan_id, corrected.facts, quotes=quotes, places=places), *outcomes)


def read_plans(
    paths: Sequence[Path], workers: int | None, quotes: bool, scratch: Path, rows: Rows | None = None
) -> Generator[PlanGraph | InputError, None, None]:
    """Each file's plan or what is wrong with it, as they are done (in the order of the files with one worker).

    `workers` None is as many as there are processors and files. With one, all happens in this process. More hand
    their results over in files in the folder `scratch`, which is there and empty. Close it to end them early.
    """
    count = min(workers or processors(), len(paths))
    if count <= 1:
        for path in paths:
            yield _attempt(path, quotes, rows)
    else:
        yield from _in_pool(paths, count, quotes, scratch, rows or {})


def _attempt(path: Path, quotes: bool, rows: Rows | None) -> PlanGraph | InputError:
    try:
        return read_plan(path, quotes, rows)
    except InputError as error:
        # InputErrors about the text name its file only; the report needs the path as it was given
        error.values.setdefault("path", path)
        return error


def _attempt_to_file(path: Path, quotes: bool, target: Path, rows: Rows) -> PlanGraph | InputError:
    """In a worker: the plan without its quads, which are in the file `target` (see graph.pool)."""
    found = _attempt(path, quotes, rows)
    if isinstance(found, InputError):
        return found
    target.write_bytes(found.nquads)
    return replace(found, nquads=b"")


def _in_pool(
    paths: Sequence[Path], count: int, quotes: bool, scratch: Path, rows: Rows
) -> Generator[PlanGraph | InputError, None, None]:
    with worker_pool(count, start_worker) as pool:
        targets = {
            pool.submit(_attempt_to_file, path, quotes, scratch / f"{number}.nq", _own(rows, path)): scratch
            / f"{number}.nq"
            for number, path in enumerate(paths)
        }
        for finished in as_completed(targets):
            found = finished.result()
            if isinstance(found, PlanGraph):
                found = replace(found, nquads=targets[finished].read_bytes())
                targets[finished].unlink()
            yield found


def _own(rows: Rows, path: Path) -> Rows:
    """The rows about one file's plan alone: a worker needs no others."""
    plan_id = plan_id_of(path)
    return {plan_id: rows[plan_id]} if plan_id in rows else {}
