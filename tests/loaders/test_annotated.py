"""Accuracy on the annotated plans of our own (tests/annotated): no kind may fall behind what was reached."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from loaders import extract_document, read_document
from loaders.evaluation import evaluate, read_gold
from loaders.evaluation.report import Report

FOLDER = Path(__file__).resolve().parents[1] / "annotated"
LEAST = {
    "tongling-plan": {"indicator": 0.94, "quantity": 0.92, "section": 0.98, "action": 0.98, "institution": 0.97},
    "county-plan": {"indicator": 0.90, "quantity": 0.92, "section": 0.98, "action": 0.98, "institution": 0.97},
    "province-action": {"indicator": 0.89, "quantity": 0.85, "section": 0.98, "action": 0.98, "institution": 0.97},
    "luzhou-plan": {"indicator": 0.98, "quantity": 0.97, "section": 0.98, "action": 0.98, "institution": 0.96},
    "dongying-plan": {"indicator": 0.94, "quantity": 0.92, "section": 0.98, "action": 0.98, "institution": 0.98},
    "guangxi-plan": {"indicator": 0.97, "quantity": 0.97, "section": 0.98, "action": 0.98, "institution": 0.96},
    "henan-plan": {"indicator": 0.91, "quantity": 0.90, "section": 0.98, "action": 0.98, "institution": 0.92},
    "ganzhou-plan": {"indicator": 0.87, "quantity": 0.90, "section": 0.98, "action": 0.98, "institution": 0.92},
    "mianyang-plan": {"indicator": 0.89, "quantity": 0.95, "section": 0.98, "action": 0.98, "institution": 0.96},
    "longgang-plan": {"indicator": 0.93, "quantity": 0.96, "section": 0.98, "action": 0.98, "institution": 0.82},
    "dali-plan": {"indicator": 0.93, "quantity": 0.93, "section": 0.98, "action": 0.98, "institution": 0.94},
    "baoji-plan": {"indicator": 0.96, "quantity": 0.93, "section": 0.98, "action": 0.98, "institution": 0.92},
    "jinan-action": {"indicator": 0.94, "quantity": 0.91, "section": 0.98, "action": 0.98, "institution": 0.95},
    "chifeng-plan": {"indicator": 0.90, "quantity": 0.93, "section": 0.97, "action": 0.98, "institution": 0.92},
    "jiangsu-tcm-plan": {"indicator": 0.82, "quantity": 0.88, "section": 0.93, "action": 0.98, "institution": 0.96},
    "qufu-plan": {"indicator": 0.92, "quantity": 0.94, "section": 0.98, "action": 0.98, "institution": 0.92},
    "zunyi-plan": {"indicator": 0.89, "quantity": 0.91, "section": 0.98, "action": 0.98, "institution": 0.93},
    "jiashan-action": {"indicator": 0.90, "quantity": 0.91, "section": 0.96, "action": 0.98, "institution": 0.94},
    "xilingol-plan": {"indicator": 0.87, "quantity": 0.92, "section": 0.98, "action": 0.98, "institution": 0.88},
    "qingdao-plan": {"indicator": 0.91, "quantity": 0.93, "section": 0.95, "action": 0.98, "institution": 0.90},
    "ningxia-plan": {"indicator": 0.63, "quantity": 0.88, "section": 0.98, "action": 0.93, "institution": 0.83},
    "pingjiang-plan": {"indicator": 0.93, "quantity": 0.88, "section": 0.90, "action": 0.98, "institution": 0.96},
    "chenghua-plan": {"indicator": 0.84, "quantity": 0.92, "section": 0.97, "action": 0.98, "institution": 0.80},
    "cangzhou-plan": {"indicator": 0.88, "quantity": 0.91, "section": 0.98, "action": 0.98, "institution": 0.86},
    "yuxi-programme": {"indicator": 0.96, "quantity": 0.88, "section": 0.98, "action": 0.98, "institution": 0.94},
    "jiangxia-plan": {"indicator": 0.86, "quantity": 0.90, "section": 0.96, "action": 0.98, "institution": 0.85},
    "changsha-plan": {"indicator": 0.94, "quantity": 0.94, "section": 0.95, "action": 0.99, "institution": 0.96},
    "zhijiang-plan": {"indicator": 0.85, "quantity": 0.91, "section": 0.99, "action": 0.99, "institution": 0.96},
    "hubei-plan": {"indicator": 0.89, "quantity": 0.92, "section": 0.99, "action": 0.99, "institution": 0.91},
    "jieyang-plan": {"indicator": 0.92, "quantity": 0.96, "section": 0.99, "action": 0.99, "institution": 0.94},
    "gusu-plan": {"indicator": 0.88, "quantity": 0.97, "section": 0.99, "action": 0.99, "institution": 0.88},
    "haixi-plan": {"indicator": 0.91, "quantity": 0.94, "section": 0.99, "action": 0.99, "institution": 0.92},
    "jiamusi-notice": {"indicator": 0.95, "quantity": 0.97, "section": 0.99, "action": 0.99, "institution": 0.95},
    "shaoxing-plan": {"indicator": 0.92, "quantity": 0.95, "section": 0.97, "action": 0.99, "institution": 0.95},
    "xiangyang-action": {"indicator": 0.93, "quantity": 0.83, "section": 0.99, "action": 0.99, "institution": 0.97},
    "huadian-plan": {"indicator": 0.88, "quantity": 0.95, "section": 0.99, "action": 0.99, "institution": 0.95},
    "yuzhong-plan": {"indicator": 0.88, "quantity": 0.93, "section": 0.99, "action": 0.99, "institution": 0.84},
    "lasa-plan": {"indicator": 0.9, "quantity": 0.94, "section": 0.99, "action": 0.99, "institution": 0.84},
    "liangshan-plan": {"indicator": 0.81, "quantity": 0.92, "section": 0.99, "action": 0.99, "institution": 0.79},
    "luoyang-plan": {"indicator": 0.92, "quantity": 0.8, "section": 0.99, "action": 0.99, "institution": 0.87},
    "quzhou-notice": {"indicator": 0.84, "quantity": 0.95, "section": 0.99, "action": 0.99, "institution": 0.93},
    "shanxi-plan": {"indicator": 0.92, "quantity": 0.94, "section": 0.99, "action": 0.99, "institution": 0.96},
    "tiandeng-plan": {"indicator": 0.93, "quantity": 0.94, "section": 0.99, "action": 0.99, "institution": 0.87},
    "weinan-plan": {"indicator": 0.87, "quantity": 0.94, "section": 0.99, "action": 0.99, "institution": 0.94},
    "handan-plan": {"indicator": 0.92, "quantity": 0.97, "section": 0.99, "action": 0.99, "institution": 0.93},
    "nanshan-plan": {"indicator": 0.83, "quantity": 0.89, "section": 0.96, "action": 0.99, "institution": 0.7},
    "dalian-plan": {"indicator": 0.92, "quantity": 0.98, "section": 0.98, "action": 0.98, "institution": 0.95},
    "shaoguan-plan": {"indicator": 0.91, "quantity": 0.91, "section": 0.98, "action": 0.98, "institution": 0.96},
    "xicheng-plan": {"indicator": 0.84, "quantity": 0.96, "section": 0.98, "action": 0.98, "institution": 0.83},
    "gansu-plan": {"indicator": 0.92, "quantity": 0.93, "section": 0.98, "action": 0.98, "institution": 0.97},
    "zhangjiakou-plan": {"indicator": 0.87, "quantity": 0.98, "section": 0.98, "action": 0.98, "institution": 0.97},
    "siping-plan": {"indicator": 0.93, "quantity": 0.97, "section": 0.98, "action": 0.98, "institution": 0.97},
    "guiyang-notice": {"indicator": 0.88, "quantity": 0.95, "section": 0.98, "action": 0.98, "institution": 0.96},
    "deqing-plan": {"indicator": 0.87, "quantity": 0.88, "section": 0.97, "action": 0.98, "institution": 0.92},
    "harbin-plan": {"indicator": 0.97, "quantity": 0.97, "section": 0.98, "action": 0.98, "institution": 0.92},
    "yulin-plan": {"indicator": 0.95, "quantity": 0.94, "section": 0.98, "action": 0.98, "institution": 0.94},
    "hanyang-plan": {"indicator": 0.88, "quantity": 0.88, "section": 0.98, "action": 0.98, "institution": 0.94},
    "zhangdian-plan": {"indicator": 0.95, "quantity": 0.91, "section": 0.98, "action": 0.98, "institution": 0.82},
    "yichang-plan": {"indicator": 0.97, "quantity": 0.98, "section": 0.98, "action": 0.98, "institution": 0.94},
    "yunnan-plan": {"indicator": 0.98, "quantity": 0.93, "section": 0.98, "action": 0.98, "institution": 0.83},
    "nanchang-plan": {"indicator": 0.81, "quantity": 0.86, "section": 0.98, "action": 0.98, "institution": 0.9},
    "wuxi-plan": {"indicator": 0.92, "quantity": 0.98, "section": 0.99, "action": 0.99, "institution": 0.90},
    "meishan-plan": {"indicator": 0.91, "quantity": 0.95, "section": 0.99, "action": 0.99, "institution": 0.91},
    "tianhe-plan": {"indicator": 0.89, "quantity": 0.97, "section": 0.99, "action": 0.99, "institution": 0.88},
    "shangrao-plan": {"indicator": 0.96, "quantity": 0.94, "section": 0.98, "action": 0.99, "institution": 0.91},
    "daqing-notice": {"indicator": 0.91, "quantity": 0.96, "section": 0.99, "action": 0.99, "institution": 0.96},
    "fujian-plan": {"indicator": 0.97, "quantity": 0.97, "section": 0.98, "action": 0.99, "institution": 0.92},
    "jining-plan": {"indicator": 0.92, "quantity": 0.98, "section": 0.99, "action": 0.99, "institution": 0.93},
    "baoding-plan": {"indicator": 0.97, "quantity": 0.96, "section": 0.99, "action": 0.99, "institution": 0.95},
    "hunan-plan": {"indicator": 0.99, "quantity": 0.99, "section": 0.99, "action": 0.99, "institution": 0.97},
    "jiulongpo-plan": {"indicator": 0.99, "quantity": 0.99, "section": 0.99, "action": 0.99, "institution": 0.92},
    "lanzhou-plan": {"indicator": 0.99, "quantity": 0.99, "section": 0.99, "action": 0.99, "institution": 0.99},
    "linhai-plan": {"indicator": 0.99, "quantity": 0.99, "section": 0.99, "action": 0.99, "institution": 0.90},
    "pengyang-plan": {"indicator": 0.97, "quantity": 0.99, "section": 0.99, "action": 0.99, "institution": 0.97},
    "xinyang-plan": {"indicator": 0.99, "quantity": 0.99, "section": 0.99, "action": 0.99, "institution": 0.89},
    "shunde-plan": {"indicator": 0.97, "quantity": 0.99, "section": 0.99, "action": 0.99, "institution": 0.86},
    "qinghai-plan": {"indicator": 0.94, "quantity": 0.94, "section": 0.95, "action": 0.99, "institution": 0.92},
    "yanji-plan": {"indicator": 0.99, "quantity": 0.99, "section": 0.99, "action": 0.99, "institution": 0.85},
}


@cache
def report(name: str) -> Report:
    """What is found in one plan against its annotation."""
    facts = extract_document(read_document(FOLDER / f"{name}.txt"))
    return evaluate(read_gold(FOLDER / name), tuple(fact.as_dict() for fact in facts))


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in LEAST.items() for kind in kinds])
def test_no_kind_gets_worse(name: str, kind: str) -> None:
    (found,) = (one for one in report(name).kinds if one.kind == kind)
    assert found.strict.f1 >= LEAST[name][kind]


# jinan-action: its annotator counts the period on the line below as a part of the title, county-plan's does not;
# yuxi-programme: its annotator writes 等十部门, here it is the one that signs; haixi-plan: its annotator
# keeps 征求意见稿 in the title
OTHERWISE = ("jinan-action", "yuxi-programme", "haixi-plan")


@pytest.mark.parametrize("name", [name for name in LEAST if name not in OTHERWISE])
def test_the_header_is_read(name: str) -> None:
    (found,) = (one for one in report(name).kinds if one.kind == "document")
    assert found.strict.f1 == 1.0
