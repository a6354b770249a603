"""A label means what its indicator's name means: the same measure, of the same people, per the same number.

label_words.csv holds the words that change a meaning. `measure`: a label and its indicator's name hold words of the
same kinds. `people`: what a label says of people, owners or levels stands in the name, the population or the
denominator. labels_reviewed.csv lists what differs in wording alone, one label a row as the vocabulary writes it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology.indicators import Indicator, all_indicators, expand_label, indicator_named
from ontology.tables import rows

HERE = Path(__file__).parent
PER = re.compile(r"(?:^|每)(3万|5万|10万|十万|1万|1000|千|万|百)(?!元|车)")
AGES = re.compile(r"(?:(\d+)-)?(\d+)(?=周?岁|个月)")
NUMERAL = {"十万": "10万", "1000": "千", "1万": "万"}


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


WORDS = [(row["says"], row["kind"], row["words"].split(";")) for row in table("label_words.csv")]
REVIEWED = {(row["indicator"], row["label"], row["kind"]) for row in table("labels_reviewed.csv")}


def plain(text: str) -> str:
    return re.sub(r"(?<=\d)[~～—至](?=\d)", "-", text)


def ages_in(text: str) -> set[str]:
    """The ages that bound a group; from birth is no bound."""
    return {age for pair in AGES.findall(text) for age in pair} - {"", "0"}


def numbers_in(text: str) -> set[str]:
    return {NUMERAL.get(number, number) for number in PER.findall(text)}


def kinds_apart(label: str, indicator: Indicator) -> Iterator[str]:
    """The kinds of words in which a label differs from its indicator."""
    own = plain(f"{indicator.name} {indicator.population} {indicator.denominator}")
    label = plain(label)
    for says, kind, listed in WORDS:
        said = any(word in label for word in listed)
        named = any(word in own for word in listed)
        if said != named and (said or says == "measure"):
            yield kind
    if ages_in(label) - ages_in(own):
        yield "age"
    if numbers_in(label) != numbers_in(indicator.name):
        yield "per how many"
    if re.search(r"(?:人|数量|死亡)数?$", label) and re.search(r"(?:率|比例|占比|比重)$", indicator.name):
        yield "a count"


def found_apart() -> set[tuple[str, str, str]]:
    known = {indicator.name: indicator for indicator in all_indicators()}
    return {
        (row["indicator"], row["label"], kind)
        for row in rows("indicator_labels")
        if row["kind"] == "label"
        for label in expand_label(row["label"])
        for kind in kinds_apart(label, known[row["indicator"]])
    }


def test_a_label_says_what_its_name_says() -> None:
    assert sorted(found_apart() - REVIEWED) == []


def test_no_review_is_left_behind() -> None:
    assert sorted(REVIEWED - found_apart()) == []


@pytest.mark.parametrize(
    ("label", "indicator", "kind"),
    [
        ("公立综合医院中医床位占比", "综合医院设置中医临床科室比例", "beds"),
        ("每千人口中医类医院床位数", "每千人口公立中医医院床位数", "all traditional medicines"),
        ("农村孕产妇住院分娩率", "住院分娩率", "rural"),
        ("公立医院平均住院日", "平均住院日", "public"),
        ("老年人流感疫苗接种率", "流感疫苗接种率", "elderly"),
        ("成人肥胖增长率", "成人肥胖率", "growth"),
        ("重点人群职业健康素养水平", "重点人群职业健康知识知晓率", "literacy"),
        ("30岁及以上居民高血压知晓率", "高血压知晓率", "age"),
        ("每10万人口AED配备数", "每万人口AED数", "per how many"),
        ("婴儿死亡数", "婴儿死亡率", "a count"),
        ("每千分娩量产科医师和助产士数", "每千分娩量产科医师数", "midwives"),
        ("每千名儿童儿科医师数", "每千名儿童儿科执业(助理)医师数", "licensed physicians"),
        ("城市饮用水水质达标率", "城市集中式饮用水水源水质达标率", "water source"),
    ],
)
def test_wrong_links_are_seen(label: str, indicator: str, kind: str) -> None:
    wrong = indicator_named(indicator)
    assert wrong is not None
    assert kind in set(kinds_apart(label, wrong))
    right = indicator_named(label)
    assert right is None or right.name != wrong.name


def test_wording_alone_is_no_difference() -> None:
    known = indicator_named("每千人口注册护士数")
    assert known is not None
    assert list(kinds_apart("每千常住人口护士数", known)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("每千人口公立中医医院床位数", "每千人口公立中医类医院床位数"),
        ("每千人口医院床位数", "每千人口医疗卫生机构床位数"),
        ("每千人口社会办医床位数", "每千人口社会办医院床位数"),
        ("高血压患者健康管理率", "高血压患者规范管理率"),
        ("管理人群血压控制率", "高血压控制率"),
        ("孕产妇健康管理率", "孕产妇系统管理率"),
        ("肺结核患者规范管理率", "肺结核患者管理率"),
        ("户籍人口期望寿命", "人均期望寿命"),
        ("中小学生近视率", "儿童青少年总体近视率"),
        ("母乳喂养率", "纯母乳喂养率"),
        ("农村无害化卫生厕所普及率", "农村卫生厕所普及率"),
        ("公有产权村卫生室占比", "公办村卫生室占比"),
        ("健康县区占比", "健康促进县区比例"),
        ("三级公立医院平均住院日", "三级医院平均住院日"),
        ("政策范围内住院费用支付比例", "居民医保政策范围内住院费用支付比例"),
        ("城乡居民医保参保率", "基本医疗保险参保率"),
        ("户籍人口城镇化率", "城镇化率"),
        ("全社会研发经费投入强度", "卫生健康科研经费投入强度"),
    ],
)
def test_near_names_stay_apart(one: str, other: str) -> None:
    first, second = indicator_named(one), indicator_named(other)
    assert first is not None
    assert second is not None
    assert first.name != second.name


def test_a_part_says_of_whom() -> None:
    """An indicator with a wider one says in its name or population what makes it narrower, and counts in its unit."""
    by_name = {indicator.name: indicator for indicator in all_indicators()}
    for indicator in all_indicators():
        if indicator.broader:
            wider = by_name[indicator.broader]
            assert indicator.unit == wider.unit, indicator.name
            assert indicator.denominator == wider.denominator or indicator.population, indicator.name


def test_english_labels_tell_indicators_apart() -> None:
    counted = Counter(indicator.en for indicator in all_indicators())
    assert [en for en, times in counted.items() if times > 1] == []


def test_a_rate_per_so_many_has_a_denominator() -> None:
    assert [one.name for one in all_indicators() if numbers_in(one.name) and not one.denominator] == []
