"""Reads the catalogue: one question a file in catalogue/*.rq; in: header lines `#+ key: value`, out: `Question`s.

Header: `id`, `name`, `title_zh`, `title_en`, `description_zh`, `description_en` once each; `coverage` (which notes on
silent plans apply: names of coverage/*.rq) and `diagram` at most once; then any number of
`parameter: name | type | required, optional or a default | example [| allowed values]` and
`column: name | heading zh | heading en [| words]`. A column's name is a variable of the SELECT. Of the words, `list`
says that a cell holds members divided by line feeds, `code` that tables show its values by the texts
`queries.value.…`, `codes` both, `detail` that tables leave the column out unless asked for it, and `filled` that
they do where no row has a value in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

from ontology.errors import UsageError
from ontology.messages import language

ParameterType = Literal[
    "indicator", "theme", "group", "region", "plan", "institution", "year", "role", "number", "fact"
]
ColumnKind = Literal["plain", "list", "code", "codes"]
PARAMETER_TYPES: tuple[str, ...] = get_args(ParameterType)

_HEADER_LINE = re.compile(r"#\+ (?P<key>[a-z_]+): (?P<value>.+)")
_ONCE = ("id", "name", "title_zh", "title_en", "description_zh", "description_en")
_AT_MOST_ONCE = ("coverage", "diagram")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a question; `default` is '' when there is none, `allowed` is empty when any value goes."""

    name: str
    type: ParameterType
    required: bool
    default: str
    example: str
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a question's rows; tables leave `detail` columns out unless asked for them, and `filled` ones

    where no row has a value in them.
    """

    name: str
    zh: str
    en: str
    kind: ColumnKind
    detail: bool
    filled: bool

    def heading(self) -> str:
        """The heading in the language in force."""
        return self.zh if language() == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Question:
    """One named question: what it is called, what it takes, what it gives, and its SPARQL (with `$name` places)."""

    id: str
    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    coverage: tuple[str, ...]
    diagram: str
    sparql: str

    def title(self) -> str:
        """The title in the language in force."""
        return self.title_zh if language() == "zh" else self.title_en

    def description(self) -> str:
        """The description in the language in force."""
        return self.description_zh if language() == "zh" else self.description_en


def read_question(name: str, text: str) -> Question:
    """The question that a file holds; ValueError (a fault of ours, found by tests) names the file and the line."""
    once: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            continue
        found = _HEADER_LINE.fullmatch(line.rstrip())
        if found is None:
            raise ValueError(f"{name}.rq:{number}: not a header line: {line!r}")
        key, value = found["key"], found["value"].strip()
        if key == "parameter":
            parameters.append(_parameter(f"{name}.rq:{number}", value))
        elif key == "column":
            columns.append(_column(f"{name}.rq:{number}", value))
        elif key in once or key not in (*_ONCE, *_AT_MOST_ONCE):
            raise ValueError(f"{name}.rq:{number}: {key!r} is unknown or stands twice")
        else:
            once[key] = value
    missing = [key for key in _ONCE if key not in once]
    if missing or not columns or once["name"] != name:
        raise ValueError(f"{name}.rq: the header lacks {missing}, has no column, or its name is not the file's")
    return Question(
        id=once["id"],
        name=name,
        title_zh=once["title_zh"],
        title_en=once["title_en"],
        description_zh=once["description_zh"],
        description_en=once["description_en"],
        parameters=tuple(parameters),
        columns=tuple(columns),
        coverage=tuple(once.get("coverage", "").split()),
        diagram=once.get("diagram", ""),
        sparql=text,
    )


def _parameter(place: str, value: str) -> Parameter:
    parts = [part.strip() for part in value.split("|")]
    if not 4 <= len(parts) <= 5 or parts[1] not in PARAMETER_TYPES:
        raise ValueError(f"{place}: a parameter is `name | type | required, optional or default | example [| allowed]`")
    name, kind, need, example = parts[:4]
    return Parameter(
        name=name,
        type=cast(ParameterType, kind),
        required=need == "required",
        default="" if need in ("required", "optional") else need,
        example=example,
        allowed=tuple(parts[4].split()) if len(parts) == 5 else (),
    )


def _column(place: str, value: str) -> Column:
    parts = [part.strip() for part in value.split("|")]
    flags = parts[3].split() if len(parts) == 4 else []
    kinds = [flag for flag in flags if flag not in ("detail", "filled")] or ["plain"]
    if not 3 <= len(parts) <= 4 or len(kinds) > 1 or kinds[0] not in get_args(ColumnKind):
        raise ValueError(f"{place}: a column is `name | heading zh | heading en [| list, code, codes, detail, filled]`")
    kind = cast(ColumnKind, kinds[0])
    return Column(parts[0], parts[1], parts[2], kind, detail="detail" in flags, filled="filled" in flags)


def _query_files(folder: str) -> list[Traversable]:
    found = resources.files("queries") / folder
    return sorted((item for item in found.iterdir() if item.name.endswith(".rq")), key=lambda item: item.name)


def _read_folder(folder: str) -> dict[str, Question]:
    found: dict[str, Question] = {}
    for item in _query_files(folder):
        name = item.name.removesuffix(".rq")
        found[name] = read_question(name, item.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def questions() -> dict[str, Question]:
    """All questions by name, in the order of their ids."""
    return dict(sorted(_read_folder("catalogue").items(), key=lambda pair: (pair[1].id, pair[0])))


@cache
def coverage_query(name: str) -> Question:
    """One of the queries in coverage/, which say what each plan holds on a thing."""
    return _read_file("coverage", name)


@cache
def lookup_query(name: str) -> Question:
    """One of the queries in lookup/, which list what things of one kind are called."""
    return _read_file("lookup", name)


@cache
def inner_query(folder: str, name: str) -> Question:
    """A query beside the code that reads it (values/, compare/, progress/), in no list of questions."""
    return _read_file(folder, name)


def _read_file(folder: str, name: str) -> Question:
    entry = resources.files("queries") / folder / f"{name}.rq"
    return read_question(name, entry.read_text(encoding="utf-8"))


def question_named(name: str) -> Question:
    """The question of that name or id (`indicator_values`, `Q07`); UsageError with the nearest names otherwise."""
    known = questions()
    wanted = name.strip()
    if wanted in known:
        return known[wanted]
    for question in known.values():
        if question.id.casefold() == wanted.casefold():
            return question
    near = get_close_matches(wanted.casefold().replace("-", "_"), known, n=3, cutoff=0.5)
    if near:
        raise UsageError("queries.unknown_question_near", name=wanted, near=", ".join(near))
    raise UsageError("queries.unknown_question", name=wanted)


def is_name(words: str) -> bool:
    """Whether the words are the name or the id of a question."""
    return any(
        words.strip() == item.name or words.strip().casefold() == item.id.casefold() for item in questions().values()
    )
