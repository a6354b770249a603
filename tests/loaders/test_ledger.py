"""The ledger: what no fact explains is listed, what is no value is not."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import read
from loaders.ledger import Ledger, ledger_of


def ledger(text: str) -> Ledger:
    document = Document("plan", "一、主要任务\n（一）提升能力\n" + text)
    return ledger_of(read(document, region="铜陵市", period="2021-2025"))


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，婴儿死亡率控制在4‰以内，新建卫生院3所。",
        "普及5G应用，防控H7N9禽流感，拨打120急救电话，建设P2实验室。",
        "面向35岁以上人群，推广“15分钟健身圈”，10月前完成。",
        "落实《行动方案（2021—2025年）》（铜卫〔2021〕15号）。",
        "项目位于新城路10号。",
    ],
)
def test_what_is_explained(text: str) -> None:
    found = ledger(text)
    assert found.numbers > 0
    assert found.coverage == 1.0
    assert not [doubt for doubt in found.doubts if doubt.kind == "number"]


def test_a_number_that_nothing_explains_is_listed_with_its_place() -> None:
    text = "服务半径缩小，达标情况为37。"
    (doubt,) = [doubt for doubt in ledger(text).doubts if doubt.kind == "number"]
    assert (doubt.span.text, doubt.reason) == ("37", "ledger.bare")


def test_a_share_of_nothing_known_is_a_rate_in_doubt() -> None:
    (doubt,) = [doubt for doubt in ledger("投资增速快于38%的门槛。").doubts if doubt.kind == "number"]
    assert doubt.reason == "ledger.rate"


def test_inferred_units_and_new_names_are_listed() -> None:
    found = ledger("到2025年，孕产妇死亡率为0，门诊预约按时就诊完成率达到92%。")
    assert [(doubt.kind, doubt.span.text) for doubt in found.doubts] == [("unit", "0"), ("name", "92%")]


def test_an_ordinal_out_of_order_is_listed() -> None:
    found = ledger_of(read(Document("plan", "一、基础\n二、目标\n四、任务\n")))
    assert [(doubt.kind, doubt.span.text) for doubt in found.doubts] == [("heading", "任务")]


def test_a_body_whose_owner_is_not_said_is_listed() -> None:
    found = ledger("市疾控中心加强指导，在儿童医院、精卫中心等专科医院增设病区。")
    assert [(doubt.span.text, doubt.detail) for doubt in found.doubts if doubt.kind == "body"] == [
        ("儿童医院", "铜陵市儿童医院"),
        ("精卫中心", "铜陵市精神卫生中心"),
    ]
