"""Reads the rows of a reviewer's YAML: a list of mappings with the CSV's columns as keys; `fact` may be a mapping.

Plain words mean what they mean in JSON: `true`, `null` and numbers. All else is text (`no`, a date).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from graph.corrections.model import CorrectionError
from ontology.errors import InputError


class _Loader(yaml.SafeLoader):
    """Safe, with the scalars of JSON only."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the base class declares it so


_SCALARS = (
    ("tag:yaml.org,2002:null", r"(?:~|null|)", ["~", "n", ""]),
    ("tag:yaml.org,2002:bool", r"(?:true|false)", list("tf")),
    ("tag:yaml.org,2002:int", r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    ("tag:yaml.org,2002:float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[-+]?[0-9]+)?", list("-0123456789")),
)
for _tag, _pattern, _first in _SCALARS:
    _Loader.add_implicit_resolver(_tag, re.compile(f"^{_pattern}$"), _first)


def yaml_rows(path: Path, text: str, known: Collection[str], shown: str) -> Iterator[tuple[dict[str, str], str]]:
    """Each row's cells by key, and its place (file and line).

    InputError for what is no YAML or no list of mappings, for a key that is unknown (`known`; the message lists
    `shown`) or stands twice, and for a value that is no text or number (but for `fact`).
    """
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return
        if not isinstance(root, yaml.SequenceNode):
            raise InputError("graph.correction_yaml_list", path=path)
        for node in root.value:
            place = f"{path.name}:{node.start_mark.line + 1}"
            yield _cells(loader, node, place, known, shown), place
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        detail = getattr(error, "problem", None) or error
        raise InputError("graph.correction_yaml", path=path, line=line, detail=detail) from error
    finally:
        loader.dispose()


def _cells(loader: _Loader, node: yaml.Node, place: str, known: Collection[str], shown: str) -> dict[str, str]:
    if not isinstance(node, yaml.MappingNode):
        raise CorrectionError("graph.correction_yaml_row", place=place)
    cells: dict[str, str] = {}
    for name, value in _members(node, place, shown):
        if name not in known:
            raise CorrectionError("graph.correction_yaml_key", place=place, found=name or "—", known=shown)
        if name == "fact" and isinstance(value, yaml.MappingNode):
            _members(value, place, shown)
            try:
                cells[name] = json.dumps(loader.construct_object(value, deep=True), ensure_ascii=False)
            except TypeError as error:  # a value with a tag of its own, such as !!timestamp
                raise CorrectionError("graph.correction_yaml_value", place=place, field=name) from error
        elif isinstance(value, yaml.ScalarNode):
            cells[name] = "" if value.tag == "tag:yaml.org,2002:null" else value.value
        else:
            raise CorrectionError("graph.correction_yaml_value", place=place, field=name)
    return cells


def _members(node: yaml.MappingNode, place: str, shown: str) -> list[tuple[str, yaml.Node]]:
    """The keys and values of a mapping; CorrectionError for a key that is no text or stands twice."""
    members = [(key.value if isinstance(key, yaml.ScalarNode) else "", value) for key, value in node.value]
    names = [name for name, _ in members]
    for name in names:
        if not name or names.count(name) > 1:
            raise CorrectionError("graph.correction_yaml_key", place=place, found=name or "—", known=shown)
    return members
