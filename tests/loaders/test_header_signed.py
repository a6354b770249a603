"""Who issued a document, and when: signatures, dates under a title, dates of other things."""

from __future__ import annotations

import pytest

from tests.loaders.test_header import WRAPPED, header


def test_chinese_numerals_in_the_date() -> None:
    assert header("铜陵市健康规划\n铜陵市卫生健康委员会\n二〇二二年三月十五日\n一、基础\n").date == "2022-03-15"


def test_the_day_it_comes_into_force_is_not_the_day_of_issue() -> None:
    assert header(WRAPPED).date == ""


def test_an_issuer_that_signs_behind_the_text() -> None:
    text = "关于健全基层卫生体系的意见\n一、主要任务\n（一）建强网底。\n铜陵市人民政府\n2019年3月5日\n附件：名单\n"
    fact = header(text)
    assert (fact.issuer, fact.date, fact.region) == ("铜陵市人民政府", "2019-03-05", "安徽省/铜陵市")


def test_a_table_of_times_is_no_signature() -> None:
    text = "铜陵市健康规划\n一、主要任务\n（一）建强网底。\n责任单位\n市财政局\n2019年3月5日\n"
    assert (header(text).issuer, header(text).date) == ("", "")


def test_a_deadline_is_no_date_of_issue() -> None:
    assert header("铜陵市创卫工作分工表\n2008年5月1日前完成改造。\n一、基础\n").date == ""


def test_the_date_of_the_page_above_the_signature() -> None:
    text = "铜陵市健康规划\n2019-12-26\n现印发给你们。\n铜陵市人民政府办公室\n2017年2月21日\n一、背景\n"
    assert header(text).date == "2017-02-21"


def test_the_many_that_sign() -> None:
    text = (
        "关于印发儿童口腔健康规划的通知\n我们制定了《“十四五”儿童口腔健康规划》。现印发给你们。\n国家卫生健康委\n教育部\n银保监会\n"
        "中国残联\n2022年2月7日\n一、背景\n"
    )
    fact = header(text)
    assert fact.title == "“十四五”儿童口腔健康规划"
    assert fact.issuer == "国家卫生健康委员会、教育部、中国银行保险监督管理委员会、中国残疾人联合会"


def test_an_issuer_on_the_line_above_its_title() -> None:
    rest = "\n\n各有关单位：\n\n一、总体目标\n到2030年，人均预期寿命达到78.5岁。\n二、事\n（一）提升素养。加强宣传。\n"
    assert header(f"榆林市榆阳区人民政府\n关于推进健康榆阳行动的意见{rest}").issuer == "榆林市榆阳区人民政府"
    joint = "铜陵市卫生健康委员会\n铜陵市民政局\n关于印发铜陵市托育规划的通知"
    assert header(joint + rest).issuer == "铜陵市卫生健康委员会、铜陵市民政局"
    assert header(f"铜陵市卫生健康工作会议材料\n关于推进健康铜陵行动的意见{rest}").issuer == ""


def test_all_who_issue_a_document_together() -> None:
    signed = "铜陵市发展和改革委员会\n铜陵市卫生健康委员会\n2021年8月2日\n"
    text = f"关于印发《铜陵市健康规划》的通知\n{signed}铜陵市健康规划\n一、背景\n"
    assert header(text).issuer == "铜陵市发展和改革委员会、铜陵市卫生健康委员会"
    beside = "铜陵市民政局 铜陵市卫生健康委员会关于印发铜陵市托育规划的通知\n一、背景\n"
    assert header(beside).issuer == "铜陵市民政局、铜陵市卫生健康委员会"


@pytest.mark.parametrize(
    ("line", "issuer", "date"),
    [
        ("（铜陵市卫生健康委员会  2026年3月）", "铜陵市卫生健康委员会", "2026-03"),
        ("铜陵市卫生健康委员会 2026年3月5日", "铜陵市卫生健康委员会", "2026-03-05"),
        ("铜陵市卫生健康委员会\n（2026年3月）", "铜陵市卫生健康委员会", "2026-03"),
        ("（2026年3月）", "", "2026-03"),
        ("发布时间 2026年3月5日", "", "2026-03-05"),
    ],
)
def test_who_and_when_under_the_title(line: str, issuer: str, date: str) -> None:
    fact = header(f"铜陵市“十五五”卫生健康规划\n{line}\n一、背景\n")
    assert (fact.issuer, fact.date) == (issuer, date)
