"""`planweave evaluate TEXT… GOLD…`: facts measured against annotated documents, or two versions of facts compared."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loaders.evaluation.kinds import KINDS
from ontology.errors import InputError, UsageError
from ontology.messages import message

if TYPE_CHECKING:
    from loaders.evaluation.report import Report
    from loaders.evaluation.sheets import Compared


@click.command("evaluate", short_help="Measure facts against annotations. 对照标注评估。")
@click.argument("paths", metavar="TEXT… GOLD…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--errors", type=click.Choice((*KINDS, "all")), metavar="KIND|all", help="List what is wrong. 列出错误。")
@click.option("--format", "form", type=click.Choice(("table", "json", "csv", "md")), default="table", show_default=True)
@click.option("--facts", metavar="FILE.jsonl", type=click.Path(path_type=Path), help="Facts to measure. 待评估的事实。")
@click.option("--before", metavar="FILE.jsonl|DIR", type=click.Path(path_type=Path), help="Earlier facts. 早先的事实。")
@click.option("--fail-below", metavar="F1", type=click.FloatRange(0, 1), help="Exit with 1 below this. 低于则返回 1。")
def evaluate_command(
    paths: tuple[Path, ...],
    errors: str | None,
    form: str,
    facts: Path | None,
    before: Path | None,
    fail_below: float | None,
) -> None:
    """Print how many facts are found and right, by kind, in texts that were annotated by hand.

    A text and its annotation (a folder) share their name: plan.txt, gold/plan. Without --facts the facts are extracted
    now. --errors lists what was missed, invented or wrong; --before compares with earlier facts (of several texts: a
    folder with NAME.jsonl) and lists gains and losses. In csv the lists stand in place of the figures.
    """
    from loaders import extract_document, read_document
    from loaders.evaluation import compare, evaluate, read_facts, read_gold, require_same_text

    pairs = _paired(paths)
    if len(pairs) > 1 and (facts is not None or (before is not None and not before.is_dir())):
        raise UsageError("evaluate.one_text", texts=len(pairs))
    reports: list[Report] = []
    compared: list[Compared] = []
    for text, folder in pairs:
        document, gold = read_document(text), read_gold(folder)
        require_same_text(gold, document.text, folder)
        found = read_facts(facts) if facts else [fact.as_dict() for fact in extract_document(document)]
        reports.append(evaluate(gold, found))
        if before is not None:
            earlier = read_facts(before / f"{text.stem}.jsonl" if before.is_dir() else before)
            compared.append((gold.name, compare(evaluate(gold, earlier), reports[-1])))
    click.echo(_shown(reports, errors, compared if before else None, form), nl=False)
    low = [
        f"{report.name} {item.kind} {item.strict.f1:.4f}"
        for report in reports
        for item in report.kinds
        if fail_below is not None and round(item.strict.f1, 4) < fail_below
    ]
    if low:
        click.echo(message("evaluate.below", least=fail_below, kinds=", ".join(low)), err=True)
        sys.exit(1)


def _paired(paths: tuple[Path, ...]) -> list[tuple[Path, Path]]:
    """Each text with the folder of its name, in the order of the texts; UsageError if one is left alone."""
    for path in paths:
        if not path.exists():
            raise InputError("loaders.missing", path=path)
    folders = {path.resolve().name: path for path in paths if path.is_dir()}
    texts = {path.stem: path for path in paths if not path.is_dir()}
    if len(folders) + len(texts) < len(paths):
        raise UsageError("evaluate.name_twice")
    for name, path in texts.items():
        if name not in folders:
            raise UsageError("evaluate.no_gold", path=path, name=name)
    for name, path in folders.items():
        if name not in texts:
            raise UsageError("evaluate.no_text", path=path, name=name)
    return [(path, folders[name]) for name, path in texts.items()]


def _shown(reports: list[Report], errors: str | None, compared: list[Compared] | None, form: str) -> str:
    """The text of all that was asked for, ending with a line feed."""
    from loaders.evaluation import sheets
    from loaders.evaluation.as_json import as_json
    from planweave.commands.common import terminal_width
    from queries.formats import RENDERERS, Sheet

    if form == "json":
        return json.dumps(as_json(reports, errors, compared), ensure_ascii=False, indent=1) + "\n"
    parts = sheets.csv_parts if form == "csv" else sheets.parts
    texts = [
        RENDERERS[form](Sheet(part.title, part.names, part.headings, part.rows, part.notes), terminal_width())
        for part in parts(reports, errors, compared)
    ]
    return "\n".join(texts)
