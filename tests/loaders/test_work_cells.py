"""What the cells of a table of tasks state: measures due in their row's year."""

from __future__ import annotations

from loaders import extract_document
from loaders.document import Document
from loaders.model import IndicatorFact, QuantityFact

TABLE = (
    "序号\t重点任务\t主要内容\t牵头单位\t配合单位\t完成时限\n"
    "1\t控烟行动\t无烟机关增至45家\t市卫生健康委\t市公安局\t2023年12月\n"
    "2\t健康知识普及\t居民健康素养水平达到31%\t市卫生健康委\t市教育局\t2024年\n"
    "3\t急救体系建设\t新增急救站点6个，2022年先建2个\t市卫生健康委\t市财政局\t2025年底\n"
    "4\t培训2000名护理员\t持续开展\t市民政局\t市人力资源社会保障局\t持续推进\n"
)


def facts() -> tuple[list[tuple[str, float | None, str, str]], list[tuple[float | None, str, str, str]]]:
    text = "铜陵市“十四五”卫生健康规划\n一、主要任务\n（一）完善体系。\n做好各项工作。\n附件\n任务清单\n" + TABLE
    found = extract_document(Document("plan", text))
    for fact in found:
        assert fact.span is None or text[fact.span.start : fact.span.end] == fact.span.text
    return (
        [(f.indicator, f.value, f.year, f.role) for f in found if isinstance(f, IndicatorFact)],
        [(f.value, f.unit, f.year, f.role) for f in found if isinstance(f, QuantityFact)],
    )


def test_a_measure_is_due_when_its_row_is() -> None:
    indicators, quantities = facts()
    assert indicators == [("居民健康素养水平", 31, "2024", "target")]
    assert quantities[0] == (45, "家", "2023", "target")


def test_a_time_of_its_own_comes_first() -> None:
    _, quantities = facts()
    assert quantities[1:3] == [(6, "个", "2025", "target"), (2, "个", "2022", "target")]


def test_a_row_without_a_time_is_due_with_the_plan_and_its_number_counts_nothing() -> None:
    _, quantities = facts()
    assert quantities[3:] == [(2000, "名", "2025", "target")]


def test_the_aims_of_a_year_stand_in_a_column_of_their_own() -> None:
    table = (
        "附件\n\n2023年全市卫生健康重点任务清单\n\n序号\t重点任务\t年度目标\t牵头处室\t完成时间\n"
        "1\t家庭医生签约\t重点人群签约率≥85%\t基层处\t11月底\n"
        "2\t健康素养提升\t居民健康素养水平达到36%\t健康促进处\t12月底\n"
    )
    text = "铜陵市卫生健康委2023年工作要点\n\n一、重点工作\n（一）强基层\n持续提升服务能力。\n\n" + table
    facts = [fact for fact in extract_document(Document("plan", text)) if isinstance(fact, IndicatorFact)]
    assert [(fact.indicator, fact.value, fact.year, fact.role) for fact in facts] == [
        ("重点人群家庭医生签约率", 85, "2023", "target"),
        ("居民健康素养水平", 36, "2023", "target"),
    ]
