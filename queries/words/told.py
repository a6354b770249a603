"""Tells what was understood, and what was not and why. In: an `Understanding`. Out: lines, or JSON."""

from __future__ import annotations

from ontology.errors import UsageError
from ontology.messages import language, message
from ontology.population import all_groups
from ontology.themes import theme_coded
from queries.catalogue import Question, question_named
from queries.words.candidates import COMPARE, Candidate
from queries.words.filling import Filled
from queries.words.understand import Understanding


def told(understanding: Understanding) -> tuple[str, ...]:
    """The lines above an answer: the question understood, each parameter with the words it came from, remarks."""
    assert understanding.question is not None
    question = question_named(understanding.question)
    lang = understanding.language
    lines = [message("words.understood", id=question.id, name=question.name, title=_title(question, lang))]
    lines += [_told_parameter(filled) for filled in understanding.parameters]
    comma = message("queries.comma")
    if understanding.open:
        kinds = comma.join(message(f"queries.kind.{name}") for name in understanding.open)
        lines.append(message("words.open", kind=kinds))
    if understanding.unused:
        lines.append(message("words.unused", words=comma.join(understanding.unused)))
    if understanding.passed:
        lines.append(message("words.passed", words=comma.join(understanding.passed)))
    lines += [message("words.mended", written=written, meant=meant) for written, meant in understanding.mended]
    return tuple(lines)


class NotAnsweredError(UsageError):
    """Words that are not answered: its text is why, and what can be asked instead."""

    def __init__(self, understanding: Understanding) -> None:
        super().__init__("words.list_hint")
        self.understanding = understanding

    def __str__(self) -> str:
        understanding = self.understanding
        lines = [why(understanding)]
        if understanding.candidates:
            lines.append(message("words.candidates"))
            for number, candidate in enumerate(understanding.candidates, 1):
                title = title_of(candidate, understanding.language)
                lines.append("  " + message("words.candidate", number=number, title=title, command=candidate.command()))
        if understanding.verdict != "refused":
            lines.append(message("words.list_hint"))
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        return NotAnsweredError, (self.understanding,)


def why(understanding: Understanding) -> str:
    """Why nothing is answered, in one sentence."""
    key = understanding.verdict if understanding.verdict != "refused" else f"refused.{understanding.reason}"
    words = message("queries.comma").join(understanding.unknown)
    return message(f"words.{key}", text=understanding.text, words=words)


def as_dict(understanding: Understanding) -> dict[str, object]:
    """What `--format json` prints of an understanding beside the answer."""
    return {
        "text": understanding.text,
        "language": understanding.language,
        "verdict": understanding.verdict,
        "title": _title(question_named(understanding.question), understanding.language)
        if understanding.question
        else None,
        "recognised": [
            {"parameter": filled.parameter, "value": filled.value, "text": filled.text}
            for filled in understanding.parameters
        ],
        "open": list(understanding.open),
        "unused": list(understanding.unused),
        "passed_over": list(understanding.passed),
        "unknown": list(understanding.unknown),
        "read_as": [{"written": written, "meant": meant} for written, meant in understanding.mended],
    }


def not_answered(understanding: Understanding) -> dict[str, object]:
    """The JSON object of words that are not answered: no question, but candidates."""
    return {
        "question": None,
        "words": understanding.text,
        "why": why(understanding),
        "candidates": [_candidate(candidate, understanding.language) for candidate in understanding.candidates],
        "understanding": as_dict(understanding),
    }


def title_of(candidate: Candidate, lang: str) -> str:
    """What a candidate asks."""
    if candidate.question == COMPARE:
        return message("words.compare", sides=message("queries.comma").join(candidate.sides))
    return _title(question_named(candidate.question), lang)


def _candidate(candidate: Candidate, lang: str) -> dict[str, object]:
    if candidate.question == COMPARE:
        return {
            "question": None,
            "name": COMPARE,
            "title": title_of(candidate, lang),
            "parameters": {"sides": list(candidate.sides), **dict(candidate.parameters)},
            "command": candidate.command(),
        }
    question = question_named(candidate.question)
    return {
        "question": question.id,
        "name": question.name,
        "title": _title(question, lang),
        "parameters": dict(candidate.parameters),
        "command": candidate.command(),
    }


def _title(question: Question, lang: str) -> str:
    return question.title_zh if lang == "zh" else question.title_en


def _told_parameter(filled: Filled) -> str:
    kind = message(f"queries.kind.{filled.parameter}")
    shown = shown_value(filled)
    if filled.text in (shown, filled.value):
        return message("words.filled_alike", kind=kind, shown=shown)
    return message("words.filled", kind=kind, shown=shown, text=filled.text)


def shown_value(filled: Filled) -> str:
    """A value as people read it: a theme's or group's code with its name, the rest as it is."""
    if filled.parameter == "theme" and (theme := theme_coded(filled.value)) is not None:
        return f"{theme.code} {theme.zh if language() == 'zh' else theme.en}"
    if filled.parameter == "role":
        return message(f"queries.value.{filled.value}")
    group = next((one for one in all_groups() if filled.parameter == "group" and one.code == filled.value), None)
    return f"{group.code} {group.zh if language() == 'zh' else group.en}" if group else filled.value
