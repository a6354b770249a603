"""The README's code blocks run, in order, in one folder with the samples; both languages have the same ones.

A block that needs something the tests have not (an installation, a server) stands after `<!-- not run: why -->`.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")
BLOCK = re.compile(
    r"(?P<spared><!-- not run: [^>]+ -->\n)?^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"\]\((?P<target>[^)#:]+)(?:#[^)]*)?\)")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "samples").glob("*.md")])


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, its text, whether it is run."""

    language: str
    body: str
    runs: bool


def blocks(name: str) -> list[Block]:
    """The fenced blocks of a README, in order."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [Block(hit["language"], hit["body"], hit["spared"] is None) for hit in BLOCK.finditer(text)]


def commands(body: str) -> list[str]:
    """The commands of a shell block: continued lines joined, comments and empty lines left out."""
    lines = body.replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def run(command: str, folder: Path) -> None:
    """Run one command of a shell block in `folder`; `planweave` is this checkout's."""
    words = shlex.split(command, comments=True)
    assert words[0] == "planweave", f"only planweave is run here; mark the block as not run: {command}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    output = words[words.index(">") + 1] if ">" in words else None
    words = words[: words.index(">")] if output else words
    done = subprocess.run(
        [sys.executable, "-m", "planweave", *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    assert done.stdout.strip() or done.stderr.strip() or output, f"{command} said nothing"
    if output:
        (folder / output).write_text(done.stdout, encoding="utf-8")


def test_the_code_blocks_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    ran = 0
    for block in blocks("README.md"):
        if block.language == "sh" and block.runs:
            for command in commands(block.body):
                run(command, tmp_path)
                ran += 1
        elif block.language == "python" and block.runs:
            script = [sys.executable, "-c", block.body]
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            done = subprocess.run(script, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            ran += 1
    assert ran >= 10


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = (
        [(block.language, block.runs, commands_only(block)) for block in blocks(name)] for name in READMES
    )
    assert english == chinese


def commands_only(block: Block) -> list[str]:
    """A block's commands without what is said about them."""
    if block.language != "sh":
        return block.body.splitlines()
    return [" ".join(shlex.split(line, comments=True)) for line in commands(block.body)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_between_files_leads_somewhere(path: Path) -> None:
    targets = [hit["target"] for hit in LINK.finditer(path.read_text(encoding="utf-8"))]
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_every_command_is_shown_in_the_readme() -> None:
    from planweave.cli import COMMANDS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"planweave {name}" not in text] == []


EXAMPLE = re.compile(r"^From `(?P<sample>[\w-]+\.txt)`:\n\n```json\n(?P<fact>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_facts_are_what_is_extracted() -> None:
    import planweave

    examples = EXAMPLE.findall((ROOT / "docs" / "facts.md").read_text(encoding="utf-8"))
    assert len({json.loads(fact)["kind"] for _, fact in examples}) == 9
    for sample, fact in examples:
        assert json.loads(fact) in planweave.extract(ROOT / "samples" / sample), f"{sample}: {fact}"
