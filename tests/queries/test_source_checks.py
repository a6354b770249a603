"""What is wrong in the sources: over plans of our own words, worked out by hand; over the real plans, read by eye."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.build import build
from graph.stores import open_store
from ontology.messages import choose_language
from queries.source_checks import source_findings
from queries.source_findings import SourceFinding
from tests.graph.test_commands import run

HEAD = (
    "{place}“十四五”卫生健康规划\n（2021—2025年）\n一、发展基础\n{now}\n二、发展目标\n{aim}\n"
    "三、主要任务\n（一）综合举措\n{task}\n"
)


def findings(folder: Path, *plans: str) -> list[SourceFinding]:
    """The findings over these texts, as plans a, b, …"""
    files = []
    for name, text in zip("abc", plans, strict=False):
        files.append(folder / f"{name}.txt")
        files[-1].write_text(text, encoding="utf-8")
    build(files, folder / "g", workers=1)
    store = open_store(folder / "g", None)
    try:
        return list(source_findings(store))
    finally:
        store.close()


def plan(now: str = "", aim: str = "", task: str = "开展宣传。", place: str = "沈阳市") -> str:
    return HEAD.format(
        place=place, now=now or "工作有序开展。", aim=aim or "到2025年，人均预期寿命达到81岁。", task=task
    )


def kinds(found: list[SourceFinding]) -> list[str]:
    return [one.kind for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            plan("2020年，婴儿死亡率为3.2‰。", task="2020年，婴儿死亡率为3.6‰，继续做好妇幼健康。"),
            ["contradiction"],
        ),
        (plan("2020年，婴儿死亡率为3.2‰。", task="2020年，婴儿死亡率为3.2‰。"), []),
        (plan("2020年，婴儿死亡率为3.24‰。", task="2020年，婴儿死亡率为3.2‰。"), []),
        (plan("2020年，婴儿死亡率为3.2‰。", task="2019年，婴儿死亡率为3.6‰。"), []),
        (plan("2020年，婴儿死亡率约3.2‰。", task="2020年，婴儿死亡率为3.6‰。"), []),
        (
            plan(aim="到2025年，婴儿死亡率不高于3‰。", task="到2025年，婴儿死亡率不低于4‰。"),
            ["bounds"],
        ),
        (plan(aim="到2025年，婴儿死亡率不高于5‰。", task="到2025年，婴儿死亡率为4‰。"), []),
        (
            plan(aim="到2025年，居民健康素养水平达到25%以上。", task="到2025年，居民健康素养水平达到30%以上。"),
            ["two_bounds"],
        ),
        (
            plan(
                aim="到2025年，高血压患者规范管理率达到65%以上。",
                task="到2025年，高血压患者健康管理率达到70%以上。",
            ),
            [],
        ),
        (plan(task="居民健康素养水平达到25%以上，力争达到30%以上。"), []),
        (plan("2020年，居民健康素养水平达到25%以上。", "到2025年，居民健康素养水平达到25%以上。"), []),
        (plan("2020年，婴儿死亡率为3.2‰。", "到2025年，婴儿死亡率控制在4.5‰以下。"), ["weak"]),
        (plan("2020年，婴儿死亡率为3.2‰。", "到2025年，婴儿死亡率控制在3‰以下。"), []),
        (plan("2020年，居民健康素养水平达到30%。", "到2025年，居民健康素养水平达到25%以上。"), ["weak"]),
        (plan("全市有医院20所，其中三级医院12所、二级医院10所。"), ["exceeds"]),
        (plan("全市有急救站20个，由12个市级站和5个县级站组成。"), ["differs"]),
        (plan("建成医院10所，其中12所通过评审。"), ["part"]),
        (plan("全市有医院30所，其中三级医院12所、二级医院10所。"), []),
    ],
)
def test_within_one_plan(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = findings(tmp_path, text)
    assert kinds(found) == expected
    for one in found:
        assert all(text[place.start : place.end].strip() and place.plan == "a" for place in one.places)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (plan("2020年，婴儿死亡率为3.6‰。"), ["contradiction"]),
        (plan("2020年，婴儿死亡率为3.2‰。"), []),
        (plan("2020年，婴儿死亡率为3.24‰。"), []),
        (plan("2020年，婴儿死亡率为3.6‰。", place="通辽市"), []),
        (plan("2019年，婴儿死亡率为3.6‰。"), []),
        (plan("2020年，婴儿死亡率为0.36%。"), ["contradiction"]),
        (plan("2020年，婴儿死亡率低于3‰。"), ["bounds"]),
        (plan("2020年，婴儿死亡率低于4‰。"), []),
    ],
)
def test_between_two_plans(tmp_path: Path, other: str, expected: list[str]) -> None:
    found = findings(tmp_path, plan("2020年，婴儿死亡率为3.2‰。"), other)
    assert kinds(found) == expected
    for one in found:
        assert [place.plan for place in one.places] == ["a", "b"]


def test_a_target_of_one_plan_below_what_another_reports(tmp_path: Path) -> None:
    later = plan(aim="到2025年，婴儿死亡率控制在4.5‰以下。")
    [found] = findings(tmp_path, later, plan("2020年，婴儿死亡率为3.2‰。"))
    assert (found.kind, [place.plan for place in found.places]) == ("weak", ["a", "b"])


def test_one_sentence_in_each_language(tmp_path: Path) -> None:
    text = plan("现有急救站点30个（市级12个、县级20个）。")
    [found] = findings(tmp_path, text)
    start = text.index("30个")
    assert f"a, 1 发展基础, {start}–{start + 3}" in found.text
    assert found.text.startswith("The parts make 32个, more than the total of 30个")
    choose_language("zh")
    try:
        assert found.text.startswith("分项之和为 32个，大于所述合计 30个") and found.text.count("。") == 1
    finally:
        choose_language("en")


def test_the_command_notes_them_and_does_not_fail(tmp_path: Path) -> None:
    findings(tmp_path, plan("建成医院10所，其中12所通过评审。"))
    for lang, said, count in (("en", "note on the sources: ", "sources: 1."), ("zh", "原文存疑：", "原文存疑 1 处")):
        done = run("check", "--strict", "--graph", tmp_path / "g", lang=lang)
        assert done.returncode == 0 and len(done.stdout.splitlines()) == 1
        assert done.stdout.startswith(said) and count in done.stderr


# kind, and plan and start of every place; each was read in its text and is true
REAL = [
    ("weak", ("shangcheng-plan", 4671), ("shangcheng-plan", 1458)),
    ("weak", ("shangcheng-plan", 5638), ("shangcheng-plan", 2127)),
    ("weak", ("shangcheng-plan", 5638), ("shangcheng-plan", 2159)),
    ("weak", ("shenyang-notice-2021", 1437), ("shenyang-plan", 468)),
    ("weak", ("shenyang-notice-2021", 1454), ("shenyang-plan", 540)),
    ("contradiction", ("tongliao-plan", 675), ("tongliao-plan", 5005)),
    ("missing_part", ("shenyang-notice-2021", 3607)),  # the list of members is a file behind a link
    ("weak", ("tongliao-plan", 4971), ("tongliao-plan", 669)),
    ("weak", ("tongliao-plan", 5012), ("tongliao-plan", 675), ("tongliao-plan", 5005)),
    ("weak", ("tongliao-plan", 5054), ("tongliao-plan", 681)),
    ("weak", ("tongliao-plan", 5303), ("tongliao-plan", 5295)),
    ("weak", ("tongliao-plan", 5342), ("tongliao-plan", 5334)),
    ("weak", ("tongliao-plan", 5528), ("tongliao-plan", 5520)),
    ("weak", ("tongliao-plan", 5588), ("tongliao-plan", 5574)),
    ("weak", ("tongliao-plan", 5588), ("tongliao-plan", 5580)),
    ("weak", ("tongliao-plan", 10086), ("tongliao-plan", 5520)),
    ("weak", ("zhenan-plan", 4483), ("zhenan-plan", 1177)),
]


def test_the_real_plans(plan_files: tuple[Path, ...], tmp_path: Path) -> None:
    build(list(plan_files), tmp_path / "g", workers=1)
    store = open_store(tmp_path / "g", None)
    found = [(one.kind, *((place.plan, place.start) for place in one.places)) for one in source_findings(store)]
    store.close()
    assert sorted(found) == sorted(REAL)


def test_findings_of_one_plan_and_on_one_indicator(plan_files: tuple[Path, ...], tmp_path: Path) -> None:
    """What is asked of one plan, or on one indicator, is what stands of it among all."""
    build(list(plan_files), tmp_path / "g", workers=1)
    store = open_store(tmp_path / "g", None)
    try:
        whole = source_findings(store)
        for name, region in (("shenyang-plan", "沈阳市"), ("tongliao-plan", "通辽市"), ("zhenan-plan", "丹东市振安区")):
            found = source_findings(store, plan=name, region=region)
            assert set(found) == {one for one in whole if name in {place.plan for place in one.places}} != set()
        found = source_findings(store, indicator="婴儿死亡率")
        assert set(found) == {one for one in whole if ("indicator", "婴儿死亡率") in one.values} != set()
    finally:
        store.close()


def test_a_real_total_that_no_longer_adds_up_is_found(plan_files: tuple[Path, ...], tmp_path: Path) -> None:
    """The plans' own sums hold; each is broken once."""
    for name, right, wrong, kind in (
        ("shenyang-plan", "53个", "54个", "differs"),
        ("shenyang-plan", "13.32亿", "12.32亿", "differs"),
        ("shenyang-plan", "3.0137亿", "2.9137亿", "exceeds"),
        ("zhenan-plan", "6类30个", "6类31个", "rows"),
        ("zhenan-plan", "6类30个", "5类30个", "categories"),
    ):
        text = next(path for path in plan_files if path.stem == name).read_text(encoding="utf-8")
        assert text.count(right) == 1
        folder = tmp_path / kind / wrong
        folder.mkdir(parents=True)
        found = findings(folder, text.replace(right, wrong))
        assert [one.kind for one in found if one.kind not in ("weak", "contradiction")] == [kind]
