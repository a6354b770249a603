"""planweave: facts from Chinese government plans, as a graph that can be asked, compared and drawn.

`extract(path)` and `extract_text(text)` give the facts of a plan as dicts (their fields: docs/facts.md).
`compare(graph, names)`, `brief(graph, name, output)` and `progress(graph, …)` ask a graph on disk (docs/briefs.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the loaders are heavy: a command that reads no plan does without them
    from loaders.model import JsonValue


def extract(path: str | Path, region: str | None = None, period: str | None = None) -> list[dict[str, JsonValue]]:
    """The facts of the plan in the file `path`, in text order.

    `region` (a name such as 通辽市) and `period` (such as 2021-2025) overrule what the document's header says.
    Raises ontology.errors.InputError for a file that cannot be read as a plan.
    """
    from loaders import extract_document, read_document

    return [fact.as_dict() for fact in extract_document(read_document(path), region=region, period=period)]


def extract_text(text: str, region: str | None = None, period: str | None = None) -> list[dict[str, JsonValue]]:
    """The facts of a plan or a fragment of one, given as a string."""
    from loaders import extract_document
    from loaders.document import Document

    return [fact.as_dict() for fact in extract_document(Document("text", text), region=region, period=period)]


def compare(graph: str | Path, names: Sequence[str]) -> dict[str, object]:
    """Plans (by id or title) or regions side by side, as `planweave compare --format json` prints them.

    Raises ontology.errors.UsageError for names that mean nothing, StoreError if there is no graph in the folder.
    """
    from graph.stores import open_store
    from queries.compare import compare as compare_sides
    from queries.compare.render import as_dict

    store = open_store(Path(graph), None)
    try:
        return as_dict(compare_sides(store, names))
    finally:
        store.close()


def brief(graph: str | Path, name: str, output: str | Path, sources: str | Path | None = None) -> tuple[Path, ...]:
    """Write a cited profile of a plan, region, indicator, institution or theme; the files written.

    The suffix of `output` chooses the format (.md .html .docx .xlsx .bib). `sources` is a table plan,url,accessed.
    """
    from graph.files import whole_file
    from graph.stores import open_store
    from viz.briefs import PICTURES, check_suffix, make_brief, render_brief
    from viz.briefs.figures import paints_here

    path = Path(output)
    painter = paints_here if check_suffix(path) in PICTURES else None
    store = open_store(Path(graph), None)
    try:
        made = make_brief(store, name, None if sources is None else Path(sources), painter)
    finally:
        store.close()
    files = render_brief(made, path)
    for target, content in files.items():
        with whole_file(target) as handle:
            handle.write(content)
    return tuple(files)


def progress(graph: str | Path, actuals: Sequence[str | Path] = (), **parameters: str) -> list[dict[str, object]]:
    """Store the tables of reported values, and say of each value what it means for its targets, a dict a row.

    `parameters`: indicator, region. Raises graph.actuals.ActualsError, with every bad line, before anything is stored.
    """
    from graph.stores import open_store
    from queries.progress import progress as find_progress
    from queries.progress.render import as_dicts

    if actuals:
        from graph.actuals import store_actuals

        store_actuals(Path(graph), [Path(path) for path in actuals])
    store = open_store(Path(graph), None)
    try:
        return as_dicts(find_progress(store, parameters))
    finally:
        store.close()
