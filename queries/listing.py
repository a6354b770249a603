"""Tells which questions there are: a table, JSON, the page docs/questions.md, or one question at length."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ontology.messages import message
from queries.catalogue import Parameter, Question
from queries.formats import Sheet, render_table

_PAGE = "questions.md"  # the frame of docs/questions.md


def list_table(questions: Iterable[Question], width: int) -> str:
    """One line a question: id, name, title, parameters (a required one is marked with *)."""
    rows = tuple(
        (item.id, item.name, item.title(), " ".join(_short(parameter) for parameter in item.parameters))
        for item in questions
    )
    headings = ("id", "name", "title", "parameters")
    heads = tuple(message(f"queries.head.{heading}") for heading in headings)
    return render_table(Sheet("", headings, heads, rows, (message("queries.list_hint"),)), width)


def list_json(questions: Iterable[Question], _: int) -> str:
    """A JSON list with everything a program needs to ask."""
    found = [
        {
            "question": item.id,
            "name": item.name,
            "title": {"zh": item.title_zh, "en": item.title_en},
            "description": {"zh": item.description_zh, "en": item.description_en},
            "parameters": [
                {
                    "name": parameter.name,
                    "type": parameter.type,
                    "required": parameter.required,
                    "default": parameter.default or None,
                    "example": parameter.example,
                    "allowed": list(parameter.allowed) or None,
                }
                for parameter in item.parameters
            ],
            "columns": [{"name": column.name, "zh": column.zh, "en": column.en} for column in item.columns],
            "diagram": item.diagram or None,
        }
        for item in questions
    ]
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def describe(question: Question) -> str:
    """One question at length, in the language in force: what it says, its parameters and columns, a call to try."""
    parameters = Sheet(
        "",
        ("parameter", "type", "need", "example"),
        tuple(message(f"queries.head.{heading}") for heading in ("parameter", "type", "need", "example")),
        tuple((f"--{item.name}", item.type, _need(item), _example(item)) for item in question.parameters),
    )
    columns = Sheet(
        "",
        ("column", "heading"),
        (message("queries.head.column"), message("queries.head.heading")),
        tuple((column.name, column.heading()) for column in question.columns),
    )
    parts = [f"{question.id} {question.name}\n{question.title()}\n\n{question.description()}\n"]
    if question.parameters:
        parts.append(render_table(parameters))
    parts.append(render_table(columns))
    parts.append(message("queries.try", command=example_call(question)) + "\n")
    if question.diagram:
        parts.append(message("queries.drawn_by", diagram=question.diagram) + "\n")
    return "\n".join(parts)


def list_page(questions: Iterable[Question], _: int) -> str:
    """The English page docs/questions.md: how to ask, then each question with its parameters and columns."""
    from importlib import resources

    frame = (resources.files("queries") / _PAGE).read_text(encoding="utf-8")
    return frame + "".join(_page_part(item) for item in questions)


def example_call(question: Question) -> str:
    """A call that can be tried: the required parameters, or else the first one, with their examples."""
    shown = [item for item in question.parameters if item.required] or list(question.parameters[:1])
    return " ".join(["planweave ask", question.name, *(f"--{item.name} {item.example}" for item in shown)])


def _page_part(question: Question) -> str:
    lines = [
        f"\n### {question.name}\n",
        f"{question.id} · {question.title_zh} · {question.title_en}\n",
        f"{question.description_en}\n",
        f"```sh\n{example_call(question)}\n```\n",
    ]
    if question.parameters:
        lines.append("| parameter | type | needed | example |\n|---|---|---|---|")
        for item in question.parameters:
            lines.append(f"| `--{item.name}` | {item.type} | {_need(item, 'en')} | {_example(item)} |")
        lines.append("")
    lines.append("| column | heading | 中文 |\n|---|---|---|")
    lines += [f"| `{column.name}` | {column.en} | {column.zh} |" for column in question.columns]
    if question.diagram:
        lines.append(f"\nDrawn by `planweave draw {question.diagram}`.")
    return "\n".join(lines) + "\n"


def _short(parameter: Parameter) -> str:
    return parameter.name + ("*" if parameter.required else "")


def _need(parameter: Parameter, lang: str | None = None) -> str:
    if parameter.required:
        return message("queries.need.required", lang)
    if parameter.default:
        return message("queries.need.default", lang, value=parameter.default)
    return message("queries.need.optional", lang)


def _example(parameter: Parameter) -> str:
    return ", ".join(parameter.allowed) or parameter.example
