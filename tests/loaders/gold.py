"""Scores against the annotated documents beside the repository, by their own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from loaders import extract_document, read_document

_SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = ("shenyang-notice-2021", "shenyang-plan", "tongliao-plan")
PRESENT = (_SHARED / "gold").is_dir() and (_SHARED / "tools" / "score.py").is_file()


@cache
def report(name: str) -> dict[str, dict[str, dict[str, float]]]:
    """The scorer's report on one document."""
    facts = extract_document(read_document(_SHARED / "plans" / f"{name}.txt"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.jsonl"
        path.write_text("\n".join(json.dumps(fact.as_dict(), ensure_ascii=False) for fact in facts), encoding="utf-8")
        command = [sys.executable, str(_SHARED / "tools" / "score.py"), str(_SHARED / "gold" / name), str(path)]
        found = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    result: dict[str, dict[str, dict[str, float]]] = json.loads(found.stdout)
    return result


def strict_f1(name: str, kind: str) -> float:
    """Strict F1 of one kind in one document."""
    return report(name)[kind]["strict"]["f1"]
