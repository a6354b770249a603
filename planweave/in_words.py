"""`planweave ask "…"`: a question in words, understood and answered, or refused with what can be asked instead."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ontology.errors import UsageError
from ontology.messages import choose_language

if TYPE_CHECKING:
    from graph.stores import Store
    from queries.formats import Format


def ask_in_words(
    store: Store, text: str, given: dict[str, str], form: Format, detail: bool, sparql: bool, output: Path | None
) -> None:
    """Understand the text, say how, and write the answer (or its SPARQL); parameters `given` overrule the words.

    NotAnsweredError where it is not understood; as JSON the candidates are written and the exit code is the error's.
    """
    from planweave.commands.common import terminal_width, write_text
    from queries.formats import render_answer
    from queries.runner import ask, sparql_of
    from queries.words import understand, vocabulary_of
    from queries.words.told import NotAnsweredError, as_dict, not_answered, told

    understanding = understand(text, vocabulary_of(store), given)
    _speak(understanding.language)
    if understanding.question is None:
        if form == "json":
            write_text(_json(not_answered(understanding)), output)
            raise click.exceptions.Exit(NotAnsweredError.exit_code)
        raise NotAnsweredError(understanding)
    lines = told(understanding)
    parameters = understanding.given()
    try:
        if sparql:
            shown = "".join(f"# {line}\n" for line in lines) + sparql_of(store, understanding.question, parameters)
            write_text(shown, output)
            return
        answer = ask(store, understanding.question, parameters)
    except UsageError:
        click.echo("\n".join(lines), err=True)  # what was understood helps to see what cannot be found
        raise
    if form == "json":
        write_text(_json({**answer.as_dict(), "understanding": as_dict(understanding)}), output)
        return
    rendered = render_answer(answer, form, detail=detail, width=terminal_width(output))
    if form == "csv":
        click.echo("\n".join(lines), err=True)
        write_text(rendered, output)
    else:
        mark = "> " if form == "md" else ""
        write_text("".join(f"{mark}{line}{_END[form]}\n" for line in lines) + "\n" + rendered, output)


_END = {"table": "", "md": "  "}  # Markdown keeps a line's end behind two spaces


def _speak(language: str) -> None:
    """Speak the question's language, unless the person chose one."""
    context = click.get_current_context().find_root()
    if not context.params.get("lang") and "PLANWEAVE_LANG" not in os.environ:
        choose_language(language)


def _json(found: dict[str, object]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
