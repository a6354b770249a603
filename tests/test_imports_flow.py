"""Imports go only leftwards: ontology ← loaders ← graph ← queries ← viz ← planweave; heavy ones wait for their use."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = ("ontology", "loaders", "graph", "queries", "viz", "planweave")
MODULES = [path for package in ORDER for path in sorted((ROOT / package).rglob("*.py"))]
HEAVY = {
    "rdflib",
    "pyoxigraph",
    "oxrdflib",
    "pyshacl",
    "networkx",
    "matplotlib",
    "pyvis",
    "scipy",
    "numpy",
    "SPARQLWrapper",
    "docx",
    "jinja2",
    "starlette",
    "uvicorn",
    "xlsxwriter",
}


def imported(source: str) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every absolute import in a module's source, at any depth."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            yield node.lineno, node.module


def against_the_flow(package: str, source: str) -> list[str]:
    """The imports of `source`, a module of `package`, that go to the right."""
    allowed = ORDER.index(package)
    wrong = []
    for line, name in imported(source):
        top = name.partition(".")[0]
        if top in ORDER and ORDER.index(top) > allowed:
            wrong.append(f"{line}: {package} imports {name}")
        if top == "tests":
            wrong.append(f"{line}: {package} imports the tests")
    return wrong


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_its_left(path: Path) -> None:
    assert against_the_flow(path.relative_to(ROOT).parts[0], path.read_text(encoding="utf-8")) == []


def test_the_check_sees_an_import_against_the_flow() -> None:
    assert against_the_flow("loaders", "from ontology.tables import rows\nfrom loaders import model") == []
    assert against_the_flow("loaders", "def f():\n    import graph.build\n") == ["2: loaders imports graph.build"]
    assert against_the_flow("viz", "from planweave import extract") == ["1: viz imports planweave"]


def test_help_loads_no_heavy_library() -> None:
    code = "import sys, planweave.cli; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) & HEAVY == set()
