"""The built wheel: it holds what git holds, and it works in an environment that has never seen the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("ontology", "loaders", "graph", "queries", "viz", "planweave")
SAMPLE = ROOT / "samples" / "tongliao-plan.txt"

pytestmark = pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="no git checkout: nothing to compare the wheel with"
)


def git_files() -> list[str]:
    """Names of the files that git holds and that are there."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in run.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel made from it, built from git's files alone (untracked ones stay out)."""
    clean = tmp_path_factory.mktemp("checkout")
    for name in git_files():
        (clean / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, clean / name)
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(clean)]
    run = subprocess.run(build, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return out


@pytest.fixture(scope="module")
def scripts(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a fresh venv with the wheel in it; the libraries are lent by a path file, not downloaded.

    A path file inside a lent folder is not read, so the editable install of this checkout stays out of sight.
    """
    home = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    (wheel,) = dist.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    (site,) = (home / "lib").glob("python*/site-packages")
    lent = dict.fromkeys(sysconfig.get_paths()[kind] for kind in ("purelib", "platlib"))
    (site / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")
    return home / "bin"


def run_clean(command: list[str], cwd: Path) -> str:
    """The output of a command of the clean venv, run far from the checkout with no path of it in the environment."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PLANWEAVE"))}
    run = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_wheel_holds_what_git_holds(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert inside == {name for name in git_files() if name.partition("/")[0] in PACKAGES}


def test_the_sdist_holds_what_git_holds(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        inside = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert inside - {"PKG-INFO"} == {name for name in git_files() if not name.startswith(".ci/")}


def test_the_wheel_says_its_licence_and_python(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        text = archive.read(metadata).decode("utf-8")
        assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())
    assert "License-Expression: Apache-2.0" in text and "Requires-Python: >=3.11" in text


def test_the_installed_modules_are_the_wheels(scripts: Path, tmp_path: Path) -> None:
    code = "import importlib, json, sys; print(json.dumps([importlib.import_module(n).__file__ for n in sys.argv[1:]]))"
    files = json.loads(run_clean([str(scripts / "python"), "-c", code, *PACKAGES], tmp_path))
    assert all(Path(file).is_relative_to(scripts.parent) for file in files), files


def test_the_installed_command_helps_and_extracts(scripts: Path, tmp_path: Path) -> None:
    assert "extract" in run_clean([str(scripts / "planweave"), "--help"], tmp_path)
    assert "0.1.0" in run_clean([str(scripts / "planweave"), "--version"], tmp_path)
    facts = [
        json.loads(line)
        for line in run_clean([str(scripts / "planweave"), "extract", str(SAMPLE)], tmp_path).splitlines()
    ]
    assert {"document", "section", "indicator"} <= {fact["kind"] for fact in facts}


def test_the_installed_command_builds_asks_and_draws(scripts: Path, tmp_path: Path) -> None:
    planweave = str(scripts / "planweave")
    run_clean([planweave, "build", str(SAMPLE), "--graph", "graph"], tmp_path)
    asked = ["ask", "indicator_values", "--indicator", "婴儿死亡率", "--graph", "graph", "--format", "json"]
    answer = json.loads(run_clean([planweave, *asked], tmp_path))
    assert answer["question"] == "Q07" and answer["rows"]
    run_clean([planweave, "draw", "themes", "--graph", "graph", "-o", "themes.html"], tmp_path)
    assert (tmp_path / "themes.html").stat().st_size > 10_000


def locked(name: str) -> dict[str, str]:
    """Package → version in a lock file."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line.removesuffix(" \\").split("==") for line in lines if "==" in line]
    return {canonicalize_name(package): version for package, version in pins}


def test_the_lock_files_answer_to_the_metadata() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")
    assert run.items() <= dev.items(), "the two lock files pin different versions"
    wanted = [(run, text) for text in [*project["dependencies"], *extras["editable"]]]
    for pins, text in wanted + [(dev, text) for text in extras["dev"]]:
        requirement = Requirement(text)
        version = pins.get(canonicalize_name(requirement.name))
        assert version is not None and requirement.specifier.contains(version), (
            f"{text}: locked {version}; run make lock"
        )
