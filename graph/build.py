"""Builds and changes a graph on disk: each plan's graph replaced whole, the derived graphs made anew, one version.

The outcome depends on the texts alone, not on the order of files, the workers, or what was built before in which
order. Until the last step the graph is as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as OxigraphStore

from graph import names
from graph.corrections.model import Correction, CorrectionError
from graph.corrections.rdf import correction_graph, outcomes_before, remembered
from graph.corrections.references import changes, with_targets
from graph.corrections.replay import Replay, Source, require_kinds
from graph.entities import entities
from graph.provenance import input_quads, provenance
from graph.reading import PlanGraph, plan_id_of, read_plans
from graph.resolve import links
from graph.shares import shares
from graph.stores.embedded import Writer
from graph.targets import targets
from graph.vocabulary import vocabulary
from ontology.errors import InputError, UsageError


@dataclass(frozen=True, slots=True)
class Progress:
    """One file is done: the how-manieth of how many, and how many facts it gave (None: it could not be read)."""

    done: int
    total: int
    name: str
    facts: int | None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: ids of plans added, changed, as before, removed; problems of skipped files; totals.

    `corrections`: how many the graph holds; `warnings`: those without effect.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[InputError, ...]
    plans: int
    quads: int
    is_new_version: bool
    corrections: int = 0
    warnings: tuple[InputError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lines:
    """Problems as lines of a message, in the language in force when it is shown."""

    problems: tuple[InputError, ...]

    def __str__(self) -> str:
        return "".join(f"\n  - {problem}" for problem in self.problems)


@dataclass
class _Tally:
    """What came of the files so far: ids by outcome, inputs, what corrections did, bad files by name."""

    ids: dict[str, list[str]] = field(default_factory=lambda: {"added": [], "changed": [], "same": []})
    inputs: dict[str, tuple[Quad, ...]] = field(default_factory=dict)
    outcomes: list[Quad] = field(default_factory=list)
    bad: dict[str, InputError] = field(default_factory=dict)


def build(
    files: Sequence[Path],
    graph: Path,
    *,
    workers: int | None = None,
    quotes: bool = True,
    skip_bad: bool = False,
    progress: Callable[[Progress], None] | None = None,
    corrections: Path | None = None,
    forget_corrections: bool = False,
) -> BuildReport:
    """Read the files and put their plans into the graph in the folder `graph`.

    A file that is no plan stops the build and nothing is changed, unless `skip_bad` and another file is good.
    `corrections` is a reviewer's file; without it those that the graph remembers are replayed, unless they are to be
    forgotten.
    Raises InputError for bad files, StoreError for a graph that is locked or cannot be written.
    """
    if not files:
        raise UsageError("graph.no_files")
    _refuse_same_ids(files)
    tally = _Tally()
    rows, source = _given(corrections, forget_corrections)
    with Writer(graph) as writer:
        before = remembered(writer.before)
        replay = Replay(before if source == "remembered" else rows, before, source)
        held, targets = plan_ids(writer.before), replay.targets
        replay.require_texts(held, {plan_id_of(path) for path in files})
        # closed before the writer is, whatever happens: no worker goes on reading for a build that has ended
        with closing(read_plans(files, workers, quotes, writer.scratch(), replay.by_plan)) as results:
            for done, found in enumerate(results, start=1):
                name, facts = _take(writer, found, tally, targets)
                if progress is not None:
                    progress(Progress(done, len(files), name, facts))
        problems = tuple(tally.bad[name] for name in sorted(tally.bad))
        if problems and (not skip_bad or len(problems) == len(files)):
            if len(files) == 1:
                raise problems[0]
            raise InputError("graph.some_bad", bad=len(problems), all=len(files), problems=_Lines(problems))
        replay.require_texts(held, tally.inputs)
        _lead_references(writer, targets)
        require_kinds(writer.now, replay.rows)
        plans, quads, is_new = _finish(writer, tally.inputs, replay, tally.outcomes)
        warnings = replay.warnings(writer.now, plan_ids(writer.now), tally.inputs)
        writer.commit()
    return BuildReport(
        added=tuple(sorted(tally.ids["added"])),
        changed=tuple(sorted(tally.ids["changed"])),
        same=tuple(sorted(tally.ids["same"])),
        removed=(),
        skipped=problems,
        plans=plans,
        quads=quads,
        is_new_version=is_new,
        corrections=len(replay.rows),
        warnings=warnings,
    )


def remove_plans(graph: Path, ids: Sequence[str]) -> BuildReport:
    """Take plans out of the graph. Raises UsageError for an id that it does not hold; then nothing is changed."""
    with Writer(graph) as writer:
        known = plan_ids(writer.before)
        for plan_id in ids:
            if plan_id not in known:
                raise UsageError("graph.no_such_plan", id=plan_id, known=", ".join(known) or "—")
        for plan_id in ids:
            writer.remove(NamedNode(names.plan_graph(plan_id)))
        rows = remembered(writer.before)
        plans, quads, is_new = _finish(writer, dict.fromkeys(ids, ()), Replay(rows, rows, "remembered"), ())
        writer.commit()
    return BuildReport((), (), (), tuple(sorted(set(ids))), (), plans, quads, is_new, len(rows))


def put_graphs(graph: Path, graphs: Mapping[str, Sequence[Quad]]) -> bool:
    """Put named graphs that are no plan's in place of those of the same names (an empty one goes); False if all is as
    it was. The derived graphs are made anew, for what the new ones speak of.
    """
    with Writer(graph) as writer:
        for name, quads in graphs.items():
            _replace(writer, NamedNode(name), quads)
        rows = remembered(writer.before)
        _, _, is_new = _finish(writer, {}, Replay(rows, rows, "remembered"), ())
        writer.commit()
    return is_new


def plan_ids(store: OxigraphStore) -> tuple[str, ...]:
    """The ids of the plans whose graphs the store holds, sorted."""
    found = (names.plan_of_graph(graph.value) for graph in store.named_graphs() if isinstance(graph, NamedNode))
    return tuple(sorted(plan_id for plan_id in found if plan_id is not None))


def _given(path: Path | None, forget: bool) -> tuple[tuple[Correction, ...], Source]:
    """The rows of a reviewer's file, if there is one, and where this build's rows come from."""
    if path is not None and forget:
        raise UsageError("graph.correction_both")
    if path is None:
        return (), "dropped" if forget else "remembered"
    from graph.corrections.file import read_file

    return read_file(path), "file"


def _refuse_same_ids(files: Iterable[Path]) -> None:
    first: dict[str, Path] = {}
    for path in files:
        plan_id = plan_id_of(path)
        if plan_id in first:
            raise InputError("graph.same_id", first=first[plan_id], second=path, id=plan_id)
        first[plan_id] = path


def _take(
    writer: Writer, found: PlanGraph | InputError, tally: _Tally, targets: Mapping[str, str]
) -> tuple[str, int | None]:
    """Write what one file gave, or note that it is bad; the file's name and its facts' number."""
    if isinstance(found, CorrectionError):
        raise found
    if isinstance(found, InputError):
        name = Path(str(found.values["path"])).name
        tally.bad[name] = found
        return name, None
    graph = NamedNode(names.plan_graph(found.plan_id))
    parsed = list(parse(found.nquads, RdfFormat.N_QUADS))
    tally.outcomes.extend(quad for quad in parsed if quad.graph_name != graph)
    quads = with_targets((quad for quad in parsed if quad.graph_name == graph), targets)
    tally.ids[_put(writer, graph, quads)].append(found.plan_id)
    tally.inputs[found.plan_id] = input_quads(quads, found.plan_id, found.quotes)
    return found.path.name, found.facts


def _put(writer: Writer, name: NamedNode, quads: Sequence[Quad]) -> str:
    """Write one plan's graph if it differs from what is there: 'added', 'changed' or 'same'."""
    is_new = not writer.before.contains_named_graph(name)
    if not _replace(writer, name, quads):
        return "same"
    return "added" if is_new else "changed"


def _replace(writer: Writer, name: NamedNode, quads: Sequence[Quad]) -> bool:
    """Put `quads` in place of a graph; False if they are what it holds already."""
    if set(writer.now.quads_for_pattern(None, None, None, name)) == set(quads):
        return False
    writer.replace(name, quads)
    return True


def _lead_references(writer: Writer, targets: Mapping[str, str]) -> None:
    """Carry renames out, or take them back, in the plans that were not read now."""
    out, into = changes(writer.now, targets)
    if out or into:
        writer.change(out, into)


def _finish(
    writer: Writer, inputs: Mapping[str, tuple[Quad, ...]], replay: Replay, outcomes: Iterable[Quad]
) -> tuple[int, int, bool]:
    """Make the derived graphs anew; the plans, the quads, whether there is a new version to put in force."""
    held = set(plan_ids(writer.now)) - set(inputs)
    kept = outcomes_before(writer.before, (row for row in replay.rows if row.plan in held))
    _replace(writer, NamedNode(names.CORRECTIONS_GRAPH), correction_graph(replay.rows, (*kept, *outcomes)))
    _replace(writer, NamedNode(names.VOCABULARY_GRAPH), vocabulary())
    _replace(writer, NamedNode(names.ENTITIES_GRAPH), entities(writer.now))
    _replace(writer, NamedNode(names.LINKS_GRAPH), links(writer.now))
    _replace(writer, NamedNode(names.SHARES_GRAPH), shares(writer.now))
    _replace(writer, NamedNode(names.TARGETS_GRAPH), targets(writer.now))
    _replace(writer, NamedNode(names.BUILD_GRAPH), provenance(writer.now, inputs))
    return len(plan_ids(writer.now)), len(writer.now), writer.has_draft
