"""The samples are digests in our own words: no long run of characters is a real plan's; the figures are."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
PLANS = ROOT.parent / "shared" / "plans"
RUN = 40  # characters without white space
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def squeezed(path: Path) -> str:
    """The text without white space, full-width marks folded: what a copied sentence cannot hide behind."""
    return "".join(unicodedata.normalize("NFKC", path.read_text(encoding="utf-8")).split())


def figures(path: Path) -> set[str]:
    """The numbers of a text; white space kept, since a table's cells may be nothing but numbers."""
    return set(NUMBER.findall(unicodedata.normalize("NFKC", path.read_text(encoding="utf-8"))))


def test_the_five_samples_are_there_and_short() -> None:
    assert [path.stem for path in SAMPLES] == [
        "shangcheng-plan",
        "shenyang-notice-2021",
        "shenyang-plan",
        "tongliao-plan",
        "zhenan-plan",
    ]
    for path in SAMPLES:
        assert 1000 <= len(path.read_text(encoding="utf-8")) <= 3000, path.name


@pytest.mark.skipif(not PLANS.is_dir(), reason="the real plans are not on this machine (../shared/plans)")
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_no_run_of_forty_characters_is_a_real_plans(sample: Path) -> None:
    theirs = set[str]()
    for plan in sorted(PLANS.glob("*.txt")):
        text = squeezed(plan)
        theirs.update(text[at : at + RUN] for at in range(len(text) - RUN + 1))
    ours = squeezed(sample)
    shared = [ours[at : at + RUN] for at in range(len(ours) - RUN + 1) if ours[at : at + RUN] in theirs]
    assert not shared, shared[0]


@pytest.mark.skipif(not PLANS.is_dir(), reason="the real plans are not on this machine (../shared/plans)")
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_figure_of_weight_stands_in_the_plan_digested(sample: Path) -> None:
    plan = PLANS / sample.name
    if not plan.is_file():
        pytest.skip(f"{plan.name} is not among the plans")
    theirs = figures(plan)
    ours = {number for number in figures(sample) if "." in number or len(number) > 2}
    assert not ours - theirs, f"{sample.name} has figures that the plan has not: {sorted(ours - theirs)}"
