"""What holds for every file of the repository: no machine in it, words in data, registries whole."""

from __future__ import annotations

import ast
import csv
import importlib
import io
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ontology", "loaders", "graph", "queries", "viz", "planweave")


def tracked() -> list[Path]:
    """The files that git holds and that are there; without git (an unpacked sdist), every file but the caches."""
    if (ROOT / ".git").exists():
        run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        found = [ROOT / name for name in run.stdout.split("\0") if name]
    else:
        found = sorted(ROOT.rglob("*"))
    return [path for path in found if path.is_file() and ".venv" not in path.parts and "__pycache__" not in path.parts]


def text_of(path: Path) -> str | None:
    """The file as UTF-8 text; None for a picture or another binary."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


FILES = tracked()
TEXTS = [(path, text) for path in FILES if (text := text_of(path)) is not None]

# must match the home of a user, and not a page of a site that is called home, nor ../shared/plans
MACHINE_PATH = re.compile(r"(?<![\w./:\-])/(?:home/\w|Users/\w|root/|work/|opt/\w|mnt/\w)")
# built from parts, so that this file does not hold what it looks for
REGISTRY = re.compile(
    "|".join(
        (
            "py" + r"pi\.org",
            "python" + "hosted",
            "registry" + r"\.npm",
            "--index" + "-url=?[ ]*http",
            "extra-index" + "-url=?[ ]*http",
        )
    )
)
MERGE_MARK = re.compile(r"^(?:<{7,} |>{7,} |={7,}$)", re.MULTILINE)
CHINESE = re.compile(r"[\u3400-\u9fff]")
NUMERALS = set("零〇一二三四五六七八九十百千万亿两")
WORD = re.compile(r"[\w()（）·/-]*[\u3400-\u9fff][\w()（）·/-]*")


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path, text in TEXTS
        if path != Path(__file__).resolve()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_no_file_holds_the_marks_of_a_merge() -> None:
    assert [str(path.relative_to(ROOT)) for path, text in TEXTS if MERGE_MARK.search(text)] == []
    assert MERGE_MARK.search("a\n" + "<" * 7 + " main\nb")


def test_no_file_names_a_package_index() -> None:
    found = [f"{path.relative_to(ROOT)}: {hit[0]}" for path, text in TEXTS if (hit := REGISTRY.search(text))]
    assert found == []


def test_lock_files_hold_names_versions_and_hashes_alone() -> None:
    line = re.compile(r"[a-z0-9.-]+==\S+ \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?")
    for name in ("requirements.txt", "requirements-dev.txt"):
        odd = [row for row in (ROOT / name).read_text(encoding="utf-8").splitlines() if not line.fullmatch(row)]
        assert odd == [], name


def lists_of_terms(source: str) -> list[str]:
    """Three or more Chinese words in a list, tuple, set or dict: data. Patterns and numerals are grammar, and stay."""
    found = []
    for node in ast.walk(ast.parse(source)):
        members: list[ast.expr] = []
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            members = node.elts
        elif isinstance(node, ast.Dict):
            members = [*(key for key in node.keys if key is not None), *node.values]
        values = [item.value for item in members if isinstance(item, ast.Constant)]
        words = [value for value in values if isinstance(value, str) and WORD.fullmatch(value)]
        if len([word for word in words if not set(word) <= NUMERALS]) > 2:
            found.append(f"{members[0].lineno}: {' '.join(words)[:60]}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and CHINESE.search(text.value):
                found.append(f"{node.lineno}: {text.value[:60]}")
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_words_are_data_not_python(package: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{hit}"
        for path in FILES
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] == package
        for hit in lists_of_terms(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_check_sees_a_list_of_words() -> None:
    assert lists_of_terms('UNITS = ("张", "人", "家")') == ["1: 张 人 家"]
    assert lists_of_terms('UNITS = "张 人".split()') == ["1: 张 人"]
    assert lists_of_terms('MARK = "、"\nPAIR = ("由", "到")\nTENS = ("十", "百", "千")\nHEAD = "第(?P<n>.)章"') == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".csv"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_table_is_well_formed(path: Path) -> None:
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), "a byte order mark would become part of the first column's name"
    assert b"\r\n" not in raw, "rows end in a line feed alone"
    table = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
    assert table, "no header"
    header = table[0]
    assert len(set(header)) == len(header) and all(name == name.strip() and name for name in header)
    ragged = [f"row {number}: {row}" for number, row in enumerate(table[1:], 2) if len(row) != len(header)]
    assert ragged == []


def test_every_message_has_both_languages() -> None:
    for path in sorted((ROOT / "ontology" / "data" / "messages").glob("*.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
            assert row["en"] and row["zh"], f"{path.name}: {row['key']}"
            fields = [set(re.findall(r"\{(\w*)[^}]*\}", row[lang])) for lang in ("en", "zh")]
            assert fields[0] == fields[1], f"{path.name}: {row['key']} names other values in zh than in en"


def public_functions(folder: str, prefix: str) -> dict[str, str]:
    """name → module of every top-level function of the folder's modules whose name starts with `prefix`."""
    found = {}
    for path in sorted((ROOT / folder).glob("*.py")):
        if path.stem == "__init__":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith(prefix):
                found[node.name] = f"{folder.replace('/', '.')}.{path.stem}"
    return found


def test_every_finder_is_registered() -> None:
    from loaders.facts import FINDERS

    registered = {finder.__name__: finder.__module__ for finder in FINDERS.values()}
    assert public_functions("loaders/facts", "find_").items() <= registered.items()


def test_every_format_is_registered() -> None:
    from loaders.formats import READERS

    registered = {reader.__name__: reader.__module__ for reader in READERS.values()}
    assert public_functions("loaders/formats", "read_").items() <= registered.items()


def test_every_kind_of_fact_has_its_mapping() -> None:
    from graph.mapping import MAPPERS
    from loaders import model

    kinds = {kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, model.Fact)}
    assert set(MAPPERS) == kinds - {model.Fact}
    assert public_functions("graph/mapping", "map_").keys() - {"map_facts"} == {m.__name__ for m in MAPPERS.values()}


def test_every_diagram_and_picture_format_is_registered() -> None:
    from viz import DIAGRAMS
    from viz.files import CHART_FORMATS, FORMATS

    there = {path.stem for path in (ROOT / "viz" / "diagrams").glob("*.py")} - {"__init__"}
    assert {module.rpartition(".")[2] for module in DIAGRAMS.values()} == there
    for module, function in (*FORMATS.values(), *CHART_FORMATS.values()):
        assert callable(getattr(importlib.import_module(module), function))


def test_every_question_is_a_file_of_its_name() -> None:
    names, ids = [], []
    for path in sorted((ROOT / "queries" / "catalogue").glob("*.rq")):
        header = dict(re.findall(r"^#\+ (id|name): (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert header["name"] == path.stem
        names.append(header["name"])
        ids.append(header["id"])
    assert names and len(set(ids)) == len(ids)


def test_every_command_of_the_table_has_its_module_and_no_module_is_left_out() -> None:
    from planweave.cli import COMMANDS

    listed = {module for module, _, _ in COMMANDS.values()}
    there = {path.stem for path in (ROOT / "planweave" / "commands").glob("*.py")} - {"__init__", "common"}
    assert listed == there


def test_no_module_is_too_long_to_have_one_subject() -> None:
    long_files = {
        str(path.relative_to(ROOT)): lines
        for path, text in TEXTS
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in PACKAGES and (lines := text.count("\n")) > 300
    }
    assert long_files == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path, text in TEXTS
        if path.suffix == ".py" and text.strip() and ast.get_docstring(ast.parse(text)) is None
    ]
    assert silent == []
